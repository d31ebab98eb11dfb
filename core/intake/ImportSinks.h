// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"
#include "core/intake/FileImport.h"
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/LedgerWriter.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <span>

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

/// Where an import in the running program puts its invoices: the API, waiting for the answer to each batch. While the
/// ledger is unavailable it waits, until it is told to stop.
class ApiSink final {
public:
    using Outcomes = Result<std::vector<ItemOutcome>>;
    /// Why it waits; empty: it waits no longer. Called on the thread of store().
    using OnWaiting = std::function<void(const QString &why)>;

    ApiSink(Api &api, OnWaiting onWaiting);

    /// Blocking. For the thread of the import.
    [[nodiscard]] Outcomes store(std::span<const Invoice> invoices);

    /// No more waiting for a ledger that is away, and soon none for an answer that is on its way. From any thread.
    void cancel() { stop(Stop::Soon); }
    /// store() returns at once, and the API is not used any more when this has returned. From any thread.
    void abandon() { stop(Stop::Now); }

private:
    enum class Stop { No, Soon, Now };
    struct Exchange;

    void stop(Stop how);
    [[nodiscard]] std::optional<Exchange> send(const InvoiceBatch &batch);
    [[nodiscard]] Outcomes ask(const InvoiceBatch &batch);
    [[nodiscard]] bool waitForAnswer(const Exchange &exchange);
    void say(const QString &why);

    Api &m_api;
    const OnWaiting m_onWaiting;
    QString m_said;
    /// Shared with the answers: one may come when nobody waits for it any more.
    struct Signal {
        std::mutex mutex;
        std::condition_variable changed;
        Stop stop = Stop::No; ///< under mutex
    };
    const std::shared_ptr<Signal> m_signal = std::make_shared<Signal>();
};

} // namespace billow
