// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"
#include "core/invoice/Invoice.h"

#include <QCache>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <span>
#include <vector>

namespace billow {

/// The invoices that a grid holds in memory: whole pages by seq, the least recently used given up first. Page p has
/// the invoices with seq from p × pageSize + 1 on; a page may have holes until they are fetched.
class InvoiceCache final {
public:
    static constexpr Seq pageSize = 200;

    /// Holds at most \a capacity pages: 50 are 10,000 invoices, some 5 MB.
    explicit InvoiceCache(int capacity = 50);

    [[nodiscard]] static constexpr Seq pageOf(Seq seq) { return (seq - 1) / pageSize; }
    [[nodiscard]] static constexpr Seq firstOf(Seq page) { return page * pageSize + 1; }
    [[nodiscard]] static constexpr Seq lastOf(Seq page) { return (page + 1) * pageSize; }

    /// Nothing where it is not here. The pointer holds until the next put() or clear().
    [[nodiscard]] const Invoice *find(Seq seq) const;
    void put(std::span<const Invoice> invoices);
    void clear();
    [[nodiscard]] qsizetype pageCount() const { return m_pages.size(); }

private:
    using Page = std::vector<Invoice>; ///< by place in the page; seq 0 is a hole

    mutable QCache<Seq, Page> m_pages; ///< mutable: looking at a page makes it the most recent
};

/// Fetches pages of invoices without waiting: each once at a time, a few at once, what was asked for last first. A
/// page that was asked for long ago, and has been scrolled past since, is forgotten. Lives on the GUI thread.
class PageFetcher final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageFetcher)
public:
    static constexpr int mostInFlight = 4;
    static constexpr int mostWaiting = 8;

    /// Brings the invoices of a page, whatever that is.
    using Ask = std::function<QFuture<Result<InvoiceBatch>>(Seq page)>;

    PageFetcher(Ask ask, QObject *parent);
    /// Of the pages of InvoiceCache.
    explicit PageFetcher(Api &api, QObject *parent = nullptr);

    /// Asks for a page, at once where a place is free. Asking again for one that is on its way costs nothing.
    void want(Seq page);
    /// Forgets all that was asked for; answers that are still on their way are thrown away.
    void restart();

Q_SIGNALS:
    void fetched(const billow::InvoiceBatch &invoices, billow::Seq page);
    /// The ledger could not be read. Waiting pages are asked for again after a second.
    void failed(const QString &message);

private:
    void askNext();
    void ask(Seq page);
    void take(Seq page, const Result<InvoiceBatch> &answer);

    const Ask m_ask;
    QList<Seq> m_waiting; ///< the most wanted last
    QSet<Seq> m_inFlight;
    std::int64_t m_round = 0; ///< counts restarts
    QTimer m_pause; ///< runs after a failure
};

} // namespace billow
