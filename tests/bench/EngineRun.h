// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"
#include "core/api/Api.h"
#include "core/engine/Engine.h"

#include <QObject>

namespace billow::bench {

/// One run at unlimited rates, from Start until all that was generated has been seen by a subscriber. Lives on a thread
/// with an event loop.
class EngineRun final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EngineRun)
public:
    /// At least \a rows are generated; the run is stopped as soon as they are stored.
    EngineRun(const LedgerLocation &ledger, std::int64_t rows);
    ~EngineRun() override;

    void start();

    // Once finished
    [[nodiscard]] std::int64_t rows() const { return m_seen; }
    [[nodiscard]] double seconds() const;
    [[nodiscard]] int updates() const { return m_updates; }

Q_SIGNALS:
    void finished();
    void failed(const QString &reason);

private:
    void onUpdate(const LiveUpdate &update);
    void begin(const LiveUpdate &update);
    [[nodiscard]] bool isComplete(const LiveUpdate &update) const;

    const std::int64_t m_rows;
    actor::SystemClock m_clock;
    Engine m_engine;
    std::unique_ptr<Subscription> m_subscription;
    bool m_begun = false;
    bool m_stopped = false;
    bool m_done = false;
    std::int64_t m_seen = 0;
    int m_updates = 0;
    actor::Clock::Duration m_from{};
    actor::Clock::Duration m_to{};
};

} // namespace billow::bench
