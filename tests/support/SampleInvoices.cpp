// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/SampleInvoices.h"

using namespace billow;
using namespace Qt::StringLiterals;

namespace samples {

Invoice invoice(std::int64_t n)
{
    Invoice invoice;
    invoice.number = u"S-%1"_s.arg(n);
    invoice.setIssueTime(moment() + std::chrono::milliseconds(n));
    invoice.sellerName = u"Umlazi Textiles (Pty) Ltd"_s;
    invoice.buyerName = u"Société Générale du Katanga №%1"_s.arg(n % 10);
    invoice.exportingCountry = CountryCode::fromCode(u"ZA");
    invoice.importingCountry = CountryCode::fromCode(u"CD");
    invoice.subtotal = 10'000 + 100 * n;
    invoice.vat = invoice.subtotal * 15 / 100;
    invoice.total = invoice.subtotal + invoice.vat;
    invoice.paymentMechanism = u"Letter of Credit"_s;
    invoice.risk = RiskProfile::Amber;
    invoice.source = u"import:samples.csv"_s;
    return invoice;
}

InvoiceBatch invoices(std::int64_t first, std::int64_t count)
{
    InvoiceBatch batch;
    batch.reserve(count);
    for (std::int64_t n = first; n < first + count; ++n)
        batch.append(invoice(n));
    return batch;
}

Invoice demo(std::int64_t ordinal)
{
    Invoice demo = invoice(ordinal);
    demo.number = u"INV-20261123-%1"_s.arg(ordinal, 6, 10, QLatin1Char('0'));
    demo.source = demoSource.toString();
    return demo;
}

InvoiceBatch demos(std::int64_t first, std::int64_t count)
{
    InvoiceBatch batch;
    batch.reserve(count);
    for (std::int64_t ordinal = first; ordinal < first + count; ++ordinal)
        batch.append(demo(ordinal));
    return batch;
}

Invoice amounts(std::int64_t n, QStringView currency, std::int64_t subtotal, std::int64_t vat)
{
    Invoice priced = invoice(n);
    priced.currency = Currency::fromCode(currency).value();
    priced.subtotal = subtotal;
    priced.vat = vat;
    priced.total = subtotal + vat;
    return priced;
}

UtcTime moment()
{
    using namespace std::chrono;
    return sys_days(year(2026) / November / 23) + 8h + 42min + 59s + 123ms;
}

} // namespace samples
