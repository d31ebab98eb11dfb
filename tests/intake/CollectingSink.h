// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/FileImport.h"

#include <QSet>

#include <algorithm>
#include <vector>

namespace billow {

/// A ledger in memory: keeps what it is given, and knows duplicates by (seller, number).
class CollectingSink final {
public:
    Result<std::vector<ItemOutcome>> operator()(std::span<const Invoice> batch)
    {
        largestBatch = std::max(largestBatch, batch.size());
        std::vector<ItemOutcome> outcomes;
        for (const Invoice &invoice : batch) {
            const auto key = std::pair(invoice.sellerName, invoice.number);
            const bool duplicate = m_known.contains(key);
            m_known.insert(key);
            if (!duplicate && keep)
                invoices.push_back(invoice);
            outcomes.push_back({.duplicate = duplicate});
        }
        return outcomes;
    }

    [[nodiscard]] FileImport::Sink sink()
    {
        return [this](std::span<const Invoice> batch) { return (*this)(batch); };
    }

    bool keep = true;
    std::vector<Invoice> invoices;
    std::size_t largestBatch = 0;

private:
    QSet<std::pair<QString, QString>> m_known;
};

} // namespace billow
