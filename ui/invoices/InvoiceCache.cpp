// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/invoices/InvoiceCache.h"

namespace billow {

InvoiceCache::InvoiceCache(int capacity)
    : m_pages(capacity)
{
}

const Invoice *InvoiceCache::find(Seq seq) const
{
    const Page *page = m_pages.object(pageOf(seq));
    const auto place = static_cast<std::size_t>((seq - 1) % pageSize);
    if (!page || place >= page->size() || (*page)[place].seq != seq)
        return nullptr;
    return &(*page)[place];
}

void InvoiceCache::put(std::span<const Invoice> invoices)
{
    for (const Invoice &invoice : invoices) {
        if (invoice.seq < 1)
            continue;
        Page *page = m_pages.object(pageOf(invoice.seq));
        if (!page) {
            page = new Page;
            m_pages.insert(pageOf(invoice.seq), page); // owns it
        }
        const auto place = static_cast<std::size_t>((invoice.seq - 1) % pageSize);
        if (place >= page->size())
            page->resize(place + 1);
        (*page)[place] = invoice;
    }
}

void InvoiceCache::clear()
{
    m_pages.clear();
}

using namespace std::chrono_literals;

PageFetcher::PageFetcher(Api &api, QObject *parent)
    : PageFetcher(
        [&api](Seq page) { return api.invoices(InvoiceCache::firstOf(page), InvoiceCache::lastOf(page)); }, parent)
{
}

PageFetcher::PageFetcher(Ask ask, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(1s);
    connect(&m_pause, &QTimer::timeout, this, &PageFetcher::askNext);
}

void PageFetcher::want(Seq page)
{
    if (m_inFlight.contains(page))
        return;
    m_waiting.removeOne(page);
    m_waiting.append(page);
    if (m_waiting.size() > mostWaiting)
        m_waiting.removeFirst();
    askNext();
}

void PageFetcher::restart()
{
    ++m_round;
    m_waiting.clear();
    m_inFlight.clear();
    m_pause.stop();
}

void PageFetcher::askNext()
{
    while (!m_waiting.isEmpty() && m_inFlight.size() < mostInFlight && !m_pause.isActive())
        ask(m_waiting.takeLast());
}

void PageFetcher::ask(Seq page)
{
    m_inFlight.insert(page);
    whenDone(m_ask(page), this, [this, page, round = m_round](const Result<InvoiceBatch> &answer) {
        if (round == m_round)
            take(page, answer);
    });
}

void PageFetcher::take(Seq page, const Result<InvoiceBatch> &answer)
{
    m_inFlight.remove(page);
    if (answer.ok()) {
        Q_EMIT fetched(*answer, page);
    } else {
        m_waiting.append(page);
        m_pause.start();
        Q_EMIT failed(answer.error().message);
    }
    askNext();
}

} // namespace billow
