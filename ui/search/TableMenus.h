// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "ui/search/SavedView.h"

#include <QDialog>
#include <QMenu>

class QLineEdit;
class QPushButton;

namespace billow {

class SearchTable;
class Theme;

/// Columns and sorting: everything that the table's header does, for the keyboard too. Stays open while columns are
/// ticked. Rebuilt each time it opens.
class ColumnsMenu final : public QMenu {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnsMenu)
public:
    /// \a table must outlive it.
    ColumnsMenu(SearchTable &table, QWidget *parent);

    void setOrder(const InvoiceOrder &order) { m_order = order; }

Q_SIGNALS:
    void orderChosen(const billow::InvoiceOrder &order);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void addColumns();
    void addSorting();
    void addMoving();

    SearchTable &m_table;
    InvoiceOrder m_order;
    QAction *m_automatic = nullptr; ///< of the menu as it was built last
    QAction *m_pressed = nullptr; ///< under the mouse when its button went down
};

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
    /// To filter by: all of this seller, or buyer.
    void sellerWanted(const QString &name);
    void buyerWanted(const QString &name);

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

/// Asks for the name of a view. Deletes itself when it closes.
class NameDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NameDialog)
public:
    NameDialog(const Theme &theme, QWidget *parent);

Q_SIGNALS:
    void named(const QString &name);

private:
    QLineEdit *m_name; // children
    QPushButton *m_save;
};

/// Saved views: choose, save, delete. Rebuilt each time it opens.
class ViewsMenu final : public QMenu {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ViewsMenu)
public:
    ViewsMenu(QSettings &settings, const FieldWidths &least, QWidget *parent);

    void save(const SavedView &view) { m_views.save(view); }
    [[nodiscard]] const QList<SavedView> &saved() const { return m_views.all(); }

Q_SIGNALS:
    void chosen(const billow::SavedView &view);
    /// A name for what is shown now is to be asked for.
    void saveWanted();

private:
    void build();
    void offer(const SavedView &view);

    SavedViews m_views;
};

} // namespace billow
