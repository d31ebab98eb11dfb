// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/cache/CachedState.h"

#include <QByteArray>

namespace billow {

/// A CachedState as the two JSON documents that are kept in Redis. Amounts are decimal strings, exact in 128 bits. Each
/// names the ledger, its revision and its epoch.
struct CachedStateJson {
    QByteArray totals;
    QByteArray recent;

    [[nodiscard]] static CachedStateJson write(const CachedState &state, const QString &ledgerKey);
    /// Trusts nothing: anyone may have written there. The error says what is wrong with the documents.
    [[nodiscard]] Result<CachedState> read(const QString &ledgerKey) const;
};

} // namespace billow
