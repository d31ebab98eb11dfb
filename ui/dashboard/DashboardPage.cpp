// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/dashboard/DashboardPage.h"

#include "ui/dashboard/StatCards.h"
#include "ui/format/MoneyFormat.h"
#include "ui/invoices/InvoicePanel.h"
#include "ui/search/DetailPane.h"
#include "ui/theme/Look.h"
#include "ui/theme/Tokens.h"

#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr int lowHeight = 520; ///< below this, space goes to the list
constexpr int detailsWidth = 360;
} // namespace

DashboardPage::DashboardPage(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_cards(new StatCards(format, theme, this))
    , m_invoices(new InvoicePanel(api, format, theme, this))
    , m_details(new DetailPane(api, format, theme, this))
    , m_layout(new QVBoxLayout(this))
{
    setLook(this, u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::ClickFocus); // a click beside the controls takes the focus from them
    m_layout->addWidget(m_cards);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(m_invoices, 1);
    row->addWidget(m_details);
    m_layout->addLayout(row, 1);
    makeDetails();
    connect(m_invoices, &InvoicePanel::copyWanted, this, &DashboardPage::copyWanted);
    connect(m_invoices, &InvoicePanel::pausedChanged, this, &DashboardPage::pausedChanged);
    connect(m_invoices, &InvoicePanel::findWanted, this, &DashboardPage::findWanted);
    connect(m_invoices, &InvoicePanel::invoicesWanted, this, &DashboardPage::invoicesWanted);
    connect(m_invoices, &InvoicePanel::importWanted, this, &DashboardPage::importWanted);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, [this] { Q_EMIT findWanted({}); });
}

void DashboardPage::makeDetails()
{
    m_details->hide();
    connect(m_invoices, &InvoicePanel::detailsWanted, this, [this] { openDetails(true); });
    connect(m_invoices, &InvoicePanel::currentInvoiceChanged, this, &DashboardPage::showDetails);
    connect(m_details, &DetailPane::closeWanted, this, [this] { openDetails(false); });
    connect(new QShortcut(Qt::CTRL | Qt::Key_I, this), &QShortcut::activated, this,
        [this] { openDetails(m_details->isHidden()); });
}

void DashboardPage::openDetails(bool open)
{
    m_details->setVisible(open);
    showDetails();
    if (!open)
        m_invoices->focusGrid();
}

void DashboardPage::showDetails()
{
    if (m_details->isHidden())
        return;
    const Invoice *invoice = m_invoices->currentInvoice();
    if (invoice && m_details->invoice() != *invoice)
        m_details->show(*invoice);
}

void DashboardPage::apply(const LiveUpdate &update)
{
    LiveUpdate mine = update;
    mine.stats.defaultCurrency = mainCurrency(update.stats);
    if (update.epoch != m_latest.epoch)
        m_details->show(std::nullopt); // it has been deleted
    m_cards->apply(mine);
    m_invoices->apply(mine);
    m_latest = update;
    m_latest.invoices.clear();
}

void DashboardPage::setMainCurrency(std::optional<Currency> currency)
{
    if (std::exchange(m_mainCurrency, currency) != currency)
        apply(LiveUpdate(m_latest));
}

Currency DashboardPage::mainCurrency(const Stats &stats) const
{
    if (m_mainCurrency)
        return *m_mainCurrency;
    const std::vector<CurrencyTotals> &shown = stats.displayed.byCurrency();
    if (shown.empty() || stats.displayed.of(stats.defaultCurrency).count > 0)
        return stats.defaultCurrency;
    return std::ranges::max_element(shown, {}, &CurrencyTotals::count)->currency;
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
    m_details->setFixedWidth(std::min(detailsWidth, width() * 45 / 100));
}

} // namespace billow
