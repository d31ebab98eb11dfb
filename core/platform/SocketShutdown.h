// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace billow {

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
