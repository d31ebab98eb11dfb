// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "core/invoice/ItemOutcome.h"
#include "core/web/client/HolderClient.h"

#include <QStringList>

#include <atomic>
#include <memory>
#include <span>
#include <vector>

namespace billow {

/// A ledger that another Billow program uses, reached through that program's API. It never writes into another
/// ledger: each request has the start ID of the program that the ledger's lock names. While that program is
/// unavailable or can't accept more, this waits. Invoices sent again are stored once, and counted correctly.
/// Blocking; used on one thread.
class RemoteLedger final {
public:
    using Outcomes = Result<std::vector<ItemOutcome>>;

    /// Who holds the ledger now.
    struct Holder {
        QString name; ///< for people
        QString startId; ///< as it names itself; empty: not known
        QStringList addresses; ///< possible addresses, the likeliest first
    };
    struct Options {
        /// Reads the ledger's lock. An Error: it can't be read now, or no program has it.
        std::function<Result<Holder>()> findHolder;
        QByteArray token; ///< empty: none
        /// The reason for the stall; empty when it resumes.
        std::function<void(const QString &why)> onWaiting;
        /// How long it is waited for a program that does not answer at all.
        std::chrono::seconds longestAbsence{60};
    };

    explicit RemoteLedger(Options options);
    ~RemoteLedger();
    Q_DISABLE_COPY_MOVE(RemoteLedger)

    /// Finds the program, within a few seconds.
    Result<void> open();
    /// The address where it was found: "localhost:4000".
    [[nodiscard]] QString address() const { return m_address; }

    /// At most 10,000. Documents that invoices come with have to have their bytes.
    [[nodiscard]] Outcomes store(std::span<const Invoice> invoices);

    /// No more waiting; for an answer that is on its way, two seconds more. From any thread, and from a signal's
    /// handler.
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }

private:
    struct Delivery;

    Result<void> connect();
    Result<void> greet(const QString &address, const QString &startId);
    Outcomes deliverPatiently(Delivery &delivery);
    Outcomes deliver(Delivery &delivery);
    Outcomes deliverInParts(Delivery &delivery);
    /// Of a request to which one of \a expected is the answer.
    Result<HolderClient::Answer> ask(
        Delivery &delivery, const HolderClient::Request &request, const std::vector<int> &expected);
    static Error givenUp(const Delivery &delivery, const QString &why);
    /// False: it was cancelled.
    bool pause(std::chrono::milliseconds time) const;
    void say(const QString &why);
    [[nodiscard]] bool isCancelled() const { return m_cancelled.load(std::memory_order_relaxed); }

    const Options m_options;
    std::atomic<bool> m_cancelled = false;
    HolderClient m_client;
    QString m_address; ///< empty: to be found
    Seq m_newest = 0; ///< the newest invoice that is known to have been in the ledger
    QString m_said;
};

} // namespace billow
