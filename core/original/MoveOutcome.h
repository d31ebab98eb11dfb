// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"

namespace billow {

/// What became of one invoice of the original.
struct MoveOutcome {
    enum class Kind {
        Stored,
        Known, ///< the ledger had the very same invoice already
        Collides, ///< the ledger has another invoice of that seller and number
    };

    Kind kind = Kind::Stored;
    Seq earlier = 0; ///< the invoice that the ledger had
};

} // namespace billow
