// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/channel/WebSocketPipe.h"

#include "core/platform/SocketCalls.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace billow {

namespace {

constexpr QByteArrayView endOfHead = "\r\n\r\n";
/// More than the longest frame that is allowed: QWebSocket takes a frame when all of it is there.
constexpr qint64 mostUnread = 128 * 1024;

/// Limit for what a client still sends after it has got the reason for the close.
constexpr qint64 mostDropped = 1024 * 1024;

/// The handshake's answer without the fields of CORS, which QWebSocketServer always writes.
QByteArray withoutGrants(const QByteArray &answer)
{
    QByteArrayList lines = answer.split('\n');
    lines.removeIf([](const QByteArray &line) { return line.toLower().startsWith("access-control-"); });
    return lines.join('\n');
}

} // namespace

WebSocketPipe::WebSocketPipe(QTcpSocket *client)
    : m_client(client)
{
    client->setParent(this);
    setPeerAddress(client->peerAddress());
    setPeerPort(client->peerPort());
    setLocalAddress(client->localAddress());
    setLocalPort(client->localPort());
    setSocketState(ConnectedState);
    setOpenMode(ReadWrite);
    connect(client, &QTcpSocket::bytesWritten, this, &WebSocketPipe::bytesWritten);
    connect(client, &QTcpSocket::bytesWritten, this, &WebSocketPipe::endSending);
    connect(client, &QTcpSocket::disconnected, this, &WebSocketPipe::end);
}

WebSocketPipe::~WebSocketPipe()
{
    setSocketState(UnconnectedState); // the client's socket ends the connection
}

void WebSocketPipe::receive()
{
    if (m_ending) {
        m_dropped += m_client->readAll().size();
        if (m_dropped > mostDropped)
            m_client->abort();
        return;
    }
    if (!m_requested) {
        m_requested = true;
        const qsizetype end = m_client->peek(m_client->bytesAvailable()).indexOf(endOfHead);
        handOver(m_client->read(end + endOfHead.size()));
        // QWebSocket masks its answers, as a client does, until this turn of the event loop is over.
        const auto receiveFrames = [this] {
            if (!m_client)
                return;
            connect(m_client, &QTcpSocket::readyRead, this, &WebSocketPipe::receive);
            receive();
        };
        QMetaObject::invokeMethod(this, receiveFrames, Qt::QueuedConnection);
        return;
    }
    while (m_client && m_client->bytesAvailable() > 0 && m_unread.size() < mostUnread) {
        const QByteArray frames = m_client->read(std::min(mostUnread - m_unread.size(), m_client->bytesAvailable()));
        m_broken = m_broken || !areMasked(frames);
        if (!m_broken)
            handOver(frames);
        else
            Q_EMIT broken();
    }
}

void WebSocketPipe::handOver(const QByteArray &bytes)
{
    m_unread += bytes;
    Q_EMIT readyRead();
}

/// Follows the frames from head to head (RFC 6455, 5.2).
bool WebSocketPipe::areMasked(QByteArrayView frames)
{
    constexpr int maskBit = 0x80;
    while (!frames.isEmpty()) {
        const auto skipped = static_cast<qsizetype>(std::min(m_payload, static_cast<quint64>(frames.size())));
        m_payload -= static_cast<quint64>(skipped);
        frames = frames.sliced(skipped);
        if (frames.isEmpty())
            break;
        m_frameHead += frames.front();
        frames = frames.sliced(1);
        if (m_frameHead.size() < 2)
            continue;
        const auto second = static_cast<unsigned char>(m_frameHead[1]);
        if ((second & maskBit) == 0)
            return false;
        const int length = second & ~maskBit;
        const qsizetype lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
        constexpr qsizetype keyBytes = 4;
        if (m_frameHead.size() < 2 + lengthBytes + keyBytes)
            continue;
        const char *bytes = m_frameHead.constData() + 2;
        m_payload = lengthBytes == 0 ? static_cast<quint64>(length)
            : lengthBytes == 2       ? qFromBigEndian<quint16>(bytes)
                                     : qFromBigEndian<quint64>(bytes);
        m_frameHead.clear();
    }
    return true;
}

qint64 WebSocketPipe::bytesAvailable() const
{
    return QTcpSocket::bytesAvailable() + m_unread.size();
}

bool WebSocketPipe::canReadLine() const
{
    return QTcpSocket::canReadLine() || m_unread.contains('\n');
}

qint64 WebSocketPipe::readData(char *data, qint64 most)
{
    const qint64 size = std::min<qint64>(most, m_unread.size());
    if (size == 0)
        return 0;
    std::memcpy(data, m_unread.constData(), static_cast<std::size_t>(size));
    m_unread = size < m_unread.size() ? m_unread.sliced(size) : QByteArray(); // and no memory is kept
    return size;
}

qint64 WebSocketPipe::writeData(const char *data, qint64 size)
{
    if (!m_client)
        return -1;
    if (m_answered)
        return m_client->write(data, size);
    m_answer.append(data, size);
    if (m_answer.contains(endOfHead)) {
        m_answered = true;
        m_client->write(withoutGrants(std::exchange(m_answer, {})));
    }
    return size;
}

void WebSocketPipe::disconnectFromHost()
{
    if (!m_client)
        return;
    m_client->flush(); // also where the destructor follows
    m_ending = true;
    endSending();
}

/// A client that is still sending would lose why the connection ends if the socket were closed under it: so the client
/// closes it, or the channel where that takes too long.
void WebSocketPipe::endSending()
{
    if (m_ending && m_client->state() == ConnectedState && m_client->bytesToWrite() == 0)
        shutDownSending(static_cast<int>(m_client->socketDescriptor()));
}

void WebSocketPipe::end()
{
    setSocketState(UnconnectedState);
    Q_EMIT stateChanged(UnconnectedState);
    Q_EMIT disconnected();
    deleteLater();
}

} // namespace billow
