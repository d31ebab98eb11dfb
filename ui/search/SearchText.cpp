// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/SearchText.h"

#include "core/invoice/InvoiceFields.h"
#include "ui/format/CountryName.h"
#include "ui/format/DayText.h"
#include "ui/format/Wording.h"

#include <QDateTime>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QDateTime localTime(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

} // namespace

QString SearchText::heading(InvoiceKey field)
{
    switch (field) {
    case InvoiceKey::Arrival:
        return tr("#", "the place in the order of arrival");
    case InvoiceKey::Number:
        return tr("Number");
    case InvoiceKey::IssuedAt:
        return tr("Issued");
    case InvoiceKey::Seller:
        return tr("Seller");
    case InvoiceKey::Buyer:
        return tr("Buyer");
    case InvoiceKey::ExportingCountry:
        return tr("From country", "exporting country");
    case InvoiceKey::ImportingCountry:
        return tr("To country", "importing country");
    case InvoiceKey::CurrencyCode:
        return tr("Currency");
    case InvoiceKey::VatRate:
        return tr("VAT rate");
    case InvoiceKey::Subtotal:
        return tr("Subtotal");
    case InvoiceKey::Vat:
        return tr("VAT");
    case InvoiceKey::Total:
        return tr("Total");
    case InvoiceKey::PaymentMechanism:
        return tr("Payment");
    case InvoiceKey::Risk:
        return tr("Risk");
    case InvoiceKey::Source:
        return tr("Source");
    case InvoiceKey::AcceptedAt:
        return tr("Stored");
    case InvoiceKey::Kind:
        return tr("Document");
    case InvoiceKey::IssuedOn:
        return tr("Issue date");
    case InvoiceKey::DueOn:
        return tr("Due", "due date");
    case InvoiceKey::SellerTaxId:
        return tr("Seller tax ID");
    case InvoiceKey::BuyerTaxId:
        return tr("Buyer tax ID");
    case InvoiceKey::VatBreakdown:
        return tr("VAT breakdown");
    case InvoiceKey::Check:
        return tr("Check", "whether the figures of an e-invoice hold");
    }
    Q_UNREACHABLE();
}

QString SearchText::title(InvoiceKey field)
{
    switch (field) {
    case InvoiceKey::Arrival:
        return tr("Order of arrival");
    case InvoiceKey::ExportingCountry:
        return tr("Exporting country");
    case InvoiceKey::ImportingCountry:
        return tr("Importing country");
    default:
        return heading(field);
    }
}

QString SearchText::cell(const Invoice &invoice, InvoiceKey field, Currency usual) const
{
    switch (field) {
    case InvoiceKey::Arrival:
        return m_format.number(invoice.seq);
    case InvoiceKey::IssuedAt:
        // A date without a time of day is the same everywhere.
        return invoice.hasIssueTime() ? moment(invoice.issuedAt) : dayText(invoice.issuedOn);
    case InvoiceKey::AcceptedAt:
        return moment(invoice.acceptedAt);
    case InvoiceKey::Kind:
        return kind(invoice.kind);
    case InvoiceKey::IssuedOn:
        return dayText(invoice.issuedOn);
    case InvoiceKey::Check:
        return check(invoice.check);
    case InvoiceKey::DueOn:
        return invoice.dueOn ? dayText(*invoice.dueOn) : QString();
    case InvoiceKey::VatRate:
        if (!invoice.vatLines.isEmpty())
            return {}; // there are several
        return vatRate(invoice.vatRate);
    case InvoiceKey::Subtotal:
    case InvoiceKey::Vat:
        return m_format.amount(minorUnits(invoice, field), invoice.currency);
    case InvoiceKey::Total: {
        const QString text = invoice.currency == usual ? m_format.amount(minorUnits(invoice, field), invoice.currency)
                                                       : amount(invoice, field);
        return invoice.kind == DocumentKind::CreditNote ? credit(text) : text;
    }
    case InvoiceKey::Risk:
        return invoice.risk ? Wording::risk(*invoice.risk) : QString();
    default:
        return exactText(invoice, field);
    }
}

QString SearchText::toolTip(const Invoice &invoice, InvoiceKey field) const
{
    switch (field) {
    case InvoiceKey::IssuedAt:
        return invoice.hasIssueTime() ? m_format.locale().toString(localTime(invoice.issuedAt), QLocale::LongFormat)
                                      : m_format.locale().toString(invoice.issuedOn, QLocale::LongFormat);
    case InvoiceKey::AcceptedAt:
        return m_format.locale().toString(localTime(invoice.acceptedAt), QLocale::LongFormat);
    case InvoiceKey::ExportingCountry:
        return invoice.exportingCountry ? country(invoice.exportingCountry->code()) : QString();
    case InvoiceKey::ImportingCountry:
        return invoice.importingCountry ? country(invoice.importingCountry->code()) : QString();
    case InvoiceKey::Vat:
        if (!invoice.vatLines.isEmpty())
            return amount(invoice, field);
        return tr("%1 at %2%").arg(amount(invoice, field), invoice.vatRate.toPercent());
    case InvoiceKey::Subtotal:
    case InvoiceKey::Total:
        return amount(invoice, field);
    default:
        return {};
    }
}

QVariant SearchText::raw(const Invoice &invoice, InvoiceKey field)
{
    switch (field) {
    case InvoiceKey::Arrival:
        return QVariant::fromValue<qint64>(invoice.seq);
    case InvoiceKey::IssuedAt:
        return QVariant::fromValue<qint64>(invoice.issuedAt.time_since_epoch().count());
    case InvoiceKey::AcceptedAt:
        return QVariant::fromValue<qint64>(invoice.acceptedAt.time_since_epoch().count());
    case InvoiceKey::VatRate:
        return invoice.vatRate.thousandths();
    case InvoiceKey::Subtotal:
    case InvoiceKey::Vat:
    case InvoiceKey::Total:
        return QVariant::fromValue<qint64>(static_cast<qint64>(minorUnits(invoice, field)));
    case InvoiceKey::Risk:
        return invoice.risk ? QVariant(static_cast<int>(*invoice.risk)) : QVariant();
    default:
        return exactText(invoice, field);
    }
}

Int128 SearchText::minorUnits(const Invoice &invoice, InvoiceKey field)
{
    if (field == InvoiceKey::Subtotal)
        return invoice.asWritten(invoice.subtotal);
    return invoice.asWritten(field == InvoiceKey::Vat ? invoice.vat : invoice.total);
}

QString SearchText::vatRate(VatRate rate) const
{
    return tr("%1%").arg(
        m_format.decimal(rate.thousandths() / 1000.0, static_cast<int>(rate.toPercent().section(u'.', 1).size())));
}

QString SearchText::kind(DocumentKind kind)
{
    return kind == DocumentKind::CreditNote ? tr("Credit note") : tr("Invoice");
}

QString SearchText::check(CheckResult check)
{
    switch (check) {
    case CheckResult::NotChecked:
        break;
    case CheckResult::Passed:
        return tr("passed", "the check of an e-invoice");
    case CheckResult::Failed:
        return tr("check failed", "the check of an e-invoice");
    }
    return {};
}

QString SearchText::checkTitle(CheckResult check)
{
    switch (check) {
    case CheckResult::NotChecked:
        break;
    case CheckResult::Passed:
        return tr("Check passed");
    case CheckResult::Failed:
        return tr("Check failed");
    }
    return tr("Not checked");
}

QString SearchText::credit(const QString &amount)
{
    return tr("%1 credit", "amount of a credit note").arg(amount);
}

QString SearchText::amount(const Invoice &invoice, InvoiceKey field) const
{
    return m_format.money(minorUnits(invoice, field), invoice.currency);
}

QString SearchText::country(const QString &code)
{
    const QString name = countryName(code);
    return name.isEmpty() ? code : u"%1 (%2)"_s.arg(name, code);
}

QString SearchText::moment(UtcTime time)
{
    return momentText(localTime(time));
}

} // namespace billow
