// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/TerminationSignals.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>

#include <sys/socket.h>
#include <unistd.h>

namespace billow {

namespace {

// A signal handler may do next to nothing, so it writes one byte into this pair and the event loop does the rest.
std::array<int, 2> sockets{-1, -1};

#ifdef SOCK_CLOEXEC
constexpr int closeOnExec = SOCK_CLOEXEC;
#else
constexpr int closeOnExec = 0; // macOS
#endif

constexpr std::array handled{SIGTERM, SIGINT, SIGHUP};

extern "C" void onTerminationSignal(int number)
{
    const char byte = static_cast<char>(number);
    (void)!write(sockets[0], &byte, 1);
}

} // namespace

TerminationSignals::TerminationSignals()
{
    if (socketpair(AF_UNIX, SOCK_STREAM | closeOnExec, 0, sockets.data()) != 0)
        qFatal("no socket pair for signals");
    m_notifier = std::make_unique<QSocketNotifier>(sockets[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (read(sockets[1], &byte, 1) == 1)
            Q_EMIT received(byte);
    });
    struct sigaction action { };
    action.sa_handler = onTerminationSignal;
    // A second one ends the program at once, should ending in order take too long.
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    for (const int number : handled)
        sigaction(number, &action, nullptr);
}

TerminationSignals::~TerminationSignals()
{
    for (const int number : handled)
        std::signal(number, SIG_DFL);
    m_notifier.reset();
    close(sockets[0]);
    close(sockets[1]);
}

} // namespace billow
