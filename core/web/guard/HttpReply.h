// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/web/guard/HttpResponse.h"

#include <QFuture>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace billow {

class GuardedConnection;

/// The reply to one request. It may be kept and used later, on the connection's thread, and also after the connection
/// has closed: then nothing happens. The first answer counts. A plain value.
class HttpReply final {
public:
    /// The next piece of a body; an empty one ends it, an Error cuts the connection.
    using NextPiece = std::function<QFuture<Result<QByteArray>>()>;

    HttpReply() = default;
    HttpReply(GuardedConnection &connection, std::uint64_t request, std::shared_ptr<void> reservation);

    void send(const HttpResponse &response) const;
    /// Answers with a body that is written piece by piece, as fast as the client reads: \a next is called whenever it
    /// has taken most of what was sent. \a head has no body.
    void stream(const HttpResponse &head, NextPiece next) const;
    /// The answer may take \a time from now on; else it is a 503 after Deadlines::answer.
    void allow(std::chrono::milliseconds time) const;
    /// Names the route that has taken the request, for the metrics; \a route lives as long as the program.
    void setRoute(const char *route) const;
    /// Whether the client is still waiting for the answer.
    [[nodiscard]] bool isAwaited() const;
    /// The bytes of the request's body count as held for as long as anybody has this. Null: it has none.
    [[nodiscard]] const std::shared_ptr<void> &reservation() const { return m_reservation; }

private:
    struct Target;
    std::shared_ptr<Target> m_target; ///< shared: a reply is copied on its way, and it is one request that is answered
    std::shared_ptr<void> m_reservation;
};

} // namespace billow
