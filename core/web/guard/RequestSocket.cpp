// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/RequestSocket.h"

#include "core/web/guard/HttpRequest.h"

#include <algorithm>
#include <cstring>

namespace billow {

namespace {

/// Decoded and encoded again, so that QHttpServer decodes what the guard has checked.
QByteArray encodedPath(const QByteArray &path)
{
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '-'
            || c == '_' || c == '.';
    };
    return std::all_of(path.begin(), path.end(), isPlain) ? path : path.toPercentEncoding("/");
}

QByteArray headOf(const HttpRequest &request)
{
    // QHttpServer routes only some methods. A method that no route has is handed over as PATCH, so that it gets
    // its 405.
    QByteArray head = isServedMethod(request.method) ? request.method : QByteArray("PATCH");
    head += ' ';
    head += encodedPath(request.path);
    head += " HTTP/1.1\r\n";
    if (!request.body.isEmpty())
        head += "content-length: " + QByteArray::number(request.body.size()) + "\r\n";
    head += "\r\n";
    return head;
}

} // namespace

RequestSocket::RequestSocket(const QTcpSocket &client)
{
    setPeerAddress(client.peerAddress());
    setPeerPort(client.peerPort());
    setLocalAddress(client.localAddress());
    setLocalPort(client.localPort());
    setSocketState(ConnectedState);
    setOpenMode(ReadWrite);
}

RequestSocket::~RequestSocket()
{
    setSocketState(UnconnectedState); // there is no connection to end
}

void RequestSocket::handOver(const HttpRequest &request)
{
    m_head = headOf(request);
    m_body = request.body;
    m_read = 0;
    // QHttpServer may take a long body in several turns.
    for (qint64 before = -1; bytesAvailable() > 0 && m_read > before;) {
        before = m_read;
        Q_EMIT readyRead();
    }
    m_head.clear();
    m_body.clear();
    m_read = 0;
}

void RequestSocket::end()
{
    setSocketState(UnconnectedState);
    Q_EMIT disconnected();
    deleteLater();
}

qint64 RequestSocket::bytesAvailable() const
{
    return QTcpSocket::bytesAvailable() + m_head.size() + m_body.size() - m_read;
}

qint64 RequestSocket::readData(char *data, qint64 most)
{
    qint64 copied = 0;
    for (const QByteArray *part : {&m_head, &m_body}) {
        const qint64 begin = part == &m_head ? 0 : m_head.size();
        const qint64 place = m_read - begin;
        if (place < 0 || place >= part->size())
            continue;
        const qint64 size = std::min<qint64>(most - copied, part->size() - place);
        std::memcpy(data + copied, part->constData() + place, static_cast<std::size_t>(size));
        copied += size;
        m_read += size;
    }
    return copied;
}

qint64 RequestSocket::writeData(const char *, qint64 size)
{
    return size;
}

} // namespace billow
