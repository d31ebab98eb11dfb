// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/web/channel/ChannelFrames.h"
#include "core/web/channel/ChannelLimits.h"
#include "core/web/channel/ChannelSocket.h"
#include "core/web/channel/ReplayReader.h"

namespace billow {

/// One client of the channel: answers its messages, and makes sure that it receives each displayed invoice once and in
/// order, after the newest that it has been sent. Its position is one number, so live updates and the replay of old
/// invoices can't conflict.
class ChannelClient final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChannelClient)
public:
    using Time = actor::Clock::Duration;

    /// What all clients share; outlives them.
    struct Shared {
        const ChannelLimits &limits;
        ChannelFrames &frames;
        ReplayReader &replays;
    };

    ChannelClient(std::unique_ptr<QWebSocket> webSocket, WebSocketPipe &pipe, PhoenixVersion version, Shared shared,
        const ChannelSocket::Post &post, Time now);

    /// Sends the client the changes, after the frames have taken an update.
    void follow();
    /// Handles timeouts; call about once per second.
    void sweep(Time now);

    [[nodiscard]] bool isJoined() const { return m_place != Place::Outside; }
    /// It can be destroyed.
    [[nodiscard]] bool isGone() const { return m_socket.isGone(); }

Q_SIGNALS:
    /// isJoined() is another than before.
    void joinedChanged();

private:
    enum class Place {
        Outside, ///< has not joined
        Waiting, ///< until it is known what the ledger holds
        Live, ///< has everything up to the newest update
        Behind, ///< is being sent what it has missed, step by step
        Overrun, ///< was too slow: starts again when it has read what was sent
    };

    void enter(Place place);
    void attend();
    void hear(const QString &text);
    void dashboard(const PhoenixMessage &message);
    void join(const PhoenixMessage &message);
    void leave(const PhoenixMessage &message);
    void expel();
    void begin();
    void beginAnew();
    void catchUp();
    bool replayStep();
    void readPage();
    void takePage(std::int64_t epoch, Seq first, Seq last, const Result<InvoiceBatch> &page);
    bool writePieces(const QByteArrayList &pieces);
    void overrun();
    void reply(const PhoenixMessage &message, bool ok, QByteArrayView response = "{}");
    void tell(QByteArrayView event);
    void judgeSlowness(Time now);
    void close(quint16 code, const QString &reason);

    const PhoenixVersion m_version;
    const Shared m_shared;
    ChannelSocket m_socket;
    Place m_place = Place::Outside;
    Audience m_audience;
    QByteArray m_joinRef; ///< JSON, as the client gave it
    std::optional<Seq> m_since; ///< until it has begun
    std::optional<std::int64_t> m_sinceEpoch;
    Seq m_position = 0; ///< the newest invoice that it has been sent
    bool m_reading = false;
    int m_failedReads = 0;
    bool m_readsLater = false; ///< at the next sweep, because a page could not be read

    Time m_heard; ///< when it said something last
    qint64 m_taken = 0;
    Time m_tookLast;
    std::optional<Time> m_fullSince;
    std::optional<Time> m_closedAt;
};

} // namespace billow
