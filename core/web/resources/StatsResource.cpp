// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/Router.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

namespace billow {

void addStats(Router &router, const Surroundings &surroundings)
{
    router.add("GET", "/api/stats",
        [&picture = surroundings.picture](const HttpRequest &, const QByteArrayList &, const HttpReply &reply) {
            if (picture.knowsLedger())
                reply.send(HttpResponse::json(picture.statsAnswer()));
            else
                reply.send(tryAgain(picture.whyUnknown()));
        });
}

} // namespace billow
