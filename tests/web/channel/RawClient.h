// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayList>
#include <QTcpSocket>

#include <utility>
#include <vector>

namespace billow {

/// Bytes over TCP, for what no proper client does: odd requests, and not reading.
class RawClient final {
public:
    explicit RawClient(quint16 port);

    /// The fields that ask for a WebSocket besides Host; \a more: lines with their ends.
    [[nodiscard]] QByteArray upgradeRequest(
        const QByteArray &target = "/socket/websocket?vsn=2.0.0", const QByteArray &more = {}) const;
    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    /// What was sent so far goes out by itself.
    void flush() { m_socket.flush(); }
    void sendFrame(char opcode, const QByteArray &payload);
    void sendText(const QByteArray &text) { sendFrame(1, text); }

    /// Leaves what comes in the system, of which it gets little room.
    void stopReading();
    void goOnReading();

    /// All that has been read so far.
    [[nodiscard]] const QByteArray &received();
    /// The answer's status; 0: it has not come yet.
    [[nodiscard]] int status();
    /// Complete frames behind the answer's head: opcode and payload.
    [[nodiscard]] std::vector<std::pair<int, QByteArray>> frames();
    /// Of the close frame; 0: none has come.
    [[nodiscard]] int closeCode();
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }

private:
    const quint16 m_port;
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace billow
