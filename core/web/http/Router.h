// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/web/http/HttpConnection.h"

#include <QByteArrayList>

#include <functional>
#include <vector>

namespace billow {

/// Which function answers which method and path. Answers HEAD as GET (the connection leaves the body out), OPTIONS
/// with what is allowed, 405 and 404 by itself.
class Router final {
public:
    /// \a places: what stood in the path where the pattern has a place, in order.
    using Handler =
        std::function<void(const HttpRequest &request, const QByteArrayList &places, const HttpReply &reply)>;

    struct Route {
        QByteArray method;
        QByteArray pattern; ///< "/api/invoices/{seq}"
        Handler handler;
    };

    void add(const QByteArray &method, const QByteArray &pattern, Handler handler);
    void serve(const HttpRequest &request, const HttpReply &reply) const;

    [[nodiscard]] const std::vector<Route> &routes() const { return m_routes; }
    /// The pattern that the path belongs to, for metrics; "other" for none: what clients make up is no label.
    [[nodiscard]] QByteArray patternOf(const QByteArray &path) const;

private:
    std::vector<Route> m_routes;
};

} // namespace billow
