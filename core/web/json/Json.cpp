// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/json/Json.h"

#include "core/base/ProcessFigures.h"
#include "core/web/json/ObjectWriter.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// A number with the currency's decimals: what the original's clients read, exact up to 2^53 minor units.
QByteArray asNumber(Int128 minorUnits, Currency currency)
{
    return toDecimal(minorUnits, currency).toLatin1();
}

QByteArray byCurrency(const Totals &totals)
{
    ObjectWriter writer;
    for (const CurrencyTotals &each : totals.byCurrency())
        writer.raw(each.currency.code().toLatin1(), toJson(each));
    return writer.finish();
}

QByteArray toJson(const Health &health)
{
    ObjectWriter writer;
    writer.text("state", toString(health.state)).text("name", health.name).text("location", health.location);
    if (!health.message.isEmpty())
        writer.text("message", health.message);
    writer.real("latency_ms", static_cast<double>(health.latency.count()) / 1'000.0);
    return writer.finish();
}

QByteArray toJson(const RunStatus &run)
{
    if (run.id == 0)
        return "null";
    ObjectWriter writer;
    writer.number("id", run.id).number("target", run.target).number("generated", run.generated);
    writer.time("started_at", run.startedAt);
    if (run.endsAt)
        writer.time("ends_at", *run.endsAt);
    else
        writer.raw("ends_at", "null");
    return writer.finish();
}

void addCountry(ObjectWriter &writer, QByteArrayView name, const std::optional<CountryCode> &country)
{
    if (country)
        writer.text(name, country->code());
    else
        writer.raw(name, "null");
}

void addContent(ObjectWriter &writer, const Invoice &invoice)
{
    writer.text("invoice_number", invoice.number)
        .time("invoice_date", invoice.issuedAt)
        .text("seller_name", invoice.sellerName)
        .text("buyer_name", invoice.buyerName)
        .amount("subtotal", invoice.subtotal, invoice.currency)
        .amount("vat_amount", invoice.vat, invoice.currency)
        .amount("total_amount", invoice.total, invoice.currency)
        .text("currency", invoice.currency.code())
        .text("vat_rate", invoice.vatRate.toPercent());
    addCountry(writer, "exporting_country", invoice.exportingCountry);
    addCountry(writer, "importing_country", invoice.importingCountry);
    if (invoice.paymentMechanism.isEmpty())
        writer.raw("payment_mechanism", "null");
    else
        writer.text("payment_mechanism", invoice.paymentMechanism);
    if (invoice.risk)
        writer.text("risk_profile", toString(*invoice.risk));
    else
        writer.raw("risk_profile", "null");
    writer.text("source", invoice.source);
}

} // namespace

QByteArray jsonString(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    QByteArray result;
    result.reserve(bytes.size() + 2);
    result += '"';
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (byte < 0x20 || c == '<' || c == '>' || c == '&' || byte == 0x7F) {
            static constexpr QByteArrayView digits = "0123456789abcdef";
            result += "\\u00";
            result += digits[byte >> 4U];
            result += digits[byte & 0xFU];
        } else {
            result += c;
        }
    }
    result += '"';
    return result;
}

QByteArray toJson(const CurrencyTotals &totals)
{
    return ObjectWriter()
        .number("count", totals.count)
        .amount("subtotal", totals.subtotal, totals.currency)
        .amount("vat_total", totals.vat, totals.currency)
        .amount("total_amount", totals.total, totals.currency)
        .amount("average_amount", totals.average(), totals.currency)
        .finish();
}

QByteArray toJson(const Totals &totals)
{
    return ObjectWriter().number("count", totals.count()).raw("by_currency", byCurrency(totals)).finish();
}

QByteArray toJson(const Invoice &invoice)
{
    ObjectWriter writer(640);
    writer.number("id", invoice.seq).number("seq", invoice.seq);
    addContent(writer, invoice);
    return writer.time("inserted_at", invoice.acceptedAt).finish();
}

QByteArray toJsonBeforeStored(const Invoice &invoice)
{
    ObjectWriter writer(640);
    addContent(writer, invoice);
    return writer.finish();
}

QByteArray toJson(const Stats &stats)
{
    const Currency currency = stats.defaultCurrency;
    const CurrencyTotals displayed = stats.displayed.of(currency);
    return ObjectWriter(1'024)
        .number("count", stats.displayed.count())
        .raw("total_amount", asNumber(displayed.total, currency))
        .raw("vat_total", asNumber(displayed.vat, currency))
        .raw("subtotal", asNumber(displayed.subtotal, currency))
        .raw("average_amount", asNumber(displayed.average(), currency))
        .text("currency", currency.code())
        .raw("displayed", toJson(stats.displayed))
        .raw("stored", toJson(stats.stored))
        .raw("by_currency", byCurrency(stats.displayed))
        .finish();
}

QByteArray toJson(const SystemStatus &status)
{
    ObjectWriter writer(1'024);
    writer.text("status", toString(status.activity))
        .number("total_generated", status.stored)
        .number("total_displayed", status.displayed)
        .truth("running", status.activity == Activity::Running)
        .number("backlog", status.backlog)
        .number("real_count", status.realCount)
        .real("generation_rate", status.rates.generation.perSecond)
        .real("display_rate", status.rates.display.perSecond)
        .raw("run", toJson(status.run))
        .raw("storage", toJson(status.storage))
        .raw("cache", toJson(status.cache))
        .number("viewers", status.viewers)
        .text("start_id", QString::fromLatin1(startId()));
    if (!status.failure.isEmpty())
        writer.text("failure", status.failure);
    return writer.finish();
}

} // namespace billow
