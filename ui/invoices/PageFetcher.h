// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>

namespace billow {

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
    /// Of the pages of InvoicePages.
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
