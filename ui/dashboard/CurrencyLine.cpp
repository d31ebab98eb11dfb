// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/dashboard/CurrencyLine.h"

#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/AccessibleRole.h"
#include "ui/widgets/ElidedLabel.h"

#include <QHBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

CurrencyLine::CurrencyLine(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_format(format)
    , m_count(new ElidedLabel(theme, TextRank::Body, this))
    , m_total(new ElidedLabel(theme, TextRank::Strong, this))
    , m_vat(new ElidedLabel(theme, TextRank::Body, this))
    , m_average(new ElidedLabel(theme, TextRank::Body, this))
{
    setLook(this, u"card"_s);
    setAccessibleRole(this, QAccessible::StaticText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::large, space::small, space::large, space::small);
    layout->setSpacing(2 * space::large + space::medium); // so that the parts stand below those of the cards
    for (ElidedLabel *label : {m_count, m_total, m_vat, m_average}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        layout->addWidget(label, 1);
    }
    m_vat->setMuted(true);
    m_average->setMuted(true);
}

void CurrencyLine::apply(const CurrencyTotals &totals)
{
    const auto amount = [&](Int128 minorUnits) { return m_format.amount(minorUnits, totals.currency); };
    m_count->setText(tr("%1 in %2", "a number of invoices in a currency")
                         .arg(m_format.number(totals.count), totals.currency.code()));
    m_total->setText(m_format.money(totals.total, totals.currency));
    m_vat->setText(tr("VAT %1").arg(amount(totals.vat)));
    m_average->setText(tr("Average %1").arg(amount(totals.average())));
    setAccessibleName(m_count->text() + u": "_s + m_total->text());
}

} // namespace billow
