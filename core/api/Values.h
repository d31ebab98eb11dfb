// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Health.h"
#include "core/base/Rate.h"
#include "core/invoice/Invoice.h"
#include "core/invoice/Totals.h"

#include <QMetaType>
#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>

// The immutable values that the API carries to its faces.
namespace billow {

/// What the stream is doing.
enum class Activity {
    Stopped, ///< "Idle": no run, and the last run has been displayed to its end
    Running, ///< generating
    Stopping, ///< "Processing backlog": the run has ended, its invoices are still being displayed
};
[[nodiscard]] inline QString toString(Activity activity)
{
    switch (activity) {
    case Activity::Stopped:
        return QStringLiteral("stopped");
    case Activity::Running:
        return QStringLiteral("running");
    case Activity::Stopping:
        return QStringLiteral("stopping");
    }
    Q_UNREACHABLE();
} ///< "stopped", "running", "stopping", as in the HTTP API

struct Rates {
    Rate generation{5};
    Rate display{2};
    std::chrono::seconds runLength{300}; ///< 0: a run goes on until Stop

    friend bool operator==(const Rates &, const Rates &) = default;
};

/// Which invoices keep the display rate.
enum class Paced : std::uint8_t {
    Demo, ///< those of the demo generator; a real one is released at once, with all that wait before it
    All,
};

/// The run that is going on, or the last one.
struct RunStatus {
    std::int64_t id = 0; ///< 0: there has been none
    std::int64_t target = 0; ///< 0: no bound
    std::int64_t generated = 0;
    UtcTime startedAt{};
    std::optional<UtcTime> endsAt;

    friend bool operator==(const RunStatus &, const RunStatus &) = default;
};

struct Stats {
    Currency defaultCurrency; ///< of the headline figures
    Totals stored;
    Totals displayed;

    friend bool operator==(const Stats &, const Stats &) = default;
};

struct SystemStatus {
    Activity activity = Activity::Stopped;
    std::int64_t stored = 0; ///< "total_generated" in the HTTP API
    std::int64_t displayed = 0;
    std::int64_t backlog = 0;
    std::int64_t realCount = 0; ///< stored invoices that did not come from the demo generator
    Rates rates;
    RunStatus run;
    Health storage;
    Health cache;
    Health web{.state = Health::State::Off, .name = QStringLiteral("Web")}; ///< location: where a browser finds it
    Health folder{.state = Health::State::Off, .name = QStringLiteral("Folder")}; ///< the watched one
    int viewers = 0; ///< clients that hold a WebSocket
    QString failure; ///< not empty: the engine has stopped for good, and this says why

    friend bool operator==(const SystemStatus &, const SystemStatus &) = default;
};

/// What a subscriber is told, at most 20 times a second: the whole state, and the invoices displayed since the last
/// update.
struct LiveUpdate {
    /// The ledger's, which counts its commits: everything here is of that one moment. -1: the ledger's position is not
    /// known yet; then epoch and cursor mean nothing, and the figures are those of the cache, or none.
    std::int64_t revision = -1;
    std::int64_t epoch = 0; ///< counts resets; a seq names the same invoice only within one epoch
    Seq cursor = 0; ///< the newest displayed invoice
    /// A fresh start instead of a continuation: on joining, after a reset, or where the subscriber was too slow. Then
    /// invoices holds the newest ones up to cursor.
    bool snapshot = false;
    /// Ascending, dense, the last one is cursor; each exactly once to each subscriber (unless snapshots come between).
    /// Empty where only stats or status have changed.
    InvoiceBatch invoices;
    Stats stats;
    SystemStatus status;

    [[nodiscard]] bool isPositionKnown() const { return revision >= 0; }
};

/// What became of a command.
struct CommandOutcome {
    enum class Verdict {
        Done,
        Refused, ///< not possible in this state of the stream; HTTP 409
        Invalid, ///< the values are wrong; HTTP 400
        Unavailable, ///< the ledger is away or the engine is busy: try again; HTTP 503
    };
    Verdict verdict = Verdict::Done;
    QString message; ///< for people
    Activity activity = Activity::Stopped; ///< after the command
    std::int64_t invoices = 0; ///< how many releaseBacklog() released, or removeInvoices() deleted
};

} // namespace billow

Q_DECLARE_METATYPE(billow::LiveUpdate)
Q_DECLARE_METATYPE(billow::SystemStatus)
Q_DECLARE_METATYPE(billow::Stats)
