// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/web/guard/AccessPolicy.h"
#include "core/web/guard/GuardedConnection.h"
#include "core/web/http/CompressedBodies.h"

#include <QElapsedTimer>

#include <atomic>
#include <exception>
#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

class QHttpServer;

namespace billow {

/// Decides what reaches QHttpServer: which clients may connect, the form and size of their requests, their permissions
/// and deadlines. QHttpServer gets whole requests only, and no upgrade. If all places are taken, the client that has
/// been idle longest is closed, or the slowest sender of the address with the most connections, so that opening a
/// thousand connections keeps no one out.
class Guard final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Guard)
public:
    struct Limits {
        RequestLimits request;
        GuardedConnection::Deadlines deadlines;
        std::size_t connections = 500;
        qsizetype bodies = 64 * 1024 * 1024; ///< bytes of all bodies together, as they are announced
    };

    /// What the guard needs of the server around it; all functions are set.
    struct Surroundings {
        /// Runs a function later on this thread, inside the crash boundary; false: not now.
        std::function<bool(std::function<void()>)> post;
        /// The time since any fixed moment.
        std::function<std::chrono::nanoseconds()> now;
        /// Why a request for a WebSocket is refused.
        std::function<std::optional<HttpResponse>(const HttpRequest &)> refuseUpgrade;
        /// Takes the socket over, with the request's head unread in it.
        std::function<void(QTcpSocket *, const HttpRequest &)> upgrade;
        /// A request has been answered, or refused before a route took it (then \a route is null); \a time is from the
        /// complete request to the answer.
        std::function<void(const char *route, const HttpRequest &, int status, std::chrono::nanoseconds time)> answered;
    };

    /// \a server outlives the guard and gets its requests from nowhere else.
    Guard(QHttpServer &server, Surroundings surroundings, Limits limits);
    ~Guard() override;

    /// Unavailable: the address is taken or does not exist; the message gives the reason. One of the two
    /// loopback addresses is enough.
    Result<void> listen(const WebOptions &options);
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::size_t connectionCount() const { return m_connections.size(); }
    /// Bytes of all bodies that are being received or served.
    [[nodiscard]] qsizetype reservedBytes() const { return *m_reserved; }

    /// Accepts no more connections, and closes each one after the request that is being received or served.
    void closeGently();
    /// Checks all deadlines; a few times a second.
    void sweep();

    // For the handlers
    /// The request whose handler QHttpServer is calling, without its body.
    [[nodiscard]] const HttpRequest &currentRequest() const { return *m_request; }
    /// The reply for the request whose handler QHttpServer is calling. Call once for each request.
    [[nodiscard]] HttpReply takeReply();
    /// A handler has failed with \a exception. It must not pass through Qt's code, and is rethrown after that.
    void keep(std::exception_ptr exception) { m_exception = std::move(exception); }

private:
    friend class GuardedConnection;
    class Listener;

    Result<void> listenAt(const QHostAddress &address, std::uint16_t port);
    void letIn(QTcpSocket *socket);
    bool makeRoom();
    void forget(GuardedConnection *connection);
    [[nodiscard]] std::vector<GuardedConnection *> copyOfConnections() const;

    // For the connections
    [[nodiscard]] std::optional<HttpResponse> refusal(const HttpRequest &request);
    [[nodiscard]] std::shared_ptr<void> reserve(qsizetype bytes);
    [[nodiscard]] RequestSocket *makeRequestSocket(const QTcpSocket &client);
    void handOver(RequestSocket &socket, const HttpRequest &request, const HttpReply &reply);
    void noteWrongToken(const QHostAddress &peer);

    QHttpServer &m_server;
    const Surroundings m_surroundings;
    const Limits m_limits;
    std::optional<AccessPolicy> m_access; ///< from when the port is known
    std::vector<Listener *> m_listeners; ///< children of the server
    std::unordered_set<GuardedConnection *> m_connections; ///< children
    std::shared_ptr<std::atomic<qsizetype>> m_reserved; ///< shared: a body may be read on other threads
    std::uint16_t m_port = 0;
    bool m_isTaken = false; ///< the address that was to be listened at last
    CompressedBodies m_compressed;
    const HttpRequest *m_request = nullptr; ///< while QHttpServer calls a handler
    std::optional<HttpReply> m_reply; ///< the same, until it is taken
    std::exception_ptr m_exception;
    int m_wrongTokens = 0; ///< not yet logged
    QHostAddress m_wrongTokensFrom;
    std::chrono::nanoseconds m_wrongTokensLogged{};
};

} // namespace billow
