// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/web/http/HttpRequest.h"

#include <QString>

namespace billow {

struct HttpLimits {
    qsizetype head = 16 * 1024; ///< bytes of request line and fields together
    qsizetype body = 8 * 1024 * 1024;
};

/// Why a request is refused before anybody has looked at what it asks for.
struct HttpRefusal {
    int status = 400;
    QString message;
};

/// Reads requests from a stream of bytes, strictly by RFC 9112: what two readers could understand differently (two
/// lengths, a length beside an encoding, a bare line feed, a blank before a colon, a folded line) is refused. Never
/// holds more than the limits allow. A plain value without I/O.
class HttpParser final {
public:
    enum class State {
        Head, ///< waits for the rest of a head
        HeadComplete, ///< somebody should look at request() and then call readBody()
        Body, ///< waits for the rest of the body
        Complete, ///< takeRequest()
        Refused, ///< refusal(); nothing more is read
    };

    explicit HttpParser(HttpLimits limits = {});

    /// Takes what it can use of \a bytes; answers how many. It stops behind a head and behind a request.
    qsizetype feed(QByteArrayView bytes);
    /// Goes on behind a head. Where the request has no body it is Complete then.
    void readBody();
    [[nodiscard]] HttpRequest takeRequest();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const HttpRequest &request() const { return m_request; }
    [[nodiscard]] const HttpRefusal &refusal() const { return m_refusal; }
    /// Whether anything of a request has come.
    [[nodiscard]] bool hasBegun() const { return m_state != State::Head || !m_head.isEmpty(); }
    [[nodiscard]] bool hasBody() const { return m_chunked || m_remaining > 0; }
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
    void parseHead();
    bool parseRequestLine(QByteArrayView line);
    bool parseTarget(QByteArrayView target);
    bool setTarget(QByteArrayView path, QByteArrayView query);
    bool parseField(QByteArrayView line);
    bool parseFraming();
    bool refuse(int status, const QString &message);

    HttpLimits m_limits;
    State m_state = State::Head;
    HttpRequest m_request;
    HttpRefusal m_refusal;
    QByteArray m_head;
    qsizetype m_remaining = 0; ///< of the body, or of the chunk
    bool m_chunked = false;
    bool m_expectsContinue = false;
    Chunk m_chunk = Chunk::Size;
    QByteArray m_chunkLine;
    qsizetype m_trailer = 0; ///< bytes of trailer fields so far
};

} // namespace billow
