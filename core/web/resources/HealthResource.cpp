// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/json/ObjectWriter.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// The actors that are not running, wherever they stand in the tree.
void collectIll(const actor::TreeSigns &tree, QStringList &names)
{
    if (tree.signs.state != actor::State::Running)
        names.append(tree.signs.name);
    for (const actor::TreeSigns &child : tree.children)
        collectIll(child, names);
}

HttpResponse readiness(const Surroundings &surroundings)
{
    const SystemStatus &status = surroundings.current.last().status;
    QStringList ill;
    collectIll(surroundings.api.actors(), ill);
    // The cache is a cache: everything is there without it.
    const bool ready = surroundings.current.isKnown() && status.failure.isEmpty()
        && status.storage.state == Health::State::Ready && ill.isEmpty();
    QByteArrayList names;
    std::transform(ill.begin(), ill.end(), std::back_inserter(names), jsonString);
    QByteArray body = ObjectWriter()
                          .text("status", ready ? u"ready"_s : u"not ready"_s)
                          .text("storage", toString(status.storage.state))
                          .text("cache", toString(status.cache.state))
                          .text("actors", ill.isEmpty() ? u"running"_s : u"not all running"_s)
                          .raw("not_running", '[' + names.join(',') + ']')
                          .finish();
    HttpResponse response = HttpResponse::json(std::move(body), ready ? 200 : 503);
    if (!ready)
        response.fields.emplace_back("Retry-After", "1");
    return response;
}

} // namespace

/// This answer shows that the server's thread is running.
void getLiveness(const Surroundings &surroundings, const Call &call)
{
    const QString failure = surroundings.current.last().status.failure;
    if (failure.isEmpty())
        call.reply.send(HttpResponse::json("{\"status\":\"alive\"}"));
    else
        call.reply.send(
            HttpResponse::json(ObjectWriter().text("status", u"failed"_s).text("error", failure).finish(), 503));
}

void getReadiness(const Surroundings &surroundings, const Call &call)
{
    call.reply.send(readiness(surroundings));
}

} // namespace billow
