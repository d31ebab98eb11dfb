// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/Router.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"
#include "core/web/WebMetrics.h"

namespace billow {

void addMetrics(Router &router, const Surroundings &surroundings)
{
    router.add("GET", "/metrics", [&surroundings](const HttpRequest &, const QByteArrayList &, const HttpReply &reply) {
        HttpResponse response = HttpResponse::text(surroundings.metrics.text(surroundings.api.actors()));
        response.mediaType = "text/plain; version=0.0.4; charset=utf-8";
        reply.send(response);
    });
}

} // namespace billow
