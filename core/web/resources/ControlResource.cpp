// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/QtHttpServer.h"
#include "core/web/json/JsonValue.h"
#include "core/web/json/ObjectWriter.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

namespace billow {

using namespace Qt::StringLiterals;
using Verdict = CommandOutcome::Verdict;

namespace {

int statusOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Done:
        return 200;
    case Verdict::Refused:
        return 409;
    case Verdict::Invalid:
        return 400;
    case Verdict::Unavailable:
        return 503;
    }
    Q_UNREACHABLE();
}

/// \a done: the state of the stream after the command has succeeded, in the words that the original's clients use.
HttpResponse toResponse(const CommandOutcome &outcome, Activity done)
{
    const bool succeeded = outcome.verdict == Verdict::Done;
    QByteArray body = ObjectWriter()
                          .truth("success", succeeded)
                          .text(succeeded ? "message" : "error", outcome.message)
                          .text("status", toString(succeeded ? done : outcome.activity))
                          .finish();
    HttpResponse response = HttpResponse::json(std::move(body), statusOf(outcome.verdict));
    if (outcome.verdict == Verdict::Unavailable)
        response.fields.emplace_back("Retry-After", "1");
    return response;
}

/// 202: it is being done.
HttpResponse toReleaseResponse(const CommandOutcome &outcome)
{
    if (outcome.verdict != Verdict::Done)
        return toResponse(outcome, outcome.activity);
    return HttpResponse::json(ObjectWriter()
                                  .truth("success", true)
                                  .text("message", outcome.message)
                                  .number("released", outcome.released)
                                  .text("status", toString(outcome.activity))
                                  .finish(),
        202);
}

/// Whether the body of a reset confirms that real invoices may go. Without a body it does not.
Result<bool> confirmation(const QByteArray &text)
{
    if (text.trimmed().isEmpty())
        return false;
    const auto body = readJson(text);
    if (!body)
        return body.error();
    if (!body->isObject())
        return Error::invalid(u"The body has to be an object: {\"confirm\":\"delete\"}"_s);
    for (const auto &[name, value] : body->members) {
        if (name != "confirm"_L1)
            return Error::invalid(
                u"%1 is not known here: the body may be {\"confirm\":\"delete\"}"_s.arg(name.left(40)));
        if (value.kind != JsonValue::Kind::Text || value.text != "delete"_L1)
            return Error::invalid(u"confirm must be \"delete\""_s);
    }
    return !body->members.empty();
}

} // namespace

void postStart(const Surroundings &surroundings, const Call &call)
{
    const auto before = surroundings.current.last().status.run.id;
    answerWhenShown(
        surroundings, surroundings.api.start(), call.reply,
        [before](const LiveUpdate &now) { return now.status.run.id > before; },
        [](const CommandOutcome &outcome) { return toResponse(outcome, Activity::Running); });
}

void postStop(const Surroundings &surroundings, const Call &call)
{
    answerWhenShown(
        surroundings, surroundings.api.stop(), call.reply,
        [](const LiveUpdate &now) { return now.status.activity != Activity::Running; },
        [](const CommandOutcome &outcome) { return toResponse(outcome, Activity::Stopping); });
}

void postRelease(const Surroundings &surroundings, const Call &call)
{
    answerWhen(surroundings, surroundings.api.releaseBacklog(), call.reply, toReleaseResponse);
}

void postReset(const Surroundings &surroundings, const Call &call)
{
    const auto confirmed = confirmation(call.request.body());
    if (!confirmed)
        return call.reply.send(HttpResponse::error(400, confirmed.error().message));
    const auto before = surroundings.current.last().epoch;
    answerWhenShown(
        surroundings, surroundings.api.reset(*confirmed), call.reply,
        [before](const LiveUpdate &now) { return now.epoch != before; },
        [](const CommandOutcome &outcome) { return toResponse(outcome, Activity::Stopped); });
}

} // namespace billow
