// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/InvoiceFields.h"

#include "core/base/Words.h"
#include "core/invoice/Money.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString codeOf(const std::optional<CountryCode> &country)
{
    return country ? country->code() : QString();
}

} // namespace

QString fieldName(InvoiceKey field)
{
    switch (field) {
    case InvoiceKey::Arrival:
        return u"seq"_s;
    case InvoiceKey::Number:
        return u"invoice_number"_s;
    case InvoiceKey::IssuedAt:
        return u"issued_at"_s;
    case InvoiceKey::Seller:
        return u"seller_name"_s;
    case InvoiceKey::Buyer:
        return u"buyer_name"_s;
    case InvoiceKey::ExportingCountry:
        return u"exporting_country"_s;
    case InvoiceKey::ImportingCountry:
        return u"importing_country"_s;
    case InvoiceKey::CurrencyCode:
        return u"currency"_s;
    case InvoiceKey::VatRate:
        return u"vat_rate"_s;
    case InvoiceKey::Subtotal:
        return u"subtotal"_s;
    case InvoiceKey::Vat:
        return u"vat"_s;
    case InvoiceKey::Total:
        return u"total"_s;
    case InvoiceKey::PaymentMechanism:
        return u"payment_mechanism"_s;
    case InvoiceKey::Risk:
        return u"risk_profile"_s;
    case InvoiceKey::Source:
        return u"source"_s;
    case InvoiceKey::AcceptedAt:
        return u"accepted_at"_s;
    case InvoiceKey::Kind:
        return u"kind"_s;
    case InvoiceKey::IssuedOn:
        return u"issued_on"_s;
    case InvoiceKey::DueOn:
        return u"due_on"_s;
    case InvoiceKey::SellerTaxId:
        return u"seller_tax_id"_s;
    case InvoiceKey::BuyerTaxId:
        return u"buyer_tax_id"_s;
    case InvoiceKey::VatBreakdown:
        return u"vat_breakdown"_s;
    case InvoiceKey::Check:
        return u"check"_s;
    }
    Q_UNREACHABLE();
}

std::optional<InvoiceKey> fieldNamed(QStringView name)
{
    const auto *found = std::find_if(
        invoiceFields.begin(), invoiceFields.end(), [&](InvoiceKey key) { return fieldName(key) == name; });
    return found == invoiceFields.end() ? std::nullopt : std::optional(*found);
}

QString exactText(const Invoice &invoice, InvoiceKey field)
{
    switch (field) {
    case InvoiceKey::Arrival:
        return QString::number(invoice.seq);
    case InvoiceKey::Number:
        return invoice.number;
    case InvoiceKey::IssuedAt:
        return invoice.hasIssueTime() ? toIso8601(invoice.issuedAt) : toIso8601(invoice.issuedOn);
    case InvoiceKey::Seller:
        return invoice.sellerName;
    case InvoiceKey::Buyer:
        return invoice.buyerName;
    case InvoiceKey::ExportingCountry:
        return codeOf(invoice.exportingCountry);
    case InvoiceKey::ImportingCountry:
        return codeOf(invoice.importingCountry);
    case InvoiceKey::CurrencyCode:
        return invoice.currency.code();
    case InvoiceKey::VatRate:
        return invoice.vatLines.isEmpty() ? invoice.vatRate.toPercent() : QString();
    case InvoiceKey::Subtotal:
        return toDecimal(invoice.asWritten(invoice.subtotal), invoice.currency);
    case InvoiceKey::Vat:
        return toDecimal(invoice.asWritten(invoice.vat), invoice.currency);
    case InvoiceKey::Total:
        return toDecimal(invoice.asWritten(invoice.total), invoice.currency);
    case InvoiceKey::PaymentMechanism:
        return invoice.paymentMechanism;
    case InvoiceKey::Risk:
        return invoice.risk ? toString(*invoice.risk) : QString();
    case InvoiceKey::Source:
        return invoice.source;
    case InvoiceKey::AcceptedAt:
        return toIso8601(invoice.acceptedAt);
    case InvoiceKey::Kind:
        return toString(invoice.kind);
    case InvoiceKey::IssuedOn:
        return toIso8601(invoice.issuedOn);
    case InvoiceKey::DueOn:
        return invoice.dueOn ? toIso8601(*invoice.dueOn) : QString();
    case InvoiceKey::SellerTaxId:
        return invoice.sellerTaxId;
    case InvoiceKey::BuyerTaxId:
        return invoice.buyerTaxId;
    case InvoiceKey::VatBreakdown:
        return breakdownText(invoice);
    case InvoiceKey::Check:
        return toString(invoice.check);
    }
    Q_UNREACHABLE();
}

QString breakdownText(const Invoice &invoice)
{
    QStringList lines;
    for (const VatLine &line : invoice.vatLines) {
        lines.append(u"%1 %2 %3 %4"_s.arg(toString(line.category), line.rate.toPercent(),
            toDecimal(invoice.asWritten(line.taxable), invoice.currency),
            toDecimal(invoice.asWritten(line.vat), invoice.currency)));
    }
    return lines.join(u"; "_s);
}

namespace {

/// "S 19 100.00 19.00"
Result<VatLine> readBreakdownLine(QStringView text, DocumentKind kind, Currency currency)
{
    const auto fault = [&](const QString &why) {
        return Error::invalid(Words::tr("\"%1\" is not a line of a VAT breakdown such as \"S 19 100.00 19.00\": %2")
                                  .arg(text.left(80), why),
            fieldName(InvoiceKey::VatBreakdown));
    };
    const QList<QStringView> parts = text.split(u' ', Qt::SkipEmptyParts);
    if (parts.size() != 4)
        return fault(Words::tr("it has four parts"));
    const auto category = vatCategoryFromString(parts[0]);
    if (!category)
        return fault(Words::tr("the category is not known"));
    const auto rate = VatRate::parsePercent(parts[1]);
    if (!rate)
        return fault(rate.error().message);
    VatLine line{.category = *category, .rate = *rate, .taxable = 0, .vat = 0};
    for (auto &[amount, part] : {std::pair{&line.taxable, parts[2]}, std::pair{&line.vat, parts[3]}}) {
        const auto read = parseDecimal(part, currency);
        if (!read)
            return fault(read.error().message);
        const auto effect = kind == DocumentKind::CreditNote ? checkedSubtract(0, *read) : std::optional(*read);
        if (!effect)
            return fault(Words::tr("an amount is too large"));
        *amount = *effect;
    }
    return line;
}

} // namespace

Result<QList<VatLine>> readBreakdown(QStringView text, DocumentKind kind, Currency currency)
{
    QList<VatLine> lines;
    for (const QStringView part : text.split(u';', Qt::SkipEmptyParts)) {
        const auto line = readBreakdownLine(part.trimmed(), kind, currency);
        if (!line)
            return line.error();
        lines.append(*line);
    }
    return lines;
}

QList<InvoiceKey> differingFields(const Invoice &one, const Invoice &other)
{
    Invoice same = one;
    same.seq = other.seq;
    same.source = other.source;
    same.acceptedAt = other.acceptedAt;
    same.check = other.check;
    QList<InvoiceKey> fields;
    if (same == other)
        return fields;
    for (const InvoiceKey field : invoiceFields) {
        const bool isContent = field != InvoiceKey::Arrival && field != InvoiceKey::Source
            && field != InvoiceKey::AcceptedAt && field != InvoiceKey::Check;
        if (isContent && exactText(one, field) != exactText(other, field))
            fields.append(field);
    }
    return fields;
}

bool isForeignText(InvoiceKey field)
{
    return field == InvoiceKey::Number || field == InvoiceKey::Seller || field == InvoiceKey::Buyer
        || field == InvoiceKey::SellerTaxId || field == InvoiceKey::BuyerTaxId || field == InvoiceKey::PaymentMechanism
        || field == InvoiceKey::Source;
}

QString withoutFormula(const QString &text)
{
    // The full-width forms too: spreadsheets of East Asia take them for the plain ones.
    static const QString beginnings = u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"_s;
    return !text.isEmpty() && beginnings.contains(text.front()) ? u'\'' + text : text;
}

} // namespace billow
