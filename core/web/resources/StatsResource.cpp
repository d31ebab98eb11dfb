// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

namespace billow {

void getStats(const Surroundings &surroundings, const Call &call)
{
    whenCurrent(surroundings, [&current = surroundings.current, reply = call.reply] {
        if (current.knowsFigures())
            reply.send(HttpResponse::json(current.statsAnswer()));
        else
            reply.send(HttpResponse::tryAgain(current.whyUnknown()));
    });
}

} // namespace billow
