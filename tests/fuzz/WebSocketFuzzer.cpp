// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/channel/ChannelSocket.h"
#include "core/web/channel/PhoenixMessage.h"
#include "core/web/channel/WebSocketFrame.h"
#include "tests/fuzz/Fuzzer.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

#include <deque>

// Frames of a client, through Qt's decoder, which is not instrumented, and our channel's socket: whatever comes, the
// socket keeps within its bounds and comes to an end when the client goes.

using namespace billow;

namespace {

constexpr QByteArrayView handshake = "GET /socket/websocket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                                     "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

/// One client and what the server makes of it.
class Session final : public QObject {
public:
    explicit Session(QByteArrayView frames)
        : m_frames(frames)
    {
        connect(&m_tcp, &QTcpServer::newConnection, this, [this] {
            auto *accepted = m_tcp.nextPendingConnection();
            connect(accepted, &QTcpSocket::readyRead, this, [this, accepted] { accept(accepted); });
        });
        connect(&m_server, &QWebSocketServer::newConnection, this, &Session::welcome);
        demand(m_tcp.listen(QHostAddress::LocalHost), "a port is free");
        m_client.connectToHost(QHostAddress::LocalHost, m_tcp.serverPort());
        m_client.write(handshake.data(), handshake.size());
    }

    /// To the end of all that comes of it.
    void run()
    {
        for (int turns = 0; turns < 10'000 && !(m_socket && m_socket->isGone()); ++turns) {
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
            speak();
            while (!m_posted.empty()) {
                const auto function = std::move(m_posted.front());
                m_posted.pop_front();
                function();
            }
        }
        demand(m_socket && m_socket->isGone(), "a client that goes is gone");
    }

private:
    /// As a client does: the frames once it has been let in, and then it goes.
    void speak()
    {
        m_heard += m_client.readAll();
        if (m_sent || !m_heard.contains("\r\n\r\n"))
            return;
        m_sent = true;
        m_client.write(m_frames.data(), m_frames.size());
        m_client.disconnectFromHost(); // when they have gone out
    }

    /// With the whole of the handshake in it, as from the server's front.
    void accept(QTcpSocket *socket)
    {
        if (!socket->peek(socket->bytesAvailable()).contains("\r\n\r\n"))
            return;
        socket->disconnect(this);
        m_pipe = new WebSocketPipe(socket);
        m_server.handleConnection(m_pipe);
        m_pipe->receive();
    }

    void welcome()
    {
        auto webSocket = std::unique_ptr<QWebSocket>(m_server.nextPendingConnection());
        m_socket = std::make_unique<ChannelSocket>(
            std::move(webSocket), *m_pipe,
            [this](std::function<void()> function) {
                m_posted.push_back(std::move(function));
                return true;
            },
            [this] { look(); });
    }

    void look()
    {
        if (m_socket->hasSentUnmasked())
            m_socket->close(1002, QStringLiteral("unmasked"));
        const QStringList messages = m_socket->takeMessages();
        demand(messages.size() <= ChannelSocket::mostMessages, "messages have a bound");
        for (const QString &message : messages) {
            const auto decoded = PhoenixMessage::decode(message.toUtf8(), PhoenixVersion::V2);
            if (decoded)
                m_socket->write(textFrame(phoenixReply(PhoenixVersion::V2, *decoded, true)));
            else
                m_socket->close(1007, decoded.error().message);
        }
    }

    const QByteArrayView m_frames;
    bool m_sent = false;
    QByteArray m_heard; ///< by the client
    QTcpServer m_tcp;
    WebSocketPipe *m_pipe = nullptr; ///< the WebSocket's
    QWebSocketServer m_server{QString(), QWebSocketServer::NonSecureMode};
    std::deque<std::function<void()>> m_posted;
    std::unique_ptr<ChannelSocket> m_socket;
    QTcpSocket m_client;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz";
    static char *argv[] = {name, nullptr};
    // Never destroyed: at the end of the process Qt Network goes before it, and Qt 6.8 takes that ill.
    static const auto *const application = new QCoreApplication(argc, argv);
    Q_UNUSED(application);
    Session session(viewOf(data, size));
    session.run();
    return 0;
}
