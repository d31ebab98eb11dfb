// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/engine/Actors.h"

#include "core/cache/StatsCache.h"
#include "core/intake/folder/FolderActor.h"
#include "core/ledger/LedgerActor.h"
#include "core/ledger/ReaderActor.h"
#include "core/ledger/search/SearcherActor.h"
#include "core/stream/Broadcaster.h"
#include "core/stream/Buffer.h"
#include "core/stream/Coordinator.h"
#include "core/stream/Producer.h"
#include "core/stream/StatsAggregator.h"
#include "core/stream/Submitter.h"
#include "core/web/WebServer.h"

#include <stdexcept>

namespace billow {

using actor::flow;

std::vector<actor::Actor *> Actors::all() const
{
    std::vector<actor::Actor *> actors{&ledger, &reader, &searcher, &statsCache, &coordinator, &producer, &submitter,
        &buffer, &statsAggregator, &broadcaster};
    if (webServer)
        actors.push_back(webServer);
    if (folder)
        actors.push_back(folder);
    return actors;
}

bool Actors::crash(const QString &name, const QString &reason) const
{
    for (actor::Actor *candidate : all()) {
        if (candidate->name() == name)
            return candidate->post([reason] { throw std::runtime_error(reason.toStdString()); });
    }
    return false;
}

void wire(const Actors &actors)
{
    const auto &[ledger, reader, searcher, statsCache, coordinator, producer, submitter, buffer, statsAggregator,
        broadcaster, webServer, folder] = actors; // folder is wired to nothing: it asks the API

    // What is asked of the ledger: invoices from the left, releases from the buffer, runs and resets from the top.
    flow(producer, &Producer::requested, ledger, &LedgerActor::request);
    flow(submitter, &Submitter::requested, ledger, &LedgerActor::request);
    flow(buffer, &Buffer::requested, ledger, &LedgerActor::request);
    flow(coordinator, &Coordinator::requested, ledger, &LedgerActor::request);

    // What the ledger has committed is all that anybody acts upon. To the producer it is the demand for more.
    flow(ledger, &LedgerActor::committed, producer, &Producer::onCommitted);
    flow(ledger, &LedgerActor::committed, submitter, &Submitter::onCommitted);
    flow(ledger, &LedgerActor::committed, buffer, &Buffer::onCommitted);
    flow(ledger, &LedgerActor::committed, coordinator, &Coordinator::onCommitted);
    flow(ledger, &LedgerActor::committed, statsAggregator, &StatsAggregator::onCommitted);

    // To the right: each commit with the figures and the status derived from it, to the cache and to the subscribers.
    // The buffer waits for a broadcaster that is behind.
    flow(statsAggregator, &StatsAggregator::changed, broadcaster, &Broadcaster::onState);
    flow(statsAggregator, &StatsAggregator::cacheable, statsCache, &StatsCache::store);
    flow(statsCache, &StatsCache::loaded, statsAggregator, &StatsAggregator::onCacheLoaded);
    flow(broadcaster, &Broadcaster::taken, buffer, &Buffer::onTaken);

    // What need not keep the pace.
    flow(coordinator, &Coordinator::releaseWanted, buffer, &Buffer::releaseUpTo);

    // The rest of the status: the rates, and the state of the parts.
    flow(coordinator, &Coordinator::ratesChanged, buffer, &Buffer::onRates);
    flow(coordinator, &Coordinator::ratesChanged, statsAggregator, &StatsAggregator::onRates);
    flow(ledger, &LedgerActor::healthChanged, statsAggregator, &StatsAggregator::onStorageHealth);
    flow(ledger, &LedgerActor::healthChanged, coordinator, &Coordinator::onStorageHealth);
    flow(ledger, &LedgerActor::healthChanged, submitter, &Submitter::onStorageHealth);
    flow(statsCache, &StatsCache::healthChanged, statsAggregator, &StatsAggregator::onCacheHealth);

    if (webServer) {
        flow(*webServer, &WebServer::healthChanged, statsAggregator, &StatsAggregator::onWebHealth);
        flow(*webServer, &WebServer::healthChanged, ledger, &LedgerActor::onWebHealth);
        flow(*webServer, &WebServer::viewersChanged, statsAggregator, &StatsAggregator::onViewers);
        flow(statsAggregator, &StatsAggregator::healthWanted, *webServer, &WebServer::report);
    }

    if (folder) {
        flow(*folder, &FolderActor::healthChanged, statsAggregator, &StatsAggregator::onFolderHealth);
        flow(statsAggregator, &StatsAggregator::healthWanted, *folder, &FolderActor::report);
    }

    // Every actor that starts, also after a crash, requests the current position.
    flow(producer, &Producer::positionWanted, ledger, &LedgerActor::report);
    flow(submitter, &Submitter::positionWanted, ledger, &LedgerActor::report);
    flow(buffer, &Buffer::positionWanted, ledger, &LedgerActor::report);
    flow(coordinator, &Coordinator::positionWanted, ledger, &LedgerActor::report);
    flow(statsAggregator, &StatsAggregator::positionWanted, ledger, &LedgerActor::report);
    flow(broadcaster, &Broadcaster::positionWanted, ledger, &LedgerActor::report);
    flow(statsAggregator, &StatsAggregator::healthWanted, statsCache, &StatsCache::report);
}

} // namespace billow
