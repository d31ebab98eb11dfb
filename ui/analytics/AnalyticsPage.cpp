// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/analytics/AnalyticsPage.h"

#include "core/api/Api.h"
#include "ui/analytics/AnalyticsCards.h"
#include "ui/analytics/AnalyticsControls.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto interval = 1s;
constexpr int lowHeight = 600; ///< below this, space goes to the figures
} // namespace

AnalyticsPage::AnalyticsPage(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_refresh(new QTimer(this))
    , m_controls(new AnalyticsControls(format, theme, this))
    , m_trouble(new MessageBanner(theme, this))
    , m_cards(new AnalyticsCards(format, theme))
    , m_scroll(new QScrollArea(this))
    , m_empty(new EmptyState(theme, this))
    , m_head(new QVBoxLayout)
    , m_layout(new QVBoxLayout(this))
{
    setLook(this, u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::ClickFocus);
    m_scroll->setWidget(m_cards);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    followFocus(m_scroll);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_cards->setAutoFillBackground(false);
    m_head->addWidget(m_controls);
    m_head->addWidget(m_trouble);
    m_head->addWidget(m_empty, 1);
    m_layout->addLayout(m_head);
    m_layout->addWidget(m_scroll, 1);
    m_layout->addStretch();
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &AnalyticsPage::arrange);
    // Which one is shown depends on the first answer.
    m_scroll->hide();
    m_empty->hide();

    m_refresh->setObjectName(u"refresh"_s);
    m_refresh->setInterval(interval);
    connect(m_refresh, &QTimer::timeout, this, &AnalyticsPage::ask);
    connect(m_cards, &AnalyticsCards::invoicesWanted, this, &AnalyticsPage::invoicesWanted);
    connect(m_controls, &AnalyticsControls::queryChanged, this, &AnalyticsPage::askAnew);
}

void AnalyticsPage::ask()
{
    if (window()->isMinimized() || std::exchange(m_asked, true))
        return;
    m_outdated = false;
    whenDone(m_api.analytics(m_controls->query()), this, [this](const Result<Analytics> &answer) {
        m_asked = false;
        if (m_outdated)
            ask();
        else
            take(answer);
    });
}

/// An answer that is on its way is outdated.
void AnalyticsPage::askAnew()
{
    m_outdated = m_asked;
    ask();
}

void AnalyticsPage::take(const Result<Analytics> &answer)
{
    if (!answer) {
        takeTrouble(answer.error().message);
        return;
    }
    m_trouble->clear();
    if (m_answered && *answer == m_shown)
        return;
    m_answered = true;
    m_shown = *answer;
    m_controls->setFigures(*answer);
    const bool empty = answer->lastSeq == 0;
    if (empty)
        m_empty->say(tr("No figures yet"), tr("Press Start (F5), or drop a CSV file here."));
    m_empty->setVisible(empty);
    m_scroll->setVisible(!empty);
    arrange();
    if (!empty)
        m_cards->setFigures(*answer);
}

void AnalyticsPage::takeTrouble(const QString &message)
{
    if (m_answered) {
        m_trouble->say(Tone::Caution, tr("Couldn’t load the figures: %1.").arg(message));
        return;
    }
    m_empty->say(tr("Couldn’t load the figures"), message);
    m_empty->show();
    arrange();
}

void AnalyticsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
    m_refresh->start();
}

void AnalyticsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_refresh->stop();
}

void AnalyticsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// The scroll bar is in the margin.
void AnalyticsPage::arrange()
{
    const bool low = height() < lowHeight;
    const int gap = low ? space::small : space::medium;
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    const int right = bar->maximum() > 0 ? space::page - bar->sizeHint().width() : space::page;
    m_head->setContentsMargins(space::page, 0, space::page, m_empty->isHidden() ? 0 : space::medium);
    m_head->setSpacing(gap);
    m_layout->setStretchFactor(m_head, m_empty->isHidden() ? 0 : 1);
    m_cards->setContentsMargins(space::page, 0, right, space::medium);
    m_layout->setContentsMargins(0, gap, 0, 0);
    m_layout->setSpacing(gap);
}

} // namespace billow
