// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/Router.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

namespace billow {

void addStats(Router &router, const Surroundings &surroundings)
{
    router.add(
        "GET", "/api/stats", [&surroundings](const HttpRequest &, const QByteArrayList &, const HttpReply &reply) {
            whenCurrent(surroundings, [&current = surroundings.current, reply] {
                if (current.knowsFigures())
                    reply.send(HttpResponse::json(current.statsAnswer()));
                else
                    reply.send(tryAgain(current.whyUnknown()));
            });
        });
}

} // namespace billow
