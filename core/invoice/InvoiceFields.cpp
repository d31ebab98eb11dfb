// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/InvoiceFields.h"

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
        return toIso8601(invoice.issuedAt);
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
        return invoice.vatRate.toPercent();
    case InvoiceKey::Subtotal:
        return toDecimal(invoice.subtotal, invoice.currency);
    case InvoiceKey::Vat:
        return toDecimal(invoice.vat, invoice.currency);
    case InvoiceKey::Total:
        return toDecimal(invoice.total, invoice.currency);
    case InvoiceKey::PaymentMechanism:
        return invoice.paymentMechanism;
    case InvoiceKey::Risk:
        return invoice.risk ? toString(*invoice.risk) : QString();
    case InvoiceKey::Source:
        return invoice.source;
    case InvoiceKey::AcceptedAt:
        return toIso8601(invoice.acceptedAt);
    }
    Q_UNREACHABLE();
}

bool isForeignText(InvoiceKey field)
{
    return field == InvoiceKey::Number || field == InvoiceKey::Seller || field == InvoiceKey::Buyer
        || field == InvoiceKey::PaymentMechanism || field == InvoiceKey::Source;
}

QString withoutFormula(const QString &text)
{
    // The full-width forms too: spreadsheets of East Asia take them for the plain ones.
    static const QString beginnings = u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"_s;
    return !text.isEmpty() && beginnings.contains(text.front()) ? u'\'' + text : text;
}

} // namespace billow
