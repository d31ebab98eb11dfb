// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Analytics.h"
#include "ui/format/MoneyFormat.h"

#include <QAbstractTableModel>
#include <QWidget>

class QComboBox;

namespace billow {

class SmallTable;
class Theme;

/// VAT by period and rate in words, the newest period first.
class VatModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VatModel)
public:
    enum Column { Period, Rate, Taxable, Vat, Invoices, ColumnCount };
    enum class By { Month, Quarter };

    explicit VatModel(const MoneyFormat &format, QObject *parent = nullptr);

    /// The figures of the months of one period are added up.
    void show(const std::vector<VatFigures> &figures, By by);
    /// A row a line, its fields separated by tabs, the first line the names of the columns.
    [[nodiscard]] QString table() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const VatFigures &figures, int column) const;
    [[nodiscard]] QString period(const QString &key) const;

    const MoneyFormat &m_format;
    std::vector<VatFigures> m_rows; ///< month: also a quarter, "2026-Q4"
};

/// The table of VAT by rate, with the choice of its periods.
class VatTable final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VatTable)
public:
    VatTable(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void setFigures(const std::vector<VatFigures> &figures);
    [[nodiscard]] QString table() const { return m_model->table(); }

Q_SIGNALS:
    void changed();

private:
    void show();
    void takeTheme();

    const Theme &m_theme;
    std::vector<VatFigures> m_figures;
    // Children.
    VatModel *m_model;
    QComboBox *m_period;
    SmallTable *m_table;
};

} // namespace billow
