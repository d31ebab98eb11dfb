// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/hooks/HookReader.h"

#include <QDateTime>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// How many decimals Stripe's whole numbers stand for: https://docs.stripe.com/currencies. For some it is not what ISO
/// 4217 says.
int decimalsOf(const QString &code)
{
    static const QStringList none{u"BIF"_s, u"CLP"_s, u"DJF"_s, u"GNF"_s, u"JPY"_s, u"KMF"_s, u"KRW"_s, u"MGA"_s,
        u"PYG"_s, u"RWF"_s, u"VND"_s, u"VUV"_s, u"XAF"_s, u"XOF"_s, u"XPF"_s};
    static const QStringList three{u"BHD"_s, u"JOD"_s, u"KWD"_s, u"OMR"_s, u"TND"_s};
    return none.contains(code) ? 0 : three.contains(code) ? 3 : 2;
}

/// The minor units of \a currency that Stripe's number at \a name is; 0 where it is absent.
Result<std::int64_t> minorUnits(const HookReader &object, QStringView name, Currency currency)
{
    const QString written = object.text(name);
    if (written.isEmpty())
        return std::int64_t{0};
    const auto units = parseFixedPoint(written, 0);
    if (!units)
        return Error::invalid(units.error().message, name.toString());
    const auto minor = parseFixedPoint(toFixedPoint(*units, decimalsOf(currency.code())), currency.exponent());
    if (!minor)
        return Error::invalid(minor.error().message, name.toString());
    return minor;
}

std::optional<UtcTime> momentOf(const HookReader &object, QStringView name)
{
    const auto seconds = parseFixedPoint(object.text(name), 0);
    // Beyond the year 9999, which validate() would refuse, milliseconds might not fit.
    constexpr std::int64_t latest = 300'000'000'000;
    if (!seconds || *seconds < -latest || *seconds > latest)
        return std::nullopt;
    return UtcTime(std::chrono::seconds(*seconds));
}

/// VAT: of newer versions of the API in total_taxes, of older ones in total_tax_amounts or tax.
Result<std::int64_t> vatOf(const HookReader &object, Currency currency)
{
    for (const QStringView name :
        {QStringView(u"total_taxes"), QStringView(u"total_tax_amounts"), QStringView(u"tax_amounts")}) {
        const auto taxes = object.list(name);
        if (taxes.empty())
            continue;
        std::int64_t sum = 0;
        for (const HookReader &tax : taxes) {
            const auto amount = minorUnits(tax, u"amount", currency);
            if (!amount)
                return amount;
            const auto next = checkedAdd(sum, *amount);
            if (!next)
                return Error::invalid(u"The taxes are too large"_s, name.toString());
            sum = *next;
        }
        return sum;
    }
    return minorUnits(object, u"tax", currency);
}

Result<Invoice> invoiceOf(const HookReader &object, bool isCredit, const QString &seller)
{
    const auto currency = object.currency(u"currency");
    if (!currency)
        return currency.error();
    const auto total = minorUnits(object, u"total", *currency);
    if (!total)
        return total.error();
    const auto vat = vatOf(object, *currency);
    if (!vat)
        return vat.error();
    const int sign = isCredit ? -1 : 1;
    Invoice invoice = hookInvoice(*currency, sign * *total, sign * *vat, {});
    invoice.kind = isCredit ? DocumentKind::CreditNote : DocumentKind::Invoice;
    invoice.number = object.firstText({u"number", u"id"});
    const auto finalised = momentOf(object.at({u"status_transitions"}), u"finalized_at");
    const auto created = finalised ? finalised : momentOf(object, u"created");
    if (!created)
        return Error::invalid(u"The invoice has no date"_s, u"created"_s);
    invoice.setIssueTime(*created);
    if (const auto due = momentOf(object, u"due_date"))
        invoice.dueOn = utcDateOf(*due);
    invoice.sellerName = seller.isEmpty() ? object.text(u"account_name") : seller;
    invoice.buyerName = object.firstText({u"customer_name", u"customer_email", u"customer"});
    const auto taxIds = object.list(u"customer_tax_ids");
    if (!taxIds.empty())
        invoice.buyerTaxId = taxIds.front().text(u"value");
    invoice.importingCountry = CountryCode::fromCode(object.at({u"customer_address"}).text(u"country").toUpper());
    return invoice;
}

} // namespace

Result<HookContent> readStripe(const QByteArray &body, const QString &seller)
{
    const auto json = HookReader::parse(body);
    if (!json)
        return json.error();
    const HookReader event(&json.value());
    const HookReader object = event.at({u"data", u"object"});
    const QString kind = object.text(u"object");
    if (kind != u"invoice" && kind != u"credit_note")
        return HookContent{{}, u"An event about another thing than an invoice or a credit note"_s};
    const QString status = object.text(u"status");
    if (status == u"draft" || status == u"void" || event.text(u"type") == u"invoice.deleted")
        return HookContent{{}, u"A draft, or one that is void"_s};
    auto invoice = invoiceOf(object, kind == u"credit_note", seller);
    if (!invoice)
        return invoice.error();
    return HookContent{{*std::move(invoice)}, {}};
}

} // namespace billow
