// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "core/ledger/LedgerPosition.h"

#include <functional>

namespace billow {

/// Makes the invoice of that number; always the same one for the same number and moment.
using InvoiceMaker = std::function<Invoice(DemoNumber number, UtcTime issuedAt)>;
/// Makes the maker of one run from its seed.
using InvoiceMakerFactory = std::function<InvoiceMaker(std::uint64_t seed)>;

} // namespace billow
