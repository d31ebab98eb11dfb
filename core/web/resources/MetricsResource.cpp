// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"
#include "core/web/WebMetrics.h"

namespace billow {

void getMetrics(const Surroundings &surroundings, const Call &call)
{
    HttpResponse response = HttpResponse::text(surroundings.metrics.text(surroundings.api.actors()));
    response.mediaType = "text/plain; version=0.0.4; charset=utf-8";
    call.reply.send(response);
}

} // namespace billow
