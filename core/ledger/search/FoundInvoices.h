// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/InvoiceQuery.h"

#include <QByteArrayView>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace billow {

/// Numbers different texts 0, 1, 2 …, in little more memory than their bytes take: a million of them may be different.
class TextIndex final {
public:
    using Place = std::uint32_t;

    /// The number of \a text, a new one where it has none yet.
    Place add(QByteArrayView text);
    [[nodiscard]] QByteArrayView at(Place place) const;
    [[nodiscard]] Place size() const { return static_cast<Place>(m_ends.size()); }

    /// For each number the place of its text in the order of sortKeyOf().
    [[nodiscard]] std::vector<Place> ranks() const;

private:
    void grow();
    [[nodiscard]] std::size_t slotOf(QByteArrayView text) const;

    std::string m_bytes; ///< one text behind the other
    std::vector<std::size_t> m_ends; ///< of each text in m_bytes
    std::vector<Place> m_slots; ///< a hash table with open addressing; 0: free, else a number + 1
};

struct LedgerPosition;

/// Whether what decides the order is a text; otherwise it is a number of 64 bits. Nothing where the seq alone does, and
/// then there is no key column.
enum class KeyKind { Arrival, Number, Text };
[[nodiscard]] KeyKind kindOf(InvoiceKey key);

/// Adds up what a search finds, and puts it in order. Takes rows in any order, and holds a bounded number of them:
/// some 40 bytes each, and each different text once.
class FoundInvoices final {
public:
    explicit FoundInvoices(const InvoiceOrder &order, std::int64_t mostListed = InvoiceSearch::mostListed);

    struct Row {
        Seq seq = 0;
        QByteArrayView currency;
        std::int64_t subtotal = 0;
        std::int64_t vat = 0;
        std::int64_t total = 0;
        bool isCreditNote = false;
        // What decides the order: the one that kindOf() names.
        std::int64_t number = 0;
        QByteArrayView text; ///< UTF-8; empty for NULL
    };
    /// Incompatible: that currency is unknown.
    Result<void> add(const Row &row);

    /// All, at this moment of the ledger; ends the search.
    [[nodiscard]] InvoiceSearch take(const LedgerPosition &position);

    /// The answer to a query that needs no look at any row, or nothing: seqs are dense, and the sums are kept.
    [[nodiscard]] static std::optional<InvoiceSearch> without(
        const InvoiceQuery &query, const LedgerPosition &position, std::int64_t mostListed = InvoiceSearch::mostListed);

private:
    struct Entry {
        std::int64_t key;
        Seq seq;
        std::uint32_t currency; ///< a place in m_currencies
    };

    void sort();
    /// Forgets what will not be listed.
    void prune();
    Result<std::uint32_t> placeOf(QByteArrayView currency);

    const InvoiceOrder m_order;
    const std::size_t m_mostListed;
    std::vector<Entry> m_entries;
    TextIndex m_texts; ///< a key is a place in it
    std::vector<CurrencyTotals> m_currencies;
    std::vector<QByteArray> m_codes; ///< of m_currencies, as they stand in the rows
};

} // namespace billow
