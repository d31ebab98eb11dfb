// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/json/ObjectWriter.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

namespace billow {

namespace {

double milliseconds(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

QByteArray toJson(const actor::TreeSigns &tree)
{
    const actor::VitalSigns &signs = tree.signs;
    ObjectWriter writer;
    writer.text("name", signs.name).text("state", actor::toString(signs.state));
    if (!tree.strategy.isEmpty())
        writer.text("strategy", tree.strategy);
    writer.number("restarts", static_cast<std::int64_t>(signs.restarts));
    if (tree.strategy.isEmpty()) {
        writer.number("mailbox_depth", static_cast<std::int64_t>(signs.mailboxDepth))
            .number("handled", static_cast<std::int64_t>(signs.handled))
            .number("dropped", static_cast<std::int64_t>(signs.dropped))
            .number("rejected", static_cast<std::int64_t>(signs.rejected))
            .real("handling_ms", milliseconds(signs.handlingTime))
            .real("longest_ms", milliseconds(signs.longestHandling));
    }
    if (!signs.lastError.isEmpty())
        writer.text("last_error", signs.lastError);
    if (!tree.strategy.isEmpty()) {
        QByteArrayList children;
        children.reserve(tree.children.size());
        for (const actor::TreeSigns &child : tree.children)
            children.append(toJson(child));
        writer.raw("children", '[' + children.join(',') + ']');
    }
    return writer.finish();
}

} // namespace

void getStatus(const Surroundings &surroundings, const Call &call)
{
    whenCurrent(surroundings, [&current = surroundings.current, reply = call.reply] {
        if (current.isKnown())
            reply.send(HttpResponse::json(current.systemStatusAnswer()));
        else
            reply.send(HttpResponse::tryAgain(current.whyUnknown()));
    });
}

void getActors(const Surroundings &surroundings, const Call &call)
{
    call.reply.send(success(toJson(surroundings.api.actors())));
}

} // namespace billow
