// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/ResultPanel.h"

#include "core/base/Words.h"
#include "ui/format/MoneyFormat.h"
#include "ui/search/SearchModel.h"
#include "ui/search/SearchTable.h"
#include "ui/table/AnnouncementPill.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FocusOutline.h"

#include <QHeaderView>
#include <QPainterPath>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

ResultPanel::ResultPanel(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_format(format)
    , m_model(new SearchModel(api, format, this))
    , m_table(new SearchTable(*m_model, format, theme, this))
    , m_pill(new AnnouncementPill(*m_table, theme, this))
    , m_empty(new EmptyState(theme, this))
{
    setLook(this, u"card"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1); // inside the border
    layout->addWidget(m_table);
    new FocusOutline(m_table, this);
    m_empty->hide();
    placeOverlays();
    connect(m_pill, &QPushButton::clicked, this, &ResultPanel::newestWanted);
    connect(&theme, &Theme::changed, this, &ResultPanel::placeOverlays);
}

void ResultPanel::show(const InvoiceSearch &found, const InvoiceOrder &order, bool keepPlace)
{
    const SearchTable::Place place = keepPlace ? m_table->place() : SearchTable::Place();
    m_model->show(found, order);
    m_table->goTo(place);
}

void ResultPanel::announce(std::int64_t waiting)
{
    const bool hadFocus = m_pill->hasFocus();
    if (waiting <= 0) {
        m_pill->hide();
        if (hadFocus)
            m_table->setFocus();
        return;
    }
    const QString count = m_format.number(waiting);
    m_pill->announce(tr("%1 new", "stored since the search").arg(count));
    m_pill->setToolTip(tr("Stored since this search. Search again (Ctrl+R)."));
    m_pill->setAccessibleName(
        tr("%1 new invoices have been stored since this search. Search again.", nullptr, Words::plural(waiting))
            .arg(count));
}

void ResultPanel::setEmptyShown(bool shown)
{
    m_empty->setVisible(shown);
    placeOverlays();
}

void ResultPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    layout()->activate();
    roundTable();
    placeOverlays();
}

void ResultPanel::roundTable()
{
    // The rows go down to the card's edge, but not over its round corners.
    QPainterPath path;
    path.addRoundedRect(m_table->rect(), space::cardRadius - 1, space::cardRadius - 1);
    m_table->setMask(QRegion(path.toFillPolygon().toPolygon()));
}

void ResultPanel::placeOverlays()
{
    const int header = m_table->header()->height();
    m_empty->setGeometry(rect().adjusted(space::page, header, -space::page, 0));
    m_empty->raise();
}

} // namespace billow
