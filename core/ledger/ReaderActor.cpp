// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/ReaderActor.h"

namespace billow {

using namespace Qt::StringLiterals;

ReaderActor::ReaderActor(actor::Clock &clock, LedgerLocation location)
    : Actor(u"Reader"_s, clock, {.mailboxCapacity = 1'000})
    , m_location(std::move(location))
{
}

ReaderActor::~ReaderActor() = default;

void ReaderActor::initialise()
{
    m_reader = std::make_unique<LedgerReader>(std::make_unique<LedgerStore>(m_location));
}

void ReaderActor::terminate() noexcept
{
    m_reader.reset();
}

void ReaderActor::range(Seq first, Seq last, const BatchPromise &promise)
{
    // The face has gone, or does not want it any more.
    if (promise->isCanceled())
        return;
    promise->addResult(m_reader->range(first, last));
    promise->finish();
}

void ReaderActor::seqs(const QList<Seq> &seqs, const BatchPromise &promise)
{
    if (promise->isCanceled())
        return;
    promise->addResult(m_reader->seqs(seqs));
    promise->finish();
}

void ReaderActor::analytics(const AnalyticsQuery &query, const AnalyticsPromise &promise)
{
    if (promise->isCanceled())
        return;
    promise->addResult(m_reader->analytics(query, clock().utcNow()));
    promise->finish();
}

void ReaderActor::filterChoices(const ChoicesPromise &promise)
{
    if (promise->isCanceled())
        return;
    promise->addResult(m_reader->filterChoices());
    promise->finish();
}

void ReaderActor::document(Seq seq, const DocumentPromise &promise)
{
    if (promise->isCanceled())
        return;
    promise->addResult(m_reader->document(seq));
    promise->finish();
}

void ReaderActor::original(Seq seq, const OriginalPromise &promise)
{
    if (promise->isCanceled())
        return;
    promise->addResult(m_reader->original(seq));
    promise->finish();
}

} // namespace billow
