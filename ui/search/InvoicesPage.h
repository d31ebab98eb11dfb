// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "core/invoice/InvoiceQuery.h"
#include "ui/search/FilterWords.h"

#include <QTimer>
#include <QWidget>

class QSettings;

namespace billow {

class Api;
class ColumnsMenu;
class ExportBar;
class FilterBar;
class FilterChips;
class FilterPanel;
class FilterScroll;
class MessageBanner;
class MoneyFormat;
class ResultArea;
class ResultLine;
class ResultPanel;
class QueryRunner;
class Theme;
class ViewsMenu;
struct SavedView;

/// All stored invoices, to search, filter, sort, copy and export during a run. Searches when it is shown, not while it
/// is hidden. Invoices stored since are announced, and appear with the next search.
class InvoicesPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InvoicesPage)
public:
    /// All four must outlive the page. The settings keep columns, order, saved views and what is open.
    InvoicesPage(
        Api &api, QSettings &settings, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);
    ~InvoicesPage() override;

    void apply(const LiveUpdate &update);
    /// Shows what the query finds, with the filters and the order of it.
    void setQuery(const InvoiceQuery &query);
    [[nodiscard]] const InvoiceQuery &query() const { return m_query; }
    /// Shows what passes \a filter, in the present order: for links from charts and imports.
    void showOnly(const InvoiceFilter &filter);
    /// Closing the window would cancel it.
    [[nodiscard]] bool isExporting() const;
    void search();
    void focusSearch();
    /// Whether an answer is outstanding.
    [[nodiscard]] bool isSearching() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void connectFilters();
    void connectResults();
    void makeShortcuts();
    void restore();
    void keepColumns();

    void readText(bool atOnce);
    void changeFilter(const InvoiceFilter &filter);
    void changeOrder(const InvoiceOrder &order);
    void sortBy(InvoiceKey field);
    void clearFilters();
    void showQuery();
    void openFilters(bool open);
    void chooseView(const SavedView &view);
    void askForName();

    void searchIfStale();
    void take(const InvoiceQuery &query, const InvoiceSearch &found);
    void reportFailure(const QString &message);
    void announceNew();
    void explainEmptiness();
    void askForChoices();

    Api &m_api;
    QSettings &m_settings;
    const MoneyFormat &m_format;
    const Theme &m_theme;
    InvoiceQuery m_query; ///< what is wanted
    InvoiceQuery m_shownQuery; ///< what the rows answer
    InvoiceSearch m_found; ///< without its seqs, which the model has
    Seq m_cursorThen = 0; ///< where the display was when the search was answered
    LiveUpdate m_latest; ///< without its invoices
    QTimer m_columnsSettled; ///< runs while columns are being dragged
    bool m_told = false; ///< whether there has been an update; the first epoch of a ledger is 0, too
    bool m_stale = true; ///< search again when shown
    bool m_answered = false; ///< whether there has been an answer at all

    // Children.
    QueryRunner *m_runner;
    FilterBar *m_bar;
    FilterPanel *m_panel;
    FilterScroll *m_filters; ///< around m_panel
    FilterChips *m_chips;
    ResultLine *m_line;
    MessageBanner *m_failure;
    MessageBanner *m_notice;
    ResultArea *m_area;
    ResultPanel *m_results; ///< of the area
    ViewsMenu *m_views;
    ColumnsMenu *m_columns;
    ExportBar *m_exports;
};

} // namespace billow
