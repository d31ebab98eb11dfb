// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/FrontDoor.h"

#include "core/base/Words.h"

#include <QHostInfo>
#include <QTcpSocket>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

/// Hands every connection on, and keeps none waiting.
class FrontDoor::Listener final : public QTcpServer {
public:
    explicit Listener(std::function<void(qintptr)> letIn)
        : m_letIn(std::move(letIn))
    {
        setListenBacklogSize(1'024);
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_letIn(descriptor); }

private:
    const std::function<void(qintptr)> m_letIn;
};

FrontDoor::FrontDoor(const HttpService &service, Limits limits, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_limits(limits)
{
}

FrontDoor::~FrontDoor() = default;

Result<void> FrontDoor::listen(const WebOptions &options)
{
    if (!options.host.isEmpty() && options.host.compare(u"localhost"_s, Qt::CaseInsensitive) != 0) {
        const QHostAddress address(options.host);
        if (address.isNull()) {
            return Error::invalid(
                Words::tr("%1 is not an address to listen at: give one of this machine's, or 0.0.0.0 for all")
                    .arg(options.host));
        }
        return listenAt(address, options.port);
    }
    auto first = listenAt(QHostAddress::LocalHost, options.port);
    if (!first)
        return first;
    // A machine without IPv6 is served over IPv4.
    if (auto second = listenAt(QHostAddress::LocalHostIPv6, m_port);
        !second && options.port != 0 && m_listeners.back()->serverError() == QAbstractSocket::AddressInUseError) {
        m_listeners.clear();
        return second;
    }
    return {};
}

Result<void> FrontDoor::listenAt(const QHostAddress &address, std::uint16_t port)
{
    auto listener = std::make_unique<Listener>([this](qintptr descriptor) { letIn(descriptor); });
    if (!listener->listen(address, port)) {
        const bool taken = listener->serverError() == QAbstractSocket::AddressInUseError;
        const QString why = taken ? Words::tr("another program listens there") : listener->errorString();
        return Error::unavailable(Words::tr("Port %1 of %2 cannot be used: %3").arg(port).arg(address.toString(), why));
    }
    m_port = listener->serverPort();
    m_listeners.push_back(std::move(listener));
    return {};
}

void FrontDoor::letIn(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    if (m_connections.size() >= m_limits.connections && !makeRoom()) {
        HttpResponse busy = HttpResponse::error(503, u"Too many clients are being served; please try again"_s);
        busy.fields.emplace_back("Retry-After", "5");
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->write(busy.head(false) + busy.body);
        socket->disconnectFromHost();
        return;
    }
    auto *connection = new HttpConnection(socket, m_service, m_limits.request, m_limits.deadlines, this);
    m_connections.insert(connection);
    connect(connection, &HttpConnection::finished, this, [this, connection] { forget(connection); });
}

bool FrontDoor::makeRoom()
{
    HttpConnection *oldest = nullptr;
    for (HttpConnection *candidate : m_connections) {
        if (candidate->isIdle() && (!oldest || candidate->lastActive() < oldest->lastActive()))
            oldest = candidate;
    }
    if (oldest)
        oldest->close();
    return oldest != nullptr;
}

void FrontDoor::forget(HttpConnection *connection)
{
    m_connections.erase(connection);
    connection->deleteLater();
}

void FrontDoor::sweep(HttpConnection::Time now)
{
    // One that has ended leaves the set.
    for (HttpConnection *connection : copyOfConnections())
        connection->sweep(now);
}

void FrontDoor::closeGently()
{
    m_listeners.clear();
    for (HttpConnection *connection : copyOfConnections())
        connection->leave();
}

std::vector<HttpConnection *> FrontDoor::copyOfConnections() const
{
    return {m_connections.begin(), m_connections.end()};
}

bool FrontDoor::hasRoomForBody() const
{
    qsizetype bytes = 0;
    for (const HttpConnection *connection : m_connections)
        bytes += connection->bodyBytes();
    return bytes < m_limits.bodies;
}

} // namespace billow
