// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/SocketClient.h"

#include <QtEndian>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace billow::bench {

SocketClient::~SocketClient()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool SocketClient::open(quint16 port)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const QByteArray request = "GET /socket/websocket?vsn=2.0.0 HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 || !send(request))
        return false;
    while (!m_bytes.contains("\r\n\r\n")) {
        if (!receive())
            return false;
    }
    if (!m_bytes.startsWith("HTTP/1.1 101 "))
        return false;
    m_read = m_bytes.indexOf("\r\n\r\n") + 4;
    const QByteArray join = R"(["1","1","dashboard:live","phx_join",{}])";
    // Masked with zeros.
    return send(QByteArray("\x81") + static_cast<char>(0x80 | join.size()) + QByteArray(4, '\0') + join);
}

bool SocketClient::send(const QByteArray &bytes) const
{
    return ::send(m_socket, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL) == bytes.size();
}

bool SocketClient::receive()
{
    m_bytes.remove(0, std::exchange(m_read, 0));
    std::array<char, 64 * 1024> buffer; // NOLINT: filled by the system
    const auto count = ::recv(m_socket, buffer.data(), buffer.size(), 0);
    if (count > 0)
        m_bytes.append(buffer.data(), count);
    return count > 0;
}

std::optional<QByteArrayView> SocketClient::nextFrame()
{
    const QByteArrayView rest = QByteArrayView(m_bytes).sliced(m_read);
    if (rest.size() < 4)
        return std::nullopt;
    // A server masks nothing. It has no frame for us with a length of 64 bits.
    qsizetype length = rest[1] & 0x7F;
    qsizetype head = 2;
    if (length == 126) {
        head = 4;
        length = qFromBigEndian<quint16>(rest.data() + 2);
    }
    if (rest.size() < head + length)
        return std::nullopt;
    m_read += head + length;
    return rest.sliced(head, length);
}

QByteArrayView valueIn(QByteArrayView frame, QByteArrayView name)
{
    const qsizetype found = frame.indexOf(name);
    if (found < 0)
        return {};
    QByteArrayView rest = frame.sliced(found + name.size());
    if (rest.startsWith('"'))
        rest = rest.sliced(1);
    const auto *const end = std::find_if(
        rest.begin(), rest.end(), [](char character) { return QByteArrayView(",\"}]").contains(character); });
    return rest.first(end - rest.begin());
}

} // namespace billow::bench
