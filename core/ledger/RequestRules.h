// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/ledger/LedgerMessages.h"

namespace billow {

class LedgerWriter;

/// Carries out \a operation inside the open transaction of \a writer. What it releases is added to \a released.
[[nodiscard]] Result<LedgerAnswer> perform(
    const LedgerRequest &request, LedgerWriter &writer, UtcTime now, InvoiceBatch &released);

/// The run, ended where the ledger stands.
[[nodiscard]] Run ended(Run run, Seq lastSeq);

/// How many invoices \a run is to have generated in the end if from \a now on \a rate holds; 0: no bound.
[[nodiscard]] std::int64_t targetAt(const Run &run, Rate rate, UtcTime now);

} // namespace billow
