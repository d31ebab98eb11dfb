// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QVariant>

#include <initializer_list>

namespace billow {

/// A name with its value, at the end of a message.
struct LogField {
    QString name;
    QVariant value;
};

/// "committed rows=500 path=\"/tmp/a b\"": the message, then each field as name=value, in quotes where it has to be.
[[nodiscard]] QString formatted(const QString &message, std::initializer_list<LogField> fields);

} // namespace billow
