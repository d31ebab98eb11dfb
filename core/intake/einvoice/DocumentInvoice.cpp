// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/DocumentInvoice.h"

#include "core/base/Words.h"
#include "core/intake/einvoice/EInvoice.h"
#include "core/intake/einvoice/Verdict.h"

namespace billow::einvoice {

using namespace Qt::StringLiterals;

namespace {

/// The problem that was found in an element, or \a otherwise where there was none.
Error unreadable(const Document &document, const Error &otherwise, QLatin1String ublElement, QLatin1String ciiElement)
{
    const bool isCii = document.syntax == Syntax::Cii || document.syntax == Syntax::Zugferd1;
    for (const Problem &problem : document.problems) {
        if (problem.element.endsWith(isCii ? ciiElement : ublElement))
            return Error::invalid(
                Words::tr("Line %1, %2: %3").arg(QString::number(problem.line), problem.element, problem.message),
                otherwise.field);
    }
    return otherwise;
}

Error missing(const QString &term, const QString &field)
{
    return Error::invalid(Words::tr("%1 is missing").arg(term), field);
}

QString nameOf(const Party &party)
{
    for (const QString *name : {&party.name, &party.tradingName, &party.vatId, &party.taxId, &party.identifier}) {
        if (!name->isEmpty())
            return *name;
    }
    return {};
}

std::optional<CountryCode> countryOf(const Party &party)
{
    return CountryCode::fromCode(party.country.toUpper());
}

/// BT-112, or what it has to be where the document leaves it out.
std::optional<Decimal> totalOf(const Document &document)
{
    if (document.taxInclusive.present)
        return document.taxInclusive.value;
    if (document.taxExclusive.value && document.vatTotal.value)
        return document.taxExclusive.value->plus(*document.vatTotal.value);
    return document.prepaid.present ? std::nullopt : document.payable.value;
}

std::optional<Decimal> vatOf(const Document &document, Decimal total)
{
    if (document.vatTotal.value)
        return document.vatTotal.value;
    return document.taxExclusive.value ? total.minus(*document.taxExclusive.value) : Decimal();
}

/// Codes that EN 16931 does not have, as ZUGFeRD 1 and Italy write them, are a rate of the standard kind.
VatCategory categoryOf(const VatSubtotal &subtotal)
{
    return vatCategoryFromString(subtotal.category).value_or(VatCategory::Standard);
}

std::optional<VatLine> vatLineOf(const VatSubtotal &subtotal, int decimals, int sign)
{
    const auto thousandths = subtotal.rate.value.value_or(Decimal()).toUnits(VatRate::decimals);
    const auto rate = thousandths ? VatRate::fromThousandths(*thousandths) : std::nullopt;
    const auto taxable = subtotal.taxable.value ? subtotal.taxable.value->toUnits(decimals) : std::nullopt;
    const auto vat = subtotal.vat.value ? subtotal.vat.value->toUnits(decimals) : std::nullopt;
    if (!rate || !taxable || !vat)
        return std::nullopt;
    return VatLine{categoryOf(subtotal), *rate, sign * *taxable, sign * *vat};
}

/// The breakdown in minor units, with \a sign; nothing where a part cannot be read or they do not add up.
std::optional<QList<VatLine>> vatLinesOf(const Document &document, const Invoice &invoice, int sign)
{
    QList<VatLine> lines;
    Int128 taxable = 0;
    Int128 vat = 0;
    for (const VatSubtotal &subtotal : document.breakdown) {
        const auto line = vatLineOf(subtotal, invoice.currency.exponent(), sign);
        if (!line)
            return std::nullopt;
        taxable += line->taxable;
        vat += line->vat;
        lines.append(*line);
    }
    if (taxable != invoice.subtotal || vat != invoice.vat)
        return std::nullopt;
    return lines;
}

/// A document without a breakdown, or with one that does not add up, has one rate: that of its first part, if any.
VatRate rateWithoutBreakdown(const Document &document, int decimals)
{
    for (const VatSubtotal &subtotal : document.breakdown) {
        if (const auto line = vatLineOf(subtotal, decimals, 1))
            return line->rate;
    }
    // MINIMUM has totals only: the rate that gives them, if there is one of whole percent.
    const auto &net = document.taxExclusive.value;
    const auto &vat = document.vatTotal.value;
    constexpr int highestRate = 30;
    for (int percent = 1; net && vat && !net->isZero() && percent <= highestRate; ++percent) {
        if (net->percentage(Decimal::fromUnits(percent, 0).value()) == vat)
            return VatRate::fromThousandths(percent * 1'000).value();
    }
    return VatRate::fromThousandths(0).value();
}

struct Sums {
    std::int64_t total = 0;
    std::int64_t vat = 0;
    std::int64_t subtotal = 0;
};

std::optional<Sums> sumsOf(const Document &document, int decimals)
{
    const auto exactTotal = totalOf(document);
    if (!exactTotal)
        return std::nullopt;
    const auto exactVat = vatOf(document, *exactTotal);
    const auto total = exactTotal->toUnits(decimals);
    if (!exactVat || !total)
        return std::nullopt;
    const auto vat = exactVat->toUnits(decimals);
    if (!vat)
        return std::nullopt;
    const auto subtotal = checkedSubtract(*total, *vat);
    if (!subtotal)
        return std::nullopt;
    return Sums{*total, *vat, *subtotal};
}

Result<void> takeAmounts(const Document &document, Invoice &invoice)
{
    const auto decimals = invoice.currency.exponent();
    const int sign = isCreditNote(document) ? -1 : 1;
    const auto sums = sumsOf(document, decimals);
    if (!sums)
        return unreadable(document, missing(Words::tr("the total with VAT (BT-112)"), u"total_minor"_s),
            "TaxInclusiveAmount"_L1, "GrandTotalAmount"_L1);
    invoice.total = sign * sums->total;
    invoice.vat = sign * sums->vat;
    invoice.subtotal = sign * sums->subtotal;

    const auto lines = vatLinesOf(document, invoice, sign);
    const bool isOneRate = lines && lines->size() == 1 && lines->constFirst().category == VatCategory::Standard;
    if (isOneRate)
        invoice.vatRate = lines->constFirst().rate;
    else if (lines && !lines->isEmpty())
        invoice.vatLines = *lines;
    else
        invoice.vatRate = rateWithoutBreakdown(document, decimals);
    return {};
}

} // namespace

Result<Invoice> toInvoice(const Document &document, const QString &source)
{
    const auto currency = Currency::fromCode(document.currency.toUpper());
    if (document.number.isEmpty())
        return missing(Words::tr("the invoice number (BT-1)"), u"invoice_number"_s);
    if (!document.issuedOn)
        return unreadable(document, missing(Words::tr("the issue date (BT-2)"), u"issued_on"_s), "IssueDate"_L1,
            "IssueDateTime/DateTimeString"_L1);
    if (document.currency.isEmpty())
        return missing(Words::tr("the currency (BT-5)"), u"currency"_s);
    if (!currency)
        return Error::invalid(Words::tr("\"%1\" is no currency (BT-5)").arg(document.currency.left(40)), u"currency"_s);
    if (nameOf(document.seller).isEmpty())
        return missing(Words::tr("the seller's name (BT-27)"), u"seller_name"_s);

    Invoice invoice;
    invoice.kind = isCreditNote(document) ? DocumentKind::CreditNote : DocumentKind::Invoice;
    invoice.number = document.number;
    invoice.setIssueDate(*document.issuedOn);
    invoice.dueOn = document.dueOn;
    invoice.sellerName = nameOf(document.seller);
    invoice.sellerTaxId = document.seller.vatId.isEmpty() ? document.seller.taxId : document.seller.vatId;
    invoice.buyerName = nameOf(document.buyer);
    if (invoice.buyerName.isEmpty())
        invoice.buyerName = u"—"_s;
    invoice.buyerTaxId = document.buyer.vatId.isEmpty() ? document.buyer.taxId : document.buyer.vatId;
    invoice.exportingCountry = countryOf(document.seller);
    invoice.importingCountry = countryOf(document.buyer);
    invoice.currency = *currency;
    invoice.source = source;
    if (auto taken = takeAmounts(document, invoice); !taken)
        return taken.error();
    return invoice;
}

namespace {

constexpr qsizetype longestText = 255;

/// What both engines can store; the end of a name or a specification tells more than its beginning.
QString storable(QString text)
{
    text.remove(QChar::Null);
    return text.right(longestText);
}

std::optional<std::int64_t> payableOf(const Document &document, Currency currency)
{
    return document.payable.value ? document.payable.value->toUnits(currency.exponent()) : std::nullopt;
}

} // namespace

Result<Invoice> receiveDocument(
    const QByteArray &bytes, const QString &fileName, const QString &source, std::int64_t largestOriginal)
{
    const auto document = readEInvoice(bytes);
    if (!document)
        return document.error();
    auto invoice = toInvoice(*document, source);
    if (!invoice)
        return invoice;
    normalise(*invoice);
    if (const auto valid = validate(*invoice); !valid)
        return valid.error();
    const Verdict verdict = Verdict::of(*document);
    const bool keeps = bytes.size() <= largestOriginal;
    invoice->check = checkResultOf(verdict.rules());
    invoice->attachment.document =
        std::make_shared<const ReceivedDocument>(ReceivedDocument{.fileName = storable(fileName),
            .mediaType = isPdf(bytes) ? u"application/pdf"_s : u"application/xml"_s,
            .profile = storable(document->profile),
            .payable = payableOf(*document, invoice->currency),
            .rules = verdict.rules(),
            .sha256 = sha256Of(bytes),
            .size = bytes.size(),
            .originalKept = keeps,
            .packed = keeps ? qCompress(bytes) : QByteArray()});
    return invoice;
}

} // namespace billow::einvoice
