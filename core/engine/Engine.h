// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"
#include "core/api/ImportJob.h"
#include "core/api/Values.h"
#include "core/cache/RedisLocation.h"
#include "core/ledger/LedgerLocation.h"
#include "core/web/WebOptions.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace actor {
class Actor;
}

namespace billow {

class LogHistory;

/// What an engine is made from.
struct EngineOptions {
    LedgerLocation ledger;
    std::optional<RedisLocation> redis; ///< nothing: no cache
    Rates rates;
    Paced paced = Paced::Demo;
    Currency defaultCurrency; ///< of the headline figures
    std::uint64_t seed = 0; ///< of the demo generator; 0: a new one for each run
    std::optional<WebOptions> web; ///< nothing: no server
    LogHistory *log = nullptr; ///< what faces see of the log; outlives the engine; nothing: they see none
    QStringList profileFolders; ///< of import profiles, in addition to the built-in ones
    ImportDefaults importDefaults;
    QString intakeFolder; ///< a folder that is watched; empty: none is
    QString intakeProfile; ///< of CSV files there; empty: one that fits, or what they show
    std::int64_t largestOriginal = 0; ///< bytes of an e-invoice that is kept; 0: none is
    bool startRun = false; ///< start a run as soon as the stream is stopped
};

class Api;

/// Billow without a user interface: the actors, their supervisors, and the API to them. Built, used and destroyed on
/// one thread; the work is done on others.
class Engine final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Engine)
public:
    /// \a clock outlives the engine.
    Engine(const EngineOptions &options, actor::Clock &clock);
    /// stop() was called before, or is now.
    ~Engine() override;

    /// Returns at once; a ledger that cannot be opened is reported through the API's status, not here.
    void start();
    /// Has the web server accept no more connections, answer open requests and close its sockets; then emits webLeft().
    void leaveWeb();
    /// Stops every actor, and waits for them and for the file readers, at most \a limit in all; false if one did not
    /// stop in time (a server that no longer answers, a disk that hangs). Then destroying the engine would wait for
    /// it: a program that has to exit now uses _Exit(). Committed data is safe.
    [[nodiscard]] bool stop(std::chrono::milliseconds limit);

    [[nodiscard]] Api &api();

    /// Makes the actor of that name throw in its next message, as a fault in it would; false if there is none.
    bool crash(const QString &actor, const QString &reason);
    /// For tests that need to know when the engine is idle.
    [[nodiscard]] std::vector<actor::Actor *> actors() const;

Q_SIGNALS:
    /// The engine has stopped permanently: an actor hangs, or crashed repeatedly.
    void failed(const QString &reason);
    /// The ledger can't be used, and there is no retry; \a reason names the program that uses it, or the fault.
    void ledgerRefused(const QString &reason);
    /// The web server's address cannot be used; it is tried again.
    void webRefused(const QString &reason);
    /// After leaveWeb(): every client has gone.
    void webLeft();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace billow
