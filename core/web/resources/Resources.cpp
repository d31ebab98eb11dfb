// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/resources/Resources.h"

#include "core/web/channel/Channel.h"
#include "core/web/http/Router.h"

namespace billow {

namespace {

/// For those who ask for the WebSocket's address as for any other; an upgrade does not get here.
void addSocket(Router &router)
{
    router.add(
        "GET", Channel::path.toByteArray(), [](const HttpRequest &, const QByteArrayList &, const HttpReply &reply) {
            reply.send(Channel::upgradeRequired());
        });
}

} // namespace

void addAllResources(Router &router, const Surroundings &surroundings)
{
    addStats(router, surroundings);
    addInvoices(router, surroundings);
    addAnalytics(router, surroundings);
    addControl(router, surroundings);
    addRates(router, surroundings);
    addSystem(router, surroundings);
    addSubmit(router, surroundings);
    addHealth(router, surroundings);
    addMetrics(router, surroundings);
    addPage(router);
    addSocket(router);
}

} // namespace billow
