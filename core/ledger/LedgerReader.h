// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Analytics.h"
#include "core/invoice/InvoiceQuery.h"
#include "core/ledger/search/SearchRun.h"
#include "core/ledger/store/LedgerStore.h"

namespace billow {

/// Reads a ledger beside its writer, over a connection of its own. Built, used and destroyed on one thread. Connects by
/// itself, and anew after the database was away.
class LedgerReader final {
public:
    explicit LedgerReader(std::unique_ptr<LedgerStore> store);
    ~LedgerReader();
    Q_DISABLE_COPY_MOVE(LedgerReader)

    Result<LedgerPosition> position();
    /// Those with first <= seq <= last, ascending; at most 10,000 (Invalid beyond that).
    Result<InvoiceBatch> range(Seq first, Seq last);
    /// Those of these seqs, in that order, without those that are not stored; at most 10,000 (Invalid beyond that).
    Result<InvoiceBatch> seqs(std::span<const Seq> wanted);
    /// Invalid where \a limit was reached.
    Result<InvoiceSearch> search(const InvoiceQuery &query, const SearchLimit &limit);
    /// As readAnalytics().
    Result<Analytics> analytics(const AnalyticsQuery &query, UtcTime now);
    Result<FilterChoices> filterChoices();
    /// As LedgerStore::readDocument() and readOriginal().
    Result<std::optional<ReceivedDocument>> document(Seq seq);
    Result<OriginalDocument> original(Seq seq);

private:
    Result<void> ensureConnected();
    template <typename T>
    Result<T> connected(const std::function<Result<T>()> &read);

    std::unique_ptr<LedgerStore> m_store;
};

} // namespace billow
