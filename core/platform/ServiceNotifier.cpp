// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/ServiceNotifier.h"

#include <QCoreApplication>

#ifdef Q_OS_LINUX
#include <cstddef>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace billow {

using namespace std::chrono_literals;

namespace {

// A database may take any time to come: the manager is asked for this much more, again and again.
constexpr auto extension = 60s;
constexpr auto extendEvery = 20s;

QByteArray statusLine(const QString &status)
{
    return "STATUS=" + status.simplified().toUtf8() + '\n';
}

} // namespace

ServiceNotifier::ServiceNotifier()
    : m_socket(qgetenv("NOTIFY_SOCKET"))
{
    bool isNumber = false;
    const qint64 interval = qgetenv("WATCHDOG_USEC").toLongLong(&isNumber);
    const QByteArray process = qgetenv("WATCHDOG_PID");
    const bool isMeant = process.isEmpty() || process.toLongLong() == QCoreApplication::applicationPid();
    for (const char *name : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"})
        qunsetenv(name);
    if (m_socket.isEmpty())
        return;
    connect(&m_watchdog, &QTimer::timeout, this, [this] { send("WATCHDOG=1\n"); });
    if (isNumber && interval > 0 && isMeant)
        m_watchdog.start(std::chrono::milliseconds(std::max<qint64>(1, interval / 2'000))); // twice in the time
    const QByteArray more =
        "EXTEND_TIMEOUT_USEC=" + QByteArray::number(qint64{std::chrono::microseconds(extension).count()}) + '\n';
    connect(&m_patience, &QTimer::timeout, this, [this, more] { send(more); });
    m_patience.start(extendEvery);
    send(more);
}

void ServiceNotifier::waiting(const QString &status)
{
    if (!m_ready)
        send(statusLine(status));
}

void ServiceNotifier::ready(const QString &status)
{
    m_patience.stop();
    const QByteArray line = statusLine(status);
    if (!std::exchange(m_ready, true))
        send("READY=1\n" + line);
    else if (line != m_lastStatus)
        send(line);
    m_lastStatus = line;
}

void ServiceNotifier::stopping()
{
    m_patience.stop();
    send("STOPPING=1\n");
}

#ifdef Q_OS_LINUX

void ServiceNotifier::send(const QByteArray &lines) const
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (m_socket.isEmpty() || m_socket.size() >= static_cast<qsizetype>(sizeof(address.sun_path)))
        return;
    std::memcpy(address.sun_path, m_socket.constData(), static_cast<std::size_t>(m_socket.size()));
    if (m_socket.startsWith('@'))
        address.sun_path[0] = '\0'; // Linux' abstract names
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return;
    const auto length =
        static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<std::size_t>(m_socket.size()));
    // Whoever does not listen is not waited for.
    (void)::sendto(socket, lines.constData(), static_cast<std::size_t>(lines.size()), MSG_NOSIGNAL | MSG_DONTWAIT,
        reinterpret_cast<const sockaddr *>(&address), length);
    ::close(socket);
}

#else

void ServiceNotifier::send(const QByteArray &) const { }

#endif

} // namespace billow
