// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QTcpSocket>

/// What a server answered.
struct RawResponse {
    int status = 0; ///< 0: none came
    QMap<QByteArray, QByteArray> fields; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QJsonObject json() const;
};

/// A client that sends exactly the bytes it is told to, as no library would, and waits for what comes. The server runs
/// in another process or thread.
class RawClient {
public:
    explicit RawClient(quint16 port, const QString &host = QStringLiteral("127.0.0.1"));

    /// Answers whether they went out; a server may have closed the connection before.
    bool send(const QByteArray &bytes);
    /// The next answer. \a toHead: it has no body whatever its head says.
    [[nodiscard]] RawResponse receive(bool toHead = false);
    /// Whether the server ends the connection; what it says before is thrown away.
    [[nodiscard]] bool waitForEnd();
    /// Nothing has come, and nothing does.
    [[nodiscard]] bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    [[nodiscard]] QTcpSocket &socket() { return m_socket; }

    /// GET \a path on a kept-alive connection.
    [[nodiscard]] RawResponse get(const QByteArray &path, const QByteArray &fields = {});
    [[nodiscard]] RawResponse ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
        const QByteArray &fields = {}, const QByteArray &type = "application/json");
    /// "Host: …\r\n", as a browser would send it.
    [[nodiscard]] QByteArray hostField() const;

private:
    bool more();
    /// False where they end early.
    bool receiveChunks(QByteArray &body);

    QTcpSocket m_socket;
    quint16 m_port;
    QByteArray m_unread;
};
