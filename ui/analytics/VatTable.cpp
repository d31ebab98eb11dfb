// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/analytics/VatTable.h"

#include "ui/analytics/AnalyticsText.h"
#include "ui/search/DetailPane.h"
#include "ui/search/SearchText.h"
#include "ui/table/SmallTable.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <map>
#include <tuple>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowsInView = 8;

/// "2026-Q4" from "2026-11".
QString quarterOf(const QString &month)
{
    const QDate day = AnalyticsText::firstDay(month);
    return u"%1-Q%2"_s.arg(month.section(u'-', 0, 0)).arg((day.month() + 2) / 3);
}

} // namespace

VatModel::VatModel(const MoneyFormat &format, QObject *parent)
    : QAbstractTableModel(parent)
    , m_format(format)
{
}

void VatModel::show(const std::vector<VatFigures> &figures, By by)
{
    std::map<std::tuple<QString, VatCategory, VatRate>, VatFigures> sums;
    for (const VatFigures &each : figures) {
        const QString period = by == By::Month ? each.month : quarterOf(each.month);
        const auto [sum, isNew] = sums.try_emplace(
            {period, each.category, each.rate}, VatFigures{period, each.category, each.rate, each.totals});
        if (!isNew)
            sum->second.totals += each.totals;
    }
    std::vector<VatFigures> rows;
    rows.reserve(sums.size());
    for (const auto &[key, sum] : sums)
        rows.push_back(sum);
    std::ranges::stable_sort(rows, std::ranges::greater(), &VatFigures::month);
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

QString VatModel::table() const
{
    QStringList lines;
    for (int row = -1; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells += row < 0 ? headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
                             : text(m_rows.at(static_cast<std::size_t>(row)), column);
        lines += cells.join(u'\t');
    }
    return lines.join(u'\n');
}

int VatModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int VatModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant VatModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text(m_rows.at(static_cast<std::size_t>(index.row())), index.column());
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    return {};
}

QVariant VatModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section < Taxable ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Period:
        return tr("Period", "a month or a quarter");
    case Rate:
        return tr("VAT rate");
    case Taxable:
        return tr("Taxable");
    case Vat:
        return tr("VAT");
    case Invoices:
        return tr("Invoices");
    default:
        return {};
    }
}

QString VatModel::text(const VatFigures &figures, int column) const
{
    const CurrencyTotals &totals = figures.totals;
    switch (column) {
    case Period:
        return period(figures.month);
    case Rate: {
        const QString rate = SearchText(m_format).vatRate(figures.rate);
        return figures.category == VatCategory::Standard
            ? rate
            : tr("%1, %2", "VAT rate, kind of VAT").arg(rate, TaxCheck::category(figures.category));
    }
    case Taxable:
        return m_format.amount(totals.subtotal, totals.currency);
    case Vat:
        return m_format.amount(totals.vat, totals.currency);
    case Invoices:
        return m_format.number(totals.count);
    default:
        return {};
    }
}

QString VatModel::period(const QString &key) const
{
    const QString year = key.section(u'-', 0, 0);
    const QString part = key.section(u'-', 1);
    return part.startsWith(u'Q') ? tr("Q%1 %2", "quarter, year").arg(part.mid(1), year)
                                 : AnalyticsText(m_format).month(key);
}

VatTable::VatTable(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new VatModel(format, this))
    , m_period(new QComboBox(this))
    , m_table(new SmallTable(*m_model,
          {CellLook::Plain, CellLook::Plain, CellLook::Amount, CellLook::Amount, CellLook::MutedAmount},
          {VatModel::Period, VatModel::Rate}, theme, this))
{
    m_period->setObjectName(u"vat-period"_s);
    m_period->setAccessibleName(tr("Period of VAT"));
    m_period->addItem(tr("By month"));
    m_period->addItem(tr("By quarter"));
    guardAgainstWheel(m_period);
    m_table->setAccessibleName(tr("VAT by rate"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_period);
    head->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    connect(m_period, &QComboBox::activated, this, [this] {
        show();
        Q_EMIT changed();
    });
    connect(&theme, &Theme::changed, this, &VatTable::takeTheme);
    takeTheme();
    show();
}

void VatTable::setFigures(const std::vector<VatFigures> &figures)
{
    m_figures = figures;
    show();
}

void VatTable::show()
{
    m_model->show(m_figures, m_period->currentIndex() == 0 ? VatModel::By::Month : VatModel::By::Quarter);
    // Without a row there is nothing that could show the focus.
    m_table->setFocusPolicy(m_model->rowCount() == 0 ? Qt::NoFocus : Qt::StrongFocus);
}

void VatTable::takeTheme()
{
    m_period->setFont(m_theme.font(TextRank::Body));
    m_table->setMinimumHeight((rowsInView + 1) * m_theme.rowHeight());
}

} // namespace billow
