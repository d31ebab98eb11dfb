// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QTcpSocket>

#include <chrono>
#include <functional>

namespace billow {

/// One kept-alive connection to a server of ours. Every call blocks, up to its deadline, and needs no event loop. Used
/// on one thread.
class HttpClient final {
public:
    struct Request {
        QByteArray method;
        QByteArray target;
        QByteArray type; ///< of the body
        QByteArray body; ///< may be empty
    };
    struct Answer {
        int status = 0;
        QByteArray body;
        std::chrono::seconds retryAfter{}; ///< zero: it does not say
    };
    /// Asked several times a second while a call waits; from when it is true, the call waits for two seconds at most.
    using Interrupted = std::function<bool()>;

    /// \a token is sent with every request, unless it is empty.
    HttpClient(QByteArray token, Interrupted interrupted);
    Q_DISABLE_COPY_MOVE(HttpClient)

    /// \a address is "localhost:4000". The Error is Unavailable.
    Result<void> connect(const QString &address);
    void close() { m_socket.abort(); }
    [[nodiscard]] bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

    /// The Error is Unavailable: no answer came, and the connection is closed. The server may have done what was asked.
    Result<Answer> ask(const Request &request);

private:
    /// Waits until \a done; false: not in time, or the connection has ended.
    template <typename Done>
    bool waitUntil(Done done);
    Result<Answer> receive();
    Error lost();

    const QByteArray m_token;
    const Interrupted m_interrupted;
    QByteArray m_address;
    QByteArray m_unread;
    QDeadlineTimer m_deadline;
    QTcpSocket m_socket;
};

} // namespace billow
