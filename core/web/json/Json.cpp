// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/json/Json.h"

#include "core/base/ProcessFigures.h"
#include "core/invoice/InvoiceFields.h"
#include "core/web/json/ObjectWriter.h"

#include <algorithm>
#include <array>

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

void addText(ObjectWriter &writer, QByteArrayView name, const QString &text)
{
    if (text.isEmpty())
        writer.raw(name, "null");
    else
        writer.text(name, text);
}

QByteArray breakdownOf(const Invoice &invoice)
{
    const auto line = [&](const VatLine &each) {
        return ObjectWriter()
            .text("category", toString(each.category))
            .text("rate", each.rate.toPercent())
            .amount("taxable_amount", each.taxable, invoice.currency)
            .amount("vat_amount", each.vat, invoice.currency)
            .finish();
    };
    if (!invoice.vatLines.isEmpty())
        return jsonList(invoice.vatLines, line);
    return '[' + line({VatCategory::Standard, invoice.vatRate, invoice.subtotal, invoice.vat}) + ']';
}

void addContent(ObjectWriter &writer, const Invoice &invoice)
{
    writer.text("kind", toString(invoice.kind))
        .text("invoice_number", invoice.number)
        .time("invoice_date", invoice.issuedAt)
        .text("issue_date", toIso8601(invoice.issuedOn));
    addText(writer, "due_date", invoice.dueOn ? toIso8601(*invoice.dueOn) : QString());
    writer.text("seller_name", invoice.sellerName);
    addText(writer, "seller_tax_id", invoice.sellerTaxId);
    writer.text("buyer_name", invoice.buyerName);
    addText(writer, "buyer_tax_id", invoice.buyerTaxId);
    writer.amount("subtotal", invoice.subtotal, invoice.currency)
        .amount("vat_amount", invoice.vat, invoice.currency)
        .amount("total_amount", invoice.total, invoice.currency)
        .text("currency", invoice.currency.code());
    addText(writer, "vat_rate", invoice.vatLines.isEmpty() ? invoice.vatRate.toPercent() : QString());
    writer.raw("vat_breakdown", breakdownOf(invoice));
    addCountry(writer, "exporting_country", invoice.exportingCountry);
    addCountry(writer, "importing_country", invoice.importingCountry);
    addText(writer, "payment_mechanism", invoice.paymentMechanism);
    addText(writer, "risk_profile", invoice.risk ? toString(*invoice.risk) : QString());
    writer.text("source", invoice.source);
    addText(writer, "check", toString(invoice.check));
}

constexpr std::array<std::pair<QLatin1StringView, InvoiceKey>, invoiceFieldCount> members{{
    {"seq"_L1, InvoiceKey::Arrival},
    {"kind"_L1, InvoiceKey::Kind},
    {"invoice_number"_L1, InvoiceKey::Number},
    {"invoice_date"_L1, InvoiceKey::IssuedAt},
    {"issue_date"_L1, InvoiceKey::IssuedOn},
    {"due_date"_L1, InvoiceKey::DueOn},
    {"seller_name"_L1, InvoiceKey::Seller},
    {"seller_tax_id"_L1, InvoiceKey::SellerTaxId},
    {"buyer_name"_L1, InvoiceKey::Buyer},
    {"buyer_tax_id"_L1, InvoiceKey::BuyerTaxId},
    {"exporting_country"_L1, InvoiceKey::ExportingCountry},
    {"importing_country"_L1, InvoiceKey::ImportingCountry},
    {"currency"_L1, InvoiceKey::CurrencyCode},
    {"vat_rate"_L1, InvoiceKey::VatRate},
    {"subtotal"_L1, InvoiceKey::Subtotal},
    {"vat_amount"_L1, InvoiceKey::Vat},
    {"total_amount"_L1, InvoiceKey::Total},
    {"vat_breakdown"_L1, InvoiceKey::VatBreakdown},
    {"payment_mechanism"_L1, InvoiceKey::PaymentMechanism},
    {"risk_profile"_L1, InvoiceKey::Risk},
    {"source"_L1, InvoiceKey::Source},
    {"inserted_at"_L1, InvoiceKey::AcceptedAt},
    {"check"_L1, InvoiceKey::Check},
}};

} // namespace

QLatin1StringView memberOf(InvoiceKey field)
{
    return std::ranges::find(members, field, &std::pair<QLatin1StringView, InvoiceKey>::second)->first;
}

QStringList membersOf(const QList<InvoiceKey> &fields)
{
    QStringList members;
    for (const InvoiceKey field : fields)
        members.append(memberOf(field));
    return members;
}

QString statusOf(const ItemOutcome &outcome)
{
    if (!outcome.conflict.isEmpty())
        return u"conflict"_s;
    return outcome.duplicate ? u"duplicate"_s : u"accepted"_s;
}

std::optional<InvoiceKey> fieldOfMember(QStringView member)
{
    const auto *found = std::ranges::find_if(members, [member](const auto &each) { return each.first == member; });
    return found == members.end() ? std::nullopt : std::optional(found->second);
}

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
        .number("credit_note_count", totals.creditNotes)
        .amount("invoiced_amount", totals.invoiced(), totals.currency)
        .amount("credited_amount", totals.credited, totals.currency)
        .finish();
}

QByteArray toJson(const Totals &totals)
{
    return ObjectWriter().number("count", totals.count()).raw("by_currency", byCurrency(totals)).finish();
}

QByteArray toJson(const Invoice &invoice)
{
    ObjectWriter writer(896);
    writer.number("id", invoice.seq).number("seq", invoice.seq);
    addContent(writer, invoice);
    return writer.time("inserted_at", invoice.acceptedAt).finish();
}

QByteArray toJsonBeforeStored(const Invoice &invoice)
{
    ObjectWriter writer(896);
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
        .raw("folder", toJson(status.folder))
        .number("viewers", status.viewers)
        .text("start_id", QString::fromLatin1(startId()));
    if (!status.failure.isEmpty())
        writer.text("failure", status.failure);
    return writer.finish();
}

} // namespace billow
