// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/resources/InvoiceFinder.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The longest that a search may take, including the wait for others.
constexpr auto searchPatience = 10s;

} // namespace

void InvoiceFinder::find(
    const Surroundings &surroundings, const InvoiceQuery &query, const HttpReply &reply, Found found)
{
    if (const InvoiceSearch *search = kept(query, surroundings.current.last().epoch))
        return found(*search);
    const std::shared_ptr<void> place = m_searches.take();
    if (!place)
        return found(Error::unavailable(u"Too many searches are running; please try again"_s));
    reply.allow(searchPatience);
    m_running.push_back({surroundings.api.search(query), reply});
    // The place is taken for as long as anybody has it, so also where the answer is lost.
    whenAnswered(surroundings, m_running.back().search,
        [this, place, query, found = std::move(found)](const Result<InvoiceSearch> &search) {
            if (search)
                keep(query, *search);
            found(search);
        });
}

void InvoiceFinder::cancelUnwanted()
{
    std::erase_if(m_running, [](Running &running) {
        if (!running.search.isFinished() && !running.reply.isAwaited())
            running.search.cancel();
        return running.search.isFinished() || running.search.isCanceled();
    });
}

void InvoiceFinder::keep(InvoiceQuery query, const InvoiceSearch &search)
{
    // What is displayed still changes.
    if (query.filter.displayedOnly)
        return;
    // Nothing comes below the newest seq any more, so this holds for all further pages.
    query.filter.beforeSeq = std::min(query.filter.beforeSeq.value_or(search.lastSeq + 1), search.lastSeq + 1);
    std::erase_if(m_kept, [&query](const Kept &each) { return each.query == query; });
    m_kept.push_front({std::move(query), search});
    qsizetype seqs = 0;
    const auto tooMuch = std::ranges::find_if(m_kept, [&seqs](const Kept &each) {
        seqs += each.search.seqs.size();
        return seqs > mostSeqsKept;
    });
    constexpr std::ptrdiff_t mostKept = 16;
    m_kept.erase(std::min(tooMuch, m_kept.begin() + std::min(mostKept, std::ssize(m_kept))), m_kept.end());
}

const InvoiceSearch *InvoiceFinder::kept(const InvoiceQuery &query, std::int64_t epoch) const
{
    const auto found = std::ranges::find_if(
        m_kept, [&](const Kept &each) { return each.query == query && each.search.epoch == epoch; });
    return found == m_kept.end() ? nullptr : &found->search;
}

} // namespace billow
