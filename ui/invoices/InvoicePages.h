// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"

#include <QCache>

#include <span>
#include <vector>

namespace billow {

/// The invoices that a grid holds in memory: whole pages by seq, the least recently used given up first. Page p has
/// the invoices with seq from p × pageSize + 1 on; a page may have holes until they are fetched.
class InvoicePages final {
public:
    static constexpr Seq pageSize = 200;

    /// Holds at most \a capacity pages: 50 are 10,000 invoices, some 5 MB.
    explicit InvoicePages(int capacity = 50);

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

} // namespace billow
