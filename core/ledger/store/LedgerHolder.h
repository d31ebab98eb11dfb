// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>

#include <optional>

namespace billow {

struct LedgerLocation;

/// Who holds a ledger, as its lock tells. It may have let go since: whoever acts on this asks the program itself.
struct LedgerHolder {
    QString name; ///< for people: "billowd (process 123 on host)"
    QString startId; ///< startId() of that program; empty: it has not told
    QString address; ///< where it serves the API, "localhost:4000"; empty: nowhere, or not yet

    /// Nothing: nobody. Blocks, for some seconds at most.
    [[nodiscard]] static Result<std::optional<LedgerHolder>> find(const LedgerLocation &location);

    friend bool operator==(const LedgerHolder &, const LedgerHolder &) = default;
};

} // namespace billow
