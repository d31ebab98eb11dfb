// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"

#include <QMenu>

namespace billow {

class SearchTable;

/// Which columns are shown and in which order, and what is sorted by: all that the head of the table does, for the
/// keyboard too. Built anew each time it opens.
class ColumnsMenu final : public QMenu {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnsMenu)
public:
    /// \a table must outlive it.
    ColumnsMenu(SearchTable &table, QWidget *parent);

    void setOrder(const InvoiceOrder &order) { m_order = order; }

Q_SIGNALS:
    void orderChosen(const billow::InvoiceOrder &order);

private:
    void build();
    void addSorting();
    void addMoving();

    SearchTable &m_table;
    InvoiceOrder m_order;
};

} // namespace billow
