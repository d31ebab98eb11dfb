// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/invoices/InvoiceCache.h"
#include "ui/invoices/InvoiceText.h"
#include "ui/invoices/NewRowHighlight.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>

namespace billow {

class Api;
class PageFetcher;

/// The displayed invoices, newest first: row r is seq = cursor − r, at most the newest million. Holds a few pages of
/// them; the rest is fetched when a view asks, and says "…" until it has come. Lives on the GUI thread.
///
/// While someone reads further down the model can be frozen: no row comes or goes, and what has arrived since is
/// only counted.
class InvoiceGridModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InvoiceGridModel)
public:
    static constexpr std::int64_t newestMillion = 1'000'000;

    enum Role {
        RawRole = Qt::UserRole, ///< the value itself, see InvoiceText::raw()
        FreshRole, ///< double: 1 for a row that has just come, fading to 0
        LoadedRole, ///< bool: false while the row is a placeholder
    };

    InvoiceGridModel(Api &api, MoneyFormat format, QObject *parent = nullptr, std::int64_t mostRows = newestMillion);

    void apply(const LiveUpdate &update);

    void freeze();
    void thaw();
    [[nodiscard]] bool isFrozen() const { return m_frozen; }
    /// How many have been displayed since the freeze.
    [[nodiscard]] std::int64_t waiting() const { return m_latest - m_shown; }

    [[nodiscard]] Seq seqAt(int row) const { return m_shown - row; }
    /// Nothing where it has not been fetched. The pointer holds until the model changes.
    [[nodiscard]] const Invoice *invoiceAt(int row) const { return m_pages.find(seqAt(row)); }
    /// The longest number that was held so far, in characters.
    [[nodiscard]] int numberLength() const { return m_numberLength; }
    /// How many digits the widest total had that was held so far, a sign counted as one; columns hold it.
    [[nodiscard]] int amountDigits() const { return m_amountDigits; }
    /// Whether a total that was held so far is not in the default currency, and so has its code before it.
    [[nodiscard]] bool namesCurrencies() const { return m_namesCurrencies; }
    /// How many rows at the top are still tinted. 0: nothing to animate.
    [[nodiscard]] int freshRowCount();
    /// Whether new rows are tinted at all.
    void setTintsNewRows(bool tints);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void waitingChanged(qint64 waiting);
    /// amountDigits(), namesCurrencies() or numberLength() has changed.
    void cellsWidened();
    void fetchFailed(const QString &message);

private:
    void restart(const LiveUpdate &update);
    void showUpTo(Seq cursor);
    void hold(std::span<const Invoice> invoices);
    void takeFetched(const InvoiceBatch &invoices);
    [[nodiscard]] QVariant placeholder(InvoiceColumn column, int role) const;
    [[nodiscard]] NewRowHighlight::Time now() const { return NewRowHighlight::Time(m_clock.elapsed()); }

    const InvoiceText m_text;
    const std::int64_t m_mostRows;
    InvoiceCache m_pages;
    PageFetcher *m_fetcher; // child
    NewRowHighlight m_fresh;
    QElapsedTimer m_clock;
    InvoiceBatch m_arrivedFrozen; ///< the newest of what came during a freeze, for its end

    std::int64_t m_epoch = -1;
    Seq m_latest = 0; ///< the newest displayed invoice
    Seq m_shown = 0; ///< that of row 0; behind m_latest only while frozen
    std::int64_t m_rows = 0;
    Currency m_usual;
    int m_amountDigits = 8;
    int m_numberLength = 8;
    std::int64_t m_largestAmount = 99'999'999;
    std::int64_t m_leastAmount = -9'999'999; ///< as wide: it has a sign
    bool m_namesCurrencies = false;
    bool m_frozen = false;
    bool m_tints = true;
};

} // namespace billow
