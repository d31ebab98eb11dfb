// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/CiiReader.h"
#include "core/base/Words.h"

#include <QHash>

namespace billow::einvoice {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView transaction = u"SupplyChainTradeTransaction/";
constexpr QStringView seller = u"ApplicableHeaderTradeAgreement/SellerTradeParty/";
constexpr QStringView buyer = u"ApplicableHeaderTradeAgreement/BuyerTradeParty/";
constexpr QStringView settlement = u"ApplicableHeaderTradeSettlement/";
constexpr QStringView tradeLine = u"IncludedSupplyChainTradeLineItem";
constexpr QStringView lineTax = u"IncludedSupplyChainTradeLineItem/SpecifiedLineTradeSettlement/ApplicableTradeTax/";

/// What ZUGFeRD 1 calls otherwise, and the sums that each level has, which are called alike here.
const QHash<QStringView, QStringView> &otherNames()
{
    static const QHash<QStringView, QStringView> names{
        {u"HeaderExchangedDocument", u"ExchangedDocument"},
        {u"SpecifiedExchangedDocumentContext", u"ExchangedDocumentContext"},
        {u"SpecifiedSupplyChainTradeTransaction", u"SupplyChainTradeTransaction"},
        {u"ApplicableSupplyChainTradeAgreement", u"ApplicableHeaderTradeAgreement"},
        {u"ApplicableSupplyChainTradeDelivery", u"ApplicableHeaderTradeDelivery"},
        {u"ApplicableSupplyChainTradeSettlement", u"ApplicableHeaderTradeSettlement"},
        {u"SpecifiedSupplyChainTradeAgreement", u"SpecifiedLineTradeAgreement"},
        {u"SpecifiedSupplyChainTradeSettlement", u"SpecifiedLineTradeSettlement"},
        {u"ApplicablePercent", u"RateApplicablePercent"},
        {u"SpecifiedTradeSettlementMonetarySummation", u"MonetarySummation"},
        {u"SpecifiedTradeSettlementHeaderMonetarySummation", u"MonetarySummation"},
        {u"SpecifiedTradeSettlementLineMonetarySummation", u"MonetarySummation"},
    };
    return names;
}

bool is(QStringView path, QStringView start, QStringView &rest)
{
    if (!path.startsWith(start))
        return false;
    rest = path.mid(start.size());
    return true;
}

} // namespace

QString CiiReader::nameOf(QStringView name, QStringView namespaceUri) const
{
    // Each version has namespaces of its own, and none is demanded.
    if (!namespaceUri.startsWith(u"urn:un:unece:uncefact:data:")
        && !namespaceUri.startsWith(u"urn:ferd:CrossIndustryDocument:"))
        return {};
    return otherNames().value(name, name).toString();
}

void CiiReader::begin(QStringView path)
{
    QStringView rest;
    if (!is(path, transaction, rest))
        return;
    if (rest == tradeLine) {
        m_lineId.clear();
        m_lineNet = {};
        m_category = {};
    } else if (rest == u"ApplicableHeaderTradeSettlement/ApplicableTradeTax") {
        m_subtotal = {};
        m_category = {};
    } else if (rest == u"ApplicableHeaderTradeSettlement/SpecifiedTradeAllowanceCharge") {
        m_allowanceAmount = {};
        m_isCharge.reset();
        m_category = {};
    } else if (rest == u"ApplicableHeaderTradeSettlement/MonetarySummation")
        m_document.hasTotals = true;
    else if (rest == u"ApplicableHeaderTradeAgreement/SellerTradeParty/PostalTradeAddress")
        m_document.seller.hasAddress = true;
    else if (rest == u"ApplicableHeaderTradeAgreement/BuyerTradeParty/PostalTradeAddress")
        m_document.buyer.hasAddress = true;
}

void CiiReader::end(const Element &element)
{
    const QStringView path = element.path;
    QStringView rest;
    QStringView inner;
    if (!is(path, transaction, rest))
        endOfHeader(element);
    else if (is(rest, seller, inner))
        endOfParty(m_document.seller, inner, element);
    else if (is(rest, buyer, inner))
        endOfParty(m_document.buyer, inner, element);
    else if (is(rest, settlement, inner))
        endOfSettlement(inner, element);
    else if (rest.startsWith(tradeLine))
        endOfLine(rest, element);

    // The rules look for these wherever they are.
    if (path.endsWith(u"/TaxPointDate"))
        m_document.hasTaxPointDate = true;
    else if (path.endsWith(u"/DueDateTypeCode"))
        m_document.hasTaxPointDateCode = true;
    else if (path.endsWith(u"/SpecifiedTradePaymentTerms/DueDateDateTime")
        || path.endsWith(u"/SpecifiedTradePaymentTerms/Description"))
        m_document.hasDueDateOrTerms = true;
}

std::optional<QDate> CiiReader::dateOf(const Element &element)
{
    // Format 102 of UNTDID 2379 is CCYYMMDD; others that begin with a date are read as far as that.
    const QStringView text = element.text;
    const QDate date = QDate::fromString(text.left(8).toString(), u"yyyyMMdd"_s);
    if (date.isValid())
        return date;
    if (const auto iso = isoDate(text))
        return iso;
    addProblem(element, Words::tr("\"%1\" is not a date such as 20261130").arg(text.left(40)));
    return std::nullopt;
}

void CiiReader::endOfHeader(const Element &element)
{
    const QStringView path = element.path;
    if (path == u"ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID")
        takeFirst(m_document.profile, element.text);
    else if (path == u"ExchangedDocument/ID")
        takeFirst(m_document.number, element.text);
    else if (path == u"ExchangedDocument/TypeCode")
        takeFirst(m_document.typeCode, element.text);
    else if (path == u"ExchangedDocument/IssueDateTime/DateTimeString"
        || path == u"ExchangedDocument/IssueDateTime/DateTime") {
        m_document.hasIssueDate = !element.text.isEmpty() && element.attribute("format"_L1) == u"102";
        m_document.issuedOn = dateOf(element);
    }
}

void CiiReader::endOfParty(Party &party, QStringView path, const Element &element)
{
    const QString &text = element.text;
    if (path == u"Name")
        takeFirst(party.name, text);
    else if (path == u"SpecifiedLegalOrganization/TradingBusinessName")
        takeFirst(party.tradingName, text);
    else if (path == u"ID" || path == u"GlobalID" || path == u"SpecifiedLegalOrganization/ID") {
        party.hasIdentifier = true;
        takeFirst(party.identifier, text);
    } else if (path == u"URIUniversalCommunication/URIID")
        takeFirst(party.identifier, text);
    else if (path == u"PostalTradeAddress/CountryID")
        takeFirst(party.country, text);
    else if (path == u"SpecifiedTaxRegistration/ID") {
        const bool isVat = element.attribute("schemeID"_L1) == u"VA";
        takeFirst(isVat ? party.vatId : party.taxId, text);
        party.hasVatId = party.hasVatId || isVat;
    }
}

void CiiReader::endOfSettlement(QStringView path, const Element &element)
{
    QStringView rest;
    if (path == u"InvoiceCurrencyCode")
        takeFirst(m_document.currency, element.text);
    else if (path == u"InvoiceReferencedDocument/IssuerAssignedID" || path == u"InvoiceReferencedDocument/ID")
        takeFirst(m_document.precedingNumber, element.text);
    else if (path == u"SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString"
        || path == u"SpecifiedTradePaymentTerms/DueDateDateTime/DateTime") {
        if (!m_document.dueOn)
            m_document.dueOn = dateOf(element);
    } else if (is(path, u"MonetarySummation/", rest))
        endOfTotals(rest, element);
    else if (path == u"ApplicableTradeTax") {
        m_subtotal.category = m_category.category;
        m_subtotal.isVat = m_category.isVat;
        m_subtotal.rate = m_category.rate;
        m_document.breakdown.append(m_subtotal);
    } else if (is(path, u"ApplicableTradeTax/", rest))
        endOfBreakdown(rest, element);
    else if (path.startsWith(u"SpecifiedTradeAllowanceCharge"))
        endOfAllowanceOrCharge(path, element);
}

void CiiReader::endOfTotals(QStringView name, const Element &element)
{
    const auto take = [&](Amount &amount) { amount = amountOf(element); };
    if (name == u"LineTotalAmount")
        take(m_document.lineTotal);
    else if (name == u"AllowanceTotalAmount")
        take(m_document.allowanceTotal);
    else if (name == u"ChargeTotalAmount")
        take(m_document.chargeTotal);
    else if (name == u"TaxBasisTotalAmount")
        take(m_document.taxExclusive);
    else if (name == u"GrandTotalAmount")
        take(m_document.taxInclusive);
    else if (name == u"TotalPrepaidAmount")
        take(m_document.prepaid);
    else if (name == u"RoundingAmount")
        take(m_document.rounding);
    else if (name == u"DuePayableAmount")
        take(m_document.payable);
    else if (name == u"TaxTotalAmount")
        m_document.vatTotals.append({amountOf(element), element.attribute("currencyID"_L1), {}});
}

void CiiReader::endOfBreakdown(QStringView name, const Element &element)
{
    if (name == u"CalculatedAmount")
        m_subtotal.vat = amountOf(element);
    else if (name == u"BasisAmount")
        m_subtotal.taxable = amountOf(element);
    else
        endOfCategory(name, element);
}

void CiiReader::endOfCategory(QStringView name, const Element &element)
{
    if (name == u"CategoryCode") {
        takeFirst(m_category.category, element.text);
        m_category.hasCategory = true;
    } else if (name == u"TypeCode")
        m_category.isVat = element.text.compare(u"VAT", Qt::CaseInsensitive) == 0;
    else if (name == u"RateApplicablePercent")
        m_category.rate = amountOf(element);
}

void CiiReader::endOfAllowanceOrCharge(QStringView path, const Element &element)
{
    QStringView rest;
    if (path == u"SpecifiedTradeAllowanceCharge") {
        if (m_isCharge)
            addAllowanceOrCharge(*m_isCharge, m_allowanceAmount, m_category);
    } else if (path == u"SpecifiedTradeAllowanceCharge/ChargeIndicator/Indicator")
        m_isCharge = xsBoolean(element.text);
    else if (path == u"SpecifiedTradeAllowanceCharge/ActualAmount")
        m_allowanceAmount = amountOf(element);
    else if (is(path, u"SpecifiedTradeAllowanceCharge/CategoryTradeTax/", rest))
        endOfCategory(rest, element);
}

void CiiReader::endOfLine(QStringView path, const Element &element)
{
    QStringView rest;
    if (path == tradeLine)
        addLine(m_lineId, m_lineNet, m_category);
    else if (path == u"IncludedSupplyChainTradeLineItem/AssociatedDocumentLineDocument/LineID")
        takeFirst(m_lineId, element.text);
    else if (path == u"IncludedSupplyChainTradeLineItem/SpecifiedLineTradeSettlement/MonetarySummation/LineTotalAmount")
        m_lineNet = amountOf(element);
    else if (is(path, lineTax, rest))
        endOfCategory(rest, element);
}

} // namespace billow::einvoice
