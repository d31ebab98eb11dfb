// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/cache/StubServer.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

StubServer::StubServer(QByteArray text, Manner manner)
    : m_text(std::move(text))
    , m_manner(manner)
    , m_listener(socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(m_listener, reinterpret_cast<const sockaddr *>(&address), size) == 0 && listen(m_listener, 8) == 0
        && getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) == 0)
        m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

StubServer::~StubServer()
{
    shutdown(m_listener, SHUT_RDWR); // ends accept()
    m_thread.join();
    close(m_listener);
}

void StubServer::serve() const
{
    const int client = accept(m_listener, nullptr, nullptr);
    if (client < 0)
        return;
    const auto size = static_cast<std::size_t>(m_text.size());
    if (m_manner == Manner::AtOnce)
        (void)send(client, m_text.constData(), size, MSG_NOSIGNAL);
    // Until the client hangs up; what it says is read and forgotten.
    for (std::size_t next = 0;;) {
        pollfd wait{.fd = client, .events = POLLIN, .revents = 0};
        char heard[512];
        if (poll(&wait, 1, 10) > 0 && recv(client, heard, sizeof heard, 0) <= 0)
            break;
        if (m_manner == Manner::Trickling) {
            const char byte = next < size ? m_text[static_cast<qsizetype>(next++)] : '.';
            if (send(client, &byte, 1, MSG_NOSIGNAL) < 0)
                break;
        }
    }
    close(client);
}
