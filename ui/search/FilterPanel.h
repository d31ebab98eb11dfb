// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"

#include <QFrame>
#include <QList>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace billow {

class DateField;
class FilterField;
class MoneyFormat;
class Theme;

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
    void buildPeriods();
    void choosePeriod();
    void showPeriod();
    void buildRanges();
    void buildChoices();
    void buildTicks();
    FilterField *addField(const QString &name, int width, QWidget *control);
    QComboBox *addCombo(const QString &name);
    void fill();
    void fill(QComboBox *combo, const QStringList &values, const std::optional<QString> &chosen);
    void showFilter();
    void readDates();
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
    QComboBox *m_period;
    DateField *m_from;
    DateField *m_to;
    QLineEdit *m_least;
    QLineEdit *m_most;
    QComboBox *m_currency = nullptr;
    QComboBox *m_country = nullptr;
    QComboBox *m_payment = nullptr;
    QComboBox *m_source = nullptr;
    FilterField *m_fromField = nullptr;
    FilterField *m_toField = nullptr;
    FilterField *m_leastField = nullptr;
    FilterField *m_mostField = nullptr;
    QList<QCheckBox *> m_risks; ///< in the order of RiskProfile
    QCheckBox *m_displayed;
    QPushButton *m_clear;
};

} // namespace billow
