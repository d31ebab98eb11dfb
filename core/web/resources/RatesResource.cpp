// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/QtHttpServer.h"
#include "core/web/json/JsonValue.h"
#include "core/web/json/ObjectWriter.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// The three as members of \a writer.
ObjectWriter &addTo(ObjectWriter &writer, const Rates &rates)
{
    return writer.real("generation_per_second", rates.generation.perSecond)
        .real("display_per_second", rates.display.perSecond)
        .number("run_seconds", rates.runLength.count());
}

/// In "data" as everywhere, and once more as a PUT takes them.
HttpResponse toResponse(const Rates &rates)
{
    ObjectWriter data;
    ObjectWriter body;
    body.truth("success", true).raw("data", addTo(data, rates).finish());
    return HttpResponse::json(addTo(body, rates).finish());
}

Result<double> number(const QString &name, const JsonValue &value)
{
    bool isNumber = value.kind == JsonValue::Kind::Number;
    const double result = isNumber ? value.text.toDouble(&isNumber) : 0;
    if (!isNumber)
        return Error::invalid(u"%1 must be 0 (unlimited) or a number from 0.00001 to 1000000"_s.arg(name));
    return result;
}

Result<std::chrono::seconds> wholeSeconds(const QString &name, const JsonValue &value)
{
    bool isWhole = value.kind == JsonValue::Kind::Number;
    const qlonglong seconds = isWhole ? value.text.toLongLong(&isWhole) : 0;
    if (!isWhole)
        return Error::invalid(u"%1 must be a whole number from 0 (until Stop) to 31536000"_s.arg(name));
    return std::chrono::seconds(seconds);
}

/// \a rates with what the body changes; what it does not name stays.
Result<Rates> changed(Rates rates, const QByteArray &text)
{
    const auto body = readJson(text);
    if (!body)
        return body.error();
    if (!body->isObject() || body->members.empty()) {
        return Error::invalid(
            u"The body has to be an object with generation_per_second, display_per_second or run_seconds"_s);
    }
    for (const auto &[name, value] : body->members) {
        if (name == "run_seconds"_L1) {
            const auto seconds = wholeSeconds(name, value);
            if (!seconds)
                return seconds.error();
            rates.runLength = *seconds;
        } else if (name == "generation_per_second"_L1 || name == "display_per_second"_L1) {
            const auto perSecond = number(name, value);
            if (!perSecond)
                return perSecond.error();
            (name == "display_per_second"_L1 ? rates.display : rates.generation).perSecond = *perSecond;
        } else {
            return Error::invalid(
                u"%1 is not known here: there are generation_per_second, display_per_second and run_seconds"_s.arg(
                    name.left(40)));
        }
    }
    return rates;
}

HttpResponse toResponse(const CommandOutcome &outcome, const Rates &rates)
{
    if (outcome.verdict == CommandOutcome::Verdict::Done)
        return toResponse(rates);
    return outcome.verdict == CommandOutcome::Verdict::Unavailable ? HttpResponse::tryAgain(outcome.message)
                                                                   : HttpResponse::error(400, outcome.message);
}

} // namespace

void getRates(const Surroundings &surroundings, const Call &call)
{
    if (surroundings.current.isKnown())
        call.reply.send(toResponse(surroundings.current.last().status.rates));
    else
        call.reply.send(HttpResponse::tryAgain(surroundings.current.whyUnknown()));
}

void putRates(const Surroundings &surroundings, const Call &call)
{
    if (!surroundings.current.isKnown())
        return call.reply.send(HttpResponse::tryAgain(surroundings.current.whyUnknown()));
    const auto rates = changed(surroundings.current.last().status.rates, call.request.body());
    if (!rates)
        return call.reply.send(HttpResponse::error(400, rates.error().message));
    answerWhenShown(
        surroundings, surroundings.api.setRates(*rates), call.reply,
        [rates = *rates](const LiveUpdate &now) { return now.status.rates == rates; },
        [rates = *rates](const CommandOutcome &outcome) { return toResponse(outcome, rates); });
}

} // namespace billow
