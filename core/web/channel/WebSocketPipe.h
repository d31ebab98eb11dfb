// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QTcpSocket>

namespace billow {

/// A client's connection as Qt WebSockets sees it. It adds what those leave out: frames of clients have to be masked
/// (RFC 6455, 5.1), and the handshake's answer grants nothing by CORS.
class WebSocketPipe final : public QTcpSocket {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WebSocketPipe)
public:
    /// Owns \a client, in which the request's head is unread.
    explicit WebSocketPipe(QTcpSocket *client);
    ~WebSocketPipe() override;

    /// The connection itself; null once it is deleted.
    [[nodiscard]] QTcpSocket *client() const { return m_client; }
    /// Hands over the received data: the head by itself, then frames.
    void receive();
    /// A frame was not masked; nothing more is handed over.
    [[nodiscard]] bool isBroken() const { return m_broken; }

    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool canReadLine() const override;
    void disconnectFromHost() override;

Q_SIGNALS:
    /// isBroken() from now on.
    void broken();

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    void handOver(const QByteArray &bytes);
    [[nodiscard]] bool areMasked(QByteArrayView frames);
    void endSending();
    void end();

    const QPointer<QTcpSocket> m_client;
    QByteArray m_unread;
    QByteArray m_answer; ///< of the handshake, until it is complete
    bool m_requested = false; ///< the head has been handed over
    bool m_answered = false;
    QByteArray m_frameHead; ///< of the frame that comes, until it is complete
    quint64 m_payload = 0; ///< bytes of the frame's payload that are still to come
    bool m_broken = false;
    bool m_ending = false; ///< nothing more is written, and what still comes is dropped
    qint64 m_dropped = 0; ///< bytes
};

} // namespace billow
