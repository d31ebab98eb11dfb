// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/VitalSigns.h"
#include "core/api/Values.h"

#include <QByteArray>

#include <chrono>
#include <memory>

namespace billow {

/// The figures of GET /metrics, for Prometheus. Lives on the web server's thread. Labels never come
/// from a client: a client that could invent labels could fill the memory.
class WebMetrics final {
public:
    WebMetrics();
    ~WebMetrics();
    Q_DISABLE_COPY_MOVE(WebMetrics)

    /// \a route: the pattern of the route that took the request; null: none did.
    void countRequest(const char *route, const QByteArray &method, int status, std::chrono::nanoseconds time);
    void apply(const LiveUpdate &update);
    void countConnections(std::size_t open);

    /// Everything, in Prometheus' text format; \a actors are their signs now.
    [[nodiscard]] QByteArray text(const actor::TreeSigns &actors);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace billow
