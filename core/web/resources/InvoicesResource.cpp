// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/QtHttpServer.h"
#include "core/web/json/Json.h"
#include "core/web/json/ObjectWriter.h"
#include "core/web/resources/InvoiceFinder.h"
#include "core/web/resources/InvoiceParameters.h"
#include "core/web/resources/ParameterReader.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

#include <algorithm>
#include <limits>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr Seq highestSeq = std::numeric_limits<Seq>::max();

/// Which displayed invoices are asked for, with first <= seq <= last; empty where last < first.
struct Range {
    Seq first = 1;
    Seq last = 0;
};

Range rangeOf(const InvoiceListing &listing, Seq cursor)
{
    const InvoiceFilter &filter = listing.query.filter;
    const Seq newest = std::min(cursor, filter.beforeSeq.value_or(highestSeq) - 1);
    const Seq oldest = std::min(filter.afterSeq.value_or(0), newest) + 1;
    // With "after" alone, the page begins there; otherwise it ends with the newest.
    if (filter.afterSeq && !filter.beforeSeq)
        return {oldest, std::min(newest, oldest + listing.limit - 1)};
    return {std::max(oldest, newest - listing.limit + 1), newest};
}

HttpResponse toResponse(const Result<InvoiceBatch> &batch, Seq cursor)
{
    if (!batch)
        return failure(batch.error());
    QByteArrayList list;
    list.reserve(batch->size());
    for (auto invoice = batch->crbegin(); invoice != batch->crend(); ++invoice) {
        // A Reset may have come in between.
        if (invoice->seq <= cursor)
            list.append(toJson(*invoice));
    }
    return HttpResponse::json(listAnswer('[' + list.join(',') + ']', list.size()));
}

void answerNewest(const Surroundings &surroundings, const InvoiceListing &listing, const HttpReply &reply)
{
    const CurrentState &current = surroundings.current;
    const Range range = rangeOf(listing, current.last().cursor);
    const Seq count = range.last - range.first + 1;
    if (range.last == current.last().cursor && count == std::min<Seq>(range.last, CurrentState::usualInvoices)) {
        if (const auto written = current.usualListAnswer())
            return reply.send(HttpResponse::json(*written));
    }
    if (range.first >= current.oldestKept() || count <= 0) {
        return reply.send(
            HttpResponse::json(listAnswer(current.list(range.first, range.last), std::max<Seq>(count, 0))));
    }
    answerWhen(surroundings, surroundings.api.invoices(range.first, range.last), reply,
        [&current](const Result<InvoiceBatch> &batch) { return toResponse(batch, current.last().cursor); });
}

HttpResponse toResponse(const InvoiceListing &listing, const InvoiceSearch &search, const InvoiceBatch &page)
{
    ObjectWriter answer(64 + page.size() * 640);
    answer.truth("success", true)
        .raw("data", jsonList(page, [](const Invoice &invoice) { return toJson(invoice); }))
        .number("count", page.size())
        .number("found", search.totals.count())
        .number("before", std::min(listing.query.filter.beforeSeq.value_or(highestSeq), search.lastSeq + 1));
    if (listing.totals)
        answer.raw("totals", toJson(search.totals));
    return HttpResponse::json(answer.finish());
}

void answerSearch(const Surroundings &surroundings, const InvoiceListing &listing, const HttpReply &reply)
{
    surroundings.finder.find(
        surroundings, listing.query, reply, [&surroundings, listing, reply](const Result<InvoiceSearch> &search) {
            if (!search)
                return reply.send(failure(search.error()));
            const QList<Seq> page = search->seqs.mid(listing.offset, listing.limit);
            if (page.isEmpty())
                return reply.send(toResponse(listing, *search, {}));
            answerWhen(surroundings, surroundings.api.invoices(page), reply,
                [listing, search = *search](const Result<InvoiceBatch> &invoices) {
                    return invoices ? toResponse(listing, search, *invoices) : failure(invoices.error());
                });
        });
}

} // namespace

void getInvoices(const Surroundings &surroundings, const Call &call)
{
    const auto listing = invoiceListing(call.head.query);
    if (!listing)
        return call.reply.send(failure(listing.error()));
    if (listing->isSearch)
        return answerSearch(surroundings, *listing, call.reply);
    whenCurrent(surroundings, [&surroundings, listing = *listing, reply = call.reply] {
        if (surroundings.current.knowsLedger())
            answerNewest(surroundings, listing, reply);
        else
            reply.send(HttpResponse::tryAgain(surroundings.current.whyUnknown()));
    });
}

void getInvoice(const Surroundings &surroundings, const Call &call)
{
    const auto seq = seqInPath(call.places.first());
    if (!seq)
        return call.reply.send(failure(seq.error()));
    answerWhen(surroundings, surroundings.api.invoices(*seq, *seq), call.reply,
        [seq = *seq](const Result<InvoiceBatch> &batch) {
            if (!batch)
                return failure(batch.error());
            if (batch->isEmpty())
                return HttpResponse::error(404, u"There is no invoice %1"_s.arg(seq));
            return success(toJson(batch->first()));
        });
}

} // namespace billow
