// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/NavigationBar.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr int unfoldedWidth = 196;
constexpr int foldedWidth = 56;
constexpr int iconSize = 18;
} // namespace

NavigationBar::NavigationBar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_group(new QButtonGroup(this))
    , m_brand(new QLabel(tr("Billow"), this))
    , m_layout(new QVBoxLayout(this))
{
    setLook(this, u"sidebar"_s);
    setAccessibleName(tr("Pages"));
    m_layout->setContentsMargins(space::small, space::large, space::small, space::medium);
    m_layout->setSpacing(space::tiny);
    m_layout->addWidget(m_brand);
    m_layout->addSpacing(space::small);
    m_layout->addStretch();
    // Not clicked: assistive technology toggles.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int place, bool checked) {
        if (checked)
            Q_EMIT chosen(place);
    });
    connect(&theme, &Theme::changed, this, &NavigationBar::takeTheme);
    setFolded(false);
    takeTheme();
}

void NavigationBar::addEntry(const QString &name, const QString &icon, const QString &shortcut)
{
    auto *button = new QPushButton(this);
    setLook(button, u"navigation"_s);
    button->setCheckable(true);
    button->setAutoDefault(false);
    button->setIconSize(QSize(iconSize, iconSize));
    button->setAccessibleName(name);
    const int place = static_cast<int>(m_entries.size());
    button->setChecked(place == 0);
    m_group->addButton(button, place);
    m_entries.push_back({button, name, icon, shortcut});
    m_layout->insertWidget(m_layout->count() - 1, button);
    takeTheme();
}

void NavigationBar::setCurrent(int place)
{
    {
        const QSignalBlocker quiet(m_group);
        m_group->button(place)->setChecked(true);
    }
    // Tab leads to the page that is shown, arrows to the others.
    for (const Entry &entry : m_entries)
        entry.button->setFocusPolicy(entry.button->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
}

int NavigationBar::current() const
{
    return m_group->checkedId();
}

void NavigationBar::setFolded(bool folded)
{
    m_folded = folded;
    setFixedWidth(folded ? foldedWidth : unfoldedWidth);
    m_brand->setText(folded ? QString() : tr("Billow"));
    for (const Entry &entry : m_entries)
        describe(entry);
}

void NavigationBar::describe(const Entry &entry) const
{
    entry.button->setText(m_folded ? QString() : u"  "_s + entry.name);
    entry.button->setToolTip(tr("%1 (%2)", "a page and its shortcut").arg(entry.name, entry.shortcut));
    entry.button->setProperty("folded", m_folded);
    repolish(entry.button);
}

void NavigationBar::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0)
        return QFrame::keyPressEvent(event);
    const int count = static_cast<int>(m_entries.size());
    QAbstractButton *next = m_group->button((current() + step + count) % count);
    next->setFocus(Qt::TabFocusReason);
    next->click();
}

void NavigationBar::takeTheme()
{
    m_brand->setFont(m_theme.font(TextRank::Title));
    m_brand->setContentsMargins(space::medium, 0, 0, 0);
    const Colours &colours = m_theme.colours();
    for (const Entry &entry : m_entries) {
        entry.button->setFont(m_theme.font(TextRank::Strong));
        entry.button->setIcon(lineIcon(entry.icon, colours.muted, colours.accent));
        describe(entry);
    }
}

} // namespace billow
