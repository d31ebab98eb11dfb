// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/GuardedConnection.h"

#include "core/api/Api.h"
#include "core/platform/SocketCalls.h"
#include "core/web/guard/Guard.h"
#include "core/web/guard/RequestSocket.h"
#include "core/web/guard/ResponseHead.h"
#include "core/web/http/ContentCoding.h"

#include <QTcpSocket>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = RequestReader::State;

namespace {

/// The system's buffer, in addition; no more is read from a client that is faster than the server.
constexpr qint64 readBuffer = 64 * 1024;
/// A client that leaves this much unread gets nothing more until it has read.
constexpr qint64 mostUnsent = 64 * 1024;
/// QHttpServer keeps the last request of a connection: one with a longer body is let go at once.
constexpr qsizetype longestKept = 64 * 1024;

} // namespace

// ---- Reply -------------------------------------------------------------------------------------------------------

struct HttpReply::Target {
    QPointer<GuardedConnection> connection;
    std::uint64_t request = 0;
};

HttpReply::HttpReply(GuardedConnection &connection, std::uint64_t request, std::shared_ptr<void> reservation)
    : m_target(std::make_shared<Target>(Target{&connection, request}))
    , m_reservation(std::move(reservation))
{
}

void HttpReply::send(const HttpResponse &response) const
{
    if (m_target && m_target->connection)
        m_target->connection->answer(m_target->request, response);
}

void HttpReply::stream(const HttpResponse &head, NextPiece next) const
{
    if (m_target && m_target->connection)
        m_target->connection->stream(m_target->request, head, std::move(next));
}

void HttpReply::allow(std::chrono::milliseconds time) const
{
    if (m_target && m_target->connection)
        m_target->connection->allow(m_target->request, time);
}

void HttpReply::setRoute(const char *route) const
{
    if (m_target && m_target->connection)
        m_target->connection->m_route = route;
}

bool HttpReply::isAwaited() const
{
    return m_target && m_target->connection && m_target->connection->m_serving
        && m_target->connection->m_number == m_target->request;
}

// ---- Reading -----------------------------------------------------------------------------------------------------

GuardedConnection::GuardedConnection(QTcpSocket *socket, Guard &guard)
    : QObject(&guard)
    , m_socket(socket)
    , m_guard(guard)
    , m_peer(socket->peerAddress())
    , m_reader(guard.m_limits.request)
    , m_lastActive(guard.m_surroundings.now())
{
    socket->setParent(this);
    socket->setReadBufferSize(readBuffer);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &GuardedConnection::wake);
    connect(socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_closing || m_next || !m_unread.isEmpty())
            wake();
    });
    connect(socket, &QTcpSocket::disconnected, this, &GuardedConnection::wake);
    wake(); // bytes may be there already
}

GuardedConnection::~GuardedConnection()
{
    dropRequestSocket();
}

/// The socket's signals only notify; the work is done in a message of the actor, inside its crash boundary. If the
/// mailbox is full, the next signal or sweep notifies again.
void GuardedConnection::wake()
{
    if (m_woken)
        return;
    m_woken = m_guard.m_surroundings.post([self = QPointer(this)] {
        if (!self)
            return;
        self->m_woken = false;
        self->read();
    });
}

void GuardedConnection::read()
{
    if (m_finished || !m_socket)
        return;
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        return finish();
    if (m_closing)
        return windUp();
    if (m_next)
        return pump();
    while (!m_finished && !m_closing && !m_serving && m_socket && m_socket->bytesToWrite() < mostUnsent) {
        if (m_unread.isEmpty())
            m_unread = m_socket->readAll();
        if (m_unread.isEmpty())
            return;
        m_lastActive = m_guard.m_surroundings.now();
        if (!advance())
            return;
    }
}

/// Reads on; false where nothing more is to be read now.
bool GuardedConnection::advance()
{
    if (!m_reader.hasBegun())
        m_began = m_lastActive;
    const bool inBody = m_reader.state() == State::Body;
    const qsizetype taken = m_reader.feed(m_unread);
    m_unread.remove(0, taken);
    if (inBody)
        m_bodyBytes += taken;
    if (m_reader.state() == State::HeadComplete && !check())
        return false;
    if (m_reader.state() == State::Refused) {
        const RequestFault &fault = m_reader.fault();
        m_request = m_reader.request();
        m_route = nullptr;
        refuse(HttpResponse::error(fault.status, fault.message));
        return false;
    }
    if (m_reader.state() == State::Complete)
        serve();
    return true;
}

/// Has the head checked before the body is read; false where nothing more is to be read now.
bool GuardedConnection::check()
{
    const HttpRequest &request = m_reader.request();
    auto refusal = m_guard.refusal(request);
    const bool hasBody = m_reader.hasBody();
    if (!refusal && hasBody) {
        m_reservation = m_guard.reserve(m_reader.announcedBody());
        if (!m_reservation)
            refusal = HttpResponse::tryAgain(u"Too much is being received. Try again."_s);
    }
    if (refusal) {
        constexpr int unauthorised = 401;
        m_request = m_reader.takeRequest();
        m_route = nullptr;
        // Without a body, the start of the next request is known.
        refusal->closes = hasBody || !m_request.keepsAlive();
        if (refusal->status == unauthorised && AccessPolicy::bringsAnyToken(m_request)) {
            m_guard.noteWrongToken(m_peer);
            m_delayed = std::move(refusal);
            m_serving = true;
            m_due = m_lastActive + m_guard.m_limits.deadlines.wrongToken;
            return false;
        }
        if (refusal->closes) {
            refuse(*refusal);
            return false;
        }
        write(*refusal, true);
        m_guard.m_surroundings.answered(m_route, m_request, refusal->status, {});
        return true;
    }
    if (request.isUpgrade() && !hasBody) {
        giveAway();
        return false;
    }
    if (m_reader.expectsContinue() && m_unread.isEmpty())
        send("HTTP/1.1 100 Continue\r\n\r\n");
    m_began = m_lastActive;
    m_bodyBytes = 0;
    m_reader.readBody();
    return true;
}

void GuardedConnection::serve()
{
    m_request = m_reader.takeRequest();
    m_serving = true;
    m_route = nullptr;
    m_served = m_lastActive;
    m_due = m_served + m_guard.m_limits.deadlines.answer;
    const HttpReply reply(*this, ++m_number, m_reservation);
    if (!m_requests)
        m_requests = m_guard.makeRequestSocket(*m_socket);
    m_guard.handOver(*m_requests, m_request, reply);
    if (m_request.body.size() > longestKept)
        dropRequestSocket();
    m_request.body.clear();
}

void GuardedConnection::dropRequestSocket()
{
    if (m_requests)
        m_requests->end();
    m_requests.clear();
}

// ---- Answering ---------------------------------------------------------------------------------------------------

void GuardedConnection::answer(std::uint64_t request, const HttpResponse &response)
{
    if (m_finished || !m_serving || m_next || request != m_number)
        return;
    const bool keepsAlive = m_request.keepsAlive() && !response.closes && !m_leaving;
    write(response, keepsAlive);
    m_guard.m_surroundings.answered(m_route, m_request, response.status, m_guard.m_surroundings.now() - m_served);
    m_closing = !keepsAlive;
    endAnswer();
}

void GuardedConnection::endAnswer()
{
    m_serving = false;
    m_reservation.reset();
    m_lastActive = m_guard.m_surroundings.now();
    if (m_closing || !m_unread.isEmpty() || m_socket->bytesAvailable() > 0)
        wake();
}

void GuardedConnection::stream(std::uint64_t request, const HttpResponse &head, HttpReply::NextPiece next)
{
    if (m_finished || !m_serving || m_next || request != m_number)
        return;
    m_guard.m_surroundings.answered(m_route, m_request, head.status, m_guard.m_surroundings.now() - m_served);
    const bool isChunked = m_request.minorVersion >= 1;
    m_closing = !isChunked || !m_request.keepsAlive() || m_leaving; // once it is complete
    HttpResponse begun = head;
    begun.isStreamed = true;
    if (isChunked)
        begun.fields.emplace_back("Transfer-Encoding", "chunked");
    send(headFor(begun, !m_closing));
    m_lastActive = m_guard.m_surroundings.now();
    if (m_request.method == "HEAD")
        return endAnswer();
    m_next = std::move(next);
    m_closing = false;
    pump();
}

/// Asks for the next piece where the client has taken most of the others.
void GuardedConnection::pump()
{
    if (m_awaitsPiece || m_socket->bytesToWrite() >= mostUnsent)
        return;
    m_awaitsPiece = true;
    whenDone(m_next(), this, [this](const Result<QByteArray> &piece) {
        const bool posted = m_guard.m_surroundings.post([self = QPointer(this), piece] {
            if (self)
                self->writePiece(piece);
        });
        if (!posted) // the mailbox is full, and nothing would request the piece again
            m_socket->abort();
    });
}

void GuardedConnection::writePiece(const Result<QByteArray> &piece)
{
    m_awaitsPiece = false;
    if (m_finished || !m_next)
        return;
    if (!piece)
        return close(); // a body that ends early is seen to be incomplete
    const bool isChunked = m_request.minorVersion >= 1;
    const bool isLast = piece->isEmpty();
    send(isChunked ? QByteArray::number(piece->size(), 16) + "\r\n" + *piece + "\r\n" : *piece);
    m_lastActive = m_guard.m_surroundings.now();
    if (!isLast)
        return pump();
    m_next = nullptr;
    m_closing = !isChunked || !m_request.keepsAlive() || m_leaving;
    endAnswer();
}

void GuardedConnection::allow(std::uint64_t request, std::chrono::milliseconds time)
{
    if (m_serving && request == m_number)
        m_due = m_guard.m_surroundings.now() + time;
}

QByteArray GuardedConnection::headFor(const HttpResponse &response, bool keepsAlive) const
{
    auto granted = m_guard.m_access->grants(m_request);
    if (granted.empty())
        return responseHead(response, keepsAlive);
    HttpResponse whole = response;
    std::move(granted.begin(), granted.end(), std::back_inserter(whole.fields));
    return responseHead(whole, keepsAlive);
}

void GuardedConnection::write(const HttpResponse &response, bool keepsAlive)
{
    const bool isCompressible = CompressedBodies::isCompressible(response);
    if (isCompressible && prefersGzip(m_request.field("accept-encoding").value_or(QByteArray())))
        return writeAsItIs(m_guard.m_compressed.compressed(response), keepsAlive);
    writeAsItIs(response, keepsAlive);
}

void GuardedConnection::writeAsItIs(const HttpResponse &response, bool keepsAlive)
{
    const bool withBody = m_request.method != "HEAD";
    send(headFor(response, keepsAlive), withBody ? response.body : QByteArray());
}

/// In one call, so that the kernel sends both as one piece if it can, and all recipients of a body share it.
void GuardedConnection::send(const QByteArray &head, const QByteArray &body)
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    qsizetype sent = 0;
    if (m_socket->bytesToWrite() == 0)
        sent = sendWithoutWaiting(m_socket->socketDescriptor(), head, body);
    for (const QByteArray *part : {&head, &body}) {
        if (sent < part->size())
            m_socket->write(sent == 0 ? *part : part->sliced(sent));
        sent = std::max<qsizetype>(0, sent - part->size());
    }
}

/// Answers and closes the connection: after an invalid request, the start of the next one is unknown.
void GuardedConnection::refuse(const HttpResponse &response)
{
    m_guard.m_surroundings.answered(m_route, m_request, response.status, {});
    m_lastActive = m_guard.m_surroundings.now();
    write(response, false);
    m_closing = true;
    m_lingering = true;
    m_reservation.reset();
    m_unread.clear();
    wake();
}

/// Closes the connection once everything has been sent. A client that is still sending would lose the answer if the
/// socket were closed at once (RFC 9112, 9.6), so its data is read and discarded for a while.
void GuardedConnection::windUp()
{
    (void)m_socket->readAll();
    if (m_socket->bytesToWrite() > 0)
        return;
    if (!m_lingering)
        m_socket->disconnectFromHost();
    else if (!std::exchange(m_halfClosed, true))
        shutDownSending(static_cast<int>(m_socket->socketDescriptor()));
}

/// To the channel, which reads the request for itself.
void GuardedConnection::giveAway()
{
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->setParent(nullptr);
    socket->setReadBufferSize(0);
    const QByteArray unread = m_reader.rawHead() + m_unread;
    for (auto byte = unread.crbegin(); byte != unread.crend(); ++byte)
        socket->ungetChar(*byte);
    m_guard.m_surroundings.upgrade(socket, m_reader.request());
    finish();
}

// ---- Deadlines ---------------------------------------------------------------------------------------------------

void GuardedConnection::sweep(Time time)
{
    if (m_finished || !m_socket)
        return;
    const Deadlines &deadlines = m_guard.m_limits.deadlines;
    if (m_serving && !m_next) {
        if (time < m_due)
            return;
        if (m_delayed) {
            m_serving = false;
            const HttpResponse refusal = *std::exchange(m_delayed, std::nullopt);
            if (refusal.closes)
                return refuse(refusal);
            write(refusal, true);
            m_guard.m_surroundings.answered(m_route, m_request, refusal.status, {});
            return endAnswer();
        }
        return answer(m_number, HttpResponse::tryAgain(u"The answer took too long. Try again."_s));
    }
    if (m_closing) {
        if (time - m_lastActive >= (m_lingering ? deadlines.linger : deadlines.idle))
            close();
        return;
    }
    const Time since = time - m_began;
    const bool inHead = m_reader.hasBegun() && m_reader.state() == State::Head;
    const bool inBody = m_reader.state() == State::Body;
    const double floor =
        std::chrono::duration<double>(since - deadlines.bodyGrace).count() * double(deadlines.bodyFloor);
    if (inHead && since >= deadlines.head)
        refuse(HttpResponse::error(408, u"The head of the request did not come in time"_s));
    else if (inBody && since >= deadlines.bodyGrace && double(m_bodyBytes) <= floor)
        refuse(HttpResponse::error(408, u"The body of the request comes too slowly"_s));
    else if (time - m_lastActive >= deadlines.idle)
        close();
    else if (m_socket->bytesAvailable() > 0 || m_next)
        wake();
}

void GuardedConnection::leave()
{
    m_leaving = true;
    if (m_finished || m_serving || m_closing)
        return;
    if (m_reader.hasBegun() || (m_socket && m_socket->bytesAvailable() > 0))
        return; // a request that is on its way is answered
    m_closing = true;
    wake();
}

void GuardedConnection::close()
{
    if (m_socket)
        m_socket->abort();
    finish();
}

void GuardedConnection::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_next = nullptr;
    m_reservation.reset();
    dropRequestSocket();
    Q_EMIT finished();
}

} // namespace billow
