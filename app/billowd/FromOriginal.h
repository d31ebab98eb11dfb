// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/LedgerLocation.h"

#include <QCommandLineParser>

namespace billow {

inline const QString fromOriginalOption = QStringLiteral("from-original");

/// billowd migrate --from-original URL: brings the original's invoices into \a ledger, and prints what became of them.
/// Answers the exit code.
int migrateFromOriginal(const QCommandLineParser &parser, const LedgerLocation &ledger);

} // namespace billow
