// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "core/invoice/InvoiceQuery.h"
#include "ui/invoices/InvoiceGridModel.h"
#include "ui/search/SearchText.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QFuture>

namespace billow {

class Api;
class PageFetcher;

/// Search results: one row per invoice, one column per InvoiceKey. Has the seqs of all rows and keeps some thousand
/// invoices; others are fetched when a view asks, and show "…" until then. Lives on the GUI thread.
///
/// Answers the roles of InvoiceGridModel.
class SearchModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchModel)
public:
    using Role = InvoiceGridModel::Role;
    static constexpr qsizetype rowsAPage = 200;
    static constexpr qsizetype mostHeld = 10'000; ///< invoices, some 5 MB

    SearchModel(Api &api, MoneyFormat format, QObject *parent = nullptr);

    void show(const InvoiceSearch &found, const InvoiceOrder &order);
    /// The currency that is left out in cells.
    void setUsualCurrency(Currency currency);

    [[nodiscard]] const SeqList &seqs() const { return m_seqs; }
    [[nodiscard]] const InvoiceOrder &order() const { return m_order; }
    /// nullptr: not fetched yet, but requested. The pointer is valid until control returns to the event loop.
    [[nodiscard]] const Invoice *invoiceAt(int row) const;
    /// How many digits the largest total had that was held so far; columns are made wide enough for it.
    [[nodiscard]] int amountDigits() const;
    [[nodiscard]] bool namesCurrencies() const { return m_namesCurrencies; }
    [[nodiscard]] bool holdsCreditNotes() const { return m_holdsCreditNotes; }
    /// The longest invoice number that was held so far.
    [[nodiscard]] const QString &longestNumber() const { return m_longestNumber; }

    [[nodiscard]] static InvoiceKey fieldOf(int column) { return static_cast<InvoiceKey>(column); }
    [[nodiscard]] static int columnOf(InvoiceKey field) { return static_cast<int>(field); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// amountDigits(), namesCurrencies(), holdsCreditNotes() or longestNumber() has changed.
    void amountsWidened();
    void fetchFailed(const QString &message);

private:
    [[nodiscard]] QFuture<Result<InvoiceBatch>> ask(Seq page) const;
    void take(const InvoiceBatch &invoices, Seq page);
    void measure(const Invoice &invoice);
    [[nodiscard]] QVariant placeholder(InvoiceKey field, int role) const;

    Api &m_api;
    const SearchText m_text;
    PageFetcher *m_fetcher; // child
    mutable QCache<Seq, Invoice> m_invoices; ///< mutable: to look is to use; seq 0: it is not stored any more
    SeqList m_seqs;
    InvoiceOrder m_order;
    std::int64_t m_epoch = -1;
    Currency m_usual;
    std::int64_t m_largestAmount = 99'999'999;
    QString m_longestNumber = QStringLiteral("INV-00000");
    bool m_holdsCreditNotes = false;
    bool m_namesCurrencies = false;
};

} // namespace billow
