// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QDeadlineTimer>

#include <chrono>
#include <functional>
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace billow {

/// Requests to the program that uses the ledger. With a token, that program has to prove before each request that it
/// knows the token too, because its published address isn't trusted. Every call blocks in its own event loop, up to
/// its deadline. Used on one thread.
class HolderClient final {
public:
    struct Request {
        QByteArray method; ///< GET, POST or PUT
        QByteArray target;
        QByteArray type; ///< of the body
        QByteArray body;
    };
    struct Answer {
        int status = 0;
        QByteArray body;
        std::chrono::seconds retryAfter{}; ///< zero: not given
    };
    /// Asked several times a second while a call waits; from when it is true, the call waits for two seconds at most.
    using Interrupted = std::function<bool()>;

    /// \a token: empty: none is sent, and no proof is needed.
    HolderClient(QByteArray token, Interrupted interrupted);
    ~HolderClient();
    Q_DISABLE_COPY_MOVE(HolderClient)

    /// The program for the next requests: the one with this \a startId at \a address, "localhost:4000".
    void setHolder(const QString &address, const QString &startId);

    /// Ends its connections; until setHolder() nothing can be asked.
    void close();

    /// The Error is Unavailable. \a sent is set to whether the server may have handled the request.
    Result<Answer> ask(const Request &request, bool *sent = nullptr);

private:
    class Upload;

    Result<void> prove();
    Result<Answer> exchange(const Request &request, const QByteArray &token);
    void wait(QNetworkReply &reply, QByteArray &body);

    const QByteArray m_token;
    const Interrupted m_interrupted;
    QString m_address;
    QByteArray m_startId;
    std::unique_ptr<QNetworkAccessManager> m_network; ///< from setHolder() on
};

} // namespace billow
