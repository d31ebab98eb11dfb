// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/DocumentInvoice.h"
#include "core/intake/einvoice/EInvoice.h"
#include "core/intake/einvoice/Verdict.h"
#include "core/web/guard/QtHttpServer.h"
#include "core/web/json/ObjectWriter.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

#include <QtConcurrent>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Less than a connection waits for its answer.
constexpr auto patience = 1'400ms;

/// A document that became an invoice.
struct ReceivedDocument {
    Invoice invoice;
    QString profile;
    einvoice::Verdict verdict;
};

Result<ReceivedDocument> read(const QByteArray &bytes)
{
    const auto document = einvoice::readEInvoice(bytes);
    if (!document)
        return document.error();
    auto invoice = einvoice::toInvoice(*document, u"api"_s);
    if (!invoice)
        return invoice.error();
    normalise(*invoice);
    if (const auto valid = validate(*invoice); !valid)
        return valid.error();
    return ReceivedDocument{*std::move(invoice), document->profile, einvoice::Verdict::of(*document)};
}

HttpResponse rejected(const Error &error)
{
    ObjectWriter body;
    body.truth("success", false).text("error", error.message);
    if (!error.field.isEmpty())
        body.text("field", error.field);
    return HttpResponse::json(body.finish(), 422);
}

QString nameOf(einvoice::Outcome outcome)
{
    switch (outcome) {
    case einvoice::Outcome::Holds:
        return u"holds"_s;
    case einvoice::Outcome::Fails:
        return u"fails"_s;
    case einvoice::Outcome::CannotTell:
        break;
    }
    return u"cannot_tell"_s;
}

QByteArray toJson(const einvoice::RuleResult &rule)
{
    return ObjectWriter()
        .text("id", rule.id)
        .text("text", einvoice::ruleText(rule.id))
        .text("strict", nameOf(rule.strict))
        .text("official", nameOf(rule.official))
        .text("figures", rule.figures)
        .finish();
}

HttpResponse toResponse(const ReceivedDocument &document, const ItemOutcome &outcome)
{
    if (outcome.fault)
        return rejected(*outcome.fault);
    const bool inConflict = !outcome.conflict.isEmpty();
    const QByteArray check = ObjectWriter()
                                 .truth("failed", document.verdict.failed())
                                 .raw("rules", jsonList(document.verdict.rules(), toJson))
                                 .finish();
    const QByteArray data = ObjectWriter()
                                .text("status",
                                    inConflict              ? u"conflict"_s
                                        : outcome.duplicate ? u"duplicate"_s
                                                            : u"accepted"_s)
                                .number("seq", outcome.seq)
                                .text("kind", toString(document.invoice.kind))
                                .text("invoice_number", document.invoice.number)
                                .text("profile", document.profile)
                                .raw("check", check)
                                .finish();
    return success(data, inConflict ? 200 : 201);
}

} // namespace

void postDocument(const Surroundings &surroundings, const Call &call)
{
    // Reading takes milliseconds at best, and far longer where somebody means harm: nobody else's answer waits for it.
    const std::shared_ptr<void> place = surroundings.longBodies.take();
    if (!place)
        return call.reply.send(HttpResponse::tryAgain(u"Too much is being received. Try again."_s));
    const auto received = QtConcurrent::run(&surroundings.threads,
        [bytes = call.request.body(), place, reservation = call.reply.reservation()] { return read(bytes); });
    whenAnswered(surroundings, received, [&surroundings, reply = call.reply](const Result<ReceivedDocument> &document) {
        if (!document)
            return reply.send(rejected(document.error()));
        answerWhen(surroundings, surroundings.api.submit({document->invoice}, patience), reply,
            [document = *document](const Result<std::vector<ItemOutcome>> &outcomes) {
                return outcomes ? toResponse(document, outcomes->front()) : failure(outcomes.error());
            });
    });
}

} // namespace billow
