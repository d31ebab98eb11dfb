// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <vector>

namespace actor {
class Actor;
}

namespace billow {

class Broadcaster;
class Buffer;
class Coordinator;
class FolderActor;
class Submitter;
class LedgerActor;
class Producer;
class ReaderActor;
class SearcherActor;
class StatsAggregator;
class StatsCache;
class WebServer;

/// The actors of one engine, borrowed from the supervision tree that owns them.
struct Actors {
    LedgerActor &ledger;
    ReaderActor &reader;
    SearcherActor &searcher;
    StatsCache &statsCache;
    Coordinator &coordinator;
    Producer &producer;
    Submitter &submitter;
    Buffer &buffer;
    StatsAggregator &statsAggregator;
    Broadcaster &broadcaster;
    WebServer *webServer = nullptr; ///< null: there is none
    FolderActor *folder = nullptr; ///< null: no folder is watched

    [[nodiscard]] std::vector<actor::Actor *> all() const;
    /// Makes the actor of that name throw in its next message, as a fault in it would; false if there is none, or its
    /// mailbox is full.
    [[nodiscard]] bool crash(const QString &name, const QString &reason) const;
};

/// Connects the actors with one another; the picture in docs/architecture.md as code.
void wire(const Actors &actors);

} // namespace billow
