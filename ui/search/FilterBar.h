// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/search/FilterWords.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace billow {

class Theme;

/// The row at the top of the page: the search field and the buttons.
class FilterBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterBar)
public:
    explicit FilterBar(const Theme &theme, QWidget *parent = nullptr);

    void setText(const QString &text); ///< without a signal
    [[nodiscard]] QString text() const;
    void focusText();
    /// How many filters are set beside the text.
    void setFilterCount(qsizetype count);

    [[nodiscard]] QPushButton *filters() const { return m_filters; } ///< checkable
    [[nodiscard]] QPushButton *views() const { return m_views; } ///< these three are to be given menus
    [[nodiscard]] QPushButton *columns() const { return m_columns; }
    [[nodiscard]] QPushButton *exports() const { return m_exports; }
    [[nodiscard]] QPushButton *details() const { return m_details; } ///< checkable

Q_SIGNALS:
    void textTyped();
    /// Enter.
    void searchWanted();
    /// Down: to the results.
    void leaveWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *addButton(const QString &text, const QString &toolTip, const QString &look);
    void takeTheme();

    const Theme &m_theme;
    bool m_showing = false; ///< the program is setting the text
    QLineEdit *m_text; // children
    QPushButton *m_filters;
    QPushButton *m_views;
    QPushButton *m_columns;
    QPushButton *m_exports;
    QPushButton *m_details;
};

/// A button for each filter that is set, which removes it. The text has its own field and no chip.
class FilterChips final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterChips)
public:
    FilterChips(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void show(const InvoiceFilter &filter);
    [[nodiscard]] bool isEmpty() const { return m_chips.isEmpty(); }
    [[nodiscard]] qsizetype count() const { return m_chips.size(); }

Q_SIGNALS:
    void removed(billow::FilterPart part);
    void clearWanted();

private:
    void takeTheme();

    const MoneyFormat &m_format;
    const Theme &m_theme;
    QList<QPushButton *> m_chips; // children
    QPushButton *m_clear;
};

} // namespace billow
