// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace billow {

/// How days are written in tables and fields: in digits, in the order of the locale, with all four digits of the year.
/// The "C" locale's is that of ISO 8601.
[[nodiscard]] QString dayFormat(const QLocale &locale);
/// "23.11.2026" in German.
[[nodiscard]] QString dayText(QDate day, const QLocale &locale = QLocale());
/// "23.11.2026 10:42:59"
[[nodiscard]] QString momentText(const QDateTime &moment, const QLocale &locale = QLocale());

} // namespace billow
