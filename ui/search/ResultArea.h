// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "core/invoice/InvoiceQuery.h"
#include "ui/table/TableCard.h"
#include "ui/theme/Theme.h"

#include <QSplitter>
#include <QTimer>
#include <QWidget>

class QPushButton;

namespace billow {

class Api;
class DetailPane;
class ElidedLabel;
struct InvoiceOrder;
struct InvoiceSearch;
class MoneyFormat;
class RowCopier;
class RowMenu;
class SearchModel;
class SearchTable;
class Theme;

/// How many invoices were found and their totals; and that a search is running, if it takes longer than a moment.
class ResultLine final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultLine)
public:
    ResultLine(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    /// The sum in the \a usual currency comes first: where there is little room, the last are cut.
    void show(const InvoiceSearch &found, Currency usual);
    void setSearching(bool searching);

    [[nodiscard]] QString count() const;
    [[nodiscard]] QString sums() const;

Q_SIGNALS:
    void cancelWanted();

private:
    void showProgress(bool shown);
    void takeTheme();

    const MoneyFormat &m_format;
    const Theme &m_theme;
    QTimer m_blink;
    ElidedLabel *m_count; // children
    ElidedLabel *m_sums;
    ElidedLabel *m_searching;
    QPushButton *m_cancel;
};

/// The card with the table of search results. Its rows stay as they are until the next search; a pill announces
/// invoices stored since.
class ResultPanel final : public TableCard {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultPanel)
public:
    ResultPanel(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    /// With \a keepPlace the scroll position and selection are kept, as far as those rows still exist.
    void show(const InvoiceSearch &found, const InvoiceOrder &order, bool keepPlace);
    /// \a filtered: how many of them match is unknown. \a displayed: \a waiting counts invoices shown since, rather
    /// than stored.
    void announceWaiting(std::int64_t waiting, bool filtered, bool displayed);

    [[nodiscard]] SearchModel &model() const { return *m_model; }
    [[nodiscard]] SearchTable &table() const { return *m_table; }

private:
    const MoneyFormat &m_format;
    // Children.
    SearchModel *m_model;
    SearchTable *m_table;
};

/// The search results, and beside them (below them in a narrow, tall window) the details of one invoice; with the
/// commands for rows.
class ResultArea final : public QSplitter {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultArea)
public:
    ResultArea(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] ResultPanel &panel() const { return *m_panel; }
    void setDetailsShown(bool shown);
    /// Shows the current invoice in the details, if they are open.
    void showDetails();
    /// Copies the selected invoices to the clipboard; see copyingEnded().
    void copyRows();

Q_SIGNALS:
    void detailsShownChanged(bool shown);
    /// All invoices of this seller, or to this buyer.
    void sellerWanted(const QString &name);
    void buyerWanted(const QString &name);
    /// The result of copying; an empty sentence: done, nothing to report.
    void copyingEnded(billow::Tone tone, const QString &sentence);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectTable();
    void connectCopier();
    void arrange();

    const MoneyFormat &m_format;
    // Children.
    ResultPanel *m_panel;
    DetailPane *m_details;
    RowCopier *m_copier;
    RowMenu *m_menu;
};

} // namespace billow
