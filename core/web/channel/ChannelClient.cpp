// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/channel/ChannelClient.h"

#include "core/web/channel/ChannelTopic.h"
#include "core/web/channel/JoinOptions.h"
#include "core/web/channel/WebSocketFrame.h"
#include "core/web/json/Json.h"

#include <QWebSocket>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostFailedReads = 5;
constexpr QByteArrayView unmatchedTopic = R"({"reason":"unmatched topic"})"; // Phoenix' own words

QByteArray reasonJson(const QString &reason)
{
    return "{\"reason\":" + jsonString(reason) + '}';
}

} // namespace

ChannelClient::ChannelClient(std::unique_ptr<QWebSocket> webSocket, WebSocketPipe &pipe, PhoenixVersion version,
    Shared shared, const ChannelSocket::Post &post, Time now)
    : m_version(version)
    , m_shared(shared)
    , m_socket(std::move(webSocket), pipe, post, [this] { attend(); })
    , m_heard(now)
    , m_tookLast(now)
{
    m_socket.limitUnsent(m_shared.limits.worstUnsent);
}

void ChannelClient::enter(Place place)
{
    const bool was = isJoined();
    m_place = place;
    if (isJoined() != was)
        Q_EMIT joinedChanged();
}

// ---- From the client --------------------------------------------------------------------------------------------

void ChannelClient::attend()
{
    if (m_socket.isGone())
        return enter(Place::Outside);
    if (m_socket.unsent() > m_shared.limits.worstUnsent)
        m_socket.abort();
    else if (m_socket.hasSentUnmasked())
        close(QWebSocketProtocol::CloseCodeProtocolError, u"Frames of a client have to be masked"_s);
    else if (m_socket.hasSentBinary())
        close(QWebSocketProtocol::CloseCodeDatatypeNotSupported, u"Messages have to be text"_s);
    else if (m_socket.hasFlooded())
        close(QWebSocketProtocol::CloseCodePolicyViolated, u"Too many messages at once"_s);
    // Who does not read his answers gets no more of them.
    if (m_socket.unsent() <= m_shared.limits.mostUnsent) {
        for (const QString &text : m_socket.takeMessages()) {
            if (!m_socket.isClosing())
                hear(text);
        }
    }
    catchUp();
}

void ChannelClient::hear(const QString &text)
{
    const auto message = PhoenixMessage::decode(text.toUtf8(), m_version);
    if (!message)
        return close(QWebSocketProtocol::CloseCodeWrongDatatype, message.error().message);
    if (message->topic == "phoenix"_L1 && message->event == "heartbeat"_L1)
        return reply(*message, true);
    if (message->topic == channelTopic())
        return dashboard(*message);
    // In Phoenix, a topic that isn't joined can be left.
    if (message->event == "phx_leave"_L1)
        return reply(*message, true);
    reply(*message, false, unmatchedTopic);
}

void ChannelClient::dashboard(const PhoenixMessage &message)
{
    if (message.event == "phx_join"_L1)
        join(message);
    else if (message.event == "phx_leave"_L1)
        leave(message);
    else if (isJoined())
        reply(message, false, R"({"reason":"unknown event"})");
    else
        reply(message, false, unmatchedTopic);
}

void ChannelClient::join(const PhoenixMessage &message)
{
    if (isJoined())
        expel();
    const auto options = JoinOptions::read(message.payload);
    if (!options)
        return reply(message, false, reasonJson(options.error().message));
    m_joinRef = message.joinRef;
    m_audience = {.version = m_version,
        .joinRef = m_version == PhoenixVersion::V2 ? message.joinRef : QByteArray(),
        .batch = options->batch};
    m_since = options->since;
    m_sinceEpoch = options->epoch;
    reply(message, true);
    enter(Place::Waiting);
    if (m_shared.frames.isKnown())
        begin();
}

void ChannelClient::leave(const PhoenixMessage &message)
{
    reply(message, true);
    // A leave for an earlier join is too late.
    if (isJoined() && (message.joinRef == m_joinRef || message.joinRef == "null"))
        expel();
}

/// Ends the join, and notifies the client.
void ChannelClient::expel()
{
    enter(Place::Outside);
    tell("phx_close");
}

void ChannelClient::reply(const PhoenixMessage &message, bool ok, QByteArrayView response)
{
    m_socket.write(textFrame(phoenixReply(m_version, message, ok, response)));
}

/// A word about the topic itself: its ref is that of the join.
void ChannelClient::tell(QByteArrayView event)
{
    m_socket.write(textFrame(phoenixPush(m_version, m_joinRef, m_joinRef, channelTopic(), event, "{}")));
}

// ---- To the client ----------------------------------------------------------------------------------------------

void ChannelClient::begin()
{
    ChannelFrames &frames = m_shared.frames;
    const bool sameEpoch = !m_sinceEpoch || *m_sinceEpoch == frames.epoch();
    if (!m_since || !sameEpoch || *m_since > frames.cursor())
        return beginAnew();
    m_position = *m_since;
    m_place = Place::Behind;
    catchUp();
}

void ChannelClient::beginAnew()
{
    m_socket.write(m_shared.frames.initialData(m_audience));
    m_position = m_shared.frames.cursor();
    m_place = Place::Live;
}

void ChannelClient::follow()
{
    ChannelFrames &frames = m_shared.frames;
    if (m_place == Place::Waiting)
        return frames.isKnown() ? begin() : void();
    // The invoices being sent no longer exist.
    if (m_place == Place::Behind && frames.isReset())
        m_place = Place::Overrun;
    if (m_place != Place::Live)
        return catchUp();
    if (!frames.isReset() && !frames.continues(m_position)) {
        m_place = Place::Behind;
        return catchUp();
    }
    if (writePieces(frames.update(m_audience)))
        m_position = frames.cursor();
}

/// Goes on with one that is not where the others are, as far as it reads.
void ChannelClient::catchUp()
{
    while (!m_reading && !m_readsLater && (m_place == Place::Behind || m_place == Place::Overrun)) {
        if (m_socket.unsent() > m_shared.limits.drained)
            return m_socket.wantRoom(m_shared.limits.drained);
        if (m_place == Place::Overrun)
            return beginAnew();
        if (!replayStep())
            return;
    }
}

/// False: nothing more to be done now.
bool ChannelClient::replayStep()
{
    const ChannelFrames &frames = m_shared.frames;
    if (m_position == frames.cursor()) {
        m_place = Place::Live;
        m_socket.write(frames.presentState(m_audience));
        return false;
    }
    if (!frames.keeps(m_position + 1)) {
        readPage();
        return false;
    }
    const Seq last = std::min(m_position + m_shared.limits.page, frames.cursor());
    if (!writePieces(frames.invoices(m_audience, m_position + 1, last)))
        return false;
    m_position = last;
    return true;
}

void ChannelClient::readPage()
{
    const ChannelFrames &frames = m_shared.frames;
    const Seq last = std::min(m_position + m_shared.limits.page, frames.cursor());
    m_reading = true;
    m_shared.replays.read(this, m_position + 1, last,
        [this, epoch = frames.epoch(), first = m_position + 1, last](
            const Result<InvoiceBatch> &page) { takePage(epoch, first, last, page); });
}

void ChannelClient::takePage(std::int64_t epoch, Seq first, Seq last, const Result<InvoiceBatch> &page)
{
    m_reading = false;
    // In the meantime it may have left or joined again, or all invoices may have been deleted.
    const bool wanted = m_place == Place::Behind && epoch == m_shared.frames.epoch() && first == m_position + 1;
    if (!wanted)
        return catchUp();
    if (!page) {
        // Where trying again does not help, a client of Phoenix joins again by itself.
        m_readsLater = true;
        if (++m_failedReads > mostFailedReads) {
            enter(Place::Outside);
            tell("phx_error");
        }
        return;
    }
    m_failedReads = 0;
    const bool isWhole = page->size() == last - first + 1 && page->first().seq == first && page->last().seq == last;
    // They have been deleted, and an update about that will follow; until then, send what is known.
    if (!isWhole)
        m_place = Place::Overrun;
    else if (writePieces(m_shared.frames.invoices(m_audience, *page)))
        m_position = last;
    catchUp();
}

/// False: it is too slow for them.
bool ChannelClient::writePieces(const QByteArrayList &pieces)
{
    for (const QByteArray &piece : pieces) {
        if (m_socket.unsent() > m_shared.limits.mostUnsent) {
            overrun();
            return false;
        }
        m_socket.write(piece);
    }
    return true;
}

void ChannelClient::overrun()
{
    m_place = Place::Overrun;
    m_socket.wantRoom(m_shared.limits.drained);
}

// ---- What is due -------------------------------------------------------------------------------------------------

void ChannelClient::sweep(Time now)
{
    if (m_closedAt || m_socket.isClosing()) {
        if (now - m_closedAt.value_or(now) > m_shared.limits.farewell)
            m_socket.abort();
        m_closedAt = m_closedAt.value_or(now);
        return;
    }
    if (m_socket.takeHeard())
        m_heard = now;
    if (now - m_heard >= m_shared.limits.silence)
        return close(QWebSocketProtocol::CloseCodeGoingAway, u"No heartbeat came for a minute"_s);
    judgeSlowness(now);
    m_readsLater = false;
    if (!m_socket.isClosing())
        attend();
}

void ChannelClient::judgeSlowness(Time now)
{
    const qint64 unsent = m_socket.unsent();
    if (unsent == 0 || std::exchange(m_taken, m_socket.taken()) != m_socket.taken())
        m_tookLast = now;
    if (unsent <= m_shared.limits.mostUnsent)
        m_fullSince.reset();
    else if (!m_fullSince)
        m_fullSince = now;
    const bool full = m_fullSince && now - *m_fullSince >= m_shared.limits.patience;
    const bool stuck = now - m_tookLast >= m_shared.limits.patience;
    constexpr quint16 tryAgainLater = 1013; // of IANA's registry of close codes
    if (full || stuck)
        close(tryAgainLater, u"The client reads too slowly"_s);
}

void ChannelClient::close(quint16 code, const QString &reason)
{
    enter(Place::Outside);
    m_socket.close(code, reason);
}

} // namespace billow
