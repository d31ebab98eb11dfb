// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/base/Health.h"
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/LedgerMessages.h"

namespace billow {

/// The actor that owns the one writing connection. All that has queued up is one transaction (group commit); what it
/// answers is on disk. A database that is away is a state, not a crash: it is tried again with a growing pause, and
/// Commit::Opened says when it is back. A disk without space is another: the ledger can be read and reset then, and
/// writing is tried again. What it has committed it rolls up in between, in small steps.
class LedgerActor final : public actor::Actor {
    Q_OBJECT
public:
    /// \a instance names this program's run of the engine: a generator run of another instance is ended on opening.
    LedgerActor(actor::Clock &clock, LedgerLocation location, QString instance);
    ~LedgerActor() override;

    // Messages
    void request(const billow::LedgerRequest &request);
    /// Says its health again, and answers with a Commit of kind Report; not while the ledger is away: Opened follows.
    void report();
    /// Tells beside the ledger's lock where this program serves its API, so that another finds it.
    void onWebHealth(const billow::Health &health);

Q_SIGNALS:
    void committed(const billow::SharedCommit &commit);
    void healthChanged(const billow::Health &health);

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    struct State;

    void open();
    /// Says that the ledger is there (again).
    void becomeReady(Commit commit);
    void flush();
    void scheduleRollUp(actor::Clock::Duration pause);
    void rollUp();
    /// Looks whether a database that is not used at the moment is still there.
    void probe();
    void waitForSpace();
    void goAway(const Error &error);
    [[nodiscard]] bool isNews(const QString &message);
    /// After a pause that grows.
    void retry(void (LedgerActor::*again)());
    void setHealth(Health::State state, const QString &message, std::chrono::microseconds latency);

    const LedgerLocation m_location;
    const QString m_instance;
    QString m_servedAt; ///< outlives a crash: nobody would tell it again
    std::unique_ptr<State> m_state;
};

} // namespace billow
