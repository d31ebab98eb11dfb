// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace billow {

/// Sends what the system takes of \a bytes without waiting, and returns how many that were; an error is left for
/// QTcpSocket to find. \a socket belongs to a QTcpSocket with nothing to write. By way of QTcpSocket each write costs
/// another turn of the event loop, which registers and removes a notifier.
inline qsizetype sendWithoutWaiting(qintptr socket, QByteArrayView bytes)
{
#if defined(Q_OS_WIN)
    const auto sent = ::send(static_cast<SOCKET>(socket), bytes.data(), static_cast<int>(bytes.size()), 0);
#elif defined(MSG_NOSIGNAL)
    const auto sent = ::send(
        static_cast<int>(socket), bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
#else
    const auto sent = // QTcpSocket has set SO_NOSIGPIPE
        ::send(static_cast<int>(socket), bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_DONTWAIT);
#endif
    return sent > 0 ? static_cast<qsizetype>(sent) : 0;
}

} // namespace billow
