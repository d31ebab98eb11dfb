// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/search/SearcherActor.h"

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Less than the writer has for a transaction: a reset of PostgreSQL, which waits for a search, still comes through.
constexpr auto searchPatience = 3'500ms;

} // namespace

SearcherActor::SearcherActor(actor::Clock &clock, LedgerLocation location)
    : Actor(u"Searcher"_s, clock, {.mailboxCapacity = 20})
    , m_location(std::move(location))
{
}

SearcherActor::~SearcherActor() = default;

void SearcherActor::start()
{
    m_stopping = false;
    Actor::start();
}

void SearcherActor::stop()
{
    m_stopping = true;
    Actor::stop();
}

void SearcherActor::initialise()
{
    m_reader = std::make_unique<LedgerReader>(std::make_unique<LedgerStore>(m_location));
}

void SearcherActor::terminate() noexcept
{
    m_reader.reset();
}

void SearcherActor::search(const InvoiceQuery &query, const SearchPromise &promise)
{
    // Whoever types on asks anew, and does not want what was asked before.
    if (promise->isCanceled())
        return;
    const SearchLimit limit{.deadline = std::chrono::steady_clock::now() + searchPatience,
        .cancelled = [this, &promise] { return m_stopping || promise->isCanceled(); }};
    promise->addResult(m_reader->search(query, limit));
    promise->finish();
}

} // namespace billow
