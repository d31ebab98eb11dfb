// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerReader.h"
#include "core/ledger/store/AnalyticsTables.h"
#include "core/ledger/store/Migrations.h"
#include "tests/ledger/WriterFixture.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <limits>
#include <random>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What is rolled up and counted by the minute, against SQL's own sums; whatever a test does, "verify" agrees with it.
class RollupTest final : public WriterFixture {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithGroupBy();
    void sumsPassSixtyFourBits();
    void goesOnWhereItWas();
    void rolledBackTransactionIsNotCounted();
    void resetEmptiesBoth();
    void minutesTellWhatHappenedWhen();
    void backlogIsWalkedBack();
    void breakdownsNameTheLargest();
    void creditNotesAreToldApart();
    void vatIsToldByMonthAndRate();
    void choicesAreWhatOccurs();
    void refusesWhatIsOutOfRange();
    void migratedLedgerCatchesUp();

private:
    void rollUpAll();
    void makeVersionOne();
    [[nodiscard]] std::unique_ptr<LedgerReader> reader() const;
};

namespace {

/// Values of which each occurs often, in several currencies, with and without what may be missing.
Invoice randomInvoice(std::mt19937 &random, int n)
{
    const auto upTo = [&random](int most) { return std::uniform_int_distribution(0, most)(random); };
    static const QStringList currencies{u"ZAR"_s, u"USD"_s, u"JPY"_s, u"KWD"_s};
    Invoice invoice = samples::amounts(n, currencies.at(upTo(3)), 1'000 * (1 + upTo(100'000)), upTo(100'000));
    invoice.sellerName = u"Seller %1 'é\""_s.arg(upTo(30));
    invoice.buyerName = u"Buyer %1"_s.arg(upTo(300));
    invoice.setIssueTime(samples::moment() - std::chrono::days(upTo(500)));
    if (upTo(4) == 0)
        invoice.exportingCountry.reset();
    else
        invoice.exportingCountry = CountryCode::fromCode(QStringList{u"ZA"_s, u"BW"_s, u"DE"_s}.at(upTo(2)));
    if (upTo(4) == 0)
        invoice.importingCountry.reset();
    if (upTo(4) == 0)
        invoice.risk.reset();
    else
        invoice.risk = static_cast<RiskProfile>(upTo(2));
    invoice.paymentMechanism = QStringList{QString(), u"Open Account"_s, u"Advance Payment"_s}.at(upTo(2));
    invoice.source = QStringList{u"demo"_s, u"api"_s}.at(upTo(1));
    return invoice;
}

InvoiceBatch randomInvoices(int count)
{
    std::mt19937 random(4711); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same in each run
    InvoiceBatch batch;
    batch.reserve(count);
    for (int n = 0; n < count; ++n)
        batch.append(randomInvoice(random, n));
    return batch;
}

} // namespace

void RollupTest::rollUpAll()
{
    while (m_writer->rolledUpTo() < m_writer->position().lastSeq)
        BILLOW_VERIFY_OK(m_writer->rollUp(700));
}

std::unique_ptr<LedgerReader> RollupTest::reader() const
{
    return std::make_unique<LedgerReader>(m_ledger->store());
}

void RollupTest::agreesWithGroupBy()
{
    const InvoiceBatch all = randomInvoices(3'000);
    for (qsizetype i = 0; i < all.size(); i += 500) {
        append(all.mid(i, 500));
        BILLOW_VERIFY_OK(m_writer->rollUp(300));
    }
    rollUpAll();
    QCOMPARE(m_writer->rolledUpTo(), 3'000);

    QFETCH_GLOBAL(const bool, sqlite);
    const QString month =
        sqlite ? u"strftime('%Y-%m', issued_on * 86400, 'unixepoch')"_s : u"to_char(issued_on, 'YYYY-MM')"_s;
    const QString sum = sqlite ? u"CAST(sum(%1) AS TEXT)"_s : u"sum(%1)"_s;
    for (const auto &[dimension, column] : {std::pair{u"month"_s, month}, {u"seller_name"_s, u"seller_name"_s},
             {u"buyer_name"_s, u"buyer_name"_s}, {u"exporting_country"_s, u"coalesce(exporting_country, '')"_s},
             {u"importing_country"_s, u"coalesce(importing_country, '')"_s},
             {u"payment_mechanism"_s, u"coalesce(payment_mechanism, '')"_s},
             {u"risk_profile"_s, u"coalesce(risk_profile, '')"_s}, {u"source"_s, u"source"_s}}) {
        const QString counted = u"SELECT %1 AS key, currency, count(*), %2, %3, %4 FROM invoices GROUP BY 1, 2"_s.arg(
            column, sum.arg(u"subtotal_minor"_s), sum.arg(u"vat_minor"_s), sum.arg(u"total_minor"_s));
        const QString kept =
            u"SELECT key, currency, count, subtotal_minor, vat_minor, total_minor FROM rollups WHERE dimension = '%1'"_s
                .arg(dimension);
        const auto rows = [this](const QString &one, const QString &butNot) {
            return m_ledger->sql(u"SELECT count(*) FROM (%1 EXCEPT %2) AS difference"_s.arg(one, butNot));
        };
        QVERIFY(m_ledger->sql(u"SELECT count(*) FROM (%1) AS kept"_s.arg(kept)).toInt() >= 8);
        QVERIFY2(rows(counted, kept) == u"0"_s && rows(kept, counted) == u"0"_s, qPrintable(dimension));
    }
}

void RollupTest::sumsPassSixtyFourBits()
{
    constexpr std::int64_t huge = std::numeric_limits<std::int64_t>::max() - 1'000;
    for (int n = 0; n < 3; ++n) {
        append({samples::amounts(n, u"ZAR", huge, 7)});
        rollUpAll();
    }
    const auto figures = reader()->analytics({}, samples::moment());
    BILLOW_VERIFY_OK(figures);
    QCOMPARE(toString(figures->sellers.largest.at(0).totals.subtotal), u"27670116110564324421"_s);
    QCOMPARE(toString(figures->total.total), u"27670116110564324442"_s);
    QCOMPARE(toString(figures->minutes.back().storedTotal), u"27670116110564324442"_s);
    // Nineteen digits beside twenty: the larger one comes first.
    Invoice other = samples::amounts(9, u"ZAR", huge, 7);
    other.sellerName = u"A smaller one"_s;
    append({other});
    rollUpAll();
    const auto again = reader()->analytics({}, samples::moment());
    BILLOW_VERIFY_OK(again);
    QCOMPARE(again->sellers.largest.at(1).key, u"A smaller one"_s);
    QCOMPARE(again->sellers.others.count, 0);
}

void RollupTest::goesOnWhereItWas()
{
    append(samples::invoices(1, 10));
    BILLOW_VERIFY_OK(m_writer->rollUp(4));
    // As after a crash: what is rolled up is on the disk, and nothing twice.
    m_writer = std::make_unique<LedgerWriter>(m_ledger->store());
    BILLOW_VERIFY_OK(m_writer->open());
    QCOMPARE(m_writer->rolledUpTo(), 4);
    const std::int64_t revision = m_writer->position().revision;
    rollUpAll();
    BILLOW_VERIFY_OK(m_writer->rollUp(100));
    QCOMPARE(m_writer->rolledUpTo(), 10);
    QCOMPARE(m_writer->position().revision, revision);
    QCOMPARE(m_ledger->sql(u"SELECT count FROM rollups WHERE dimension = 'seller_name'"_s), u"10"_s);
}

void RollupTest::rolledBackTransactionIsNotCounted()
{
    append(samples::invoices(1, 10));
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->append(samples::invoices(11, 5), Duplicates::Unlikely, samples::moment()));
    BILLOW_VERIFY_OK(m_writer->advance(3, samples::moment()));
    m_writer->rollback();
    advance(2);
    rollUpAll();
    QCOMPARE(m_writer->rolledUpTo(), 10);
    QCOMPARE(m_ledger->sql(u"SELECT stored_count * 100 + displayed_count FROM minute_totals"_s), u"1002"_s);
}

void RollupTest::resetEmptiesBoth()
{
    append(samples::invoices(1, 10));
    rollUpAll();
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->append(samples::invoices(11, 5), Duplicates::Unlikely, samples::moment()));
    BILLOW_VERIFY_OK(m_writer->reset());
    BILLOW_VERIFY_OK(m_writer->append(samples::invoices(1, 2), Duplicates::Unlikely, samples::moment()));
    BILLOW_VERIFY_OK(m_writer->commit());
    QCOMPARE(m_writer->rolledUpTo(), 0);
    QCOMPARE(m_ledger->sql(u"SELECT count(*) FROM rollups"_s), u"0"_s);
    QCOMPARE(m_ledger->sql(u"SELECT stored_count FROM minute_totals"_s), u"2"_s);
    rollUpAll();
    QCOMPARE(m_ledger->sql(u"SELECT count FROM rollups WHERE dimension = 'seller_name'"_s), u"2"_s);
}

void RollupTest::minutesTellWhatHappenedWhen()
{
    const auto at = [](int minute) { return samples::moment() + std::chrono::minutes(minute); };
    const auto store = [&](int minute, const InvoiceBatch &batch, std::int64_t displayed) {
        BILLOW_VERIFY_OK(m_writer->begin());
        BILLOW_VERIFY_OK(m_writer->append(batch, Duplicates::Likely, at(minute)));
        BILLOW_VERIFY_OK(m_writer->advance(displayed, at(minute)));
        BILLOW_VERIFY_OK(m_writer->commit());
    };
    const Invoice yen = samples::amounts(100, u"JPY", 700, 70);
    store(0, samples::invoices(1, 3) + InvoiceBatch{yen}, 1);
    store(0, samples::invoices(3, 2), 1); // the first is there already
    store(2, {}, 2);
    rollUpAll();

    const auto figures = reader()->analytics({.currency = Currency(), .window = 4min}, at(2));
    BILLOW_VERIFY_OK(figures);
    QCOMPARE(figures->minutes.size(), 4U);
    const MinuteFigures &first = figures->minutes[1];
    QCOMPARE(first.minute, std::chrono::floor<std::chrono::minutes>(at(0)));
    QCOMPARE(first.stored, 5);
    QCOMPARE(first.displayed, 2);
    const auto total = [](int n) { return samples::invoice(n).total; };
    QCOMPARE(static_cast<std::int64_t>(first.storedTotal), total(1) + total(2) + total(3) + total(4));
    QCOMPARE(static_cast<std::int64_t>(first.displayedTotal), total(1) + total(2));
    QCOMPARE(figures->minutes[2].stored + figures->minutes[2].displayed, 0);
    QCOMPARE(figures->minutes[3].displayed, 2);
    QCOMPARE(static_cast<std::int64_t>(figures->minutes[3].displayedTotal), total(3)); // the other was in yen

    const auto inYen = reader()->analytics({.currency = yen.currency, .window = 4min}, at(2));
    BILLOW_VERIFY_OK(inYen);
    QCOMPARE(static_cast<std::int64_t>(inYen->minutes[1].storedTotal), 770);
    QCOMPARE(inYen->minutes[1].stored, 5);
    QCOMPARE(inYen->currencies, (std::vector{yen.currency, Currency()}));
    QCOMPARE(inYen->total.count, 1);
}

void RollupTest::backlogIsWalkedBack()
{
    const auto at = [](int minute) { return samples::moment() + std::chrono::minutes(minute); };
    for (int minute = 0; minute < 5; ++minute) {
        BILLOW_VERIFY_OK(m_writer->begin());
        BILLOW_VERIFY_OK(m_writer->append(samples::invoices(1 + 10 * minute, 10), Duplicates::Unlikely, at(minute)));
        BILLOW_VERIFY_OK(m_writer->advance(minute < 3 ? 4 : 13, at(minute)));
        BILLOW_VERIFY_OK(m_writer->commit());
    }
    const auto figures = reader()->analytics({.currency = {}, .window = 3min}, at(4));
    BILLOW_VERIFY_OK(figures);
    QCOMPARE(figures->minutes.front().backlog, 18);
    QCOMPARE(figures->minutes[1].backlog, 15);
    QCOMPARE(figures->minutes.back().backlog, m_writer->position().backlog());
    QCOMPARE(figures->minutes.back().backlog, 12);
    // Later, when nothing has happened since.
    const auto later = reader()->analytics({.currency = {}, .window = 3min}, at(60));
    BILLOW_VERIFY_OK(later);
    for (const MinuteFigures &minute : later->minutes)
        QCOMPARE(minute.backlog, 12);
}

void RollupTest::breakdownsNameTheLargest()
{
    const InvoiceBatch all = randomInvoices(2'000);
    append(all);
    BILLOW_VERIFY_OK(m_writer->rollUp(1'500));
    const auto figures = reader()->analytics({.currency = Currency(), .top = 7}, samples::moment());
    BILLOW_VERIFY_OK(figures);
    QCOMPARE(figures->upTo, 1'500);
    QCOMPARE(figures->lastSeq, 2'000);
    QCOMPARE(figures->currencies.size(), 4U);

    std::map<QString, Totals> sellers;
    Totals rolledUp;
    for (const Invoice &invoice : all.first(1'500)) {
        sellers[invoice.sellerName].add(invoice);
        rolledUp.add(invoice);
    }
    QCOMPARE(figures->total, rolledUp.of(Currency()));
    QCOMPARE(figures->sellers.largest.size(), 7U);
    CurrencyTotals before;
    before.total = figures->sellers.largest.front().totals.total;
    Totals sum;
    for (const auto &[key, totals] : figures->sellers.largest) {
        QCOMPARE(totals, sellers[key].of(Currency()));
        QVERIFY(totals.total <= before.total);
        before = totals;
        sum.add(totals);
    }
    for (const auto &[key, totals] : sellers) {
        const auto named = [&key = key](const KeyFigures &figure) { return figure.key == key; };
        QVERIFY(std::ranges::any_of(figures->sellers.largest, named) || totals.of(Currency()).total <= before.total);
    }
    sum.add(figures->sellers.others);
    QCOMPARE(sum.of(Currency()), figures->total);
    QCOMPARE(figures->risks.largest.size(), 4U);
    QCOMPARE(figures->risks.others, CurrencyTotals());
    QCOMPARE(figures->months.size(), static_cast<std::size_t>(Analytics::mostMonths));
    QCOMPARE(figures->months.back().key, u"2026-11"_s);
    QCOMPARE(figures->months.front().key, u"2025-12"_s);
}

/// By the month of the date that a document bears, wherever the sun stood at that time.
void RollupTest::creditNotesAreToldApart()
{
    const auto credit = [](int n, const QString &seller, std::int64_t subtotal) {
        Invoice note = samples::amounts(n, u"ZAR", -subtotal, 0);
        note.kind = DocumentKind::CreditNote;
        note.sellerName = seller;
        return note;
    };
    Invoice newYear = samples::amounts(1, u"ZAR", 10'000, 0);
    newYear.sellerName = u"A"_s;
    newYear.issuedOn = QDate(2027, 1, 1);
    newYear.issuedAt = midnightUtc(newYear.issuedOn) - 5h;
    Invoice other = samples::amounts(2, u"ZAR", 9'000, 0);
    other.sellerName = u"B"_s;
    append({newYear, other, credit(3, u"A"_s, 2'000), credit(4, u"C"_s, 50), credit(5, u"D"_s, 700),
        credit(6, u"E"_s, 1'000)});
    rollUpAll();
    const auto figures = reader()->analytics({}, samples::moment());
    BILLOW_VERIFY_OK(figures);
    QVERIFY(figures->total.total == 15'250 && figures->total.credited == -3'750 && figures->total.creditNotes == 4);
    QStringList sellers;
    for (const KeyFigures &seller : figures->sellers.largest)
        sellers.append(seller.key + u' ' + toString(seller.totals.total));
    QCOMPARE(sellers, QStringList({u"B 9000"_s, u"A 8000"_s, u"C -50"_s, u"D -700"_s, u"E -1000"_s}));
    QVERIFY(figures->sellers.largest.at(1).totals.credited == -2'000);
    QCOMPARE(figures->months.back().key, u"2027-01"_s);
    QVERIFY(figures->months.back().totals.total == 10'000);
}

void RollupTest::vatIsToldByMonthAndRate()
{
    Invoice mixed = samples::amounts(1, u"ZAR", 15'000, 2'250);
    mixed.vatLines = {{VatCategory::Standard, *VatRate::fromThousandths(19'000), 10'000, 1'900},
        {VatCategory::Standard, *VatRate::fromThousandths(7'000), 5'000, 350}};
    Invoice note = samples::amounts(2, u"ZAR", -2'000, -380);
    note.kind = DocumentKind::CreditNote;
    note.vatRate = *VatRate::fromThousandths(19'000);
    append({mixed, note});
    rollUpAll();
    const auto figures = reader()->analytics({}, samples::moment());
    BILLOW_VERIFY_OK(figures);
    QCOMPARE(figures->vat.size(), 2U);
    QCOMPARE(figures->vat[0].rate.toPercent(), u"7"_s);
    QVERIFY(figures->vat[0].totals.subtotal == 5'000 && figures->vat[0].totals.vat == 350);
    QVERIFY(figures->vat[1].totals.subtotal == 8'000 && figures->vat[1].totals.vat == 1'520);
    QCOMPARE(figures->vat[1].totals.creditNotes, 1);
    QCOMPARE(figures->vat[1].month, figures->months.back().key);
}

void RollupTest::choicesAreWhatOccurs()
{
    QCOMPARE(reader()->filterChoices().value(), FilterChoices());
    append(randomInvoices(500));
    rollUpAll();
    const auto choices = reader()->filterChoices();
    BILLOW_VERIFY_OK(choices);
    QCOMPARE(choices->currencies, QStringList({u"JPY"_s, u"KWD"_s, u"USD"_s, u"ZAR"_s}));
    QCOMPARE(choices->countries, QStringList({u"BW"_s, u"CD"_s, u"DE"_s, u"ZA"_s}));
    QCOMPARE(choices->paymentMechanisms, QStringList({u"Advance Payment"_s, u"Open Account"_s}));
    QCOMPARE(choices->sources, QStringList({u"api"_s, u"demo"_s}));
}

void RollupTest::refusesWhatIsOutOfRange()
{
    BILLOW_VERIFY_ERROR(reader()->analytics({.window = 0min}, samples::moment()), Invalid, u"1 to 1440"_s);
    BILLOW_VERIFY_ERROR(reader()->analytics({.window = 1441min}, samples::moment()), Invalid, u"1 to 1440"_s);
    BILLOW_VERIFY_ERROR(reader()->analytics({.top = 101}, samples::moment()), Invalid, u"1 to 100"_s);
}

/// A ledger as the first release made it: twenty invoices, five of them displayed.
void RollupTest::makeVersionOne()
{
    m_writer.reset();
    m_ledger = m_ledgers.make();
    const auto store = m_ledger->store();
    BILLOW_VERIFY_OK(store->connect(Access::Write));
    BILLOW_VERIFY_OK(store->begin());
    const Migration first = migrationsFor(store->dialect()).front();
    BILLOW_VERIFY_OK(store->runMigration(first.version, first.name, first.script));
    const bool sqlite = store->dialect() == u"sqlite"_s;
    const QString time = sqlite ? u"1795423379123"_s : u"'2026-11-23 08:42:59.123+00'"_s;
    QString script;
    for (const Invoice &one : samples::invoices(1, 20)) {
        script +=
            u"INSERT INTO invoices VALUES (%1, 'S-%1', %2, 'Umlazi', 'Kyoto', NULL, NULL, 'ZAR', 1500, %3, %4, %5,"
            " NULL, NULL, 'api', %2);"_s.arg(one.number.sliced(2), time, QString::number(one.subtotal),
                QString::number(one.vat), QString::number(one.total));
    }
    for (const auto &[scope, count] : {std::pair{u"stored"_s, 20}, {u"displayed"_s, 5}}) {
        Totals totals;
        for (const Invoice &one : samples::invoices(1, count))
            totals.add(one);
        const CurrencyTotals rand = totals.of(Currency());
        script += u"INSERT INTO running_totals VALUES ('%1', 'ZAR', %2, '%3', '%4', '%5');"_s.arg(scope).arg(count).arg(
            toString(rand.subtotal), toString(rand.vat), toString(rand.total));
    }
    script += u"UPDATE stream_state SET revision = 2, last_seq = 20, \"cursor\" = 5, real_count = 20"_s;
    BILLOW_VERIFY_OK(store->connection().run(script));
    BILLOW_VERIFY_OK(store->commit());
}

void RollupTest::migratedLedgerCatchesUp()
{
    makeVersionOne();
    m_writer = std::make_unique<LedgerWriter>(m_ledger->store());
    BILLOW_VERIFY_OK(m_writer->open());
    QCOMPARE(m_writer->rolledUpTo(), 0);
    append(samples::invoices(21, 10));
    advance(7);
    rollUpAll();
    QCOMPARE(m_ledger->sql(u"SELECT stored_count FROM minute_totals"_s), u"10"_s);
    QCOMPARE(m_ledger->sql(u"SELECT displayed_count FROM minute_totals"_s), u"7"_s);
    const auto figures = reader()->analytics({}, samples::moment());
    BILLOW_VERIFY_OK(figures);
    QCOMPARE(figures->total.count, 30);
    QCOMPARE(figures->minutes.back().backlog, 18);
}

BILLOW_TEST(QCoreApplication, RollupTest)
#include "RollupTest.moc"
