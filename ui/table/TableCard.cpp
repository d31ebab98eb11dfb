// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/table/TableCard.h"

#include "ui/table/AnnouncementPill.h"
#include "ui/table/TableView.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FocusOutline.h"

#include <QHeaderView>
#include <QPainterPath>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

TableCard::TableCard(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
{
    setLook(this, u"card"_s);
}

void TableCard::setTable(TableView *table)
{
    m_table = table;
    m_pill = new AnnouncementPill(*table, m_theme, this);
    m_empty = new EmptyState(m_theme, this);
    m_empty->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1); // inside the border
    layout->addWidget(table);
    new FocusOutline(table, this);
    connect(m_pill, &QPushButton::clicked, this, &TableCard::newestWanted);
    connect(&m_theme, &Theme::changed, this, &TableCard::placeEmptyState);
}

void TableCard::setEmptyShown(bool shown)
{
    if (m_empty->isHidden() != shown)
        return;
    m_empty->setVisible(shown);
    placeEmptyState();
}

void TableCard::announce(const QString &text, const QString &spoken, const QString &toolTip)
{
    m_pill->announce(text);
    m_pill->setAccessibleName(spoken);
    m_pill->setToolTip(toolTip);
}

void TableCard::announceNothing()
{
    const bool hadFocus = m_pill->hasFocus();
    m_pill->hide();
    if (hadFocus)
        m_table->setFocus();
}

void TableCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    layout()->activate();
    roundTable();
    placeEmptyState();
}

void TableCard::roundTable()
{
    // The rows go down to the card's edge, but not over its round corners.
    QPainterPath path;
    path.addRoundedRect(m_table->rect(), space::cardRadius - 1, space::cardRadius - 1);
    m_table->setMask(QRegion(path.toFillPolygon().toPolygon()));
}

void TableCard::placeEmptyState()
{
    m_empty->setGeometry(rect().adjusted(space::page, m_table->horizontalHeader()->height(), -space::page, 0));
    m_empty->raise();
}

} // namespace billow
