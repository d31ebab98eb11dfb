// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"
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
    QStringList profileFolders; ///< of import profiles, besides those that ship with the program
    bool startRun = false; ///< begin a run as soon as the stream is stopped
};

class Api;

/// Billow without a face: the actors, what supervises them, and the API to them. Built, used and destroyed on one
/// thread; the work goes on on others.
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
    /// Has the web server let nobody in any more, answer what was asked, and close its sockets; then comes webLeft().
    void leaveWeb();
    /// Stops every actor, and waits for them and for what reads files, at most \a limit in all; false where one did not
    /// end in time (a server that does not answer any more, a disk that hangs). Then the engine cannot be destroyed
    /// without waiting for it: a program that wants to end now ends with _Exit(). What was committed is safe.
    [[nodiscard]] bool stop(std::chrono::milliseconds limit);

    [[nodiscard]] Api &api();

    /// Makes the actor of that name throw in its next message, as a fault in it would; false where there is none.
    bool crash(const QString &actor, const QString &reason);
    /// For tests that have to know when nothing is going on.
    [[nodiscard]] std::vector<actor::Actor *> actors() const;

Q_SIGNALS:
    /// The engine has stopped for good: an actor hangs, or crashed again and again.
    void failed(const QString &reason);
    /// The ledger cannot be used and will not be tried again; \a reason says who holds it, or what is wrong with it.
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
