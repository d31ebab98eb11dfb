// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"

#include <QObject>
#include <QTimer>

namespace billow {

/// Runs one search at a time: a new one replaces the one before, whose answer is dropped. Lives on the GUI thread.
class QueryRunner final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueryRunner)
public:
    explicit QueryRunner(Api &api, QObject *parent = nullptr);
    ~QueryRunner() override;

    void search(const InvoiceQuery &query);
    /// The same after a short pause without calls: for text that is being typed. Until then, answers belong to the
    /// previous search.
    void searchSoon(const InvoiceQuery &query);
    /// Cancels the search that is running or about to start.
    void cancel();

    /// Whether an answer is outstanding.
    [[nodiscard]] bool isSearching() const { return m_searching; }

Q_SIGNALS:
    void searchingChanged(bool searching);
    void found(const billow::InvoiceQuery &query, const billow::InvoiceSearch &found);
    void failed(const QString &message);

private:
    void stopWaiting();
    void take(const InvoiceQuery &query, const Result<InvoiceSearch> &answer);
    void setSearching(bool searching);

    Api &m_api;
    QTimer m_pause; ///< runs while something is being typed
    InvoiceQuery m_next; ///< to be searched for when the pause ends
    QFuture<Result<InvoiceSearch>> m_future;
    std::int64_t m_round = 0; ///< counts searches
    bool m_searching = false;
};

} // namespace billow
