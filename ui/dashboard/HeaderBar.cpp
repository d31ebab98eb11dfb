// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/dashboard/HeaderBar.h"

#include "ui/dashboard/RunProgress.h"
#include "ui/dashboard/StatePill.h"
#include "ui/theme/Look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace billow {

using namespace Qt::StringLiterals;

HeaderBar::HeaderBar(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new QLabel(tr("Dashboard"), this))
    , m_state(new StatePill(theme, this))
    , m_progress(new RunProgress(format, theme, this))
    , m_start(button(tr("Start"), u"primary"_s, tr("Generate demo invoices (F5)")))
    , m_stop(button(tr("Stop"), {}, tr("End the run; its invoices are still displayed (Shift+F5)")))
    , m_reset(button(tr("Reset…"), u"danger"_s, tr("Delete all invoices (Ctrl+Backspace)")))
    , m_more(button(u"⋯"_s, u"icon"_s, tr("More (F10)")))
{
    m_more->setAccessibleName(tr("More"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    layout->addWidget(m_title);
    layout->addWidget(m_state);
    layout->addWidget(m_progress, 1);
    layout->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    for (QPushButton *each : {m_start, m_stop, m_reset, m_more})
        buttons->addWidget(each);
    layout->addLayout(buttons);

    connect(m_start, &QPushButton::clicked, this, &HeaderBar::startWanted);
    connect(m_stop, &QPushButton::clicked, this, &HeaderBar::stopWanted);
    connect(m_reset, &QPushButton::clicked, this, &HeaderBar::resetWanted);
    connect(m_more, &QPushButton::clicked, this, &HeaderBar::moreWanted);
    connect(&theme, &Theme::changed, this, &HeaderBar::takeTheme);
    takeTheme();
    updateButtons();
}

QPushButton *HeaderBar::button(const QString &text, const QString &look, const QString &tip)
{
    auto *made = new QPushButton(text, this);
    made->setAutoDefault(false);
    made->setToolTip(tip);
    made->setAccessibleDescription(tip);
    setLook(made, look);
    return made;
}

void HeaderBar::apply(const SystemStatus &status)
{
    m_known = true;
    m_status = status;
    m_state->apply(status);
    m_progress->apply(status);
    updateButtons();
}

void HeaderBar::expect(Activity activity)
{
    m_status.activity = activity;
    updateButtons();
}

void HeaderBar::pressStart()
{
    m_start->click();
}

void HeaderBar::pressStop()
{
    m_stop->click();
}

void HeaderBar::pressReset()
{
    m_reset->click();
}

void HeaderBar::updateButtons()
{
    const bool ready = m_known && m_status.failure.isEmpty();
    m_start->setEnabled(ready && m_status.activity == Activity::Stopped);
    m_stop->setEnabled(ready && m_status.activity == Activity::Running);
    m_reset->setEnabled(ready && (m_status.stored > 0 || m_status.activity != Activity::Stopped));
}

void HeaderBar::takeTheme()
{
    m_title->setFont(m_theme.font(TextRank::Title));
    for (QPushButton *each : {m_start, m_stop, m_reset, m_more})
        each->setFont(m_theme.font(TextRank::Strong));
}

} // namespace billow
