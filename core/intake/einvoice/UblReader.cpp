// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/UblReader.h"
#include "core/base/Words.h"

namespace billow::einvoice {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView supplier = u"AccountingSupplierParty/Party/";
constexpr QStringView customer = u"AccountingCustomerParty/Party/";
constexpr QStringView totals = u"LegalMonetaryTotal/";
constexpr QStringView taxTotal = u"TaxTotal";

} // namespace

QString UblReader::nameOf(QStringView name, QStringView namespaceUri) const
{
    if (namespaceUri != u"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
        && namespaceUri != u"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2")
        return {};
    if (name == u"CreditNoteLine")
        return u"InvoiceLine"_s;
    if (name == u"CreditNoteTypeCode")
        return u"InvoiceTypeCode"_s;
    return name.toString();
}

void UblReader::begin(QStringView path)
{
    if (path == taxTotal)
        m_vatTotal = {};
    else if (path == u"TaxTotal/TaxSubtotal")
        m_subtotal = {};
    else if (path == u"InvoiceLine") {
        m_lineId.clear();
        m_lineNet = {};
        m_category = {};
    } else if (path == u"AllowanceCharge") {
        m_allowanceAmount = {};
        m_isCharge.reset();
        m_category = {};
    } else if (path == u"TaxTotal/TaxSubtotal/TaxCategory")
        m_category = {};
    else if (path == u"LegalMonetaryTotal")
        m_document.hasTotals = true;
    else if (path.endsWith(u"/PartyTaxScheme")) {
        m_companyId.clear();
        m_schemeId.clear();
        m_hasCompanyId = false;
    } else if (path == u"AccountingSupplierParty/Party/PostalAddress")
        m_document.seller.hasAddress = true;
    else if (path == u"AccountingCustomerParty/Party/PostalAddress")
        m_document.buyer.hasAddress = true;
}

void UblReader::end(const Element &element)
{
    const QStringView path = element.path;
    if (path.startsWith(supplier))
        endOfParty(m_document.seller, path.mid(supplier.size()), element);
    else if (path.startsWith(customer))
        endOfParty(m_document.buyer, path.mid(customer.size()), element);
    else if (path.startsWith(totals))
        endOfTotals(element);
    else if (path.startsWith(taxTotal))
        endOfVat(element);
    else if (path.startsWith(u"InvoiceLine"))
        endOfLine(element);
    else if (path.startsWith(u"AllowanceCharge"))
        endOfAllowanceOrCharge(element);
    else
        endOfDocument(element);

    // The rules look for these wherever they are.
    if (path.endsWith(u"PaymentTerms/Note") || path == u"DueDate" || path.endsWith(u"/DueDate"))
        m_document.hasDueDateOrTerms = true;
}

void UblReader::endOfDocument(const Element &element)
{
    const QStringView path = element.path;
    const QString &text = element.text;
    if (path == u"CustomizationID")
        takeFirst(m_document.profile, text);
    else if (path == u"ID")
        takeFirst(m_document.number, text);
    else if (path == u"InvoiceTypeCode")
        takeFirst(m_document.typeCode, text);
    else if (path == u"DocumentCurrencyCode")
        takeFirst(m_document.currency, text);
    else if (path == u"IssueDate" || path == u"DueDate") {
        const auto date = isoDate(text);
        if (!date)
            addProblem(element, Words::tr("\"%1\" is not a date such as 2026-11-30").arg(text.left(40)));
        (path == u"IssueDate" ? m_document.issuedOn : m_document.dueOn) = date;
        m_document.hasIssueDate = m_document.hasIssueDate || (path == u"IssueDate" && !text.isEmpty());
    } else if (path == u"PaymentMeans/PaymentDueDate") {
        if (!m_document.dueOn)
            m_paymentDueOn = m_paymentDueOn ? m_paymentDueOn : isoDate(text);
    } else if (path == u"BillingReference/InvoiceDocumentReference/ID")
        takeFirst(m_document.precedingNumber, text);
    else if (path == u"TaxPointDate")
        m_document.hasTaxPointDate = true;
    else if (path == u"InvoicePeriod/DescriptionCode")
        m_document.hasTaxPointDateCode = true;
    if (path == u"PaymentMeans" && !m_document.dueOn)
        m_document.dueOn = m_paymentDueOn;
}

void UblReader::endOfParty(Party &party, QStringView path, const Element &element)
{
    const QString &text = element.text;
    if (path == u"PartyLegalEntity/RegistrationName")
        takeFirst(party.name, text);
    else if (path == u"PartyName/Name")
        takeFirst(party.tradingName, text);
    else if (path == u"PartyIdentification/ID" || path == u"PartyLegalEntity/CompanyID") {
        party.hasIdentifier = true;
        takeFirst(party.identifier, text);
    } else if (path == u"EndpointID")
        takeFirst(party.identifier, text);
    else if (path == u"PostalAddress/Country/IdentificationCode")
        takeFirst(party.country, text);
    else if (path == u"PartyTaxScheme/CompanyID") {
        m_hasCompanyId = true;
        takeFirst(m_companyId, text);
    } else if (path == u"PartyTaxScheme/TaxScheme/ID")
        takeFirst(m_schemeId, text);
    else if (path == u"PartyTaxScheme") {
        const bool isVat = m_schemeId.compare(u"VAT", Qt::CaseInsensitive) == 0;
        takeFirst(isVat ? party.vatId : party.taxId, m_companyId);
        party.hasVatId = party.hasVatId || (isVat && m_hasCompanyId);
    }
}

void UblReader::endOfTotals(const Element &element)
{
    const QStringView name = element.path.mid(totals.size());
    const auto take = [&](Amount &amount) { amount = amountOf(element); };
    if (name == u"LineExtensionAmount")
        take(m_document.lineTotal);
    else if (name == u"AllowanceTotalAmount")
        take(m_document.allowanceTotal);
    else if (name == u"ChargeTotalAmount")
        take(m_document.chargeTotal);
    else if (name == u"TaxExclusiveAmount")
        take(m_document.taxExclusive);
    else if (name == u"TaxInclusiveAmount")
        take(m_document.taxInclusive);
    else if (name == u"PrepaidAmount")
        take(m_document.prepaid);
    else if (name == u"PayableRoundingAmount")
        take(m_document.rounding);
    else if (name == u"PayableAmount")
        take(m_document.payable);
}

void UblReader::endOfVat(const Element &element)
{
    const QStringView path = element.path;
    if (path == u"TaxTotal/TaxAmount") {
        m_vatTotal.amount = amountOf(element);
        m_vatTotal.currency = element.attribute("currencyID"_L1);
    } else if (path == u"TaxTotal/TaxSubtotal/TaxableAmount")
        m_subtotal.taxable = amountOf(element);
    else if (path == u"TaxTotal/TaxSubtotal/TaxAmount")
        m_subtotal.vat = amountOf(element);
    else if (path == u"TaxTotal/TaxSubtotal/Percent") // as in UBL before EN 16931
        m_subtotal.rate = amountOf(element);
    else if (path == u"TaxTotal/TaxSubtotal/TaxCategory") {
        m_subtotal.category = m_category.category;
        m_subtotal.isVat = m_category.isVat;
        if (m_category.rate.present)
            m_subtotal.rate = m_category.rate;
    } else if (path == u"TaxTotal/TaxSubtotal")
        m_vatTotal.subtotals.append(m_subtotal);
    else if (path == taxTotal)
        m_document.vatTotals.append(m_vatTotal);
    else if (path.startsWith(u"TaxTotal/TaxSubtotal/TaxCategory/"))
        endOfCategory(path.mid(QStringView(u"TaxTotal/TaxSubtotal/TaxCategory/").size()), element);
}

void UblReader::endOfCategory(QStringView name, const Element &element)
{
    if (name == u"ID") {
        takeFirst(m_category.category, element.text);
        m_category.hasCategory = true;
    } else if (name == u"Percent")
        m_category.rate = amountOf(element);
    else if (name == u"TaxScheme/ID")
        m_category.isVat = element.text.compare(u"VAT", Qt::CaseInsensitive) == 0;
}

void UblReader::endOfLine(const Element &element)
{
    const QStringView path = element.path;
    if (path == u"InvoiceLine/ID")
        takeFirst(m_lineId, element.text);
    else if (path == u"InvoiceLine/LineExtensionAmount")
        m_lineNet = amountOf(element);
    else if (path == u"InvoiceLine")
        addLine(m_lineId, m_lineNet, m_category);
    else if (const QStringView category = u"InvoiceLine/Item/ClassifiedTaxCategory/"; path.startsWith(category))
        endOfCategory(path.mid(category.size()), element);
}

void UblReader::endOfAllowanceOrCharge(const Element &element)
{
    const QStringView path = element.path;
    if (path == u"AllowanceCharge/ChargeIndicator")
        m_isCharge = xsBoolean(element.text);
    else if (path == u"AllowanceCharge/Amount")
        m_allowanceAmount = amountOf(element);
    else if (path == u"AllowanceCharge") {
        if (m_isCharge)
            addAllowanceOrCharge(*m_isCharge, m_allowanceAmount, m_category);
    } else if (const QStringView category = u"AllowanceCharge/TaxCategory/"; path.startsWith(category))
        endOfCategory(path.mid(category.size()), element);
}

} // namespace billow::einvoice
