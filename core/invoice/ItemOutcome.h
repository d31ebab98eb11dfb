// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"

namespace billow {

/// What became of one invoice that was offered to the ledger.
struct ItemOutcome {
    bool duplicate = false; ///< an invoice of the same (seller, number) is stored already
    Seq seq = 0; ///< where it was stored, or where the earlier one stands
};

} // namespace billow
