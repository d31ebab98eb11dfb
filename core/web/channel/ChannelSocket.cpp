// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/channel/ChannelSocket.h"

#include "core/platform/SocketCalls.h"

#include <QWebSocket>

#include <limits>

namespace billow {

namespace {
/// More than a message, because the whole of a frame has to fit; what does not, waits in the system.
constexpr qint64 readBuffer = 2 * qint64(ChannelSocket::longestMessage);
/// What the system may hold for a client that does not read; it would take megabytes.
constexpr int sendBuffer = 128 * 1024;
} // namespace

ChannelSocket::ChannelSocket(
    std::unique_ptr<QWebSocket> webSocket, WebSocketPipe &pipe, Post post, std::function<void()> rung)
    : m_webSocket(std::move(webSocket))
    , m_pipe(&pipe)
    , m_tcp(pipe.client())
    , m_post(std::move(post))
    , m_rung(std::move(rung))
    , m_mostUnsent(std::numeric_limits<qint64>::max())
{
    pipe.setParent(m_webSocket.get()); // which would delete it only when the connection ends
    m_webSocket->setMaxAllowedIncomingMessageSize(longestMessage);
    m_webSocket->setMaxAllowedIncomingFrameSize(longestMessage);
    m_tcp->setReadBufferSize(readBuffer);
    m_tcp->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, sendBuffer);
    connect(m_webSocket.get(), &QWebSocket::textMessageReceived, this, &ChannelSocket::keep);
    connect(m_webSocket.get(), &QWebSocket::binaryMessageReceived, this, [this] {
        m_binary = true;
        ring();
    });
    connect(&pipe, &WebSocketPipe::broken, this, &ChannelSocket::ring);
    connect(m_webSocket.get(), &QWebSocket::disconnected, this, &ChannelSocket::ring);
    connect(m_tcp, &QTcpSocket::readyRead, this, [this] {
        m_heard = true;
        if (unsent() > m_mostUnsent)
            ring();
    });
    connect(m_tcp, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) {
        m_taken += bytes;
        if (unsent() <= m_wantedRoom) {
            m_wantedRoom = -1;
            ring();
        }
    });
}

ChannelSocket::~ChannelSocket()
{
    m_webSocket->disconnect(this);
    if (m_tcp)
        m_tcp->disconnect(this);
}

void ChannelSocket::ring()
{
    if (std::exchange(m_ringing, true))
        return;
    // If the mailbox is full, the next signal or sweep notifies again.
    m_ringing = m_post([self = QPointer(this)] {
        if (!self)
            return;
        self->m_ringing = false;
        self->m_rung();
    });
}

void ChannelSocket::keep(const QString &message)
{
    if (m_messages.size() < mostMessages)
        m_messages.append(message);
    else
        m_flooded = true;
    ring();
}

bool ChannelSocket::isGone() const
{
    return !m_tcp || m_tcp->state() == QAbstractSocket::UnconnectedState;
}

void ChannelSocket::write(const QByteArray &frames)
{
    if (!m_tcp || m_closing || m_tcp->state() != QAbstractSocket::ConnectedState)
        return;
    const qsizetype sent = m_tcp->bytesToWrite() == 0 ? sendWithoutWaiting(m_tcp->socketDescriptor(), frames) : 0;
    m_taken += sent;
    if (sent < frames.size())
        m_tcp->write(sent == 0 ? frames : frames.sliced(sent));
}

qint64 ChannelSocket::unsent() const
{
    return m_tcp ? m_tcp->bytesToWrite() : 0;
}

void ChannelSocket::close(quint16 code, const QString &reason)
{
    if (!std::exchange(m_closing, true))
        m_webSocket->close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
}

void ChannelSocket::abort()
{
    m_closing = true;
    if (m_tcp)
        m_tcp->abort();
}

} // namespace billow
