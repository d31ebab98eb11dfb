// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/FileImport.h"

#include <QSet>

#include <algorithm>
#include <vector>

namespace billow {

using namespace Qt::StringLiterals;

/// A ledger in memory: keeps what it is given, and knows duplicates by (seller, kind, number, year of issue).
class CollectingSink final {
public:
    Result<std::vector<ItemOutcome>> operator()(std::span<const Invoice> batch)
    {
        largestBatch = std::max(largestBatch, batch.size());
        std::vector<ItemOutcome> outcomes;
        for (const Invoice &invoice : batch) {
            const QString key = u"%1\n%2\n%3\n%4"_s.arg(invoice.sellerName, invoice.number)
                                    .arg(static_cast<int>(invoice.kind))
                                    .arg(invoice.issuedOn.year());
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
    QSet<QString> m_known;
};

} // namespace billow
