// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerReader.h"
#include "tests/ledger/SearchReference.h"
#include "tests/ledger/WriterFixture.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <limits>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a search finds, in which order, and what it adds up to: on each engine what a plain look at every invoice says.
class SearchTest final : public WriterFixture {
    Q_OBJECT
private Q_SLOTS:
    void everyOrder();
    void textInAnyLetterCase();
    void signsOfSqlStandForThemselves();
    void amountsWhateverTheCurrency();
    void theOtherFilters();
    void extremesAreNoErrors();
    void randomQueries();
    void theDefaultNeedsNoRows();
    void anEmptyLedger();
    void aResetIsANewEpoch();
    void readsListsOfSeqs();

private:
    void fill(std::int64_t count, std::uint64_t seed);
    [[nodiscard]] Result<InvoiceSearch> search(const InvoiceQuery &query) { return m_reader->search(query, {}); }
    /// What is wrong with the answer to \a query; empty: nothing.
    QString wrongWith(const InvoiceQuery &query);
    QString wrongWith(const InvoiceFilter &filter) { return wrongWith(InvoiceQuery{.filter = filter, .order = {}}); }
    std::int64_t countOf(const QString &text);

    std::unique_ptr<LedgerReader> m_reader;
    InvoiceBatch m_stored;
    std::int64_t m_found = 0; ///< by the last wrongWith()
};

void SearchTest::fill(std::int64_t count, std::uint64_t seed)
{
    m_reader = std::make_unique<LedgerReader>(m_ledger->store());
    const InvoiceBatch all = variedInvoices(count, seed);
    // In parts, so that not all were accepted in the same moment.
    constexpr qsizetype part = 40;
    for (qsizetype i = 0; i < all.size(); i += part) {
        BILLOW_VERIFY_OK(m_writer->begin());
        BILLOW_VERIFY_OK(m_writer->append(all.mid(i, part), Duplicates::Unlikely, samples::moment() + (i % 3) * 1h));
        BILLOW_VERIFY_OK(m_writer->commit());
    }
    advance(2 * count / 3);
    m_stored = stored();
    QCOMPARE(m_stored.size(), count);
}

QString SearchTest::wrongWith(const InvoiceQuery &query)
{
    const InvoiceSearch expected = searchPlainly(m_stored, query, m_writer->position().cursor);
    m_found = expected.totals.count();
    const auto found = search(query);
    if (!found)
        return toString(query) + u": "_s + found.error().message;
    QString wrong;
    if (found->totals != expected.totals)
        wrong += u" totals of %1 instead of %2"_s.arg(found->totals.count()).arg(expected.totals.count());
    if (found->lastSeq != expected.lastSeq || found->epoch != expected.epoch)
        wrong += u" another moment"_s;
    const QList<Seq> listed = found->seqs.toList();
    const QList<Seq> right = expected.seqs.toList();
    const auto [here, there] = std::ranges::mismatch(listed, right);
    if (here != listed.end() || there != right.end()) {
        wrong += u" from place %1 on: %2 instead of %3"_s.arg(std::distance(listed.begin(), here))
                     .arg(here != listed.end() ? *here : 0)
                     .arg(there != right.end() ? *there : 0);
    }
    return wrong.isEmpty() ? QString() : toString(query) + u':' + wrong;
}

void SearchTest::everyOrder()
{
    fill(400, 1);
    for (int key = 0; key <= static_cast<int>(InvoiceKey::AcceptedAt); ++key) {
        for (const bool descending : {false, true}) {
            for (const bool displayedOnly : {false, true}) {
                const InvoiceQuery query{
                    .filter = {.displayedOnly = displayedOnly}, .order = {static_cast<InvoiceKey>(key), descending}};
                QCOMPARE(wrongWith(query), QString());
            }
        }
    }
}

std::int64_t SearchTest::countOf(const QString &text)
{
    const auto found = search({.filter = {.text = text}, .order = {}});
    return found ? found->totals.count() : -1;
}

void SearchTest::textInAnyLetterCase()
{
    fill(400, 2);
    for (const QString &text : {u"umlazi"_s, u"UMLAZI"_s, u"ölmühle"_s, u"ÖLMÜHLE öTT"_s, u"ελληνική"_s, u"ΕΛΛΗΝΙΚΉ"_s,
             u"σας"_s, u"ΣΑΣ"_s, u"σασ"_s, u"восток"_s, u"ŁÓDŹ"_s, u"straße"_s, u"strasse"_s, u"京"_s, u"𐐀"_s, u"𐐨"_s,
             u"inv"_s, u"Σ/1"_s, u"ä\\1"_s, u"elvin"_s, u"zebra c"_s, u" "_s}) {
        QCOMPARE(wrongWith(InvoiceFilter{.text = text}), QString());
        QVERIFY2(m_found > 0, qPrintable(text));
    }
    // The same letter, or not: on both engines alike, whatever the language of the machine.
    QCOMPARE(countOf(u"ΣΑΣ"_s), countOf(u"σας"_s));
    QVERIFY(countOf(u"kelvin"_s) > 0);
    QVERIFY(countOf(u"\u212Aelvin"_s) > 0);
    QCOMPARE(countOf(u"\u212AELVIN \u017FON"_s), countOf(u"\u212Aelvin"_s));
    QVERIFY(countOf(u"elvin"_s) > countOf(u"kelvin"_s));
    QCOMPARE(countOf(u"nowhere at all"_s), 0);
}

void SearchTest::signsOfSqlStandForThemselves()
{
    fill(400, 3);
    for (const QString &text : {u"%"_s, u"_"_s, u"\\"_s, u"'"_s, u"\""_s, u"%-"_s, u"n_w"_s, u"0% c"_s, u"Back\\s"_s,
             u"[ltd]"_s, u"(a|b)*"_s, u"."_s, u"ä\\"_s, u"'1"_s}) {
        QCOMPARE(wrongWith(InvoiceFilter{.text = text}), QString());
        QVERIFY2(m_found > 0 && m_found < 400, qPrintable(text));
    }
    for (const QString &text : {u"'; DROP TABLE invoices; --"_s, u"***:x"_s, u"(?i)ö"_s, u"a.*ö"_s, u"$1"_s, u"?1"_s})
        QCOMPARE(wrongWith(InvoiceFilter{.text = text}), QString());
    for (const QString &source : {u"import:a_b%.csv"_s, u"import:aXbY.csv"_s, u"DEMO"_s, u"%"_s})
        QCOMPARE(wrongWith(InvoiceFilter{.source = source}), QString());
    for (const QString &payment : {u"100%_\\"_s, u"letter of credit"_s, u"Letter%"_s, u""_s})
        QCOMPARE(wrongWith(InvoiceFilter{.paymentMechanism = payment}), QString());
}

void SearchTest::amountsWhateverTheCurrency()
{
    m_reader = std::make_unique<LedgerReader>(m_ledger->store());
    const std::int64_t huge = std::numeric_limits<std::int64_t>::max();
    // 1.00 of each currency, once more with the least that it can be more; and what a multiplication would not survive.
    InvoiceBatch batch;
    std::int64_t n = 0;
    for (const auto &[currency, unit] :
        {std::pair(u"JPY"_s, 1), {u"ZAR"_s, 100}, {u"KWD"_s, 1'000}, {u"CLF"_s, 10'000}}) {
        batch.append(samples::amounts(++n, currency, unit, 0));
        batch.append(samples::amounts(++n, currency, unit, 1));
        batch.append(samples::amounts(++n, currency, huge - 1, 1));
    }
    append(batch);
    m_stored = stored();
    for (const AmountBound bound :
        {AmountBound{0}, AmountBound{1}, AmountBound{9'999}, AmountBound{10'000}, AmountBound{10'001},
            AmountBound{10'009}, AmountBound{10'010}, AmountBound{10'100}, AmountBound{10'101}, AmountBound{19'999},
            AmountBound{20'000}, AmountBound{-1}, AmountBound{-10'001}, huge, huge - 1, -huge - 1}) {
        QCOMPARE(wrongWith(InvoiceFilter{.leastTotal = bound}), QString());
        QCOMPARE(wrongWith(InvoiceFilter{.mostTotal = bound}), QString());
        QCOMPARE(wrongWith(InvoiceFilter{.leastTotal = bound, .mostTotal = bound}), QString());
        for (const Invoice &invoice : std::as_const(m_stored)) {
            QCOMPARE(wrongWith(InvoiceFilter{.leastTotal = bound, .currency = invoice.currency}), QString());
            QCOMPARE(wrongWith(InvoiceFilter{.mostTotal = bound, .currency = invoice.currency}), QString());
        }
    }
}

void SearchTest::theOtherFilters()
{
    fill(300, 4);
    const UtcTime day = samples::moment() + 24h * 3;
    for (const auto shift : {-1ms, 0ms, 1ms, 2ms, 3ms}) {
        QCOMPARE(wrongWith(InvoiceFilter{.issuedFrom = day + shift}), QString());
        QCOMPARE(wrongWith(InvoiceFilter{.issuedBefore = day + shift}), QString());
        QCOMPARE(wrongWith(InvoiceFilter{.issuedFrom = day, .issuedBefore = day + shift}), QString());
    }
    for (const auto &code : {u"ZAR"_s, u"JPY"_s, u"KWD"_s, u"EUR"_s})
        QCOMPARE(wrongWith(InvoiceFilter{.currency = Currency::fromCode(code)}), QString());
    for (const auto &code : {u"ZA"_s, u"DE"_s, u"FR"_s})
        QCOMPARE(wrongWith(InvoiceFilter{.country = CountryCode::fromCode(code)}), QString());
    using enum RiskProfile;
    for (const std::vector<RiskProfile> &risks :
        {std::vector{Green}, {Amber}, {Red}, {Red, Green}, {Green, Amber, Red}, {Red, Red}})
        QCOMPARE(wrongWith(InvoiceFilter{.risks = risks}), QString());
    for (const QString &name : {u"Zebra"_s, u"zebra"_s, u"O'Brien \"& Sons\""_s, u"100% Cotton_Works"_s, u"a\0b"_s}) {
        QCOMPARE(wrongWith(InvoiceFilter{.seller = name}), QString());
        QCOMPARE(wrongWith(InvoiceFilter{.buyer = name}), QString());
    }
    constexpr Seq far = std::numeric_limits<Seq>::max();
    for (const Seq seq : {Seq{0}, Seq{1}, Seq{2}, Seq{150}, Seq{299}, Seq{300}, Seq{301}, far}) {
        QCOMPARE(wrongWith(InvoiceFilter{.afterSeq = seq}), QString());
        QCOMPARE(wrongWith(InvoiceFilter{.beforeSeq = seq}), QString());
        QCOMPARE(wrongWith(InvoiceFilter{.displayedOnly = true, .afterSeq = 100, .beforeSeq = seq}), QString());
    }
    const InvoiceFilter all{.text = u"l"_s,
        .issuedFrom = samples::moment(),
        .issuedBefore = day,
        .leastTotal = 10'000,
        .currency = Currency(),
        .country = CountryCode::fromCode(u"ZA"),
        .risks = {Red, Amber}};
    QCOMPARE(wrongWith(all), QString());
    QVERIFY(m_found > 0);
}

void SearchTest::extremesAreNoErrors()
{
    fill(50, 5);
    QCOMPARE(wrongWith(InvoiceFilter{.issuedFrom = UtcTime::min(), .issuedBefore = UtcTime::max()}), QString());
    QCOMPARE(m_found, 50);
    QCOMPARE(wrongWith(InvoiceFilter{.issuedFrom = UtcTime::max()}), QString());
    // What no invoice can hold, and PostgreSQL does not even take.
    const QString nul = u"a\0b"_s;
    QCOMPARE(wrongWith(InvoiceFilter{.text = nul}), QString());
    QCOMPARE(wrongWith(InvoiceFilter{.paymentMechanism = nul}), QString());
    QCOMPARE(wrongWith(InvoiceFilter{.source = nul}), QString());
    QCOMPARE(countOf(u"\n"_s), 0);
    QCOMPARE(countOf(QString(QChar(0xd800))), 0);
    QCOMPARE(countOf(QString(100'000, u'ö')), 0);
}

void SearchTest::randomQueries()
{
    fill(300, 6);
    std::mt19937_64 random(20261123);
    int withAnswer = 0;
    for (int i = 0; i < 400; ++i) {
        QCOMPARE(wrongWith(randomQuery(m_stored, random)), QString());
        withAnswer += m_found > 0 ? 1 : 0;
    }
    QVERIFY2(withAnswer > 150, qPrintable(QString::number(withAnswer)));
}

void SearchTest::theDefaultNeedsNoRows()
{
    fill(30, 7);
    doNotVerify();
    m_ledger->sql(u"DELETE FROM invoices"_s);
    const auto all = search({});
    BILLOW_VERIFY_OK(all);
    QCOMPARE(all->seqs.size(), 30);
    QCOMPARE(all->seqs.at(0), 30);
    QCOMPARE(all->seqs.at(29), 1);
    QCOMPARE(all->totals, m_writer->position().stored);
    const auto displayed =
        search({.filter = {.displayedOnly = true}, .order = {.key = InvoiceKey::Arrival, .descending = false}});
    BILLOW_VERIFY_OK(displayed);
    QCOMPARE(displayed->seqs.size(), 20);
    QCOMPARE(displayed->seqs.at(0), 1);
    QCOMPARE(displayed->totals, m_writer->position().displayed);
}

void SearchTest::anEmptyLedger()
{
    fill(0, 8);
    QCOMPARE(wrongWith(InvoiceFilter{}), QString());
    QCOMPARE(wrongWith(InvoiceFilter{.text = u"a"_s, .displayedOnly = true}), QString());
    QCOMPARE(wrongWith({.filter = {}, .order = {.key = InvoiceKey::Seller, .descending = false}}), QString());
}

void SearchTest::aResetIsANewEpoch()
{
    fill(10, 9);
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->reset());
    BILLOW_VERIFY_OK(m_writer->commit());
    const auto found = search({.filter = {.text = u"a"_s}, .order = {}});
    BILLOW_VERIFY_OK(found);
    QCOMPARE(found->epoch, 1);
    QVERIFY(found->seqs.isEmpty());
    QCOMPARE(found->lastSeq, 0);
}

void SearchTest::readsListsOfSeqs()
{
    fill(60, 10);
    const QList<Seq> wanted{7, 60, 61, 1, 7, 0, -3, std::numeric_limits<Seq>::max(), 33};
    const auto invoices = m_reader->seqs(wanted);
    BILLOW_VERIFY_OK(invoices);
    QCOMPARE(*invoices, (InvoiceBatch{m_stored[6], m_stored[59], m_stored[0], m_stored[6], m_stored[32]}));
    const auto none = m_reader->seqs({});
    BILLOW_VERIFY_OK(none);
    QVERIFY(none->isEmpty());
    BILLOW_VERIFY_OK(m_reader->seqs(QList<Seq>(10'000, 1)));
    BILLOW_VERIFY_ERROR(m_reader->seqs(QList<Seq>(10'001, 1)), Invalid, u"10000"_s);
}

BILLOW_TEST(QCoreApplication, SearchTest)
#include "SearchTest.moc"
