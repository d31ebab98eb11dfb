// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/json/Json.h"
#include "core/web/json/NewInvoice.h"
#include "tests/fuzz/Fuzzer.h"

// What POST /api/invoices makes of a body: what is valid can be given out and sent again, and is the same then.

using namespace billow;

namespace {

void check(const Invoice &invoice, Currency currency)
{
    demand(validate(invoice).ok(), "what is called valid is valid");
    const auto value = readJson(toJson(invoice));
    demand(value.ok(), "what is given out is JSON");
    const auto again = readInvoice(*value, currency);
    demand(again.ok(), "what is given out can be sent");
    demand(*again == invoice, "and is the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView body = viewOf(data, size);
    const Currency currency;
    for (const NewInvoicesFormat format : {NewInvoicesFormat::Json, NewInvoicesFormat::Lines}) {
        const auto invoices = readInvoices(body, format, currency);
        if (!invoices)
            continue;
        demand(!invoices->faults.empty(), "a body without invoices is refused");
        qsizetype valid = 0;
        for (const auto &fault : invoices->faults)
            valid += fault ? 0 : 1;
        demand(valid == invoices->valid.size(), "each is valid or has a fault");
        for (const Invoice &invoice : invoices->valid)
            check(invoice, currency);
    }
    return 0;
}
