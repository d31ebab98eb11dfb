// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/QtHttpServer.h"
#include "core/web/json/JsonValue.h"
#include "core/web/json/ObjectWriter.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
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
                                  .number("released", outcome.invoices)
                                  .text("status", toString(outcome.activity))
                                  .finish(),
        202);
}

/// How long a deletion from a large ledger may take.
constexpr auto deletionPatience = 5min;

/// 200: they are gone.
HttpResponse toDeletionResponse(const CommandOutcome &outcome)
{
    if (outcome.verdict != Verdict::Done)
        return toResponse(outcome, outcome.activity);
    return HttpResponse::json(ObjectWriter()
                                  .truth("success", true)
                                  .text("message", outcome.message)
                                  .number("deleted", outcome.invoices)
                                  .text("status", toString(outcome.activity))
                                  .finish());
}

/// What a body asks to delete.
struct Deletion {
    QString source; ///< empty: the body names none
    bool confirmed = false; ///< real invoices may go
};

/// \a example: what the body may be. Without a body nothing is named or confirmed.
Result<Deletion> readDeletion(const QByteArray &text, bool takesSource, const QString &example)
{
    Deletion deletion;
    if (text.trimmed().isEmpty())
        return deletion;
    const auto body = readJson(text);
    if (!body)
        return body.error();
    if (!body->isObject())
        return Error::invalid(u"The body has to be an object: %1"_s.arg(example));
    for (const auto &[name, value] : body->members) {
        const bool isText = value.kind == JsonValue::Kind::Text;
        if (name == "confirm"_L1) {
            if (!isText || value.text != "delete"_L1)
                return Error::invalid(u"confirm must be \"delete\""_s);
            deletion.confirmed = true;
        } else if (takesSource && name == "source"_L1) {
            if (!isText || value.text.isEmpty())
                return Error::invalid(u"source must be a text"_s);
            deletion.source = value.text;
        } else {
            return Error::invalid(u"%1 is not known here: the body may be %2"_s.arg(name.left(40), example));
        }
    }
    return deletion;
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
    const auto deletion = readDeletion(call.request.body(), false, u"{\"confirm\":\"delete\"}"_s);
    if (!deletion)
        return call.reply.send(HttpResponse::error(400, deletion.error().message));
    call.reply.allow(deletionPatience);
    const auto before = surroundings.current.last().epoch;
    answerWhenShown(
        surroundings, surroundings.api.reset(deletion->confirmed), call.reply,
        [before](const LiveUpdate &now) { return now.epoch != before; },
        [](const CommandOutcome &outcome) { return toResponse(outcome, Activity::Stopped); });
}

void postDelete(const Surroundings &surroundings, const Call &call)
{
    auto deletion =
        readDeletion(call.request.body(), true, u"{\"source\":\"import:november.csv\",\"confirm\":\"delete\"}"_s);
    if (deletion && deletion->source.isEmpty())
        deletion = Error::invalid(u"source is missing: whose invoices should be deleted"_s);
    if (!deletion)
        return call.reply.send(HttpResponse::error(400, deletion.error().message));
    call.reply.allow(deletionPatience);
    const auto before = surroundings.current.last().epoch;
    answerWhenShown(
        surroundings, surroundings.api.removeInvoices(deletion->source, deletion->confirmed), call.reply,
        [before](const LiveUpdate &now) { return now.epoch != before; }, toDeletionResponse);
}

} // namespace billow
