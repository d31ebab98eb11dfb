// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/base/ProcessFigures.h"
#include "core/web/guard/QtHttpServer.h"
#include "core/web/IdentityProof.h"
#include "core/web/json/NewInvoice.h"
#include "core/web/json/ObjectWriter.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

#include <QtConcurrent>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A longer body is read on another thread, so that no other answer waits for it.
constexpr qsizetype readAtOnce = 32 * 1024;
/// Less than a connection waits for its answer.
constexpr auto patience = 1'400ms;

using Outcomes = std::vector<ItemOutcome>;

/// \a line: of NDJSON; 0 otherwise.
QByteArray rejected(const Error &fault, qsizetype line)
{
    ObjectWriter writer;
    writer.text("status", u"rejected"_s);
    if (line > 0)
        writer.number("line", line);
    if (!fault.field.isEmpty())
        writer.text("field", fault.field);
    return writer.text("error", fault.message).finish();
}

QByteArray stored(const ItemOutcome &outcome)
{
    ObjectWriter writer;
    writer.text("status", statusOf(outcome));
    if (outcome.seq > 0)
        writer.number("seq", outcome.seq);
    return writer.finish();
}

/// \a line: of NDJSON; 0 otherwise.
QByteArray inConflict(const ItemOutcome &outcome, qsizetype line)
{
    ObjectWriter writer;
    writer.text("status", statusOf(outcome)).number("seq", outcome.seq);
    if (line > 0)
        writer.number("line", line);
    const QStringList names = membersOf(outcome.conflict);
    return writer.raw("fields", jsonList(names, jsonString))
        .text("error", u"Stored invoice %1 differs in %2"_s.arg(QString::number(outcome.seq), names.join(u", "_s)))
        .finish();
}

/// What became of each, in the order in which they were sent. \a outcomes are of the valid ones.
HttpResponse toResponse(const NewInvoices &invoices, const Outcomes &outcomes)
{
    QByteArrayList items;
    items.reserve(std::ssize(invoices.faults));
    std::int64_t duplicates = 0;
    std::int64_t conflicts = 0;
    std::int64_t rejections = 0;
    const Error *firstFault = nullptr;
    auto outcome = outcomes.begin();
    for (const std::optional<Error> &unread : invoices.faults) {
        const Error *fault = unread ? &*unread : nullptr;
        if (!fault && outcome->fault)
            fault = &*outcome->fault;
        const qsizetype line = invoices.lines.empty() ? 0 : invoices.lines[static_cast<std::size_t>(items.size())];
        if (fault) {
            ++rejections;
            firstFault = firstFault ? firstFault : fault;
            items.append(rejected(*fault, line));
        } else if (!outcome->conflict.isEmpty()) {
            ++conflicts;
            items.append(inConflict(*outcome, line));
        } else {
            duplicates += outcome->duplicate ? 1 : 0;
            items.append(stored(*outcome));
        }
        if (!unread)
            ++outcome;
    }
    const auto count = std::ssize(invoices.faults);
    const bool nothing = rejections == count;
    ObjectWriter body(items.size() * 64);
    body.truth("success", !nothing);
    if (nothing)
        body.text("error", count == 1 ? firstFault->message : u"All %1 invoices were rejected"_s.arg(count));
    body.raw("data", '[' + items.join(',') + ']')
        .number("accepted", count - duplicates - conflicts - rejections)
        .number("duplicates", duplicates)
        .number("conflicts", conflicts)
        .number("rejected", rejections);
    return HttpResponse::json(body.finish(), nothing ? 422 : 201);
}

void submit(const Surroundings &surroundings, const Result<NewInvoices> &invoices, const HttpReply &reply)
{
    if (!invoices)
        return reply.send(failure(invoices.error()));
    if (invoices->valid.isEmpty())
        return reply.send(toResponse(*invoices, {}));
    answerWhen(surroundings, surroundings.api.submit(invoices->valid, patience), reply,
        [invoices = *invoices](const Result<Outcomes> &outcomes) {
            if (!outcomes)
                return failure(outcomes.error());
            return toResponse(invoices, *outcomes);
        });
}

} // namespace

void postInvoices(const Surroundings &surroundings, const Call &call)
{
    const QByteArray meant = call.head.field(identity::startField.toByteArray().toLower()).value_or(QByteArray());
    if (!meant.isEmpty() && meant != startId())
        return call.reply.send(HttpResponse::error(412, u"These invoices are meant for another program"_s));
    const bool isLines = call.head.mediaType() == "application/x-ndjson";
    const auto format = isLines ? NewInvoicesFormat::Lines : NewInvoicesFormat::Json;
    const Currency currency = surroundings.current.last().stats.defaultCurrency;
    const QByteArray body = call.request.body();
    if (body.size() <= readAtOnce)
        return submit(surroundings, readInvoices(body, format, currency), call.reply);
    const std::shared_ptr<void> place = surroundings.longBodies.take();
    if (!place)
        return call.reply.send(HttpResponse::tryAgain(u"Too much is being received. Try again."_s));
    // The place and the bytes are taken until the body has been read, whether or not anybody still waits for the
    // answer.
    const auto read = QtConcurrent::run(
        &surroundings.threads, [body, format, currency, place, reservation = call.reply.reservation()] {
            return readInvoices(body, format, currency);
        });
    whenAnswered(surroundings, read, [&surroundings, reply = call.reply](const Result<NewInvoices> &invoices) {
        submit(surroundings, invoices, reply);
    });
}

} // namespace billow
