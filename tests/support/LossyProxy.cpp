// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/LossyProxy.h"

#include <array>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

bool sendAll(int descriptor, const char *bytes, ssize_t size)
{
    while (size > 0) {
        const ssize_t sent = send(descriptor, bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes += sent;
        size -= sent;
    }
    return true;
}

} // namespace

LossyProxy::LossyProxy(quint16 serverPort)
    : m_serverPort(serverPort)
    , m_listener(socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    const bool listening = bind(m_listener, reinterpret_cast<const sockaddr *>(&address), size) == 0
        && getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) == 0 && listen(m_listener, 8) == 0;
    if (!listening)
        qFatal("The proxy has no port");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

LossyProxy::~LossyProxy()
{
    m_stop = true;
    m_thread.join();
    for (const auto &[client, server] : m_serverOf) {
        close(client);
        close(server);
    }
    close(m_listener);
}

void LossyProxy::run()
{
    while (!m_stop) {
        std::vector<pollfd> descriptors{{.fd = m_listener, .events = POLLIN, .revents = 0}};
        for (const auto &[client, server] : m_serverOf) {
            descriptors.push_back({.fd = client, .events = POLLIN, .revents = 0});
            descriptors.push_back({.fd = server, .events = POLLIN, .revents = 0});
        }
        constexpr int lookForStop = 20; // ms
        if (poll(descriptors.data(), descriptors.size(), lookForStop) <= 0)
            continue;
        for (std::size_t i = 1; i < descriptors.size(); i += 2) {
            const int client = descriptors[i].fd;
            const int server = descriptors[i + 1].fd;
            const bool open = (descriptors[i].revents == 0 || pass(client, server, false))
                && (descriptors[i + 1].revents == 0 || pass(server, client, true));
            if (!open) {
                close(client);
                close(server);
                m_serverOf.erase(client);
            }
        }
        if (descriptors[0].revents != 0)
            accept();
    }
}

void LossyProxy::accept()
{
    const int client = ::accept(m_listener, nullptr, nullptr);
    const int server = socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(m_serverPort);
    if (connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
        m_serverOf[client] = server;
    } else {
        close(client);
        close(server);
    }
}

bool LossyProxy::pass(int from, int to, bool fromServer)
{
    std::array<char, 65'536> bytes;
    const ssize_t size = recv(from, bytes.data(), bytes.size(), 0);
    if (size <= 0)
        return false;
    if (fromServer && m_loseNext.exchange(false))
        return false;
    return sendAll(to, bytes.data(), size);
}
