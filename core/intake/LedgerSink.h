// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/FileImport.h"
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/LedgerWriter.h"

namespace billow {

/// Where an import puts its invoices: a ledger that this process holds for as long as the import takes.
class LedgerSink final {
public:
    enum class Commit {
        EachBatch, ///< what has been read is stored, also where a later row fails
        AtTheEnd, ///< keep() or abandon() decides on all of it
    };

    LedgerSink(const LedgerLocation &location, Commit commit);

    Result<void> open();
    /// Borrows this.
    [[nodiscard]] FileImport::Sink sink();
    Result<void> keep();
    void abandon() noexcept;

private:
    Result<std::vector<ItemOutcome>> store(std::span<const Invoice> invoices);

    LedgerWriter m_writer;
    const Commit m_commit;
};

} // namespace billow
