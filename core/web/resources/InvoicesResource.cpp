// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/Router.h"
#include "core/web/json/Json.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

#include <algorithm>
#include <limits>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t mostListed = 1'000;
constexpr Seq highestSeq = std::numeric_limits<Seq>::max();

/// Digits alone, of a number from \a lowest to \a highest.
std::optional<std::int64_t> wholeNumber(const QByteArray &text, std::int64_t lowest, std::int64_t highest)
{
    bool isNumber =
        !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const qlonglong number = isNumber ? text.toLongLong(&isNumber) : 0;
    if (!isNumber || number < lowest || number > highest)
        return std::nullopt;
    return number;
}

/// The parameter's value, \a usual where it is not given, or \a fault.
Result<std::int64_t> parameter(const HttpRequest &request, QByteArrayView name, std::int64_t lowest,
    std::int64_t highest, std::int64_t usual, const QString &fault)
{
    const QByteArrayList values = request.parameters(name);
    if (values.isEmpty())
        return usual;
    const auto number = values.size() == 1 ? wholeNumber(values.first(), lowest, highest) : std::nullopt;
    if (!number)
        return Error::invalid(fault);
    return *number;
}

/// Which displayed invoices are asked for, with first <= seq <= last; empty where last < first.
struct Range {
    Seq first = 1;
    Seq last = 0;
};

Result<Range> rangeOf(const HttpRequest &request, Seq cursor)
{
    const auto limit = parameter(request, "limit", 1, mostListed, CurrentState::usualInvoices,
        u"limit must be a whole number from 1 to %1"_s.arg(mostListed));
    if (!limit)
        return limit.error();
    const auto before = parameter(
        request, "before", 1, highestSeq, highestSeq, u"before must be the seq of an invoice, a whole number from 1"_s);
    if (!before)
        return before.error();
    const auto after =
        parameter(request, "after", 0, highestSeq, -1, u"after must be the seq of an invoice, a whole number from 0"_s);
    if (!after)
        return after.error();
    const Seq newest = std::min(cursor, *before - 1);
    const Seq oldest = std::min(std::max<Seq>(*after, 0), newest) + 1;
    // Behind "after" alone the page begins there; else it ends with the newest.
    if (*after >= 0 && *before == highestSeq)
        return Range{oldest, std::min(newest, oldest + *limit - 1)};
    return Range{std::max(oldest, newest - *limit + 1), newest};
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

void answerList(const Surroundings &surroundings, const HttpRequest &request, const HttpReply &reply)
{
    const CurrentState &current = surroundings.current;
    const auto range = rangeOf(request, current.last().cursor);
    if (!range)
        return reply.send(HttpResponse::error(400, range.error().message));
    if (!current.knowsLedger())
        return reply.send(tryAgain(current.whyUnknown()));
    const Seq count = range->last - range->first + 1;
    if (range->last == current.last().cursor && count == std::min<Seq>(range->last, CurrentState::usualInvoices)) {
        if (const auto written = current.usualListAnswer())
            return reply.send(HttpResponse::json(*written));
    }
    if (range->first >= current.oldestKept() || count <= 0) {
        return reply.send(
            HttpResponse::json(listAnswer(current.list(range->first, range->last), std::max<Seq>(count, 0))));
    }
    answerWhen(surroundings, surroundings.api.invoices(range->first, range->last), reply,
        [&current](const Result<InvoiceBatch> &batch) { return toResponse(batch, current.last().cursor); });
}

void answerOne(const Surroundings &surroundings, const QByteArray &place, const HttpReply &reply)
{
    const auto seq = wholeNumber(place, 1, highestSeq);
    if (!seq)
        return reply.send(HttpResponse::error(400, u"The seq of an invoice is a whole number from 1"_s));
    answerWhen(
        surroundings, surroundings.api.invoices(*seq, *seq), reply, [seq = *seq](const Result<InvoiceBatch> &batch) {
            if (!batch)
                return failure(batch.error());
            if (batch->isEmpty())
                return HttpResponse::error(404, u"There is no invoice %1"_s.arg(seq));
            return success(toJson(batch->first()));
        });
}

} // namespace

void addInvoices(Router &router, const Surroundings &surroundings)
{
    router.add("GET", "/api/invoices",
        [&surroundings](const HttpRequest &request, const QByteArrayList &, const HttpReply &reply) {
            if (isCurrent(surroundings)) // then without a copy of the request
                return answerList(surroundings, request, reply);
            whenCurrent(surroundings, [&surroundings, request, reply] { answerList(surroundings, request, reply); });
        });
    router.add("GET", "/api/invoices/{seq}",
        [&surroundings](const HttpRequest &, const QByteArrayList &places, const HttpReply &reply) {
            answerOne(surroundings, places.first(), reply);
        });
}

} // namespace billow
