// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"
#include "core/engine/Engine.h"
#include "core/ledger/verify/LedgerVerifier.h"
#include "tests/support/ManualClock.h"

#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace billow {

/// A whole engine on a clock that the test moves by hand, on a ledger in a temporary folder or at a URL.
class EngineFixture {
public:
    explicit EngineFixture(const QString &databaseUrl = {});
    ~EngineFixture();
    Q_DISABLE_COPY_MOVE(EngineFixture)

    EngineOptions options; ///< to be changed before start()

    /// Starts the engine; with \a untilReady it is open when this returns.
    void start(bool untilReady = true);
    /// Ends the engine in order, as a program that is closed.
    void stop();
    /// Moves time on in small steps, waiting after each until no actor has anything left to do.
    void advance(actor::Clock::Duration duration);
    /// Moves time on until \a done or \a limit; answers whether it is done. \a done only looks.
    bool advanceUntil(const std::function<bool()> &done, actor::Clock::Duration limit);
    /// Waits, in real time, until \a done; time on the clock moves along by a millisecond for each turn.
    bool waitUntil(const std::function<bool()> &done);

    /// Sends the command and moves time on until it is answered.
    CommandOutcome command(const QFuture<CommandOutcome> &future);
    CommandOutcome startRun() { return command(engine->api().start()); }
    CommandOutcome stopRun() { return command(engine->api().stop()); }

    /// Crashes the actor and moves time on until it runs again.
    bool crashAndRecover(const QString &actor);
    [[nodiscard]] actor::VitalSigns signsOf(const QString &actor) const;

    /// Read from the ledger itself, beside the engine.
    [[nodiscard]] LedgerPosition position() const;
    /// The invariants that do not hold; empty: all do.
    [[nodiscard]] QStringList broken() const;

    actor::ManualClock clock;
    std::unique_ptr<Engine> engine;

private:
    void settle();

    QTemporaryDir m_folder;
    int m_crashes = 0;
};

/// A face that remembers what it was shown.
class Face : public QObject {
    Q_OBJECT
public:
    explicit Face(Api &api);

    std::vector<Seq> seen; ///< invoices in the order in which they were shown; from the newest snapshot on
    QStringList faults; ///< gaps, overlaps
    LiveUpdate last;
    int snapshots = 0;

private:
    void onUpdated(const LiveUpdate &update);

    std::unique_ptr<Subscription> m_subscription;
};

} // namespace billow
