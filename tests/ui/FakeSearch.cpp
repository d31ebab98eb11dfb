// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ui/FakeSearch.h"

#include <algorithm>
#include <compare>
#include <limits>
#include <set>

using namespace billow;

namespace {

QString codeOf(const std::optional<CountryCode> &country)
{
    return country ? country->code() : QString();
}

std::weak_ordering compareText(const QString &one, const QString &other)
{
    return QString::compare(one, other, Qt::CaseInsensitive) <=> 0;
}

/// As a bound is; what is larger than any bound is as the largest.
AmountBound inMajorUnits(const Invoice &invoice)
{
    using Limits = std::numeric_limits<AmountBound>;
    AmountBound amount = invoice.total;
    for (int decimals = invoice.currency.exponent(); decimals < amountBoundDecimals; ++decimals)
        amount = std::clamp(amount, Limits::min() / 10, Limits::max() / 10) * 10;
    return amount;
}

std::weak_ordering compareAmounts(const Invoice &one, const Invoice &other, std::int64_t Invoice::*amount)
{
    const auto byCurrency = compareText(one.currency.code(), other.currency.code());
    return byCurrency != 0 ? byCurrency : one.*amount <=> other.*amount;
}

std::weak_ordering compare(InvoiceKey key, const Invoice &one, const Invoice &other)
{
    const auto rank = [](const Invoice &invoice) { return invoice.risk ? static_cast<int>(*invoice.risk) : -1; };
    switch (key) {
    case InvoiceKey::Arrival:
        return one.seq <=> other.seq;
    case InvoiceKey::Number:
        return compareText(one.number, other.number);
    case InvoiceKey::IssuedAt:
        return one.issuedAt <=> other.issuedAt;
    case InvoiceKey::Seller:
        return compareText(one.sellerName, other.sellerName);
    case InvoiceKey::Buyer:
        return compareText(one.buyerName, other.buyerName);
    case InvoiceKey::ExportingCountry:
        return compareText(codeOf(one.exportingCountry), codeOf(other.exportingCountry));
    case InvoiceKey::ImportingCountry:
        return compareText(codeOf(one.importingCountry), codeOf(other.importingCountry));
    case InvoiceKey::CurrencyCode:
        return compareText(one.currency.code(), other.currency.code());
    case InvoiceKey::VatRate:
        return one.vatRate.thousandths() <=> other.vatRate.thousandths();
    case InvoiceKey::Subtotal:
        return compareAmounts(one, other, &Invoice::subtotal);
    case InvoiceKey::Vat:
        return compareAmounts(one, other, &Invoice::vat);
    case InvoiceKey::Total:
        return compareAmounts(one, other, &Invoice::total);
    case InvoiceKey::PaymentMechanism:
        return compareText(one.paymentMechanism, other.paymentMechanism);
    case InvoiceKey::Risk:
        return rank(one) <=> rank(other);
    case InvoiceKey::Source:
        return compareText(one.source, other.source);
    case InvoiceKey::AcceptedAt:
        return one.acceptedAt <=> other.acceptedAt;
    case InvoiceKey::Kind:
        return one.kind <=> other.kind;
    case InvoiceKey::IssuedOn:
        return one.issuedOn.toJulianDay() <=> other.issuedOn.toJulianDay();
    case InvoiceKey::DueOn:
        return one.dueOn.value_or(QDate()).toJulianDay() <=> other.dueOn.value_or(QDate()).toJulianDay();
    case InvoiceKey::SellerTaxId:
        return compareText(one.sellerTaxId, other.sellerTaxId);
    case InvoiceKey::BuyerTaxId:
        return compareText(one.buyerTaxId, other.buyerTaxId);
    case InvoiceKey::Check:
        return one.check <=> other.check;
    case InvoiceKey::VatBreakdown:
        return one.vatLines.size() <=> other.vatLines.size();
    }
    Q_UNREACHABLE();
}

} // namespace

bool matches(const InvoiceFilter &filter, const Invoice &invoice, Seq cursor)
{
    const auto holdsText = [&](const QString &text) { return text.contains(filter.text, Qt::CaseInsensitive); };
    const AmountBound total = inMajorUnits(invoice);
    return (holdsText(invoice.number) || holdsText(invoice.sellerName) || holdsText(invoice.buyerName))
        && (!filter.kind || invoice.kind == *filter.kind) && (!filter.check || invoice.check == *filter.check)
        && (!filter.issuedOnFrom || invoice.issuedOn >= *filter.issuedOnFrom)
        && (!filter.issuedOnTo || invoice.issuedOn <= *filter.issuedOnTo)
        && (!filter.dueFrom || (invoice.dueOn && *invoice.dueOn >= *filter.dueFrom))
        && (!filter.dueTo || (invoice.dueOn && *invoice.dueOn <= *filter.dueTo))
        && (!filter.issuedFrom || invoice.issuedAt >= *filter.issuedFrom)
        && (!filter.issuedBefore || invoice.issuedAt < *filter.issuedBefore)
        && (!filter.leastTotal || total >= *filter.leastTotal) && (!filter.mostTotal || total <= *filter.mostTotal)
        && (!filter.seller || invoice.sellerName == *filter.seller)
        && (!filter.buyer || invoice.buyerName == *filter.buyer)
        && (!filter.currency || invoice.currency == *filter.currency)
        && (!filter.country || invoice.exportingCountry == filter.country || invoice.importingCountry == filter.country)
        && (!filter.paymentMechanism || invoice.paymentMechanism == *filter.paymentMechanism)
        && (filter.risks.empty()
            || (invoice.risk && std::count(filter.risks.begin(), filter.risks.end(), *invoice.risk) > 0))
        && (!filter.source || invoice.source == *filter.source) && (!filter.displayedOnly || invoice.seq <= cursor);
}

bool isBefore(const InvoiceOrder &order, const Invoice &one, const Invoice &other)
{
    const std::weak_ordering found = compare(order.key, one, other);
    if (found != 0)
        return order.descending ? found > 0 : found < 0;
    return one.seq > other.seq;
}

InvoiceSearch searchIn(InvoiceBatch invoices, const InvoiceQuery &query, Seq cursor)
{
    InvoiceSearch found;
    found.lastSeq = invoices.isEmpty() ? 0 : invoices.last().seq;
    invoices.removeIf([&](const Invoice &invoice) { return !matches(query.filter, invoice, cursor); });
    std::sort(invoices.begin(), invoices.end(),
        [&](const Invoice &one, const Invoice &other) { return isBefore(query.order, one, other); });
    QList<Seq> seqs;
    for (const Invoice &invoice : invoices) {
        found.totals.add(invoice);
        if (seqs.size() < InvoiceSearch::mostListed)
            seqs.append(invoice.seq);
    }
    found.seqs = SeqList(std::move(seqs));
    return found;
}

FilterChoices choicesIn(const InvoiceBatch &invoices)
{
    std::set<QString> currencies;
    std::set<QString> countries;
    std::set<QString> payments;
    std::set<QString> sources;
    for (const Invoice &invoice : invoices) {
        currencies.insert(invoice.currency.code());
        countries.insert(codeOf(invoice.exportingCountry));
        countries.insert(codeOf(invoice.importingCountry));
        payments.insert(invoice.paymentMechanism);
        sources.insert(invoice.source);
    }
    const auto list = [](std::set<QString> &values) {
        values.erase(QString());
        return QStringList(values.begin(), values.end());
    };
    return {list(currencies), list(countries), list(payments), list(sources)};
}
