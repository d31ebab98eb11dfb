// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

namespace billow {

class SearchTable;

/// What can be done with the rows that are selected and the invoice that the keyboard is on.
class RowMenu final : public QMenu {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowMenu)
public:
    /// \a table must outlive it.
    RowMenu(SearchTable &table, QWidget *parent);

    void open(const QPoint &global);

Q_SIGNALS:
    void copyRowsWanted();
    void detailsWanted();
    /// To filter by.
    void textWanted(const QString &text);

private:
    SearchTable &m_table;
    QAction *m_copyRows;
    QAction *m_copyNumber;
    QAction *m_seller;
    QAction *m_buyer;
    QString m_numberText;
    QString m_sellerName;
    QString m_buyerName;
};

} // namespace billow
