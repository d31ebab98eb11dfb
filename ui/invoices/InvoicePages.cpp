// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/invoices/InvoicePages.h"

namespace billow {

InvoicePages::InvoicePages(int capacity)
    : m_pages(capacity)
{
}

const Invoice *InvoicePages::find(Seq seq) const
{
    const Page *page = m_pages.object(pageOf(seq));
    const auto place = static_cast<std::size_t>((seq - 1) % pageSize);
    if (!page || place >= page->size() || (*page)[place].seq != seq)
        return nullptr;
    return &(*page)[place];
}

void InvoicePages::put(std::span<const Invoice> invoices)
{
    for (const Invoice &invoice : invoices) {
        if (invoice.seq < 1)
            continue;
        Page *page = m_pages.object(pageOf(invoice.seq));
        if (!page) {
            page = new Page;
            m_pages.insert(pageOf(invoice.seq), page); // owns it
        }
        const auto place = static_cast<std::size_t>((invoice.seq - 1) % pageSize);
        if (place >= page->size())
            page->resize(place + 1);
        (*page)[place] = invoice;
    }
}

void InvoicePages::clear()
{
    m_pages.clear();
}

} // namespace billow
