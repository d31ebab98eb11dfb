// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/FileLimit.h"
#include "tests/bench/Child.h"
#include "tests/bench/FanOut.h"
#include "tests/bench/SocketClient.h"

#include <poll.h>

#include <cstdlib>
#include <thread>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

/// A client that looks whether it is told everything, once and in order.
class Client final {
public:
    [[nodiscard]] bool open(quint16 port) { return m_socket.open(port); }
    [[nodiscard]] int descriptor() const { return m_socket.descriptor(); }
    [[nodiscard]] bool receive() { return m_socket.receive(); }

    /// Adds the delays of what has come, in milliseconds; false where something is missing.
    [[nodiscard]] bool take(std::vector<double> &delays)
    {
        const std::int64_t now = monotonicNow();
        while (const auto frame = m_socket.nextFrame()) {
            if (!frame->contains("\"new_invoice\""))
                continue;
            if (valueIn(*frame, "\"seq\":").toLongLong() != ++m_seq)
                return false;
            delays.push_back(static_cast<double>(now - valueIn(*frame, "\"invoice_number\":").toLongLong()) / 1e6);
        }
        return true;
    }

private:
    SocketClient m_socket;
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
