// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/dashboard/DashboardPage.h"

#include "ui/dashboard/HeaderBar.h"
#include "ui/dashboard/StatCards.h"
#include "ui/format/MoneyFormat.h"
#include "ui/invoices/InvoicePanel.h"
#include "ui/theme/Look.h"
#include "ui/widgets/MessageBanner.h"

#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr int lowHeight = 600; ///< below this, space goes to the grid

QString sentence(const QString &text)
{
    static const QString ends = u".!?…"_s;
    return text.isEmpty() || ends.contains(text.back()) ? text : text + u'.';
}
} // namespace

DashboardPage::DashboardPage(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_header(new HeaderBar(format, theme, this))
    , m_condition(new MessageBanner(theme, this))
    , m_outcome(new MessageBanner(theme, this))
    , m_cards(new StatCards(format, theme, this))
    , m_invoices(new InvoicePanel(api, format, theme, this))
    , m_layout(new QVBoxLayout(this))
{
    setLook(this, u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::ClickFocus); // a click beside the controls takes the focus from them
    m_layout->addWidget(m_header);
    m_layout->addWidget(m_condition);
    m_layout->addWidget(m_outcome);
    m_layout->addWidget(m_cards);
    m_layout->addWidget(m_invoices, 1);
    m_condition->setObjectName(u"condition"_s);
    m_outcome->setObjectName(u"outcome"_s);
}

void DashboardPage::apply(const LiveUpdate &update)
{
    m_header->apply(update.status);
    reportCondition(update.status);
    m_cards->apply(update.stats);
    m_invoices->apply(update);
}

void DashboardPage::report(const CommandOutcome &outcome)
{
    if (outcome.verdict == CommandOutcome::Verdict::Done) {
        m_outcome->clear();
        m_header->expect(outcome.activity);
        return;
    }
    const bool passes = outcome.verdict == CommandOutcome::Verdict::Unavailable;
    m_outcome->clear(); // said again, even where the same was dismissed
    m_outcome->say(passes ? Tone::Caution : Tone::Bad, sentence(outcome.message));
}

void DashboardPage::reportCondition(const SystemStatus &status)
{
    const Health &storage = status.storage;
    m_condition->setDismissible(status.failure.isEmpty());
    if (!status.failure.isEmpty())
        m_condition->say(Tone::Bad, tr("Billow has stopped: %1").arg(sentence(status.failure)));
    else if (storage.state == Health::State::Failed)
        m_condition->say(Tone::Bad, tr("%1 cannot be used: %2").arg(storage.name, sentence(storage.message)));
    else if (storage.state == Health::State::Away)
        m_condition->say(
            Tone::Caution, tr("%1 is away and is being tried again: %2").arg(storage.name, sentence(storage.message)));
    else
        m_condition->clear();
}

void DashboardPage::showNewest()
{
    m_invoices->showNewest();
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
