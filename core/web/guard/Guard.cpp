// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/Guard.h"

#include "core/base/Words.h"
#include "core/web/guard/QtHttpServer.h"
#include "core/web/guard/RequestSocket.h"
#include "core/web/guard/ResponseHead.h"

#include <QLoggingCategory>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <map>

Q_LOGGING_CATEGORY(lcGuard, "billow.web.guard")

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// Wrong tokens are logged together, so that guessing them doesn't fill the log.
constexpr auto wrongTokensInterval = 10s;
} // namespace

/// Hands every client to the guard, and what the guard has for QHttpServer to that.
class Guard::Listener final : public QTcpServer {
public:
    explicit Listener(Guard &guard)
        : m_guard(guard)
    {
        setListenBacklogSize(1'024);
    }

    void offer(RequestSocket *socket) { addPendingConnection(socket); }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto socket = std::make_unique<QTcpSocket>();
        if (socket->setSocketDescriptor(descriptor))
            m_guard.letIn(socket.release());
    }

private:
    Guard &m_guard;
};

Guard::Guard(QHttpServer &server, Surroundings surroundings, Limits limits)
    : m_server(server)
    , m_surroundings(std::move(surroundings))
    , m_limits(limits)
    , m_reserved(std::make_shared<std::atomic<qsizetype>>(0))
{
    setLimits(server, limits.request.body, limits.request.head, static_cast<quint32>(limits.connections));
}

Guard::~Guard()
{
    for (const GuardedConnection *connection : copyOfConnections())
        delete connection;
    qDeleteAll(m_listeners);
}

// ---- Clients -----------------------------------------------------------------------------------------------------

Result<void> Guard::listen(const WebOptions &options)
{
    const auto listenAtAll = [this, &options]() -> Result<void> {
        if (!options.host.isEmpty() && options.host.compare(u"localhost"_s, Qt::CaseInsensitive) != 0) {
            const QHostAddress address(options.host);
            if (address.isNull()) {
                return Error::invalid(
                    Words::tr("%1 isn’t an address of this computer. Use one of its addresses, or 0.0.0.0 for all.")
                        .arg(options.host));
            }
            return listenAt(address, options.port);
        }
        auto first = listenAt(QHostAddress::LocalHost, options.port);
        if (!first)
            return first;
        // A machine without IPv6 is served over IPv4.
        auto second = listenAt(QHostAddress::LocalHostIPv6, m_port);
        return second || options.port == 0 || !m_isTaken ? Result<void>() : second;
    };
    auto listening = listenAtAll();
    if (listening)
        m_access.emplace(options, m_port);
    return listening;
}

Result<void> Guard::listenAt(const QHostAddress &address, std::uint16_t port)
{
    auto listener = std::make_unique<Listener>(*this);
    if (!listener->listen(address, port)) {
        m_isTaken = listener->serverError() == QAbstractSocket::AddressInUseError;
        const QString why = m_isTaken ? Words::tr("another program uses it") : listener->errorString();
        return Error::unavailable(Words::tr("Can’t use port %1 of %2: %3").arg(port).arg(address.toString(), why));
    }
    m_port = listener->serverPort();
    m_server.bind(listener.get());
    m_listeners.push_back(listener.release());
    return {};
}

void Guard::letIn(QTcpSocket *socket)
{
    if (m_connections.size() >= m_limits.connections && !makeRoom()) {
        constexpr int secondsToWait = 5;
        const auto busy = HttpResponse::tryAgain(u"Too many clients are connected. Try again."_s, secondsToWait);
        socket->setParent(this);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->write(responseHead(busy, false) + busy.body);
        socket->disconnectFromHost();
        return;
    }
    auto *connection = new GuardedConnection(socket, *this);
    m_connections.insert(connection);
    connect(connection, &GuardedConnection::finished, this, [this, connection] { forget(connection); });
}

bool Guard::makeRoom()
{
    std::map<QString, int> held;
    for (const GuardedConnection *connection : m_connections)
        ++held[connection->peer().toString()];
    // Idle clients first, then those of the address with the most; among equals, the least recently active.
    const auto rank = [&held](const GuardedConnection *connection) {
        return std::tuple(!connection->isIdle(), -held[connection->peer().toString()] * !connection->isIdle(),
            connection->lastActive());
    };
    GuardedConnection *chosen = nullptr;
    for (GuardedConnection *candidate : m_connections) {
        if (!candidate->isServing() && (!chosen || rank(candidate) < rank(chosen)))
            chosen = candidate;
    }
    if (chosen)
        chosen->close();
    return chosen != nullptr;
}

void Guard::forget(GuardedConnection *connection)
{
    m_connections.erase(connection);
    connection->deleteLater();
}

void Guard::sweep()
{
    // One that has ended leaves the set.
    for (GuardedConnection *connection : copyOfConnections())
        connection->sweep(m_surroundings.now());
}

void Guard::closeGently()
{
    for (Listener *listener : m_listeners)
        listener->close();
    for (GuardedConnection *connection : copyOfConnections())
        connection->leave();
}

std::vector<GuardedConnection *> Guard::copyOfConnections() const
{
    return {m_connections.begin(), m_connections.end()};
}

// ---- Requests ----------------------------------------------------------------------------------------------------

std::optional<HttpResponse> Guard::refusal(const HttpRequest &request)
{
    if (auto refusal = m_access->refusal(request))
        return refusal;
    return request.isUpgrade() ? m_surroundings.refuseUpgrade(request) : std::nullopt;
}

/// Null: there is no room for as much now.
std::shared_ptr<void> Guard::reserve(qsizetype bytes)
{
    if (*m_reserved + bytes > m_limits.bodies)
        return nullptr;
    *m_reserved += bytes;
    return {m_reserved.get(), [reserved = m_reserved, bytes](void *) { *reserved -= bytes; }};
}

RequestSocket *Guard::makeRequestSocket(const QTcpSocket &client)
{
    auto *socket = new RequestSocket(client);
    m_listeners.front()->offer(socket);
    return socket;
}

void Guard::handOver(RequestSocket &socket, const HttpRequest &request, const HttpReply &reply)
{
    m_request = &request;
    m_reply = reply;
    socket.handOver(request);
    m_request = nullptr;
    // No handler has taken it: QHttpServer did not understand what the guard let through.
    if (m_reply)
        std::exchange(m_reply, std::nullopt)->send(HttpResponse::error(400, u"This request is not understood"_s));
    if (m_exception)
        std::rethrow_exception(std::exchange(m_exception, nullptr));
}

HttpReply Guard::takeReply()
{
    return std::exchange(m_reply, std::nullopt).value_or(HttpReply());
}

void Guard::noteWrongToken(const QHostAddress &peer)
{
    const auto now = m_surroundings.now();
    ++m_wrongTokens;
    m_wrongTokensFrom = peer;
    if (m_wrongTokensLogged != 0ns && now - m_wrongTokensLogged < wrongTokensInterval)
        return;
    m_wrongTokensLogged = now;
    qCWarning(lcGuard).noquote() << std::exchange(m_wrongTokens, 0) << "requests came with a wrong token, the last from"
                                 << m_wrongTokensFrom.toString();
}

} // namespace billow
