// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/web/http/HttpParser.h"
#include "core/web/http/HttpResponse.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

class QTcpSocket;

namespace billow {

class HttpConnection;

/// Where the answer to one request goes. May be kept and used later, on the thread of the connection, and also when
/// the connection has gone: then nothing happens. The first answer counts. A plain value.
class HttpReply final {
public:
    HttpReply() = default;
    HttpReply(HttpConnection &connection, std::uint64_t request);

    void send(const HttpResponse &response) const;

private:
    struct Target;
    std::shared_ptr<Target> m_target; ///< shared: a reply is copied on its way, and it is one place that is answered
};

/// What a connection asks of those behind it.
struct HttpService {
    /// Looks at a request whose body has not come yet; an answer refuses it.
    std::function<std::optional<HttpResponse>(const HttpRequest &)> admit;
    std::function<void(const HttpRequest &, const HttpReply &)> serve;
    /// Fields that the answer to this request gets besides its own.
    std::function<std::vector<std::pair<QByteArray, QByteArray>>(const HttpRequest &)> grants;
    /// Takes the socket over, with the request's head unread in it.
    std::function<void(QTcpSocket *, const HttpRequest &)> upgrade;
    /// What has been answered, for metrics: with the time from the complete request to the answer.
    std::function<void(const HttpRequest &, int status, std::chrono::nanoseconds)> answered;
    /// Runs a function on this thread, inside the crash boundary.
    std::function<void(std::function<void()>)> post;
    /// What time it is: since any fixed moment.
    std::function<std::chrono::nanoseconds()> now;
};

/// One client: reads requests one after the other, has each looked at and served, and writes the answers in their
/// order. It waits for nobody: a client that is slow to ask is ended by sweep(), one that does not read its answers
/// is not read from.
class HttpConnection final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpConnection)
public:
    using Time = std::chrono::nanoseconds;

    struct Deadlines {
        std::chrono::seconds head{10}; ///< from the first byte of a head to its last
        std::chrono::seconds idle{60}; ///< without any byte
        std::chrono::seconds body{60}; ///< from the first byte of a head to the last one of its body
        std::chrono::milliseconds answer{1'500}; ///< from a complete request to its answer
        std::chrono::seconds linger{2}; ///< from a refusal to the end
    };

    /// Takes the socket. \a service must outlive the connection.
    HttpConnection(QTcpSocket *socket, const HttpService &service, HttpLimits limits, Deadlines deadlines,
        QObject *parent = nullptr);
    ~HttpConnection() override;

    /// Looks at the deadlines.
    void sweep(Time now);
    /// No request is being read or served: it can be closed to make room for another.
    [[nodiscard]] bool isIdle() const { return !m_serving && m_parser.state() == HttpParser::State::Head; }
    [[nodiscard]] Time lastActive() const { return m_lastActive; }
    /// Bytes of the body that is being received or served.
    [[nodiscard]] qsizetype bodyBytes() const { return m_bodyBytes + m_parser.request().body.size(); }
    /// Ends after the request that is being received or served, or now where there is none.
    void leave();
    void close();

Q_SIGNALS:
    /// It has ended, or the socket belongs to somebody else; nothing more comes.
    void finished();

private:
    friend class HttpReply;

    void wake();
    void read();
    bool advance();
    bool look();
    void serve();
    void answer(std::uint64_t request, const HttpResponse &response);
    void write(const HttpResponse &response, bool keepsAlive);
    void refuse(const HttpResponse &response);
    void windUp();
    void handOver();
    void finish();

    QTcpSocket *m_socket; ///< child; null: handed over
    const HttpService &m_service;
    HttpParser m_parser;
    const Deadlines m_deadlines;
    QByteArray m_unread; ///< read from the socket, not yet by the parser
    HttpRequest m_request; ///< the one that is being served, or was last
    qsizetype m_bodyBytes = 0; ///< of that request's body, while it is being served
    std::uint64_t m_number = 0; ///< of that request
    Time m_lastActive;
    Time m_began{}; ///< the head that is being received, or was last
    Time m_served{};
    bool m_serving = false;
    bool m_closing = false; ///< nothing more is read; what is written still goes out
    bool m_lingering = false; ///< and what still comes is thrown away for a while
    bool m_halfClosed = false;
    bool m_leaving = false;
    bool m_woken = false;
    bool m_finished = false;
};

} // namespace billow
