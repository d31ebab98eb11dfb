// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/CurrentState.h"

#include "core/web/json/Json.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QByteArray wrapped(const QByteArray &data)
{
    return "{\"success\":true,\"data\":" + data + '}';
}

} // namespace

void CurrentState::apply(const LiveUpdate &update)
{
    // One that does not continue was preceded by one that found no room in the mailbox.
    if (update.snapshot || update.cursor - update.invoices.size() != m_last.cursor)
        m_invoices.clear();
    const auto skipped = std::max<qsizetype>(0, update.invoices.size() - mostInvoices);
    for (const Invoice &invoice : update.invoices.sliced(skipped))
        m_invoices.push_back({invoice, {}});
    while (std::ssize(m_invoices) > mostInvoices)
        m_invoices.pop_front();
    if (!m_known || update.stats != m_last.stats) {
        m_stats.clear();
        m_statsAnswer.clear();
    }
    if (!m_known || update.status != m_last.status) {
        m_status.clear();
        m_statusAnswer.clear();
    }
    if (update.snapshot || update.cursor != m_last.cursor)
        m_listAnswer.clear();
    m_known = true;
    m_last = update;
    m_last.invoices.clear();
}

bool CurrentState::knowsFigures() const
{
    return knowsLedger() || !m_last.stats.displayed.isEmpty();
}

bool CurrentState::knowsLedger() const
{
    return m_last.isPositionKnown();
}

QString CurrentState::whyUnknown() const
{
    const QString &why = m_last.status.storage.message;
    return why.isEmpty() ? u"The ledger is being opened; please try again"_s
                         : u"The ledger is not available: %1"_s.arg(why);
}

const QByteArray &CurrentState::stats() const
{
    if (m_stats.isEmpty())
        m_stats = toJson(m_last.stats);
    return m_stats;
}

const QByteArray &CurrentState::systemStatus() const
{
    if (m_status.isEmpty())
        m_status = toJson(m_last.status);
    return m_status;
}

const QByteArray &CurrentState::invoice(Seq seq) const
{
    const Kept &kept = m_invoices.at(static_cast<std::size_t>(seq - oldestKept()));
    if (kept.json.isEmpty())
        kept.json = toJson(kept.invoice);
    return kept.json;
}

QByteArray CurrentState::newest(int count) const
{
    return list(std::max(oldestKept(), m_last.cursor - count + 1), m_last.cursor);
}

QByteArray CurrentState::list(Seq first, Seq last) const
{
    QByteArray list;
    list.reserve(2 + std::max<Seq>(0, last - first + 1) * 640);
    list += '[';
    for (Seq seq = last; seq >= first; --seq) {
        if (list.size() > 1)
            list += ',';
        list += invoice(seq);
    }
    list += ']';
    return list;
}

const QByteArray &CurrentState::statsAnswer() const
{
    if (m_statsAnswer.isEmpty())
        m_statsAnswer = wrapped(stats());
    return m_statsAnswer;
}

const QByteArray &CurrentState::systemStatusAnswer() const
{
    if (m_statusAnswer.isEmpty())
        m_statusAnswer = wrapped(systemStatus());
    return m_statusAnswer;
}

std::optional<QByteArray> CurrentState::usualListAnswer() const
{
    const Seq count = std::min<Seq>(m_last.cursor, usualInvoices);
    if (std::ssize(m_invoices) < count)
        return std::nullopt;
    if (m_listAnswer.isEmpty())
        m_listAnswer = listAnswer(newest(usualInvoices), count);
    return m_listAnswer;
}

QByteArray listAnswer(QByteArrayView list, std::int64_t count)
{
    QByteArray answer;
    answer.reserve(list.size() + 64);
    answer += "{\"success\":true,\"data\":";
    answer += list;
    answer += ",\"count\":";
    answer += QByteArray::number(qlonglong(count));
    answer += '}';
    return answer;
}

} // namespace billow
