// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/web/channel/RawClient.h"

#include <QHostAddress>
#include <QtEndian>

namespace billow {

namespace {
constexpr int littleRoom = 16 * 1024;
constexpr int muchRoom = 1024 * 1024;
} // namespace

RawClient::RawClient(quint16 port)
    : m_port(port)
{
    m_socket.connectToHost(QHostAddress::LocalHost, port);
    (void)m_socket.waitForConnected();
}

QByteArray RawClient::upgradeRequest(const QByteArray &target, const QByteArray &more) const
{
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port)
        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + more + "\r\n";
}

void RawClient::sendFrame(char opcode, const QByteArray &payload)
{
    // Masked with zeros: the payload stays readable.
    QByteArray frame(1, static_cast<char>(0x80 | opcode));
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80 | payload.size());
    } else {
        frame += static_cast<char>(0x80 | 126);
        frame += static_cast<char>(payload.size() >> 8);
        frame += static_cast<char>(payload.size() & 0xFF);
    }
    frame += QByteArray(4, '\0') + payload;
    m_socket.write(frame);
}

void RawClient::stopReading()
{
    m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, littleRoom);
    m_socket.setReadBufferSize(1);
}

void RawClient::goOnReading()
{
    m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, muchRoom);
    m_socket.setReadBufferSize(0);
    (void)received();
}

const QByteArray &RawClient::received()
{
    m_received += m_socket.readAll();
    return m_received;
}

int RawClient::status()
{
    const QByteArray &bytes = received();
    return bytes.startsWith("HTTP/1.1 ") && bytes.contains("\r\n\r\n") ? bytes.sliced(9, 3).toInt() : 0;
}

std::vector<std::pair<int, QByteArray>> RawClient::frames()
{
    std::vector<std::pair<int, QByteArray>> frames;
    const QByteArray &bytes = received();
    qsizetype place = bytes.indexOf("\r\n\r\n");
    if (place < 0)
        return frames;
    place += 4;
    while (place + 2 <= bytes.size()) {
        const int opcode = bytes[place] & 0x0F;
        qsizetype length = bytes[place + 1] & 0x7F;
        qsizetype head = 2;
        if (length == 126) {
            head = 4;
            if (place + head > bytes.size())
                break;
            length = qFromBigEndian<quint16>(bytes.constData() + place + 2);
        } else if (length == 127) {
            head = 10;
            if (place + head > bytes.size())
                break;
            length = qFromBigEndian<qint64>(bytes.constData() + place + 2);
        }
        if (place + head + length > bytes.size())
            break;
        frames.emplace_back(opcode, bytes.sliced(place + head, length));
        place += head + length;
    }
    return frames;
}

int RawClient::closeCode()
{
    for (const auto &[opcode, payload] : frames()) {
        if (opcode == 8 && payload.size() >= 2)
            return qFromBigEndian<quint16>(payload.constData());
    }
    return 0;
}

} // namespace billow
