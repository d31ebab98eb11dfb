// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/web/guard/HttpRequest.h"

#include <QString>

namespace billow {

struct RequestLimits {
    qsizetype head = 16 * 1024; ///< bytes of request line and fields together
    qsizetype fields = 100;
    qsizetype body = 8 * 1024 * 1024; ///< bytes
};

/// Why a request is refused for its form.
struct RequestFault {
    int status = 400;
    QString message;
};

/// Reads requests from a stream of bytes, strictly by RFC 9112: anything that two readers could read differently (two
/// lengths, a length together with an encoding, a bare line feed, a space before a colon, a folded line) is refused at
/// the first byte that shows it. Never keeps more than the limits allow. A plain value without I/O.
class RequestReader final {
public:
    enum class State {
        Head, ///< waits for the rest of a head
        HeadComplete, ///< the caller checks request() and then calls readBody()
        Body, ///< waits for the rest of the body
        Complete, ///< takeRequest()
        Refused, ///< fault(); nothing more is read
    };

    explicit RequestReader(RequestLimits limits = {});

    /// Takes what it can use of \a bytes and returns how many. It stops after a head and after a request.
    qsizetype feed(QByteArrayView bytes);
    /// Continues after a head. A request without a body is Complete then.
    void readBody();
    [[nodiscard]] HttpRequest takeRequest();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    [[nodiscard]] const RequestFault &fault() const { return m_fault; }
    /// Whether any part of a request has arrived.
    [[nodiscard]] bool hasBegun() const { return m_state != State::Head || !m_head.isEmpty(); }
    [[nodiscard]] bool hasBody() const { return m_chunked || m_remaining > 0; }
    /// The bytes of the body as announced; of a chunked one the most it may have.
    [[nodiscard]] qsizetype announcedBody() const { return m_chunked ? m_limits.body : m_remaining; }
    /// Whether the client waits for leave to send the body.
    [[nodiscard]] bool expectsContinue() const { return m_expectsContinue; }
    /// The head as it came; from HeadComplete until takeRequest().
    [[nodiscard]] const QByteArray &rawHead() const { return m_head; }

private:
    enum class Chunk { Size, Data, DataEnd, Trailer };

    qsizetype feedHead(QByteArrayView bytes);
    qsizetype feedBody(QByteArrayView bytes);
    qsizetype feedChunked(QByteArrayView bytes);
    void endChunkLine();
    bool checkBytes(qsizetype from);
    void parseHead();
    bool parseRequestLine(QByteArrayView line);
    bool parseTarget(QByteArrayView target);
    bool setTarget(QByteArrayView path, QByteArrayView query);
    bool parseField(QByteArrayView line);
    bool parseFraming();
    bool refuse(int status, const QString &message);

    RequestLimits m_limits;
    State m_state = State::Head;
    HttpRequest m_request;
    RequestFault m_fault;
    QByteArray m_head;
    qsizetype m_remaining = 0; ///< of the body, or of the chunk
    bool m_chunked = false;
    bool m_expectsContinue = false;
    Chunk m_chunk = Chunk::Size;
    QByteArray m_chunkLine;
    qsizetype m_trailer = 0; ///< bytes of trailer fields so far
};

} // namespace billow
