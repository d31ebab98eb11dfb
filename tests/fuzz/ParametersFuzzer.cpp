// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/resources/InvoiceParameters.h"
#include "tests/fuzz/Fuzzer.h"

// The parameters of GET /api/invoices: whatever comes is a search within its bounds, or an error that names one.

using namespace billow;

namespace {

void check(const InvoiceFilter &filter)
{
    constexpr qsizetype longest = 512;
    const auto isText = [](const QString &text) { return text.size() <= longest && !text.contains(QChar(u'\0')); };
    demand(isText(filter.text), "a text is within its bounds");
    for (const auto &text : {filter.paymentMechanism, filter.source, filter.seller, filter.buyer})
        demand(!text || isText(*text), "a text is within its bounds");
    demand(!filter.beforeSeq || *filter.beforeSeq >= 1, "before is a seq");
    demand(!filter.afterSeq || *filter.afterSeq >= 0, "after is a seq, or 0");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray parameters = viewOf(data, size).toByteArray();
    const auto listing = invoiceListing(parameters);
    if (listing) {
        demand(listing->limit >= 1 && listing->limit <= InvoiceListing::mostListed, "the limit is within its bounds");
        demand(listing->offset >= 0 && listing->offset < InvoiceSearch::mostListed, "the offset is within its bounds");
        check(listing->query.filter);
        if (!listing->isSearch) {
            const InvoiceFilter &filter = listing->query.filter;
            demand(filter == InvoiceFilter{.afterSeq = filter.afterSeq, .beforeSeq = filter.beforeSeq},
                "what filters is a search");
        }
    } else {
        const Error &error = listing.error();
        demand(!error.field.isEmpty() && error.message.startsWith(error.field), "an error names the parameter");
    }
    if (const auto query = invoiceQuery(parameters))
        check(query->filter);
    return 0;
}
