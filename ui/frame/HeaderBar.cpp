// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/HeaderBar.h"

#include "ui/frame/RunProgress.h"
#include "ui/frame/StatePill.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Look.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString withKeys(const QString &tip, const QAction &action)
{
    return HeaderBar::tr("%1 (%2)", "what a command does, and its shortcut")
        .arg(tip, action.shortcut().toString(QKeySequence::NativeText));
}

} // namespace

HeaderBar::HeaderBar(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_state(new StatePill(theme, this))
    , m_progress(new RunProgress(format, theme, this))
    , m_startAction(action(tr("Start"), Qt::Key_F5))
    , m_stopAction(action(tr("Stop"), Qt::SHIFT | Qt::Key_F5))
    , m_releaseAction(action(tr("Show all now"), Qt::CTRL | Qt::Key_L))
    , m_resetAction(action(tr("Reset…"), Qt::CTRL | Qt::Key_Backspace))
    , m_pauseAction(action(tr("Pause updates"), Qt::CTRL | Qt::Key_P))
    , m_release(button(m_releaseAction, u"tool"_s))
    , m_pause(button(m_pauseAction, u"icon"_s))
    , m_import(button(tr("Import…"), {}, {}))
    , m_start(button(m_startAction, u"primary"_s))
    , m_stop(button(m_stopAction, QString()))
    , m_reset(button(m_resetAction, u"danger"_s))
    , m_more(button(QString(), u"icon"_s, tr("More (F10)")))
{
    m_more->setAccessibleName(tr("More"));
    m_pause->setText({});
    m_pause->setCheckable(true);
    m_pauseAction->setCheckable(true);
    m_import->setObjectName(u"import"_s);
    m_release->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    layout->addWidget(m_title);
    layout->addWidget(m_state);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_release);
    layout->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    for (QPushButton *each : {m_pause, m_import, m_start, m_stop, m_reset, m_more})
        buttons->addWidget(each);
    layout->addLayout(buttons);

    connect(m_startAction, &QAction::triggered, this, &HeaderBar::startWanted);
    connect(m_stopAction, &QAction::triggered, this, &HeaderBar::stopWanted);
    connect(m_resetAction, &QAction::triggered, this, &HeaderBar::resetWanted);
    connect(m_releaseAction, &QAction::triggered, this, &HeaderBar::releaseWanted);
    connect(m_more, &QPushButton::clicked, this, &HeaderBar::moreWanted);
    connect(m_pauseAction, &QAction::toggled, this, &HeaderBar::updatePause);
    connect(m_pauseAction, &QAction::enabledChanged, m_pause, &QWidget::setVisible);
    connect(&theme, &Theme::changed, this, &HeaderBar::takeTheme);
    takeTheme();
    updateButtons();
}

QAction *HeaderBar::action(const QString &text, const QKeySequence &keys)
{
    auto *made = new QAction(text, this);
    made->setShortcut(keys);
    addAction(made);
    return made;
}

void HeaderBar::addImport(QAction *import)
{
    m_import->setToolTip(withKeys(tr("Import invoices from files"), *import));
    m_import->setAccessibleDescription(m_import->toolTip());
    m_import->setEnabled(import->isEnabled());
    connect(m_import, &QPushButton::clicked, import, &QAction::trigger);
    connect(import, &QAction::enabledChanged, m_import, &QWidget::setEnabled);
}

QPushButton *HeaderBar::button(QAction *action, const QString &look)
{
    QPushButton *made = button(action->text(), look, action->toolTip());
    connect(made, &QPushButton::clicked, action, [made, action] {
        if (!made->isCheckable())
            action->trigger();
    });
    connect(made, &QPushButton::toggled, action, &QAction::setChecked); // also by assistive technology, without a click
    connect(action, &QAction::enabledChanged, made, &QWidget::setEnabled);
    connect(action, &QAction::changed, made, [made, action] {
        made->setToolTip(action->toolTip());
        made->setAccessibleDescription(action->toolTip());
    });
    return made;
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

void HeaderBar::setTitle(const QString &title)
{
    m_title->setText(title);
}

void HeaderBar::setNarrow(bool narrow)
{
    m_narrow = narrow;
    m_title->setVisible(!narrow);
    makeRoom();
}

bool HeaderBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        makeRoom();
    return QWidget::event(event);
}

void HeaderBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

void HeaderBar::makeRoom()
{
    // Not the layout's least width: with it, the style sheet's, buttons are narrower than their text.
    const int least = m_progress->minimumWidth();
    const int progress = std::clamp(m_progress->sizeHint().width(), least, m_progress->maximumWidth());
    const auto widthOf = [](const QPushButton *button) { return button->sizeHint().width() + space::small; };
    const auto takenBy = [&](const QPushButton *button) { return button->isHidden() ? 0 : widthOf(button); };
    const int fixed =
        layout()->sizeHint().width() - m_state->sizeHint().width() - progress - takenBy(m_import) - takenBy(m_reset);
    const int whole = fixed + progress + m_state->fullWidth();
    // The menu has these two as well: they give way before words do.
    m_reset->setVisible(whole + widthOf(m_reset) <= width());
    m_import->setVisible(!m_narrow && !m_reset->isHidden() && whole + widthOf(m_reset) + widthOf(m_import) <= width());
    m_state->setBrief(fixed + least + takenBy(m_reset) + m_state->fullWidth() > width());
    layout()->activate();
}

void HeaderBar::apply(const SystemStatus &status)
{
    m_known = true;
    m_status = status;
    m_state->apply(status);
    m_progress->apply(status);
    updateButtons();
}

void HeaderBar::expect(const CommandOutcome &outcome)
{
    if (outcome.verdict != CommandOutcome::Verdict::Done)
        return;
    m_status.activity = outcome.activity;
    updateButtons();
}

QString HeaderBar::whyNoStart() const
{
    if (m_status.storage.state != Health::State::Ready || !m_status.failure.isEmpty())
        return tr("Start needs the database.");
    if (m_status.activity == Activity::Stopping)
        return tr("The last run is still being shown. “Show all now” ends that at once.");
    return tr("A run is in progress.");
}

void HeaderBar::updateButtons()
{
    const bool ready = m_known && m_status.failure.isEmpty();
    const bool storage = m_status.storage.state == Health::State::Ready;
    const bool full = m_status.storage.state == Health::State::Full;
    const bool startable = ready && storage && m_status.activity == Activity::Stopped;
    enable(m_startAction, m_start, startable, startable || !m_known ? tr("Generate demo invoices") : whyNoStart());
    enable(m_stopAction, m_stop, ready && m_status.activity == Activity::Running,
        tr("Stop generating; the backlog keeps showing"));
    enable(m_resetAction, m_reset,
        ready && (storage || full) && (m_status.stored > 0 || m_status.activity != Activity::Stopped),
        tr("Delete all invoices, or those of one source"));
    const bool waiting = ready && m_status.backlog > 0;
    if (!waiting)
        keepFocusFrom(m_release);
    m_release->setVisible(waiting);
    enable(m_releaseAction, m_release, waiting && storage, tr("Show all waiting invoices at once"));
}

void HeaderBar::enable(QAction *action, const QPushButton *button, bool enabled, const QString &tip)
{
    if (!enabled)
        keepFocusFrom(button);
    action->setToolTip(withKeys(tip, *action));
    action->setEnabled(enabled);
}

void HeaderBar::keepFocusFrom(const QPushButton *button)
{
    // Qt would give it to the next button, and the next Space would press that one.
    if (button->hasFocus())
        setFocus(Qt::OtherFocusReason);
}

void HeaderBar::updatePause()
{
    const bool paused = m_pauseAction->isChecked();
    m_pause->setChecked(paused);
    const Colours &colours = m_theme.colours();
    m_pause->setIcon(lineIcon(u"pause"_s, colours.text, colours.accent));
    m_pauseAction->setText(paused ? tr("Resume updates") : tr("Pause updates"));
    m_pauseAction->setToolTip(withKeys(paused ? tr("Show new invoices on the Dashboard again")
                                              : tr("Keep the Dashboard’s list still; storing continues"),
        *m_pauseAction));
    m_pause->setAccessibleName(m_pauseAction->text());
}

void HeaderBar::takeTheme()
{
    m_more->setIcon(lineIcon(u"more"_s, m_theme.colours().text, m_theme.colours().text));
    updatePause();
    m_title->setFont(m_theme.font(TextRank::Title));
    for (QPushButton *each : {m_release, m_import, m_start, m_stop, m_reset, m_more})
        each->setFont(m_theme.font(TextRank::Strong));
}

} // namespace billow
