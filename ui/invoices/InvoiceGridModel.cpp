// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/invoices/InvoiceGridModel.h"

#include "ui/invoices/InvoiceCache.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// More of a batch than this is not worth keeping: no screen shows so many rows, and the pages in view would go.
constexpr qsizetype mostKept = 2 * InvoiceCache::pageSize;

constexpr qsizetype longestNumber = 20; ///< characters; a longer one is elided

std::span<const Invoice> newest(const InvoiceBatch &invoices)
{
    return std::span(invoices).last(static_cast<std::size_t>(std::min(invoices.size(), mostKept)));
}

int alignment(InvoiceColumn column)
{
    return static_cast<int>((isAmount(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

InvoiceGridModel::InvoiceGridModel(Api &api, MoneyFormat format, QObject *parent, std::int64_t mostRows)
    : QAbstractTableModel(parent)
    , m_text(std::move(format))
    , m_mostRows(mostRows)
    , m_fetcher(new PageFetcher(api, this))
{
    m_clock.start();
    connect(m_fetcher, &PageFetcher::fetched, this, &InvoiceGridModel::takeFetched);
    connect(m_fetcher, &PageFetcher::failed, this, &InvoiceGridModel::fetchFailed);
}

void InvoiceGridModel::apply(const LiveUpdate &update)
{
    const bool currencyChanged = std::exchange(m_usual, update.stats.defaultCurrency) != m_usual;
    // A snapshot of the same epoch names the same invoices: it only leaps ahead, and what it skips can be fetched.
    if (update.epoch != m_epoch || update.cursor < m_latest) {
        restart(update);
        return;
    }
    if (currencyChanged && m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (update.cursor == m_latest)
        return;

    const Seq before = std::exchange(m_latest, update.cursor);
    if (m_frozen) {
        m_arrivedFrozen = update.invoices;
        Q_EMIT waitingChanged(waiting());
        return;
    }
    hold(newest(update.invoices));
    if (m_tints)
        m_fresh.add(before + 1, m_latest, now());
    showUpTo(m_latest);
}

void InvoiceGridModel::freeze()
{
    m_frozen = true;
}

void InvoiceGridModel::thaw()
{
    if (!std::exchange(m_frozen, false))
        return;
    hold(newest(m_arrivedFrozen));
    m_arrivedFrozen.clear();
    showUpTo(m_latest);
    Q_EMIT waitingChanged(0);
}

void InvoiceGridModel::restart(const LiveUpdate &update)
{
    beginResetModel();
    m_epoch = update.epoch;
    m_latest = update.cursor;
    m_shown = update.cursor;
    m_rows = std::min(update.cursor, m_mostRows);
    m_frozen = false;
    m_arrivedFrozen.clear();
    m_fresh.clear();
    m_pages.clear();
    m_fetcher->restart();
    hold(newest(update.invoices));
    endResetModel();
    Q_EMIT waitingChanged(0);
}

void InvoiceGridModel::showUpTo(Seq cursor)
{
    const std::int64_t added = cursor - m_shown;
    if (added <= 0)
        return;
    const std::int64_t rows = std::min(cursor, m_mostRows);
    if (added >= m_mostRows) {
        beginResetModel();
        m_shown = cursor;
        m_rows = rows;
        endResetModel();
        return;
    }
    if (const std::int64_t excess = m_rows + added - rows; excess > 0) {
        beginRemoveRows({}, static_cast<int>(m_rows - excess), static_cast<int>(m_rows - 1));
        m_rows -= excess;
        endRemoveRows();
    }
    beginInsertRows({}, 0, static_cast<int>(added - 1));
    m_shown = cursor;
    m_rows = rows;
    endInsertRows();
}

void InvoiceGridModel::hold(std::span<const Invoice> invoices)
{
    m_pages.put(invoices);
    const std::pair before(m_largestAmount, m_leastAmount);
    const bool named = m_namesCurrencies;
    const int numberLength = m_numberLength;
    for (const Invoice &invoice : invoices) {
        m_largestAmount = std::max(m_largestAmount, invoice.total);
        m_leastAmount = std::min(m_leastAmount, invoice.total);
        m_namesCurrencies = m_namesCurrencies || invoice.currency != m_usual;
        const qsizetype length = m_text.cell(invoice, InvoiceColumn::Number, m_usual).size();
        m_numberLength = std::max(m_numberLength, static_cast<int>(std::min(length, longestNumber)));
    }
    if (before == std::pair(m_largestAmount, m_leastAmount) && m_namesCurrencies == named
        && m_numberLength == numberLength)
        return;
    m_amountDigits =
        static_cast<int>(std::max(QString::number(m_largestAmount).size(), QString::number(m_leastAmount).size()));
    Q_EMIT cellsWidened();
}

void InvoiceGridModel::takeFetched(const InvoiceBatch &invoices)
{
    if (invoices.isEmpty())
        return;
    hold(invoices);
    const std::int64_t top = std::max<std::int64_t>(0, m_shown - invoices.last().seq);
    const std::int64_t bottom = std::min(m_rows - 1, m_shown - invoices.first().seq);
    if (top <= bottom)
        Q_EMIT dataChanged(index(static_cast<int>(top), 0), index(static_cast<int>(bottom), columnCount() - 1));
}

int InvoiceGridModel::freshRowCount()
{
    const Seq oldest = m_fresh.prune(now());
    return oldest == 0 ? 0 : static_cast<int>(std::clamp<std::int64_t>(m_shown - oldest + 1, 0, m_rows));
}

void InvoiceGridModel::setTintsNewRows(bool tints)
{
    m_tints = tints;
    if (!tints)
        m_fresh.clear();
}

int InvoiceGridModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows);
}

int InvoiceGridModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : invoiceColumnCount;
}

QVariant InvoiceGridModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = static_cast<InvoiceColumn>(index.column());
    const Seq seq = seqAt(index.row());
    if (role == FreshRole)
        return m_fresh.strength(seq, now());
    if (role == Qt::TextAlignmentRole)
        return alignment(column);

    const Invoice *invoice = m_pages.find(seq);
    if (!invoice) {
        if (role == Qt::DisplayRole)
            m_fetcher->want(InvoiceCache::pageOf(seq));
        return placeholder(column, role);
    }
    switch (role) {
    case Qt::DisplayRole:
        return m_text.cell(*invoice, column, m_usual);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return m_text.toolTip(*invoice, column);
    case RawRole:
        return InvoiceText::raw(*invoice, column);
    case LoadedRole:
        return true;
    default:
        return {};
    }
}

QVariant InvoiceGridModel::placeholder(InvoiceColumn column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == InvoiceColumn::Risk ? QString() : u"…"_s;
    case LoadedRole:
        return false;
    default:
        return {};
    }
}

QVariant InvoiceGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= invoiceColumnCount)
        return {};
    const auto column = static_cast<InvoiceColumn>(section);
    if (role == Qt::DisplayRole)
        return InvoiceText::heading(column);
    if (role == Qt::TextAlignmentRole)
        return alignment(column);
    return {};
}

} // namespace billow
