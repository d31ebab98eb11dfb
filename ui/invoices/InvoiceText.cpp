// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/invoices/InvoiceText.h"

#include "ui/format/DayText.h"
#include "ui/format/Wording.h"

#include <QDateTime>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString route(const Invoice &invoice)
{
    if (!invoice.exportingCountry && !invoice.importingCountry)
        return {};
    const auto code = [](const std::optional<CountryCode> &country) { return country ? country->code() : u"?"_s; };
    return code(invoice.exportingCountry) + u" → "_s + code(invoice.importingCountry);
}

QDateTime localTime(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

} // namespace

QString InvoiceText::heading(InvoiceColumn column)
{
    switch (column) {
    case InvoiceColumn::Number:
        return tr("Number");
    case InvoiceColumn::Time:
        return tr("Time");
    case InvoiceColumn::Seller:
        return tr("Seller");
    case InvoiceColumn::Buyer:
        return tr("Buyer");
    case InvoiceColumn::Route:
        return tr("Route");
    case InvoiceColumn::Payment:
        return tr("Payment");
    case InvoiceColumn::Subtotal:
        return tr("Subtotal");
    case InvoiceColumn::Vat:
        return tr("VAT");
    case InvoiceColumn::Total:
        return tr("Total");
    case InvoiceColumn::Risk:
        return tr("Risk");
    }
    Q_UNREACHABLE();
}

QString InvoiceText::cell(const Invoice &invoice, InvoiceColumn column, Currency usual) const
{
    switch (column) {
    case InvoiceColumn::Number:
        return invoice.kind == DocumentKind::CreditNote ? tr("Credit note %1", "its number").arg(invoice.number)
                                                        : invoice.number;
    case InvoiceColumn::Time:
        return time(invoice);
    case InvoiceColumn::Seller:
        return invoice.sellerName;
    case InvoiceColumn::Buyer:
        return invoice.buyerName;
    case InvoiceColumn::Route:
        return route(invoice);
    case InvoiceColumn::Payment:
        return invoice.paymentMechanism;
    case InvoiceColumn::Subtotal:
        return m_format.amount(invoice.subtotal, invoice.currency);
    case InvoiceColumn::Vat:
        return m_format.amount(invoice.vat, invoice.currency);
    case InvoiceColumn::Total:
        return invoice.currency == usual ? m_format.amount(invoice.total, invoice.currency)
                                         : m_format.money(invoice.total, invoice.currency);
    case InvoiceColumn::Risk:
        return invoice.risk ? Wording::risk(*invoice.risk) : QString();
    }
    Q_UNREACHABLE();
}

QString InvoiceText::toolTip(const Invoice &invoice, InvoiceColumn column) const
{
    switch (column) {
    case InvoiceColumn::Time:
        return invoice.hasIssueTime() ? m_format.locale().toString(localTime(invoice.issuedAt), QLocale::LongFormat)
                                      : m_format.locale().toString(invoice.issuedOn, QLocale::LongFormat);
    case InvoiceColumn::Subtotal:
        return m_format.money(invoice.subtotal, invoice.currency);
    case InvoiceColumn::Vat:
        return vatRates(invoice);
    case InvoiceColumn::Total:
        return m_format.money(invoice.total, invoice.currency);
    default:
        return {};
    }
}

QVariant InvoiceText::raw(const Invoice &invoice, InvoiceColumn column)
{
    switch (column) {
    case InvoiceColumn::Number:
        return invoice.number;
    case InvoiceColumn::Time:
        return QVariant::fromValue<qint64>(invoice.issuedAt.time_since_epoch().count());
    case InvoiceColumn::Seller:
        return invoice.sellerName;
    case InvoiceColumn::Buyer:
        return invoice.buyerName;
    case InvoiceColumn::Route:
        return route(invoice);
    case InvoiceColumn::Payment:
        return invoice.paymentMechanism;
    case InvoiceColumn::Subtotal:
        return QVariant::fromValue<qint64>(invoice.subtotal);
    case InvoiceColumn::Vat:
        return QVariant::fromValue<qint64>(invoice.vat);
    case InvoiceColumn::Total:
        return QVariant::fromValue<qint64>(invoice.total);
    case InvoiceColumn::Risk:
        return invoice.risk ? QVariant(static_cast<int>(*invoice.risk)) : QVariant();
    }
    Q_UNREACHABLE();
}

QString InvoiceText::vatRates(const Invoice &invoice) const
{
    const auto line = [&](std::int64_t vat, VatRate rate) {
        return tr("%1 at %2%", "an amount of VAT and its rate")
            .arg(m_format.money(vat, invoice.currency), rate.toPercent());
    };
    if (invoice.vatLines.isEmpty())
        return line(invoice.vat, invoice.vatRate);
    QStringList lines;
    for (const VatLine &each : invoice.vatLines)
        lines += line(each.vat, each.rate);
    return lines.join(u'\n');
}

QString InvoiceText::time(const Invoice &invoice) const
{
    if (!invoice.hasIssueTime()) // the same date everywhere
        return dayText(invoice.issuedOn, m_format.locale());
    const QDateTime local = localTime(invoice.issuedAt);
    return local.date() == QDate::currentDate() ? local.time().toString(u"HH:mm:ss"_s)
                                                : dayText(local.date(), m_format.locale());
}

} // namespace billow
