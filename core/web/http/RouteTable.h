// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/web/guard/HttpReply.h"
#include "core/web/guard/HttpRequest.h"

#include <QStringList>

#include <functional>
#include <vector>

class QHttpServer;
class QHttpServerRequest;

namespace billow {

class Guard;

/// One request that QHttpServer has given to its route. Valid while the handler runs, but for the reply, which may be
/// copied and used later.
struct Call {
    const QHttpServerRequest &request; ///< path and body
    const HttpRequest &head; ///< method, query and fields, as the guard has read them
    const QStringList &places; ///< the parts of the path at the pattern's places, decoded, in order
    const HttpReply &reply;
};

struct Route {
    const char *method;
    const char *pattern; ///< "/api/invoices/{seq}"; also its name in the metrics
    std::function<void(const Call &)> handler;
};

/// Has \a server serve \a routes: HEAD as GET (the guard leaves the body out), OPTIONS with the methods that are
/// allowed, 405 and 404. What a handler throws goes to the guard. The guard outlives the server's last request.
void addRoutes(QHttpServer &server, Guard &guard, const std::vector<Route> &routes);

} // namespace billow
