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

namespace {

template <typename Promise, typename Read>
void answer(const Promise &promise, Read read)
{
    // The face has gone, or does not want it any more.
    if (promise->isCanceled())
        return;
    promise->addResult(read());
    promise->finish();
}

} // namespace

void ReaderActor::range(Seq first, Seq last, const BatchPromise &promise)
{
    answer(promise, [&] { return m_reader->range(first, last); });
}

void ReaderActor::seqs(const QList<Seq> &seqs, const BatchPromise &promise)
{
    answer(promise, [&] { return m_reader->seqs(seqs); });
}

void ReaderActor::analytics(const AnalyticsQuery &query, const AnalyticsPromise &promise)
{
    answer(promise, [&] { return m_reader->analytics(query, clock().utcNow()); });
}

void ReaderActor::filterChoices(const ChoicesPromise &promise)
{
    answer(promise, [&] { return m_reader->filterChoices(); });
}

void ReaderActor::document(Seq seq, const DocumentPromise &promise)
{
    answer(promise, [&] { return m_reader->document(seq); });
}

void ReaderActor::original(Seq seq, const OriginalPromise &promise)
{
    answer(promise, [&] { return m_reader->original(seq); });
}

} // namespace billow
