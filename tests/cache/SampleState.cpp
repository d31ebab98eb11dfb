// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/cache/SampleState.h"

using namespace Qt::StringLiterals;
using namespace billow;

namespace {

CurrencyTotals totals(const QString &currency, std::int64_t count, const QString &subtotal, const QString &vat)
{
    CurrencyTotals one;
    one.currency = Currency::fromCode(currency).value();
    one.count = count;
    one.subtotal = int128FromString(subtotal).value();
    one.vat = int128FromString(vat).value();
    one.total = one.subtotal + one.vat;
    return one;
}

Invoice invoice(Seq seq)
{
    Invoice one;
    one.seq = seq;
    one.number = u"INV-%1"_s.arg(seq);
    one.issuedAt = UtcTime{std::chrono::milliseconds{1'795'423'379'123 + seq}};
    one.sellerName = seq % 2 == 0 ? u"Zoë & \"Söhne\" \\ 北京 🧾"_s : u"Кофе и чай"_s;
    one.buyerName = u"مطعم"_s;
    one.subtotal = 100'00 + seq;
    one.vat = 15'00;
    one.total = one.subtotal + one.vat;
    one.source = u"demo"_s;
    one.acceptedAt = one.issuedAt + std::chrono::seconds{1};
    if (seq % 2 == 0) {
        one.exportingCountry = CountryCode::fromCode(u"ZA");
        one.importingCountry = CountryCode::fromCode(u"BW");
        one.paymentMechanism = u"Letter of credit"_s;
        one.risk = RiskProfile::Amber;
        one.vatRate = VatRate::fromBasisPoints(0).value();
    }
    return one;
}

} // namespace

CachedState sampleState(std::int64_t revision, int invoices)
{
    CachedState state;
    state.revision = revision;
    state.epoch = 2;
    state.stats.defaultCurrency = Currency::fromCode(u"GBP").value();
    state.stats.stored.add(
        totals(u"ZAR"_s, 9'007'199'254'740'993, u"17014118346046923173168730371588410572"_s, u"5"_s));
    state.stats.stored.add(totals(u"JPY"_s, 2, u"123456789012345678901"_s, u"0"_s));
    state.stats.stored.add(totals(u"KWD"_s, 1, u"7"_s, u"1"_s));
    state.stats.displayed.add(totals(u"ZAR"_s, revision, u"1000"_s, u"150"_s));
    for (Seq seq = 1; seq <= invoices; ++seq)
        state.recent.append(invoice(seq));
    return state;
}
