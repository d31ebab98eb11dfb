// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/common/FileLimit.h"
#include "tests/bench/Child.h"
#include "tests/bench/FanOut.h"

#include <QtEndian>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <thread>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

/// Reads what the server pushes, as cheaply as can be: the clients must not be what is measured.
class Client final {
public:
    [[nodiscard]] bool open(quint16 port)
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const QByteArray request =
            "GET /socket/websocket?vsn=2.0.0 HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
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
        m_bytes.remove(0, m_bytes.indexOf("\r\n\r\n") + 4);
        const QByteArray join = R"(["1","1","dashboard:live","phx_join",{}])";
        // Masked with zeros.
        return send(QByteArray("\x81") + static_cast<char>(0x80 | join.size()) + QByteArray(4, '\0') + join);
    }
    ~Client()
    {
        if (m_socket >= 0)
            ::close(m_socket);
    }
    Q_DISABLE_COPY_MOVE(Client)
    Client() = default;

    [[nodiscard]] int descriptor() const { return m_socket; }

    /// False: the server has closed.
    [[nodiscard]] bool receive()
    {
        std::array<char, 64 * 1024> buffer; // NOLINT: filled by the system
        const auto count = ::recv(m_socket, buffer.data(), buffer.size(), 0);
        if (count > 0)
            m_bytes.append(buffer.data(), count);
        return count > 0;
    }

    /// Adds the delays of what has come, in milliseconds; false where something is missing.
    [[nodiscard]] bool take(std::vector<double> &delays)
    {
        const std::int64_t now = monotonicNow();
        qsizetype place = 0;
        while (const auto frame = frameAt(place)) {
            place = frame->sliced(frame->size()).data() - m_bytes.constData();
            if (!frame->contains("\"new_invoice\""))
                continue;
            if (numberBehind(*frame, "\"seq\":") != ++m_seq)
                return false;
            delays.push_back(static_cast<double>(now - numberBehind(*frame, "\"invoice_number\":\"")) / 1e6);
        }
        m_bytes.remove(0, place);
        return true;
    }

private:
    [[nodiscard]] bool send(const QByteArray &bytes) const
    {
        return ::send(m_socket, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL)
            == bytes.size();
    }

    [[nodiscard]] std::optional<QByteArrayView> frameAt(qsizetype place) const
    {
        if (m_bytes.size() < place + 4)
            return std::nullopt;
        qsizetype length = m_bytes[place + 1] & 0x7F;
        qsizetype head = 2;
        if (length == 126) {
            head = 4;
            length = qFromBigEndian<quint16>(m_bytes.constData() + place + 2);
        }
        if (m_bytes.size() < place + head + length)
            return std::nullopt;
        return QByteArrayView(m_bytes).sliced(place + head, length);
    }

    static std::int64_t numberBehind(QByteArrayView text, QByteArrayView name)
    {
        const qsizetype found = text.indexOf(name);
        return found < 0 ? -1 : std::strtoll(text.data() + found + name.size(), nullptr, 10);
    }

    int m_socket = -1;
    QByteArray m_bytes;
    std::int64_t m_seq = 0;
};

} // namespace

int fanOutClientsChild(int argc, char **argv)
{
    raiseFileLimit();
    if (argc < 5)
        return failParent(u"port and clients are missing"_s);
    const auto port = static_cast<quint16>(std::atoi(argv[3]));
    std::vector<Client> clients(static_cast<std::size_t>(std::atoi(argv[4])));
    std::vector<pollfd> polled;
    polled.reserve(clients.size());
    for (Client &client : clients) {
        if (!client.open(port))
            return failParent(u"a client cannot connect"_s);
        polled.push_back({.fd = client.descriptor(), .events = POLLIN, .revents = 0});
    }
    std::vector<double> delays;
    bool inOrder = true;
    for (std::size_t open = clients.size(); open > 0;) {
        if (::poll(polled.data(), static_cast<nfds_t>(polled.size()), -1) < 0)
            break;
        // Otherwise each frame would have all thousand looked at anew. It is part of the delay that is measured.
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        for (std::size_t i = 0; i < clients.size(); ++i) {
            if (polled[i].revents == 0)
                continue;
            if (!clients[i].receive()) {
                polled[i].fd = -1; // poll() passes it over
                --open;
            }
            inOrder = clients[i].take(delays) && inOrder;
        }
    }
    answerParent({{u"delay_p99_ms"_s, percentile(delays, 0.99)}, {u"delay_median_ms"_s, median(delays)},
        {u"delay_longest_ms"_s, percentile(delays, 1)}, {u"invoices"_s, qint64(delays.size())},
        {u"in_order"_s, inOrder}});
    return 0;
}

} // namespace billow::bench
