// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/ColumnsMenu.h"

#include "ui/search/SearchTable.h"
#include "ui/search/SearchText.h"

#include <QActionGroup>

namespace billow {

ColumnsMenu::ColumnsMenu(SearchTable &table, QWidget *parent)
    : QMenu(parent)
    , m_table(table)
{
    connect(this, &QMenu::aboutToShow, this, &ColumnsMenu::build);
}

void ColumnsMenu::build()
{
    clear();
    for (QObject *child : children())
        if (auto *menu = qobject_cast<QMenu *>(child))
            menu->deleteLater();
    addSorting();
    addMoving();
    addSeparator();
    const QList<InvoiceKey> shown = m_table.shownFields();
    for (const InvoiceKey field : invoiceFields) {
        QAction *action = addAction(SearchText::title(field));
        action->setCheckable(true);
        action->setChecked(shown.contains(field));
        connect(action, &QAction::triggered, this, [this, field](bool on) { m_table.setFieldShown(field, on); });
    }
    addSeparator();
    QAction *automatic = addAction(tr("Fit the columns to the window"));
    automatic->setEnabled(!m_table.columnLayout().isAutomatic());
    connect(automatic, &QAction::triggered, this, [this] { m_table.setColumnLayout({}); });
}

void ColumnsMenu::addSorting()
{
    QMenu *sorting = addMenu(tr("Sort by"));
    sorting->setFont(font());
    auto *fields = new QActionGroup(sorting);
    for (const InvoiceKey field : invoiceFields) {
        QAction *action = sorting->addAction(SearchText::title(field));
        action->setActionGroup(fields);
        action->setCheckable(true);
        action->setChecked(field == m_order.key);
        connect(action, &QAction::triggered, this, [this, field] { Q_EMIT orderChosen({field, m_order.descending}); });
    }
    sorting->addSeparator();
    auto *directions = new QActionGroup(sorting);
    for (const bool descending : {false, true}) {
        QAction *action = sorting->addAction(descending ? tr("Descending") : tr("Ascending"));
        action->setActionGroup(directions);
        action->setCheckable(true);
        action->setChecked(descending == m_order.descending);
        connect(action, &QAction::triggered, this, [this, descending] {
            Q_EMIT orderChosen({m_order.key, descending});
        });
    }
}

void ColumnsMenu::addMoving()
{
    QMenu *moving = addMenu(tr("Put first"));
    moving->setFont(font());
    for (const InvoiceKey field : m_table.shownFields())
        connect(moving->addAction(SearchText::title(field)), &QAction::triggered, this,
            [this, field] { m_table.putFirst(field); });
}

} // namespace billow
