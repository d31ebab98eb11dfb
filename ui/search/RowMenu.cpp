// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/RowMenu.h"

#include "ui/search/SearchModel.h"
#include "ui/search/SearchTable.h"

#include <QClipboard>
#include <QGuiApplication>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostCharacters = 40;

QString written(const QString &name)
{
    QString shown = name.size() > mostCharacters ? name.left(mostCharacters) + u'…' : name;
    return shown.replace(u'&', u"&&"_s); // it is no mnemonic
}

} // namespace

RowMenu::RowMenu(SearchTable &table, QWidget *parent)
    : QMenu(parent)
    , m_table(table)
    , m_copyRows(addAction(tr("Copy rows")))
    , m_copyNumber(addAction(tr("Copy number")))
    , m_seller(nullptr)
    , m_buyer(nullptr)
{
    m_copyRows->setShortcut(QKeySequence::Copy);
    m_copyRows->setShortcutContext(Qt::WidgetShortcut); // it is only told of here
    addSeparator();
    m_seller = addAction(QString());
    m_buyer = addAction(QString());
    addSeparator();
    QAction *details = addAction(tr("Show details"));
    connect(m_copyRows, &QAction::triggered, this, &RowMenu::copyRowsWanted);
    connect(m_copyNumber, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(m_numberText); });
    connect(m_seller, &QAction::triggered, this, [this] { Q_EMIT textWanted(m_sellerName); });
    connect(m_buyer, &QAction::triggered, this, [this] { Q_EMIT textWanted(m_buyerName); });
    connect(details, &QAction::triggered, this, &RowMenu::detailsWanted);
}

void RowMenu::open(const QPoint &global)
{
    const auto &model = static_cast<const SearchModel &>(*m_table.model());
    const Invoice *invoice = model.invoiceAt(m_table.currentIndex().row());
    for (QAction *action : {m_copyNumber, m_seller, m_buyer})
        action->setVisible(invoice != nullptr);
    if (invoice) {
        m_numberText = invoice->number;
        m_sellerName = invoice->sellerName;
        m_buyerName = invoice->buyerName;
        m_seller->setText(tr("Find all of seller %1").arg(written(m_sellerName)));
        m_buyer->setText(tr("Find all of buyer %1").arg(written(m_buyerName)));
    }
    m_copyRows->setEnabled(m_table.selectionModel()->hasSelection());
    setFont(m_table.font());
    popup(global);
}

} // namespace billow
