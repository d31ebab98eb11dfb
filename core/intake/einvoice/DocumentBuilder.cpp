// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/DocumentBuilder.h"
#include "core/base/Words.h"

#include <algorithm>
#include <array>

namespace billow::einvoice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostProblems = 20;

void add(Amount &sum, const Amount &amount)
{
    if (!amount.present)
        return; // as in XPath, where the sum of what is absent is nothing
    sum.value = sum.value && amount.value ? sum.value->plus(*amount.value) : std::nullopt;
}

/// The total of VAT in the document's currency. Two totals may be given, in either order, the second in the currency of
/// the seller's accounts; some programs leave out the currency.
const VatTotal *totalInCurrency(const Document &document)
{
    const auto find = [&](auto &&fits) -> const VatTotal * {
        const auto found = std::find_if(document.vatTotals.cbegin(), document.vatTotals.cend(), fits);
        return found == document.vatTotals.cend() ? nullptr : &*found;
    };
    const auto addsUp = [&](const VatTotal &total) {
        if (!document.taxExclusive.value || !document.taxInclusive.value || !total.amount.value)
            return false;
        return document.taxExclusive.value->plus(*total.amount.value) == document.taxInclusive.value;
    };
    if (const VatTotal *total = find([&](const VatTotal &one) { return one.currency == document.currency; }))
        return total;
    if (const VatTotal *total = find([&](const VatTotal &one) { return one.currency.isEmpty() && addsUp(one); }))
        return total;
    if (const VatTotal *total =
            find([&](const VatTotal &one) { return one.currency.isEmpty() && !one.subtotals.isEmpty(); }))
        return total;
    return find([](const VatTotal &one) { return one.currency.isEmpty(); });
}

} // namespace

std::optional<QDate> isoDate(QStringView text)
{
    const QDate date = QDate::fromString(text.trimmed().left(10), Qt::ISODate);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<bool> xsBoolean(QStringView text)
{
    if (text == u"true" || text == u"1")
        return true;
    if (text == u"false" || text == u"0")
        return false;
    return std::nullopt;
}

Amount DocumentBuilder::amountOf(const Element &element)
{
    const Amount amount{true, Decimal::parse(element.text)};
    if (!amount.value)
        addProblem(element, Words::tr("\"%1\" is not a number such as 1234.50").arg(element.text.left(40)));
    return amount;
}

void DocumentBuilder::addProblem(const Element &element, const QString &message)
{
    if (m_document.problems.size() < mostProblems)
        m_document.problems.append({element.path.toString(), element.line, message});
}

void DocumentBuilder::takeFirst(QString &field, const QString &text)
{
    if (field.isEmpty())
        field = text;
}

void DocumentBuilder::addLine(const QString &id, const Amount &net, const VatCategoryText &category)
{
    add(m_document.lineSum, net);
    ++m_document.lines;
    if (m_document.allLinesHaveCategory && !(category.isVat && category.hasCategory)) {
        m_document.allLinesHaveCategory = false;
        m_document.lineWithoutCategory = id;
    }
    CategorySum &sum = m_document.categorySums[{category.category, category.rate.value}];
    sum.hasLine = true;
    add(sum.lines, net);
}

void DocumentBuilder::addAllowanceOrCharge(bool charge, const Amount &amount, const VatCategoryText &category)
{
    ++(charge ? m_document.charges : m_document.allowances);
    add(charge ? m_document.chargeSum : m_document.allowanceSum, amount);
    CategorySum &sum = m_document.categorySums[{category.category, category.rate.value}];
    sum.hasAllowanceOrCharge = true;
    add(charge ? sum.charges : sum.allowances, amount);
}

Document DocumentBuilder::take()
{
    if (const VatTotal *total = totalInCurrency(m_document)) {
        m_document.vatTotal = total->amount;
        if (!total->subtotals.isEmpty())
            m_document.breakdown = total->subtotals;
        for (const VatTotal &other : std::as_const(m_document.vatTotals)) {
            if (&other != total && other.currency != total->currency)
                m_document.vatTotalAccounting = other.amount;
        }
    }
    return std::move(m_document);
}

bool isCreditNote(const Document &document)
{
    // UNTDID 1001, those that EN 16931 counts as credit notes.
    static constexpr std::array codes{QStringView(u"81"), QStringView(u"83"), QStringView(u"261"), QStringView(u"262"),
        QStringView(u"296"), QStringView(u"308"), QStringView(u"381"), QStringView(u"396"), QStringView(u"420"),
        QStringView(u"458"), QStringView(u"502"), QStringView(u"503"), QStringView(u"532")};
    switch (document.syntax) {
    case Syntax::UblInvoice:
        return false;
    case Syntax::UblCreditNote:
        return true;
    case Syntax::Cii:
    case Syntax::Zugferd1:
        break;
    }
    return std::find(codes.begin(), codes.end(), document.typeCode) != codes.end();
}

Extent extentOf(const Document &document)
{
    // "urn:factur-x.eu:1p0:minimum", "urn:zugferd.de:2p0:basicwl", "urn:ferd:CrossIndustryDocument:invoice:1p0:basic"
    if (document.profile.endsWith(u":minimum", Qt::CaseInsensitive))
        return Extent::TotalsOnly;
    if (document.profile.endsWith(u":basicwl", Qt::CaseInsensitive))
        return Extent::WithoutLines;
    return Extent::Full;
}

} // namespace billow::einvoice
