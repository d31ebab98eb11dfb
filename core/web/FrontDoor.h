// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/web/http/HttpConnection.h"
#include "core/web/WebOptions.h"

#include <QTcpServer>

#include <memory>
#include <unordered_set>
#include <vector>

namespace billow {

/// Listens, and lets in as many clients as there is room for. Where all places are taken the one that has been idle
/// longest makes room: somebody who opens a thousand connections and says nothing keeps nobody out.
class FrontDoor final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FrontDoor)
public:
    struct Limits {
        HttpLimits request;
        HttpConnection::Deadlines deadlines;
        std::size_t connections = 500;
        qsizetype bodies = 64 * 1024 * 1024; ///< bytes of all bodies that are being received together
    };

    /// \a service must outlive the door; all of its functions are set.
    FrontDoor(const HttpService &service, Limits limits, QObject *parent = nullptr);
    ~FrontDoor() override;

    /// Unavailable: the address is taken or does not exist; the message says which. Of loopback's two addresses one is
    /// enough.
    Result<void> listen(const WebOptions &options);
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::size_t connectionCount() const { return m_connections.size(); }

    /// Lets nobody in any more, and ends each connection after the request that is being received or served.
    void closeGently();
    /// Looks at all deadlines; a few times a second.
    void sweep(HttpConnection::Time now);
    /// Whether a body may still be received.
    [[nodiscard]] bool hasRoomForBody() const;

private:
    class Listener;

    Result<void> listenAt(const QHostAddress &address, std::uint16_t port);
    void letIn(qintptr descriptor);
    bool makeRoom();
    void forget(HttpConnection *connection);
    [[nodiscard]] std::vector<HttpConnection *> copyOfConnections() const;

    const HttpService &m_service;
    const Limits m_limits;
    std::vector<std::unique_ptr<Listener>> m_listeners;
    std::unordered_set<HttpConnection *> m_connections; ///< children
    std::uint16_t m_port = 0;
};

} // namespace billow
