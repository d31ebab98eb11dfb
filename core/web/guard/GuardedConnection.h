// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/web/guard/HttpReply.h"
#include "core/web/guard/RequestReader.h"

#include <QHostAddress>
#include <QObject>
#include <QPointer>

class QTcpSocket;

namespace billow {

class Guard;
class RequestSocket;

/// One client: reads its requests one after the other, has each checked and handed over to QHttpServer, and writes the
/// answers in their order. It never blocks: sweep() closes a client that sends slowly, and nothing is read from one
/// that doesn't read its answers.
class GuardedConnection final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GuardedConnection)
public:
    using Time = std::chrono::nanoseconds;

    struct Deadlines {
        std::chrono::seconds head{10}; ///< from the first byte of a head to its last
        std::chrono::seconds idle{60}; ///< without any byte
        std::chrono::seconds bodyGrace{10}; ///< from the end of a head until bodyFloor is asked for
        qsizetype bodyFloor = 16 * 1024; ///< bytes of a body a second, on average
        std::chrono::milliseconds answer{1'500}; ///< from a complete request to its answer
        std::chrono::milliseconds wrongToken{250}; ///< until a wrong token is refused: guessing is slow
        std::chrono::seconds linger{2}; ///< from a refusal to the end
    };

    /// Takes the socket. \a guard outlives the connection.
    GuardedConnection(QTcpSocket *socket, Guard &guard);
    ~GuardedConnection() override;

    /// Checks the deadlines.
    void sweep(Time now);
    /// No request is being read or served: it can be closed to make room for another.
    [[nodiscard]] bool isIdle() const { return !m_serving && m_reader.state() == RequestReader::State::Head; }
    /// A request is being served.
    [[nodiscard]] bool isServing() const { return m_serving; }
    [[nodiscard]] Time lastActive() const { return m_lastActive; }
    [[nodiscard]] const QHostAddress &peer() const { return m_peer; }
    /// Closes after the request that is being received or served, or now if there is none.
    void leave();
    void close();

Q_SIGNALS:
    /// It is closed, or the socket has another owner; nothing more follows.
    void finished();

private:
    friend class HttpReply;

    void wake();
    void read();
    bool advance();
    bool check();
    void serve();
    void answer(std::uint64_t request, const HttpResponse &response);
    void stream(std::uint64_t request, const HttpResponse &head, HttpReply::NextPiece next);
    void pump();
    void writePiece(const Result<QByteArray> &piece);
    void endAnswer();
    void allow(std::uint64_t request, std::chrono::milliseconds time);
    void write(const HttpResponse &response, bool keepsAlive);
    void writeAsItIs(const HttpResponse &response, bool keepsAlive);
    void send(const QByteArray &head, const QByteArray &body = {});
    [[nodiscard]] QByteArray headFor(const HttpResponse &response, bool keepsAlive) const;
    void refuse(const HttpResponse &response);
    void windUp();
    void giveAway();
    void dropRequestSocket();
    void finish();

    QTcpSocket *m_socket; ///< child; null: given away
    QPointer<RequestSocket> m_requests; ///< what QHttpServer reads from; QHttpServer's
    Guard &m_guard;
    const QHostAddress m_peer;
    RequestReader m_reader;
    QByteArray m_unread; ///< read from the socket, not yet by the reader
    HttpRequest m_request; ///< the current request, or the last; without its body
    std::shared_ptr<void> m_reservation; ///< of the body that is being received or served
    const char *m_route = nullptr; ///< that took it
    std::uint64_t m_number = 0; ///< of that request
    Time m_lastActive;
    Time m_began{}; ///< when the head or body began that is being received, or was last
    qsizetype m_bodyBytes = 0; ///< received of that body
    Time m_served{}; ///< when the request was complete
    Time m_due{}; ///< when its answer is
    std::optional<HttpResponse> m_delayed; ///< a refusal that is sent when it is due
    HttpReply::NextPiece m_next; ///< of the answer that is being streamed
    bool m_awaitsPiece = false;
    bool m_serving = false;
    bool m_closing = false; ///< nothing more is read; written data is still sent
    bool m_lingering = false; ///< and incoming data is discarded for a while
    bool m_halfClosed = false;
    bool m_leaving = false;
    bool m_woken = false;
    bool m_finished = false;
};

} // namespace billow
