// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/system/CrashBar.h"

#include "core/api/Api.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace billow {

using namespace Qt::StringLiterals;

CrashBar::CrashBar(Api &api, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_api(api)
    , m_theme(theme)
    , m_text(new QLabel(this))
    , m_crash(new QPushButton(tr("Crash…"), this))
    , m_confirm(new QPushButton(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_crash->setObjectName(u"crash"_s);
    m_confirm->setObjectName(u"confirmCrash"_s);
    m_cancel->setObjectName(u"cancelCrash"_s);
    setLook(m_confirm, u"danger"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    layout->setSpacing(space::small);
    layout->addWidget(m_text, 1);
    for (QPushButton *button : {m_cancel, m_confirm, m_crash})
        layout->addWidget(button, 0, Qt::AlignVCenter);
    m_confirm->installEventFilter(this);
    connect(m_crash, &QPushButton::clicked, this, &CrashBar::ask);
    connect(m_confirm, &QPushButton::clicked, this, &CrashBar::confirm);
    connect(m_cancel, &QPushButton::clicked, this, &CrashBar::cancel);
    connect(&theme, &Theme::changed, this, &CrashBar::takeTheme);
    takeTheme();
    showSelected();
}

void CrashBar::takeTheme()
{
    m_text->setFont(m_theme.font(TextRank::Body));
    for (QPushButton *button : {m_cancel, m_confirm, m_crash})
        button->setFont(m_theme.font(TextRank::Strong));
}

QString CrashBar::sentence() const
{
    return m_text->text();
}

void CrashBar::select(const std::optional<actor::VitalSigns> &signs)
{
    const bool same = signs && m_selected && signs->name == m_selected->name;
    m_selected = signs;
    if (!same) {
        m_before.reset();
        showSelected();
    }
}

void CrashBar::apply(const actor::VitalSigns &signs)
{
    if (m_selected && m_selected->name == signs.name) {
        m_selected = signs;
        m_crash->setEnabled(signs.state == actor::State::Running);
    }
    if (!m_before || m_before->name != signs.name)
        return;
    if (signs.restarts > m_before->restarts && signs.state == actor::State::Running) {
        show(tr("%1 crashed and was restarted (restart %2). Stored invoices aren’t affected.")
                 .arg(signs.name)
                 .arg(signs.restarts),
            false);
        m_before.reset();
    } else if (signs.dropped > m_before->dropped) {
        show(tr("%1 crashed. Restarting…").arg(signs.name), false);
    }
}

void CrashBar::showSelected()
{
    if (!m_selected) {
        show(tr("Select an actor to crash it on purpose and see its supervisor restart it."), false);
        return;
    }
    show(tr("Crash %1 on purpose to see its supervisor restart it. Stored invoices aren’t affected.")
             .arg(m_selected->name),
        false);
}

void CrashBar::show(const QString &sentence, bool asks)
{
    const bool hadFocus = m_confirm->hasFocus() || m_cancel->hasFocus();
    m_text->setText(sentence);
    setAccessibleName(sentence);
    setLook(this, asks ? u"caution"_s : u"foot"_s);
    m_crash->setVisible(!asks);
    m_confirm->setVisible(asks);
    m_cancel->setVisible(asks);
    m_crash->setEnabled(m_selected && m_selected->state == actor::State::Running);
    m_crash->setAccessibleName(m_selected ? tr("Crash %1").arg(m_selected->name) : tr("Crash"));
    if (asks)
        m_confirm->setFocus();
    else if (hadFocus)
        m_crash->setFocus();
}

void CrashBar::ask()
{
    if (!m_selected)
        return;
    m_confirm->setText(tr("Crash %1").arg(m_selected->name));
    show(tr("Crash %1? It restarts from the ledger, and the run continues.").arg(m_selected->name), true);
}

void CrashBar::confirm()
{
    if (!m_selected)
        return;
    const QString name = m_selected->name;
    m_before = m_selected;
    if (m_api.crashActor(name)) {
        show(tr("Crashing %1 with its next message…").arg(name), false);
    } else {
        m_before.reset();
        show(tr("%1 isn’t handling messages, so it can’t crash now. Try again in a moment.").arg(name), false);
    }
    Q_EMIT crashed();
}

void CrashBar::cancel()
{
    showSelected();
}

bool CrashBar::eventFilter(QObject *watched, QEvent *event)
{
    // It comes where Crash was: the second half of a double click must not crash anything.
    return event->type() == QEvent::MouseButtonDblClick || QFrame::eventFilter(watched, event);
}

void CrashBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_confirm->isVisible())
        cancel();
    else
        QFrame::keyPressEvent(event);
}

} // namespace billow
