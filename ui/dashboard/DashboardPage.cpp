// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/dashboard/DashboardPage.h"

#include "ui/dashboard/StatCards.h"
#include "ui/format/MoneyFormat.h"
#include "ui/invoices/InvoicePanel.h"
#include "ui/theme/Look.h"
#include "ui/theme/Tokens.h"

#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr int lowHeight = 520; ///< below this, space goes to the grid
} // namespace

DashboardPage::DashboardPage(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_cards(new StatCards(format, theme, this))
    , m_invoices(new InvoicePanel(api, format, theme, this))
    , m_layout(new QVBoxLayout(this))
{
    setLook(this, u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::ClickFocus); // a click beside the controls takes the focus from them
    m_layout->addWidget(m_cards);
    m_layout->addWidget(m_invoices, 1);
    connect(m_invoices, &InvoicePanel::copyWanted, this, &DashboardPage::copyWanted);
    connect(m_invoices, &InvoicePanel::pausedChanged, this, &DashboardPage::pausedChanged);
}

void DashboardPage::apply(const LiveUpdate &update)
{
    m_cards->apply(update);
    m_invoices->apply(update);
}

void DashboardPage::showNewest()
{
    m_invoices->showNewest();
}

void DashboardPage::setPaused(bool paused)
{
    m_invoices->setPaused(paused);
}

void DashboardPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool low = height() < lowHeight;
    m_layout->setContentsMargins(space::page, low ? space::small : space::medium, space::page, space::medium);
    m_layout->setSpacing(low ? space::small : space::medium);
    m_cards->setLow(low);
}

} // namespace billow
