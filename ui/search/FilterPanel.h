// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"

#include <QDate>
#include <QFrame>
#include <QList>
#include <QScrollArea>

#include <vector>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace billow {

class DateField;
class FilterField;
class MoneyFormat;
class Theme;

/// Days with a name: "Last month". Invalid: without that bound.
struct Period {
    QString name;
    QDate from;
    QDate to; ///< inclusive
};

/// The filters other than the text, each with its own field. An invalid value is marked at its field and leaves that
/// condition unchanged.
class FilterPanel final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterPanel)
public:
    FilterPanel(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void setChoices(const FilterChoices &choices);
    /// Shows it, except for its text, which is kept. If nothing else differs, invalid input stays.
    void setFilter(const InvoiceFilter &filter);
    /// Shows it and drops invalid input.
    void showAnew(const InvoiceFilter &filter);
    [[nodiscard]] const InvoiceFilter &filter() const { return m_filter; }
    [[nodiscard]] bool hasFault() const;
    void focusFirst();

Q_SIGNALS:
    /// By the user, to something valid.
    void filterChanged(const billow::InvoiceFilter &filter);
    void clearWanted();

private:
    /// Two days, and the periods that have a name.
    struct DateRange {
        DateField *from;
        DateField *to;
        std::vector<Period> (*periods)();
        QComboBox *period = nullptr;
        FilterField *fromField = nullptr;
        FilterField *toField = nullptr;
    };
    QComboBox *addPeriods(const QString &name, DateRange &range);
    void choosePeriod(DateRange &range);
    void showPeriod(DateRange &range);
    void buildRanges();
    void buildChoices();
    void buildTicks();
    FilterField *addField(const QString &name, int width, QWidget *control);
    QComboBox *addCombo(const QString &name);
    void fill();
    void fill(QComboBox *combo, const QStringList &values, const std::optional<QString> &chosen);
    void showFilter();
    void readDates();
    [[nodiscard]] bool readRange(const DateRange &range);
    void readAmounts();
    void readChoices();
    void change(const InvoiceFilter &filter);
    void takeTheme();

    const MoneyFormat &m_format;
    const Theme &m_theme;
    InvoiceFilter m_filter;
    FilterChoices m_choices;
    bool m_showing = false; ///< while the fields are set by the program
    // Children.
    DateRange m_issued;
    DateRange m_due;
    QLineEdit *m_least;
    QLineEdit *m_most;
    QComboBox *m_kind = nullptr;
    QComboBox *m_check = nullptr;
    QComboBox *m_currency = nullptr;
    QComboBox *m_country = nullptr;
    QComboBox *m_payment = nullptr;
    QComboBox *m_source = nullptr;
    FilterField *m_leastField = nullptr;
    FilterField *m_mostField = nullptr;
    QList<QCheckBox *> m_risks; ///< in the order of RiskProfile
    QCheckBox *m_displayed;
    QPushButton *m_clear;
};

/// Filters that are as high as they need to be, but leave most of the page to the results: beyond that they scroll.
class FilterScroll final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterScroll)
public:
    FilterScroll(QWidget *panel, QWidget *page);

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_page;
};

} // namespace billow
