// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/SearchModel.h"

#include "core/invoice/InvoiceFields.h"
#include "ui/invoices/InvoiceCache.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

int alignment(InvoiceKey field)
{
    const bool right = isAmount(field) || field == InvoiceKey::Arrival || field == InvoiceKey::VatRate;
    return static_cast<int>((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

SearchModel::SearchModel(Api &api, MoneyFormat format, QObject *parent)
    : QAbstractTableModel(parent)
    , m_api(api)
    , m_text(std::move(format))
    , m_fetcher(new PageFetcher([this](Seq page) { return ask(page); }, this))
    , m_invoices(mostHeld)
{
    connect(m_fetcher, &PageFetcher::fetched, this, &SearchModel::take);
    connect(m_fetcher, &PageFetcher::failed, this, &SearchModel::fetchFailed);
}

void SearchModel::show(const InvoiceSearch &found, const InvoiceOrder &order)
{
    beginResetModel();
    m_fetcher->restart();
    if (std::exchange(m_epoch, found.epoch) != found.epoch)
        m_invoices.clear(); // within an epoch a seq always names the same invoice
    m_seqs = found.seqs;
    m_order = order;
    endResetModel();
}

void SearchModel::setUsualCurrency(Currency currency)
{
    if (std::exchange(m_usual, currency) == currency || m_seqs.isEmpty())
        return;
    const int column = columnOf(InvoiceKey::Total);
    Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
}

const Invoice *SearchModel::invoiceAt(int row) const
{
    const Invoice *invoice = m_invoices.object(m_seqs.at(row));
    if (!invoice) {
        m_fetcher->want(row / rowsAPage);
        return nullptr;
    }
    return invoice->seq == 0 ? nullptr : invoice;
}

QFuture<Result<InvoiceBatch>> SearchModel::ask(Seq page) const
{
    QList<Seq> missing;
    for (const Seq seq : m_seqs.mid(page * rowsAPage, rowsAPage))
        if (!m_invoices.contains(seq))
            missing += seq;
    return m_api.invoices(missing);
}

void SearchModel::take(const InvoiceBatch &invoices, Seq page)
{
    for (const Invoice &invoice : invoices) {
        measure(invoice);
        m_invoices.insert(invoice.seq, new Invoice(invoice)); // owns it
    }
    const QList<Seq> seqs = m_seqs.mid(page * rowsAPage, rowsAPage);
    for (const Seq seq : seqs)
        if (!m_invoices.contains(seq))
            m_invoices.insert(seq, new Invoice); // so that it is not asked for again and again
    const int first = static_cast<int>(page * rowsAPage);
    if (!seqs.isEmpty())
        Q_EMIT dataChanged(index(first, 0), index(first + static_cast<int>(seqs.size()) - 1, columnCount() - 1));
}

void SearchModel::measure(const Invoice &invoice)
{
    const int digits = amountDigits();
    const bool named = m_namesCurrencies;
    m_largestAmount = std::max(m_largestAmount, invoice.total < 0 ? -invoice.total : invoice.total);
    const bool credits =
        std::exchange(m_holdsCreditNotes, m_holdsCreditNotes || invoice.kind == DocumentKind::CreditNote);
    m_namesCurrencies = m_namesCurrencies || invoice.currency != m_usual;
    // Beyond that, names matter more.
    constexpr qsizetype longest = 24;
    const bool longer = invoice.number.size() > m_longestNumber.size() && m_longestNumber.size() < longest;
    if (longer)
        m_longestNumber = invoice.number.first(std::min(invoice.number.size(), longest));
    if (longer || m_holdsCreditNotes != credits || amountDigits() != digits || m_namesCurrencies != named)
        Q_EMIT amountsWidened();
}

int SearchModel::amountDigits() const
{
    return static_cast<int>(QString::number(m_largestAmount).size());
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_seqs.size());
}

int SearchModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : invoiceFieldCount;
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const InvoiceKey field = fieldOf(index.column());
    if (role == Qt::TextAlignmentRole)
        return alignment(field);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleDescriptionRole
        && role != InvoiceGridModel::RawRole && role != InvoiceGridModel::LoadedRole)
        return {};

    const Invoice *invoice = invoiceAt(index.row());
    if (!invoice)
        return placeholder(field, role);
    switch (role) {
    case Qt::DisplayRole:
        return m_text.cell(*invoice, field, m_usual);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return m_text.toolTip(*invoice, field);
    case InvoiceGridModel::RawRole:
        return SearchText::raw(*invoice, field);
    default:
        return true;
    }
}

QVariant SearchModel::placeholder(InvoiceKey field, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return field == InvoiceKey::Risk ? QString() : u"…"_s;
    case InvoiceGridModel::LoadedRole:
        return false;
    default:
        return {};
    }
}

QVariant SearchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= invoiceFieldCount)
        return {};
    const InvoiceKey field = fieldOf(section);
    switch (role) {
    case Qt::DisplayRole: {
        const QString heading = SearchText::heading(field);
        if (field != m_order.key)
            return heading;
        return heading + (m_order.descending ? u" ↓"_s : u" ↑"_s);
    }
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return tr("%1. Click to sort.").arg(SearchText::title(field));
    case Qt::TextAlignmentRole:
        return alignment(field);
    default:
        return {};
    }
}

} // namespace billow
