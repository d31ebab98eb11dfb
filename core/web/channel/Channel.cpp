// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/channel/Channel.h"

#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QByteArray versionAskedFor(const HttpRequest &request)
{
    const QByteArrayList values = queryValues(request.query, "vsn");
    return values.isEmpty() ? "1.0.0" : values.last(); // as Phoenix has it
}

/// RFC 6455, section 4.1: 16 bytes in base 64.
bool isKey(const QByteArray &key)
{
    const auto decoded = QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() == 16;
}

template <typename Socket>
auto endsOf(const Socket &socket)
{
    return std::tuple(
        socket.peerAddress().toString(), socket.peerPort(), socket.localAddress().toString(), socket.localPort());
}

} // namespace

Channel::Channel(Surroundings surroundings, ChannelLimits limits)
    : m_surroundings(std::move(surroundings))
    , m_limits(limits)
    , m_frames(m_surroundings.current)
    , m_replays(m_surroundings.api, m_surroundings.post)
    , m_server(std::make_unique<QWebSocketServer>(u"Billow"_s, QWebSocketServer::NonSecureMode))
{
    // A page offers a second one that carries its token; only the first may be chosen.
    m_server->setSupportedSubprotocols({u"phoenix"_s});
    m_server->setMaxPendingConnections(static_cast<int>(m_limits.clients));
    // At once, not by a message: the first frames follow the handshake directly and must be kept.
    connect(m_server.get(), &QWebSocketServer::newConnection, this, &Channel::welcome);
}

Channel::~Channel()
{
    m_clients.clear();
    for (const auto &[ends, handshake] : m_handshakes)
        delete handshake.pipe;
}

std::optional<HttpResponse> Channel::refusal(const HttpRequest &request) const
{
    if (request.path != path)
        return HttpResponse::error(404, u"There is no WebSocket here; it is at /socket/websocket"_s);
    if (request.field("sec-websocket-version") != "13") {
        HttpResponse response = upgradeRequired();
        response.fields.emplace_back("Sec-WebSocket-Version", "13");
        return response;
    }
    if (!isKey(request.field("sec-websocket-key").value_or(QByteArray())))
        return HttpResponse::error(400, u"Sec-WebSocket-Key has to be 16 bytes in base 64"_s);
    if (!phoenixVersion(versionAskedFor(request)))
        return HttpResponse::error(400, u"vsn has to be 1.0.0 or 2.0.0"_s);
    constexpr int secondsToWait = 5;
    if (m_clients.size() + m_handshakes.size() >= m_limits.clients)
        return HttpResponse::tryAgain(u"Too many clients are connected. Try again."_s, secondsToWait);
    return std::nullopt;
}

HttpResponse Channel::upgradeRequired()
{
    HttpResponse response = HttpResponse::error(426, u"This is a WebSocket: ask for an upgrade, version 13"_s);
    response.fields.emplace_back("Upgrade", "websocket");
    return response;
}

void Channel::accept(QTcpSocket *socket, const HttpRequest &request)
{
    const PhoenixVersion version = phoenixVersion(versionAskedFor(request)).value_or(PhoenixVersion::V1);
    auto *pipe = new WebSocketPipe(socket);
    pipe->setParent(m_server.get()); // until its WebSocket takes it
    m_handshakes.insert_or_assign(endsOf(*pipe), Handshake{pipe, version, m_surroundings.clock.now()});
    m_server->handleConnection(pipe);
    pipe->receive();
}

/// Outside the crash boundary: it only finds everything its place.
void Channel::welcome()
{
    while (auto webSocket = std::unique_ptr<QWebSocket>(m_server->nextPendingConnection())) {
        const auto handshake = m_handshakes.extract(endsOf(*webSocket));
        if (handshake.empty() || !handshake.mapped().pipe)
            continue;
        auto client =
            std::make_unique<ChannelClient>(std::move(webSocket), *handshake.mapped().pipe, handshake.mapped().version,
                ChannelClient::Shared{m_limits, m_frames, m_replays}, m_surroundings.post, m_surroundings.clock.now());
        ChannelClient *key = client.get();
        connect(key, &ChannelClient::joinedChanged, this,
            [this, key] { m_surroundings.viewersChanged(m_viewers += key->isJoined() ? 1 : -1); });
        m_clients.emplace(key, std::move(client));
    }
}

void Channel::leave()
{
    m_clients.clear();
}

void Channel::apply(const LiveUpdate &update)
{
    m_frames.take(update);
    for (const auto &[key, client] : m_clients)
        client->follow();
}

void Channel::sweep()
{
    const auto now = m_surroundings.clock.now();
    for (const auto &[key, client] : m_clients)
        client->sweep(now);
    std::erase_if(m_clients, [](const auto &entry) { return entry.first->isGone() && !entry.first->isJoined(); });
    for (const auto &[ends, handshake] : m_handshakes) {
        if (handshake.pipe && now - handshake.begun > m_limits.farewell)
            handshake.pipe->client()->abort();
    }
    std::erase_if(m_handshakes, [](const auto &entry) { return !entry.second.pipe; });
    m_replays.next();
}

} // namespace billow
