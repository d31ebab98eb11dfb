// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <array>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#include <sys/uio.h>
#endif

namespace billow {

/// Sends what the system takes of \a first and then \a second without waiting, and returns how many bytes that were;
/// an error is left for QTcpSocket to find. \a socket belongs to a QTcpSocket with nothing to write. By way of
/// QTcpSocket each write costs another turn of the event loop, which registers and removes a notifier.
inline qsizetype sendWithoutWaiting(qintptr socket, QByteArrayView first, QByteArrayView second = {})
{
#if defined(Q_OS_WIN)
    const auto bufferOf = [](QByteArrayView bytes) {
        return WSABUF{static_cast<ULONG>(bytes.size()), const_cast<char *>(bytes.data())}; // sent, never written to
    };
    std::array buffers{bufferOf(first), bufferOf(second)};
    DWORD sent = 0;
    const int error = ::WSASend(
        static_cast<SOCKET>(socket), buffers.data(), static_cast<DWORD>(buffers.size()), &sent, 0, nullptr, nullptr);
    return error == 0 ? static_cast<qsizetype>(sent) : 0;
#else
    const auto bufferOf = [](QByteArrayView bytes) {
        return iovec{
            const_cast<char *>(bytes.data()), static_cast<std::size_t>(bytes.size())}; // sent, never written to
    };
    std::array buffers{bufferOf(first), bufferOf(second)};
    msghdr message{};
    message.msg_iov = buffers.data();
    message.msg_iovlen = buffers.size();
#ifdef MSG_NOSIGNAL
    constexpr int flags = MSG_DONTWAIT | MSG_NOSIGNAL;
#else
    constexpr int flags = MSG_DONTWAIT; // QTcpSocket has set SO_NOSIGPIPE
#endif
    const auto sent = ::sendmsg(static_cast<int>(socket), &message, flags);
    return sent > 0 ? static_cast<qsizetype>(sent) : 0;
#endif
}

/// Ends what \a socket sends and receives, without closing it: a call of another thread that waits for it returns. From
/// any thread, while the socket is open.
inline void shutDownSocket(int socket)
{
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(socket), SD_BOTH);
#else
    ::shutdown(socket, SHUT_RDWR);
#endif
}

/// Ends what \a socket sends, after what it has taken already; what it receives can still be read.
inline void shutDownSending(int socket)
{
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(socket), SD_SEND);
#else
    ::shutdown(socket, SHUT_WR);
#endif
}

} // namespace billow
