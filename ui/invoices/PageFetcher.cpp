// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/invoices/PageFetcher.h"

#include "ui/invoices/InvoicePages.h"

namespace billow {

using namespace std::chrono_literals;

PageFetcher::PageFetcher(Api &api, QObject *parent)
    : PageFetcher(
        [&api](Seq page) { return api.invoices(InvoicePages::firstOf(page), InvoicePages::lastOf(page)); }, parent)
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
