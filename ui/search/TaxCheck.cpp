// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/TaxCheck.h"

namespace billow {

using namespace Qt::StringLiterals;

TaxCheck::TaxCheck(const Invoice &invoice, const MoneyFormat &format)
    : m_invoice(invoice)
    , m_format(format)
    , m_calculated(invoice.vatRate.vatOn({invoice.subtotal, invoice.currency}))
{
}

QString TaxCheck::tax() const
{
    const QString calculated = m_calculated ? money(m_calculated->minorUnits()) : tr("too large to calculate");
    return u"%1 × %2 % = %3"_s.arg(money(m_invoice.subtotal), m_invoice.vatRate.toPercent(), calculated);
}

QString TaxCheck::taxVerdict() const
{
    if (taxAgrees())
        return tr("VAT as calculated, rounded half away from zero");
    if (!m_calculated)
        return tr("VAT as given by the seller");
    const Int128 difference = static_cast<Int128>(m_invoice.vat) - m_calculated->minorUnits();
    const QString amount = m_format.money(difference < 0 ? -difference : difference, m_invoice.currency);
    return difference < 0 ? tr("VAT as given by the seller: %1 less than calculated").arg(amount)
                          : tr("VAT as given by the seller: %1 more than calculated").arg(amount);
}

QString TaxCheck::sum() const
{
    return u"%1 + %2 = %3"_s.arg(
        money(m_invoice.subtotal), money(m_invoice.vat), money(m_invoice.subtotal + m_invoice.vat));
}

QString TaxCheck::sumVerdict() const
{
    return sumAgrees() ? tr("That is the total") : tr("The total says %1").arg(money(m_invoice.total));
}

QString TaxCheck::money(std::int64_t minorUnits) const
{
    return m_format.money(minorUnits, m_invoice.currency);
}

} // namespace billow
