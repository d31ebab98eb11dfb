// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/predecessor/Transfer.h"
#include "core/ledger/LedgerReader.h"
#include "tests/ledger/LedgerAssertions.h"
#include "tests/ledger/TestLedgers.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

using namespace billow;
using namespace Qt::StringLiterals;

/// The original's table in a real PostgreSQL, brought into a ledger on each engine.
class TransferTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { TestLedgers::addEngines(); }
    void init();

    void allArriveAsDisplayed();
    void againAddsNothing();
    void goesOnWhereItWasCancelled();
    void whatWaitedIsDisplayedFirst();
    void collisionsAreRefused();
    void otherColumnsAndTypes();
    void aTableThatCannotBeIsNamed_data();
    void aTableThatCannotBeIsNamed();
    void theSourceIsOnlyRead();

private:
    /// The original's own table with \a rows invoices.
    void fill(int rows);
    void sql(const QString &statement) { m_ledgers.postgres().query(m_database, statement); }
    Result<TransferReport> move(const Transfer::Progress &progress = {});

    TestLedgers m_ledgers;
    std::unique_ptr<TestLedger> m_ledger;
    QString m_database;
    std::atomic<bool> m_cancelled = false;
};

void TransferTest::init()
{
    m_ledger = m_ledgers.make();
    m_database = m_ledgers.postgres().createDatabase();
    m_cancelled = false;
}

void TransferTest::fill(int rows)
{
    sql(u"CREATE TABLE invoices (id bigserial PRIMARY KEY, invoice_number varchar(255) NOT NULL, invoice_date "
        u"timestamp(0),"
        " seller_name varchar(255), buyer_name varchar(255), exporting_country varchar(255),"
        " importing_country varchar(255), subtotal numeric, vat_amount numeric, total_amount numeric,"
        " payment_mechanism varchar(255), risk_profile varchar(255), inserted_at timestamp(0), updated_at timestamp(0))"_s);
    sql(u"INSERT INTO invoices SELECT n, 'INV-' || n, timestamp '2025-08-01' + n * interval '1 second',"
        " 'Seller ' || n %% 7, 'Buyer', 'ZA', 'BW', n, n * 0.15, n * 1.15, 'Letter of Credit', 'Green', now(), now()"
        " FROM generate_series(1, %1) AS n"_s.replace(u"%%"_s, u"%"_s)
            .arg(rows));
}

Result<TransferReport> TransferTest::move(const Transfer::Progress &progress)
{
    PredecessorTable table(LedgerLocation::fromUrl(m_ledgers.postgres().url(m_database)).value(), m_cancelled);
    if (const auto opened = table.open(); !opened)
        return opened.error();
    TransferTarget store(m_ledger->location);
    if (const auto opened = store.open(); !opened)
        return opened.error();
    Transfer moving(table, Currency::fromCode(u"ZAR").value(),
        [&store](std::span<const Invoice> invoices) { return store.store(invoices); });
    moving.onProgress(progress);
    return moving.run(m_cancelled);
}

void TransferTest::allArriveAsDisplayed()
{
    fill(2'500);
    std::vector<std::int64_t> steps;
    const auto report = move([&steps](std::int64_t done, std::int64_t of) {
        QCOMPARE(of, 2'500);
        steps.push_back(done);
    });
    BILLOW_VERIFY_OK(report);
    QCOMPARE(report->accepted(), 2'500);
    QCOMPARE(report->rejected(), 0);
    QCOMPARE(steps, (std::vector<std::int64_t>{1'000, 2'000, 2'500}));

    LedgerReader reader(m_ledger->store());
    const LedgerPosition position = reader.position().value();
    QCOMPARE(position.lastSeq, 2'500);
    QCOMPARE(position.cursor, 2'500);
    QCOMPARE(position.realCount, 2'500);
    const CurrencyTotals totals = position.displayed.of(Currency::fromCode(u"ZAR").value());
    // PostgreSQL's own sums.
    const QString sums = u"SELECT (100 * sum(round(%1, 2)))::bigint FROM invoices"_s;
    const auto sum = [&](const QString &column) { return m_ledgers.postgres().query(m_database, sums.arg(column)); };
    QCOMPARE(toString(totals.subtotal), sum(u"subtotal"_s));
    QCOMPARE(toString(totals.vat), sum(u"vat_amount"_s));
    QCOMPARE(toString(totals.total), sum(u"total_amount"_s));
    // In the order of their ids.
    QCOMPARE(reader.range(2'000, 2'000).value().first().number, u"INV-2000"_s);
    QCOMPARE(reader.range(1, 1).value().first().source, u"original:"_s + m_database);
    QCOMPARE(complaints(*m_ledger->store()), QString());
}

void TransferTest::againAddsNothing()
{
    fill(1'200);
    BILLOW_VERIFY_OK(move());
    // The original was still at work.
    sql(u"INSERT INTO invoices SELECT 5000, 'INV-5000', invoice_date, seller_name, buyer_name, exporting_country,"
        " importing_country, subtotal, vat_amount, total_amount, payment_mechanism, risk_profile FROM invoices WHERE id = 100"_s);
    const auto report = move();
    BILLOW_VERIFY_OK(report);
    QCOMPARE(report->accepted(), 1);
    QCOMPARE(report->alreadyKnown(), 1'200);
    QCOMPARE(report->rejected(), 0);
    QCOMPARE(m_ledger->sql(u"SELECT count(*) FROM invoices"_s), u"1201"_s);
    QCOMPARE(complaints(*m_ledger->store()), QString());
}

void TransferTest::goesOnWhereItWasCancelled()
{
    fill(3'500);
    const auto first = move([this](std::int64_t, std::int64_t) { m_cancelled = true; });
    BILLOW_VERIFY_OK(first);
    QVERIFY(!first->isComplete());
    QCOMPARE(m_ledger->sql(u"SELECT count(*) FROM invoices"_s), u"1000"_s);
    QCOMPARE(m_ledger->sql(u"SELECT \"cursor\" FROM stream_state"_s), u"1000"_s);
    m_cancelled = false;
    const auto second = move();
    BILLOW_VERIFY_OK(second);
    QVERIFY(second->isComplete());
    QCOMPARE(second->accepted(), 2'500);
    QCOMPARE(second->alreadyKnown(), 1'000);
    QCOMPARE(complaints(*m_ledger->store()), QString());
}

void TransferTest::whatWaitedIsDisplayedFirst()
{
    fill(10);
    {
        LedgerWriter writer(m_ledger->store());
        BILLOW_VERIFY_OK(writer.open());
        BILLOW_VERIFY_OK(writer.begin());
        BILLOW_VERIFY_OK(writer.append(samples::invoices(1, 30), Duplicates::Unlikely, samples::moment()));
        BILLOW_VERIFY_OK(writer.commit());
    }
    TransferTarget store(m_ledger->location);
    BILLOW_VERIFY_OK(store.open());
    QCOMPARE(store.displayedBefore(), 30);
    QCOMPARE(m_ledger->sql(u"SELECT \"cursor\" FROM stream_state"_s), u"30"_s);
    // One writer at a time.
    LedgerWriter second(m_ledger->store());
    QVERIFY(!second.open());
}

void TransferTest::collisionsAreRefused()
{
    fill(5);
    BILLOW_VERIFY_OK(move());
    // One that was changed since, two of the same number, and one that is in the table twice.
    sql(u"UPDATE invoices SET buyer_name = 'Another buyer' WHERE id = 3"_s);
    sql(u"INSERT INTO invoices SELECT id + 10, 'TWIN', invoice_date, 'Twins', 'Buyer ' || id, 'ZA', 'BW', 100, 15, 115"
        " FROM invoices WHERE id IN (1, 2)"_s);
    sql(u"INSERT INTO invoices SELECT id + 20, invoice_number, invoice_date, seller_name, buyer_name, "
        u"exporting_country,"
        " importing_country, subtotal, vat_amount, total_amount, payment_mechanism, risk_profile FROM invoices WHERE id = 4"_s);
    const auto report = move();
    BILLOW_VERIFY_OK(report);
    QCOMPARE(report->accepted(), 1);
    QCOMPARE(report->alreadyKnown(), 5); // 1, 2, 4, 5, and 24
    QCOMPARE(report->rejected(), 2);
    QCOMPARE(report->rejections().size(), 1U);
    QCOMPARE(report->rejections().front().rows.join(u' '), u"id 3 id 12"_s);
    QCOMPARE(m_ledger->sql(u"SELECT buyer_name FROM invoices WHERE invoice_number = 'INV-3'"_s), u"Buyer"_s);
    QCOMPARE(complaints(*m_ledger->store()), QString());
}

/// No id, no trade fields, no total, other types; rows that are no invoices among those that are.
void TransferTest::otherColumnsAndTypes()
{
    sql(u"CREATE TABLE invoices (invoice_number text, seller_name text, buyer_name text, subtotal double precision,"
        " vat_amount text, inserted_at timestamptz)"_s);
    sql(u"INSERT INTO invoices VALUES ('A', 'Seller', 'Buyer', 100.1, '15.02', '2025-08-01 12:00+02'),"
        " ('B', 'Seller', NULL, 1, '0.15', now()), ('C', 'Seller', 'Buyer', NULL, '0.15', now()),"
        " ('D', 'Seller', 'Buyer', 'NaN', '0.15', now()), ('E', 'Seller', 'Buyer', 1e30, '1', now())"_s);
    const auto report = move();
    BILLOW_VERIFY_OK(report);
    QCOMPARE(report->rows(), 5);
    QCOMPARE(report->accepted(), 1);
    QCOMPARE(report->rejected(), 4);
    QCOMPARE(report->rejections().size(), 3U); // neither D nor E is a number
    QCOMPARE(report->rejections().front().rows.first(), u"row 2"_s);
    const Invoice invoice = LedgerReader(m_ledger->store()).range(1, 1).value().first();
    QCOMPARE(toIso8601(invoice.issuedAt), u"2025-08-01T10:00:00.000Z"_s);
    QCOMPARE(invoice.total, 11'512);
}

void TransferTest::aTableThatCannotBeIsNamed_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("words");
    QTest::newRow("no table") << u"SELECT 1"_s << u"no table \"invoices\""_s;
    QTest::newRow("no seller") << u"CREATE TABLE invoices (id int, invoice_number text)"_s << u"seller_name"_s;
    QTest::newRow("no date") << u"CREATE TABLE invoices (invoice_number text, seller_name text, buyer_name text)"_s
                             << u"invoice_date"_s;
    QTest::newRow("one amount") << u"CREATE TABLE invoices (invoice_number text, seller_name text, buyer_name text,"
                                   " invoice_date date, total_amount numeric)"_s
                                << u"vat_amount"_s;
    QTest::newRow("a ledger") << u"CREATE TABLE invoices (seq bigint, subtotal_minor bigint)"_s << u"Billow ledger"_s;
}

void TransferTest::aTableThatCannotBeIsNamed()
{
    QFETCH(QString, statement);
    QFETCH(QString, words);
    sql(statement);
    BILLOW_VERIFY_ERROR(move(), Incompatible, words);
    // Nothing was made.
    BILLOW_VERIFY_ERROR(LedgerReader(m_ledger->store()).position(), Unavailable, u"There is no ledger"_s);
}

void TransferTest::theSourceIsOnlyRead()
{
    fill(3);
    // Whoever reads a row would write, if the session could.
    sql(u"ALTER TABLE invoices RENAME TO rows_of_invoices"_s);
    sql(u"CREATE FUNCTION tampered(bigint) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN"
        " DELETE FROM rows_of_invoices WHERE id = $1; RETURN $1; END $$"_s);
    sql(u"CREATE VIEW invoices AS SELECT tampered(id) AS id, invoice_number, invoice_date, seller_name, buyer_name,"
        " subtotal, vat_amount FROM rows_of_invoices"_s);
    BILLOW_VERIFY_ERROR(move(), Unavailable, u"read-only"_s);
    QCOMPARE(m_ledgers.postgres().query(m_database, u"SELECT count(*) FROM rows_of_invoices"_s), u"3"_s);
}

BILLOW_TEST(QCoreApplication, TransferTest)
#include "TransferTest.moc"
