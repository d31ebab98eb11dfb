// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/web/channel/ChannelClient.h"
#include "core/web/channel/WebSocketPipe.h"
#include "core/web/guard/HttpRequest.h"
#include "core/web/guard/HttpResponse.h"

#include <map>
#include <unordered_map>

class QWebSocketServer;

namespace billow {

/// The WebSocket side of the API: Phoenix Channels with the one topic dashboard:live. Part of the web server's state:
/// lives on its thread, and destroying it closes every client with 1001.
class Channel final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Channel)
public:
    /// The path that clients connect to.
    static constexpr QByteArrayView path = "/socket/websocket";

    /// What the channel needs; api, current and clock must outlive it.
    struct Surroundings {
        Api &api;
        const CurrentState &current;
        const actor::Clock &clock;
        ChannelSocket::Post post;
        std::function<void(int)> viewersChanged; ///< clients that have joined
    };

    explicit Channel(Surroundings surroundings, ChannelLimits limits = {});
    ~Channel() override;

    /// Why a request for a WebSocket cannot be granted; looked at before the handshake.
    [[nodiscard]] std::optional<HttpResponse> refusal(const HttpRequest &request) const;
    /// The answer to a request for path() that doesn't ask for a WebSocket.
    [[nodiscard]] static HttpResponse upgradeRequired();
    /// Takes the socket over, with the request's head unread in it. refusal() has had nothing against it.
    void accept(QTcpSocket *socket, const HttpRequest &request);

    /// Tells all clients. The current state has applied the update before.
    void apply(const LiveUpdate &update);
    /// Looks at all deadlines; once a second or so.
    void sweep();

    /// Tells every client that the server goes away (1001).
    void leave();

    /// Clients that have joined.
    [[nodiscard]] int viewers() const { return m_viewers; }
    /// WebSockets, joined or not.
    [[nodiscard]] std::size_t clientCount() const { return m_clients.size(); }

private:
    /// A connection by its two ends: what QWebSocketServer makes of a socket does not name it.
    using Ends = std::tuple<QString, quint16, QString, quint16>;
    struct Handshake {
        QPointer<WebSocketPipe> pipe;
        PhoenixVersion version;
        actor::Clock::Duration begun;
    };

    void welcome();

    const Surroundings m_surroundings;
    const ChannelLimits m_limits;
    ChannelFrames m_frames;
    ReplayReader m_replays;
    std::unique_ptr<QWebSocketServer> m_server; ///< never listens
    std::map<Ends, Handshake> m_handshakes;
    std::unordered_map<ChannelClient *, std::unique_ptr<ChannelClient>> m_clients;
    int m_viewers = 0;
};

} // namespace billow
