// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/ItemOutcome.h"
#include "core/ledger/LedgerPosition.h"
#include "core/ledger/store/LedgerStore.h"

#include <chrono>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

// What is said to the Ledger and what it answers. All of it is immutable once sent.
namespace billow {

/// Who asks, so that each finds its own answers: the sender's name and a number of its own choosing.
struct Ticket {
    QString sender;
    std::uint64_t number = 0;

    friend bool operator==(const Ticket &, const Ticket &) = default;
};

/// Which invoices of a run a generated batch holds. The ledger takes the batch only if it continues exactly where the
/// ledger stands, so a producer that has crashed, or is behind, can neither skip nor repeat one.
struct GeneratedPart {
    std::int64_t runId = 0;
    DemoNumber after; ///< the number before the first of the batch
    DemoNumber last; ///< the number of its last
    Rate rate{}; ///< of the run, when the batch was made
};

struct AppendInvoices {
    InvoiceBatch invoices;
    Duplicates duplicates = Duplicates::Unlikely;
    std::optional<GeneratedPart> generated;
};
struct ReleaseInvoices {
    std::int64_t most = 0;
};
/// Refused while a run is active.
struct StartRun {
    Run run; ///< id and generated are the ledger's
};
/// Refused where that run is not active.
struct EndRun {
    std::int64_t runId = 0;
};
struct ChangeRun {
    std::int64_t runId = 0;
    Rate rate;
    UtcTime now{}; ///< from here the new rate counts
};
struct ResetLedger {
    bool deleteRealInvoices = false; ///< else refused where there are any
};

/// Deletes the invoices of one source. Refused where there is none, where they are real and that is not confirmed, and
/// for "demo" while a run is active.
struct RemoveInvoices {
    QString source;
    bool deleteRealInvoices = false;
};

using LedgerOperation =
    std::variant<AppendInvoices, ReleaseInvoices, StartRun, EndRun, ChangeRun, ResetLedger, RemoveInvoices>;

struct LedgerRequest {
    Ticket ticket;
    LedgerOperation operation;
};

struct LedgerAnswer {
    Ticket ticket;
    bool accepted = true; ///< false: the ledger stood elsewhere than the request assumed; nothing was changed by it
    QString reason; ///< where it was not accepted: why, for people; empty: the sender knows
    std::vector<ItemOutcome> items; ///< of AppendInvoices: one an invoice
    std::int64_t removed = 0; ///< of RemoveInvoices: how many
};

/// One committed transaction, or the ledger's word of where it stands.
struct Commit {
    enum class Kind {
        Written, ///< what was asked for has been stored
        Opened, ///< the ledger is (again) available: requests without an answer are lost, send them anew
        Report, ///< nothing has changed; somebody asked
    };
    Kind kind = Kind::Written;
    LedgerPosition position;
    std::vector<LedgerAnswer> answers;
    InvoiceBatch released; ///< ascending, dense, up to position.cursor
    InvoiceBatch
        recent; ///< of Opened, Report and a removal: the newest displayed invoices, ascending, at most recentLimit
    std::chrono::microseconds latency{}; ///< from the begin of the transaction to its commit

    static constexpr int recentLimit = 50;
};

/// Shared, because each commit goes to all who act upon it, and none of them changes it.
using SharedCommit = std::shared_ptr<const Commit>;

} // namespace billow
