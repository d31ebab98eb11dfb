// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/search/FoundInvoices.h"
#include "core/ledger/LedgerPosition.h"
#include "core/ledger/search/TextMatcher.h"
#include "tests/ledger/SearchReference.h"
#include "tests/support/TestMain.h"

#include <QTest>

#include <array>
#include <limits>
#include <memory>

using namespace billow;
using namespace Qt::StringLiterals;

/// More is found than is listed: the first ones are listed, whatever came when, and the sums are those of all.
class FoundInvoicesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsTheFirstAndSumsAll_data();
    void listsTheFirstAndSumsAll();
    void sumsPassSixtyFourBits();
    void refusesWhatIsNoCurrency();
    void theDefaultIsCountedFromThePosition();
    void textsAreSortedForReaders();
};

void FoundInvoicesTest::listsTheFirstAndSumsAll_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("descending");
    for (const InvoiceKey key : {InvoiceKey::Arrival, InvoiceKey::Number, InvoiceKey::Seller, InvoiceKey::IssuedAt,
             InvoiceKey::Total, InvoiceKey::PaymentMechanism}) {
        for (const bool descending : {false, true})
            QTest::addRow("%d %s", static_cast<int>(key), descending ? "down" : "up")
                << static_cast<int>(key) << descending;
    }
}

void FoundInvoicesTest::listsTheFirstAndSumsAll()
{
    QFETCH(const int, key);
    QFETCH(const bool, descending);
    const InvoiceOrder order{static_cast<InvoiceKey>(key), descending};
    InvoiceBatch stored = variedInvoices(2'000, 11);
    for (qsizetype i = 0; i < stored.size(); ++i)
        stored[i].seq = i + 1;
    const InvoiceSearch expected = searchPlainly(stored, {.filter = {}, .order = order}, 0);
    // 2,000 is a place at which nothing more is cut off; with the others most is, again and again.
    for (const std::int64_t most : {1, 2, 50, 333, 1'999, 2'000, 5'000}) {
        FoundInvoices found(order, most);
        for (const Invoice &invoice : std::as_const(stored)) {
            const std::array<QByteArray, 4> texts{invoice.number.toUtf8(), invoice.sellerName.toUtf8(),
                invoice.paymentMechanism.toUtf8(), invoice.currency.code().toUtf8()};
            FoundInvoices::Row row{.seq = invoice.seq,
                .currency = texts[3],
                .subtotal = invoice.subtotal,
                .vat = invoice.vat,
                .total = invoice.total,
                .isCreditNote = invoice.kind == DocumentKind::CreditNote};
            row.number = order.key == InvoiceKey::Total ? invoice.total : invoice.issuedAt.time_since_epoch().count();
            row.text = texts[order.key == InvoiceKey::Number ? 0 : order.key == InvoiceKey::Seller ? 1 : 2];
            QVERIFY(found.add(row).ok());
        }
        const InvoiceSearch search = found.take({.epoch = 3, .lastSeq = 2'000});
        QCOMPARE(search.seqs.toList(), expected.seqs.mid(0, most));
        QCOMPARE(search.totals, expected.totals);
        QCOMPARE(search.lastSeq, 2'000);
        QCOMPARE(search.epoch, 3);
    }
}

void FoundInvoicesTest::sumsPassSixtyFourBits()
{
    constexpr std::int64_t huge = std::numeric_limits<std::int64_t>::max();
    FoundInvoices found({});
    for (Seq seq = 1; seq <= 3; ++seq)
        QVERIFY(found.add({.seq = seq, .currency = "KWD", .subtotal = huge - 1, .vat = 1, .total = huge}).ok());
    const CurrencyTotals sum = found.take({}).totals.of(Currency::fromCode(u"KWD").value());
    QCOMPARE(toString(sum.total), u"27670116110564327421"_s);
    QCOMPARE(sum.count, 3);
}

void FoundInvoicesTest::refusesWhatIsNoCurrency()
{
    FoundInvoices found({});
    const auto added = found.add({.seq = 1, .currency = "???", .subtotal = 1, .vat = 0, .total = 1});
    QVERIFY(!added.ok());
    QCOMPARE(added.error().kind, Error::Kind::Incompatible);
    QVERIFY(added.error().message.contains(u"???"));
}

void FoundInvoicesTest::theDefaultIsCountedFromThePosition()
{
    LedgerPosition position{.epoch = 2, .lastSeq = 100, .cursor = 40};
    position.stored.add(CurrencyTotals{Currency(), 100, 1, 2, 3});
    position.displayed.add(CurrencyTotals{Currency(), 40, 1, 1, 2});
    InvoiceQuery query;
    auto found = FoundInvoices::without(query, position, 30);
    QVERIFY(found.has_value());
    QCOMPARE(found->seqs.size(), 30);
    QCOMPARE(found->seqs.at(0), 100);
    QCOMPARE(found->seqs.at(29), 71);
    QCOMPARE(found->totals, position.stored);
    QCOMPARE(found->lastSeq, 100);
    QCOMPARE(found->epoch, 2);

    query.order.descending = false;
    query.filter.displayedOnly = true;
    found = FoundInvoices::without(query, position, 1'000);
    QVERIFY(found.has_value());
    QCOMPARE(found->seqs.size(), 40);
    QCOMPARE(found->seqs.at(0), 1);
    QCOMPARE(found->seqs.at(39), 40);
    QCOMPARE(found->totals, position.displayed);

    query.filter.risks = {RiskProfile::Red};
    QVERIFY(!FoundInvoices::without(query, position));
    QVERIFY(!FoundInvoices::without({.filter = {}, .order = {.key = InvoiceKey::Seller}}, position));
}

void FoundInvoicesTest::textsAreSortedForReaders()
{
    const QStringList sorted{u""_s, u"1 Shop"_s, u"abel"_s, u"Öttinger"_s, u"OTTO"_s, u"ötto"_s, u"Zebra"_s, u"Ωmega"_s,
        u"Жар"_s, u"東京"_s};
    for (qsizetype i = 1; i < sorted.size(); ++i)
        QVERIFY2(sortKeyOf(sorted[i - 1].toUtf8()) < sortKeyOf(sorted[i].toUtf8()), qPrintable(sorted[i]));
    QCOMPARE(sortKeyOf("ZEBRA"), sortKeyOf("zebra"));
    QCOMPARE(sortKeyOf("ÖTTO"), sortKeyOf("ötto"));
    // What is not UTF-8 at all does no harm.
    QVERIFY(!TextMatcher(u"ö").isIn(QByteArrayView("\xc3\xff\xf0\x80")));
    QVERIFY(!sortKeyOf(QByteArrayView("\xf0\x9f")).isEmpty());
}

BILLOW_TEST(QCoreApplication, FoundInvoicesTest)
#include "FoundInvoicesTest.moc"
