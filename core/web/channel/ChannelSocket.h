// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/web/channel/WebSocketPipe.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <memory>

class QWebSocket;

namespace billow {

/// One client's WebSocket. Its signals only keep the received data and notify; the work is done in a message of the
/// actor, inside its crash boundary. Finished frames go straight to the TCP socket: many clients share them, and
/// QWebSocket would create each one again. Destroying it tells the client that the server goes away (1001).
class ChannelSocket final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChannelSocket)
public:
    /// Bytes of a message from a client.
    static constexpr quint64 longestMessage = 64 * 1024;
    /// Most unhandled messages; a Phoenix client never sends more at once.
    static constexpr qsizetype mostMessages = 100;

    /// Runs a function later on this thread, inside the crash boundary; false: not now.
    using Post = std::function<bool(std::function<void()>)>;

    /// \a pipe is what \a webSocket talks through. \a rung runs, through \a post, whenever there is something to look
    /// at: messages, room after wantRoom(), an end.
    ChannelSocket(std::unique_ptr<QWebSocket> webSocket, WebSocketPipe &pipe, Post post, std::function<void()> rung);
    ~ChannelSocket() override;

    /// What the client has said since the last call.
    [[nodiscard]] QStringList takeMessages() { return std::exchange(m_messages, {}); }
    [[nodiscard]] bool hasFlooded() const { return m_flooded; }
    [[nodiscard]] bool hasSentBinary() const { return m_binary; }
    [[nodiscard]] bool hasSentUnmasked() const { return m_pipe && m_pipe->isBroken(); }
    /// Whether any byte has arrived since the last call.
    [[nodiscard]] bool takeHeard() { return std::exchange(m_heard, false); }
    /// Nothing more comes or goes.
    [[nodiscard]] bool isGone() const;

    /// Whole frames.
    void write(const QByteArray &frames);
    /// Bytes that the client has not taken yet, beyond what the system holds for it.
    [[nodiscard]] qint64 unsent() const;
    /// Bytes that the client, or the system for it, has taken so far.
    [[nodiscard]] qint64 taken() const { return m_taken; }
    /// Rings once when no more than \a bytes are unsent.
    void wantRoom(qint64 bytes) { m_wantedRoom = bytes; }
    /// Rings when the client neither reads nor stops to make us write: see the answers to pings.
    void limitUnsent(qint64 bytes) { m_mostUnsent = bytes; }

    /// The client gets the reason after it has read the data sent before. \a reason: at most 123 bytes.
    void close(quint16 code, const QString &reason);
    [[nodiscard]] bool isClosing() const { return m_closing; }
    /// At once, and without a word.
    void abort();

private:
    void ring();
    void keep(const QString &message);

    const std::unique_ptr<QWebSocket> m_webSocket;
    const QPointer<WebSocketPipe> m_pipe; ///< belongs to the WebSocket
    const QPointer<QTcpSocket> m_tcp; ///< the pipe's client
    const Post m_post;
    const std::function<void()> m_rung;
    QStringList m_messages;
    qint64 m_taken = 0;
    qint64 m_wantedRoom = -1; ///< negative: no one waits
    qint64 m_mostUnsent;
    bool m_heard = true;
    bool m_flooded = false;
    bool m_binary = false;
    bool m_closing = false;
    bool m_ringing = false;
};

} // namespace billow
