// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/FreePort.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

quint16 freePort()
{
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool bound = bind(descriptor, reinterpret_cast<const sockaddr *>(&address), size) == 0
        && getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size) == 0;
    close(descriptor);
    return bound ? ntohs(address.sin_port) : quint16{0};
}
