// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/HttpConnection.h"

#include <QPointer>
#include <QTcpSocket>

#include <sys/socket.h>

namespace billow {

using namespace Qt::StringLiterals;
using State = HttpParser::State;

namespace {

/// What the system holds for us besides; more is not taken from a client that is faster than we are.
constexpr qint64 readBuffer = 64 * 1024;
/// A client that leaves this much unread gets no further answer until it has read.
constexpr qint64 mostUnsent = 64 * 1024;
/// A body that is longer is not copied behind its head: it is shared by all who are sent it.
constexpr qsizetype longestCopied = 32 * 1024;

} // namespace

struct HttpReply::Target {
    QPointer<HttpConnection> connection;
    std::uint64_t request = 0;
};

HttpReply::HttpReply(HttpConnection &connection, std::uint64_t request)
    : m_target(std::make_shared<Target>(Target{&connection, request}))
{
}

void HttpReply::send(const HttpResponse &response) const
{
    if (m_target && m_target->connection)
        m_target->connection->answer(m_target->request, response);
}

HttpConnection::HttpConnection(
    QTcpSocket *socket, const HttpService &service, HttpLimits limits, Deadlines deadlines, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_service(service)
    , m_parser(limits)
    , m_deadlines(deadlines)
    , m_lastActive(service.now())
{
    socket->setParent(this);
    socket->setReadBufferSize(readBuffer);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::wake);
    connect(socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_closing || !m_unread.isEmpty())
            wake();
    });
    connect(socket, &QTcpSocket::disconnected, this, [this] {
        m_service.post([self = QPointer(this)] {
            if (self)
                self->finish();
        });
    });
    wake(); // bytes may be there already
}

HttpConnection::~HttpConnection() = default;

/// The socket's signals only ring; the work is a message of the actor, inside its crash boundary.
void HttpConnection::wake()
{
    if (std::exchange(m_woken, true))
        return;
    m_service.post([self = QPointer(this)] {
        if (!self)
            return;
        self->m_woken = false;
        self->read();
    });
}

void HttpConnection::read()
{
    if (m_finished || !m_socket)
        return;
    if (m_closing)
        return windUp();
    while (!m_finished && !m_closing && !m_serving && m_socket && m_socket->bytesToWrite() < mostUnsent) {
        if (m_unread.isEmpty())
            m_unread = m_socket->readAll();
        if (m_unread.isEmpty())
            return;
        m_lastActive = m_service.now();
        if (!advance())
            return;
    }
}

/// Reads on; false where nothing more is to be read now.
bool HttpConnection::advance()
{
    if (!m_parser.hasBegun())
        m_began = m_lastActive;
    const qsizetype taken = m_parser.feed(m_unread);
    m_unread.remove(0, taken);
    if (m_parser.state() == State::HeadComplete && !look())
        return false;
    if (m_parser.state() == State::Refused) {
        const HttpRefusal &refusal = m_parser.refusal();
        m_request = m_parser.request();
        refuse(HttpResponse::error(refusal.status, refusal.message));
        return false;
    }
    if (m_parser.state() == State::Complete)
        serve();
    return true;
}

/// Has the head looked at before the body is read; false where nothing more is to be read now.
bool HttpConnection::look()
{
    const HttpRequest &request = m_parser.request();
    if (auto refusal = m_service.admit(request)) {
        const bool hasBody = m_parser.hasBody();
        m_request = m_parser.takeRequest();
        // Without a body the next request can be told from this one.
        if (hasBody || !m_request.keepsAlive()) {
            refuse(*refusal);
            return false;
        }
        write(*refusal, true);
        m_service.answered(m_request, refusal->status, {});
        return true;
    }
    if (request.isUpgrade() && !m_parser.hasBody()) {
        handOver();
        return false;
    }
    if (m_parser.expectsContinue() && m_unread.isEmpty())
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    m_parser.readBody();
    return true;
}

void HttpConnection::serve()
{
    m_request = m_parser.takeRequest();
    m_bodyBytes = m_request.body.size();
    m_serving = true;
    m_served = m_lastActive;
    m_service.serve(m_request, HttpReply(*this, ++m_number));
}

void HttpConnection::answer(std::uint64_t request, const HttpResponse &response)
{
    if (m_finished || !m_serving || request != m_number)
        return;
    m_serving = false;
    m_bodyBytes = 0;
    m_request.body.clear();
    m_lastActive = m_service.now();
    m_service.answered(m_request, response.status, m_lastActive - m_served);
    const bool keepsAlive = m_request.keepsAlive() && !response.closes && !m_leaving;
    write(response, keepsAlive);
    if (!keepsAlive)
        m_closing = true;
    if (m_closing || !m_unread.isEmpty() || m_socket->bytesAvailable() > 0)
        wake();
}

void HttpConnection::write(const HttpResponse &response, bool keepsAlive)
{
    QByteArray head;
    if (m_request.has("origin")) {
        HttpResponse granted = response;
        for (auto &field : m_service.grants(m_request))
            granted.fields.push_back(std::move(field));
        head = granted.head(keepsAlive);
    } else {
        head = response.head(keepsAlive);
    }
    const bool withBody = m_request.method != "HEAD" && !response.body.isEmpty();
    // One piece: the kernel sends it as one where it can.
    if (withBody && response.body.size() <= longestCopied)
        head += response.body;
    m_socket->write(head);
    if (withBody && response.body.size() > longestCopied)
        m_socket->write(response.body);
    m_socket->flush();
}

/// Answers and ends the connection: where a request is not understood, nobody knows where the next one begins.
void HttpConnection::refuse(const HttpResponse &response)
{
    m_service.answered(m_request, response.status, {});
    m_lastActive = m_service.now();
    write(response, false);
    m_closing = true;
    m_lingering = true;
    m_unread.clear();
    wake();
}

/// Ends the connection once all has been sent. A client that is still sending would lose the answer if the socket were
/// closed under it (RFC 9112, 9.6): so it is heard for a while, and what it says is thrown away.
void HttpConnection::windUp()
{
    (void)m_socket->readAll();
    if (m_socket->bytesToWrite() > 0)
        return;
    if (!m_lingering)
        m_socket->disconnectFromHost();
    else if (!std::exchange(m_halfClosed, true))
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
}

void HttpConnection::handOver()
{
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->setParent(nullptr);
    socket->setReadBufferSize(0);
    // The one that takes it reads the request for itself.
    const QByteArray unread = m_parser.rawHead() + m_unread;
    for (auto byte = unread.crbegin(); byte != unread.crend(); ++byte)
        socket->ungetChar(*byte);
    m_service.upgrade(socket, m_parser.request());
    finish();
}

void HttpConnection::sweep(Time time)
{
    if (m_finished || !m_socket)
        return;
    if (m_serving) {
        if (time - m_served >= m_deadlines.answer) {
            HttpResponse late = HttpResponse::error(503, u"The answer did not come in time; please try again"_s);
            late.fields.emplace_back("Retry-After", "1");
            answer(m_number, late);
        }
        return;
    }
    if (m_closing) {
        if (time - m_lastActive >= (m_lingering ? m_deadlines.linger : m_deadlines.idle))
            close();
        return;
    }
    const bool inHead = m_parser.hasBegun() && m_parser.state() == State::Head;
    const bool inBody = m_parser.state() == State::Body;
    if (inHead && time - m_began >= m_deadlines.head)
        refuse(HttpResponse::error(408, u"The head of the request did not come in time"_s));
    else if (inBody && time - m_began >= m_deadlines.body)
        refuse(HttpResponse::error(408, u"The body of the request did not come in time"_s));
    else if (time - m_lastActive >= m_deadlines.idle)
        close();
}

void HttpConnection::leave()
{
    m_leaving = true;
    if (m_finished || m_serving || m_closing)
        return;
    if (m_parser.hasBegun() || (m_socket && m_socket->bytesAvailable() > 0))
        return; // a request that is on its way is answered
    m_closing = true;
    wake();
}

void HttpConnection::close()
{
    if (m_socket)
        m_socket->abort();
    finish();
}

void HttpConnection::finish()
{
    if (!std::exchange(m_finished, true))
        Q_EMIT finished();
}

} // namespace billow
