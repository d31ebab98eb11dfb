// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/DocumentInvoice.h"
#include "core/intake/einvoice/Verdict.h"
#include "core/web/guard/QtHttpServer.h"
#include "core/web/json/Json.h"
#include "core/web/json/ObjectWriter.h"
#include "core/web/resources/ParameterReader.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

#include <QtConcurrent>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Less than a connection waits for its answer.
constexpr auto patience = 1'400ms;

HttpResponse rejected(const Error &error)
{
    ObjectWriter body;
    body.truth("success", false).text("error", error.message);
    if (!error.field.isEmpty())
        body.text("field", error.field);
    return HttpResponse::json(body.finish(), 422);
}

QString nameOf(RuleOutcome outcome)
{
    switch (outcome) {
    case RuleOutcome::Holds:
        return u"holds"_s;
    case RuleOutcome::Fails:
        return u"fails"_s;
    case RuleOutcome::CannotTell:
        break;
    }
    return u"cannot_tell"_s;
}

QByteArray ruleJson(const CheckedRule &rule)
{
    return ObjectWriter()
        .text("id", rule.id)
        .text("text", ruleText(rule.id))
        .text("strict", nameOf(rule.strict))
        .text("official", nameOf(rule.official))
        .text("figures", rule.figures)
        .truth("is_failure", rule.isFailure)
        .finish();
}

QString parameter(const QByteArray &query, QByteArrayView name)
{
    const QByteArrayList values = queryValues(query, name);
    return values.isEmpty() ? QString() : QString::fromUtf8(values.first());
}

/// "?name=invoice.xml"; empty: not given. Only what follows its last slash counts.
QString fileNameOf(const QByteArray &query)
{
    const QString name = parameter(query, "name");
    return name.mid(1 + std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')));
}

/// The check's outcome and its rules.
QByteArray checkOf(const ReceivedDocument &document, CheckResult check)
{
    return ObjectWriter()
        .truth("failed", check == CheckResult::Failed)
        .raw("rules", jsonList(document.rules, ruleJson))
        .finish();
}

HttpResponse toResponse(const Invoice &invoice, const ItemOutcome &outcome)
{
    if (outcome.fault)
        return rejected(*outcome.fault);
    const ReceivedDocument &document = *invoice.attachment.document;
    const QByteArray data = ObjectWriter()
                                .text("status", statusOf(outcome))
                                .number("seq", outcome.seq)
                                .raw("fields", jsonList(membersOf(outcome.conflict), jsonString))
                                .text("kind", toString(invoice.kind))
                                .text("invoice_number", invoice.number)
                                .text("profile", document.profile)
                                .raw("check", checkOf(document, invoice.check))
                                .finish();
    return success(data, outcome.conflict.isEmpty() ? 201 : 200);
}

} // namespace

void postDocument(const Surroundings &surroundings, const Call &call)
{
    QString source = parameter(call.head.query, "source");
    if (source.isEmpty())
        source = u"api"_s;
    const std::shared_ptr<void> place = surroundings.longBodies.take();
    if (!place)
        return call.reply.send(HttpResponse::tryAgain(u"Too much is being received. Try again."_s));
    // Reading takes milliseconds at best, and far longer where somebody means harm: nobody else's answer waits for it.
    const auto received = QtConcurrent::run(&surroundings.threads,
        [bytes = call.request.body(), name = fileNameOf(call.head.query), source,
            largest = surroundings.largestOriginal, place, reservation = call.reply.reservation()] {
            return einvoice::receiveDocument(bytes, name, source, largest);
        });
    whenAnswered(surroundings, received, [&surroundings, reply = call.reply](const Result<Invoice> &invoice) {
        if (!invoice)
            return reply.send(rejected(invoice.error()));
        answerWhen(surroundings, surroundings.api.submit({*invoice}, patience), reply,
            [invoice = *invoice](const Result<std::vector<ItemOutcome>> &outcomes) {
                return outcomes ? toResponse(invoice, outcomes->front()) : failure(outcomes.error());
            });
    });
}

namespace {

HttpResponse noDocument(Seq seq)
{
    return HttpResponse::error(404, u"Invoice %1 came from no document"_s.arg(seq));
}

QByteArray toJson(const ReceivedDocument &document, const Invoice &invoice)
{
    ObjectWriter writer;
    writer.number("seq", invoice.seq)
        .text("file_name", document.fileName)
        .text("media_type", document.mediaType)
        .number("size", document.size)
        .text("sha256", document.sha256)
        .truth("original_kept", document.originalKept)
        .text("profile", document.profile);
    if (document.payable)
        writer.amount("payable_amount", *document.payable, invoice.currency);
    else
        writer.raw("payable_amount", "null");
    return writer.raw("check", checkOf(document, invoice.check)).finish();
}

/// As a header field may have it: letters, digits and a few signs of ASCII; the rest becomes "_".
QByteArray safeName(const OriginalDocument &original, Seq seq)
{
    QByteArray name;
    for (const QChar sign : original.fileName) {
        const bool isPlain = sign.unicode() < 0x80 && (sign.isLetterOrNumber() || QStringView(u"-._ ").contains(sign));
        name += isPlain ? sign.toLatin1() : '_';
    }
    while (name.startsWith('.') || name.startsWith(' '))
        name.remove(0, 1);
    const QByteArray ending = original.mediaType == u"application/pdf" ? ".pdf" : ".xml";
    if (name.isEmpty())
        name = "invoice-" + QByteArray::number(qint64{seq});
    return name.toLower().endsWith(ending) ? name : name + ending;
}

HttpResponse toResponse(const OriginalDocument &original, Seq seq)
{
    // What a stranger wrote is never shown as a page of ours: this policy holds in addition to that of every answer.
    return {.mediaType = original.mediaType.toLatin1(),
        .body = original.bytes,
        .fields = {{"Content-Disposition", "attachment; filename=\"" + safeName(original, seq) + '"'},
            {"Content-Security-Policy", "sandbox"}}};
}

} // namespace

void getDocument(const Surroundings &surroundings, const Call &call)
{
    const auto seq = seqInPath(call.places.first());
    if (!seq)
        return call.reply.send(failure(seq.error()));
    whenAnswered(surroundings, surroundings.api.document(*seq),
        [&surroundings, seq = *seq, reply = call.reply](const Result<std::optional<ReceivedDocument>> &document) {
            if (!document || !*document)
                return reply.send(document ? noDocument(seq) : failure(document.error()));
            answerWhen(surroundings, surroundings.api.invoices(seq, seq), reply,
                [document = **document, seq](const Result<InvoiceBatch> &batch) {
                    if (!batch)
                        return failure(batch.error());
                    return batch->isEmpty() ? noDocument(seq) : success(toJson(document, batch->first()));
                });
        });
}

void getOriginal(const Surroundings &surroundings, const Call &call)
{
    const auto seq = seqInPath(call.places.first());
    if (!seq)
        return call.reply.send(failure(seq.error()));
    answerWhen(surroundings, surroundings.api.original(*seq), call.reply,
        [seq = *seq](const Result<OriginalDocument> &original) {
            if (original)
                return toResponse(*original, seq);
            return original.error().kind == Error::Kind::Invalid ? HttpResponse::error(404, original.error().message)
                                                                 : failure(original.error());
        });
}

} // namespace billow
