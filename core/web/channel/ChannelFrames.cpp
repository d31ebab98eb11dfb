// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/channel/ChannelFrames.h"

#include "core/web/channel/ChannelTopic.h"
#include "core/web/channel/WebSocketFrame.h"
#include "core/web/CurrentState.h"
#include "core/web/json/Json.h"

#include <algorithm>
#include <tuple>

namespace billow {

namespace {

constexpr int newestAtFirst = 20; // CONTRACT: initial_data
constexpr qsizetype invoicesInPiece = 250;
/// Clients that all call their join by another name would have us keep as many copies.
constexpr std::size_t mostAudiences = 64;
constexpr qsizetype frameHead = 10;

QByteArray push(const Audience &audience, QByteArrayView event, QByteArrayView payload)
{
    return textFrame(phoenixPush(audience.version, audience.joinRef, "null", channelTopic(), event, payload));
}

QByteArrayView nameOfChangeTo(Activity activity)
{
    switch (activity) {
    case Activity::Stopped:
        return "stopped";
    case Activity::Running:
        return "started";
    case Activity::Stopping:
        return "stopping";
    }
    Q_UNREACHABLE();
}

/// The part of the status that is worth its own message: the counts change with every invoice, and the figures include
/// most of them.
SystemStatus withoutCounts(SystemStatus status)
{
    status.stored = status.displayed = status.backlog = status.realCount = status.run.generated = 0;
    status.viewers = 0;
    for (Health *health : {&status.storage, &status.cache, &status.web, &status.folder})
        health->latency = {};
    return status;
}

/// A list of invoices as one frame.
QByteArray batchFrame(const Audience &audience, const QByteArrayList &texts)
{
    return push(audience, "new_invoices", "{\"invoices\":[" + texts.join(',') + "]}");
}

/// Each invoice as a frame of its own.
QByteArray singleFrames(const Audience &audience, const QByteArrayList &texts)
{
    QByteArray frames;
    for (const QByteArray &text : texts) {
        const QByteArray message = phoenixPush(
            audience.version, audience.joinRef, "null", channelTopic(), "new_invoice", "{\"invoice\":" + text + '}');
        if (frames.isEmpty())
            frames.reserve(texts.size() * (message.size() + frameHead + message.size() / 8));
        appendTextFrame(frames, message);
    }
    return frames;
}

} // namespace

bool operator<(const Audience &a, const Audience &b)
{
    return std::tie(a.version, a.batch, a.joinRef) < std::tie(b.version, b.batch, b.joinRef);
}

ChannelFrames::ChannelFrames(const CurrentState &current)
    : m_current(current)
{
}

void ChannelFrames::take(const LiveUpdate &update)
{
    m_reset = m_known && update.epoch != m_update.epoch;
    m_newStats = !m_known || update.stats != m_update.stats;
    m_newState = m_known && withoutCounts(update.status) != withoutCounts(m_update.status);
    m_before = m_update.cursor;
    m_update = update;
    m_known = m_known || update.isPositionKnown();
    m_texts.reset();
    m_written.clear();
}

bool ChannelFrames::keeps(Seq seq) const
{
    return seq >= m_current.oldestKept() && seq <= m_update.cursor;
}

ChannelFrames::Written &ChannelFrames::writtenFor(const Audience &audience)
{
    if (m_written.size() >= mostAudiences && !m_written.contains(audience))
        m_written.clear();
    return m_written[audience];
}

const QByteArrayList &ChannelFrames::updateTexts()
{
    if (m_texts)
        return *m_texts;
    m_texts.emplace();
    m_texts->reserve(m_update.invoices.size());
    for (const Invoice &invoice : std::as_const(m_update.invoices))
        m_texts->append(keeps(invoice.seq) ? m_current.invoice(invoice.seq) : toJson(invoice));
    return *m_texts;
}

QByteArrayList ChannelFrames::pieces(const Audience &audience, const QByteArrayList &texts) const
{
    QByteArrayList pieces;
    pieces.reserve(texts.size() / invoicesInPiece + 1);
    for (qsizetype first = 0; first < texts.size(); first += invoicesInPiece) {
        const QByteArrayList part = texts.sliced(first, std::min(invoicesInPiece, texts.size() - first));
        pieces.append(audience.batch ? batchFrame(audience, part) : singleFrames(audience, part));
    }
    return pieces;
}

QByteArrayList ChannelFrames::update(const Audience &audience)
{
    if (const Written &written = writtenFor(audience); written.update)
        return *written.update;
    QByteArrayList all;
    if (!m_reset)
        all = pieces(audience, updateTexts());
    // In one piece with the invoices before it: each piece costs one system call per client.
    if (const QByteArray newest = news(audience); all.isEmpty() && !newest.isEmpty())
        all.append(newest);
    else if (!newest.isEmpty())
        all.last() += newest;
    writtenFor(audience).update = all;
    return all;
}

QByteArray ChannelFrames::news(const Audience &audience)
{
    if (m_reset)
        return statusChange(audience, "reset") + initialData(audience);
    QByteArray news;
    if (m_newStats)
        news = statsUpdate(audience);
    if (m_newState)
        news += statusChange(audience, nameOfChangeTo(m_update.status.activity));
    return news;
}

QByteArray ChannelFrames::initialData(const Audience &audience)
{
    Written &written = writtenFor(audience);
    if (!written.initialData) {
        written.initialData = push(audience, "initial_data",
            "{\"stats\":" + m_current.stats() + ",\"system_status\":" + m_current.systemStatus()
                + ",\"invoices\":" + m_current.newest(newestAtFirst) + ",\"seq\":" + QByteArray::number(m_update.cursor)
                + ",\"epoch\":" + QByteArray::number(m_update.epoch) + '}');
    }
    return *written.initialData;
}

QByteArrayList ChannelFrames::invoices(const Audience &audience, Seq first, Seq last) const
{
    QByteArrayList texts;
    texts.reserve(last - first + 1);
    for (Seq seq = first; seq <= last; ++seq)
        texts.append(m_current.invoice(seq));
    return pieces(audience, texts);
}

QByteArrayList ChannelFrames::invoices(const Audience &audience, const InvoiceBatch &invoices) const
{
    QByteArrayList texts;
    texts.reserve(invoices.size());
    for (const Invoice &invoice : invoices)
        texts.append(toJson(invoice));
    return pieces(audience, texts);
}

QByteArray ChannelFrames::presentState(const Audience &audience) const
{
    return statsUpdate(audience) + statusChange(audience, nameOfChangeTo(m_update.status.activity));
}

QByteArray ChannelFrames::statusChange(const Audience &audience, QByteArrayView name) const
{
    return push(audience, "status_change",
        QByteArray("{\"status\":\"").append(name) + "\",\"system_status\":" + m_current.systemStatus() + '}');
}

QByteArray ChannelFrames::statsUpdate(const Audience &audience) const
{
    return push(audience, "stats_update", "{\"stats\":" + m_current.stats() + '}');
}

} // namespace billow
