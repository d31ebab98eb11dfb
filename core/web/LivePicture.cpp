// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/LivePicture.h"

#include "core/web/Json.h"

#include <algorithm>

namespace billow {

void LivePicture::apply(const LiveUpdate &update)
{
    if (update.snapshot)
        m_invoices.clear();
    const auto skipped = std::max<qsizetype>(0, update.invoices.size() - mostInvoices);
    for (const Invoice &invoice : update.invoices.sliced(skipped))
        m_invoices.push_back(toJson(invoice));
    while (std::ssize(m_invoices) > mostInvoices)
        m_invoices.pop_front();
    if (!m_known || update.stats != m_last.stats)
        m_stats.clear();
    if (!m_known || update.status != m_last.status)
        m_status.clear();
    m_known = true;
    m_last = update;
    m_last.invoices.clear();
}

const QByteArray &LivePicture::stats() const
{
    if (m_stats.isEmpty())
        m_stats = toJson(m_last.stats);
    return m_stats;
}

const QByteArray &LivePicture::systemStatus() const
{
    if (m_status.isEmpty())
        m_status = toJson(m_last.status);
    return m_status;
}

QByteArray LivePicture::newest(int count) const
{
    QByteArray list;
    const auto wanted = std::min<std::ptrdiff_t>(count, std::ssize(m_invoices));
    list.reserve(2 + wanted * 640);
    list += '[';
    for (auto invoice = m_invoices.rbegin(); invoice != m_invoices.rbegin() + wanted; ++invoice) {
        if (list.size() > 1)
            list += ',';
        list += *invoice;
    }
    list += ']';
    return list;
}

} // namespace billow
