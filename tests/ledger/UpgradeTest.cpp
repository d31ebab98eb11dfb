// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerReader.h"
#include "core/ledger/LedgerWriter.h"
#include "core/ledger/store/Migrations.h"
#include "tests/ledger/LedgerAssertions.h"
#include "tests/ledger/TestLedgers.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <QFile>

using namespace billow;
using namespace Qt::StringLiterals;

/// Ledgers as every version of the schema left them, opened by this program. What such a ledger holds stands in
/// tests/data/ledgers: whoever adds a migration adds a file there, and never changes one.
class UpgradeTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { TestLedgers::addEngines(); }
    void init() { m_ledger = m_ledgers.make(); }

    void everyVersionIsBroughtUpToDate_data();
    void everyVersionIsBroughtUpToDate();
    void firstVersionLearnsWhereItsMinutesBegin();
    void aMigrationThatFailsHalfWayChangesNothing();

private:
    /// A ledger of that version, filled, and closed again.
    void make(int version);
    [[nodiscard]] static QString rowsOf(int version, const QString &dialect);
    void verifyItHoldsWhatItHeld();

    TestLedgers m_ledgers;
    std::unique_ptr<TestLedger> m_ledger;
};

QString UpgradeTest::rowsOf(int version, const QString &dialect)
{
    constexpr int decimal = 10;
    QFile file(
        QStringLiteral(BILLOW_TEST_DATA "/ledgers/%1/%2.sql").arg(dialect).arg(version, 4, decimal, QLatin1Char('0')));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void UpgradeTest::make(int version)
{
    const auto store = m_ledger->store();
    BILLOW_VERIFY_OK(store->connect(Access::Write));
    const QString rows = rowsOf(version, store->dialect());
    QVERIFY2(!rows.isEmpty(), "tests/data/ledgers has no rows of that version");
    BILLOW_VERIFY_OK(store->begin());
    for (const Migration &migration : migrationsFor(store->dialect())) {
        if (migration.version > version)
            break;
        BILLOW_VERIFY_OK(store->runMigration(migration.version, migration.name, migration.script));
    }
    BILLOW_VERIFY_OK(store->connection().run(rows));
    BILLOW_VERIFY_OK(store->commit());
}

void UpgradeTest::verifyItHoldsWhatItHeld()
{
    QCOMPARE(complaints(*m_ledger->store()), QString());
    LedgerReader reader(m_ledger->store());
    const LedgerPosition position = reader.position().value();
    QCOMPARE(position.lastSeq, 3);
    QCOMPARE(position.cursor, 2);
    QCOMPARE(position.realCount, 2);
    QCOMPARE(position.lastRealSeq, 2);
    QCOMPARE(position.demoNumber.ordinal, 1);
    const InvoiceBatch invoices = reader.range(1, 3).value();
    QCOMPARE(invoices.size(), 3);
    QCOMPARE(toIso8601(invoices[0].issuedAt), u"2026-11-02T10:15:30.250Z"_s);
    QCOMPARE(toIso8601(invoices[0].acceptedAt), u"2026-11-23T08:42:59.123Z"_s);
    QCOMPARE(invoices[0].importingCountry, CountryCode::fromCode(u"CD"));
    QCOMPARE(invoices[1].buyerName, u"Ångström & Söhne \"GmbH\""_s);
    QCOMPARE(toDecimal(invoices[1].total, invoices[1].currency), u"1089"_s);
    QVERIFY(!invoices[1].risk);
    QCOMPARE(invoices[2].total, 10'358'279'142'952'142);
    QCOMPARE(invoices[0].vatRate.toPercent(), u"15"_s);
    QCOMPARE(invoices[1].vatRate.toPercent(), u"10"_s);
    QCOMPARE(invoices[0].issuedOn, QDate(2026, 11, 2));
    QVERIFY(invoices[0].hasIssueTime());
    // Midnight: an import brought a date without a time.
    QCOMPARE(invoices[1].issuedOn, QDate(2026, 10, 31));
    QVERIFY(!invoices[1].hasIssueTime());
    for (const Invoice &invoice : invoices)
        QVERIFY(invoice.kind == DocumentKind::Invoice && invoice.vatLines.isEmpty() && !invoice.dueOn);
}

void UpgradeTest::everyVersionIsBroughtUpToDate_data()
{
    QTest::addColumn<int>("version");
    for (const Migration &migration : migrationsFor(u"sqlite"_s))
        QTest::addRow("version %d", migration.version) << migration.version;
    QCOMPARE(migrationsFor(u"postgresql"_s).size(), migrationsFor(u"sqlite"_s).size());
}

void UpgradeTest::everyVersionIsBroughtUpToDate()
{
    QFETCH(int, version);
    make(version);
    {
        LedgerWriter writer(m_ledger->store());
        BILLOW_VERIFY_OK(writer.open());
        verifyItHoldsWhatItHeld();
        // And it goes on as a ledger of this program would.
        BILLOW_VERIFY_OK(writer.begin());
        BILLOW_VERIFY_OK(writer.append(samples::invoices(1, 20), Duplicates::Likely, samples::moment()));
        BILLOW_VERIFY_OK(writer.advance(5, samples::moment()));
        BILLOW_VERIFY_OK(writer.commit());
        BILLOW_VERIFY_OK(writer.rollUp(1'000));
        QCOMPARE(writer.position().lastSeq, 23);
        QCOMPARE(writer.position().cursor, 7);
    }
    QCOMPARE(complaints(*m_ledger->store()), QString());
    const qsizetype versions = std::ssize(migrationsFor(u"sqlite"_s));
    QCOMPARE(m_ledger->sql(u"SELECT count(*) FROM schema_migrations"_s), QString::number(versions));
}

/// Version 2 counts minutes only behind what was there before, stored and displayed.
void UpgradeTest::firstVersionLearnsWhereItsMinutesBegin()
{
    make(1);
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    QCOMPARE(m_ledger->sql(u"SELECT up_to_seq FROM rollup_state"_s), u"0"_s);
    QCOMPARE(m_ledger->sql(u"SELECT stored_after FROM rollup_state"_s), u"3"_s);
    QCOMPARE(m_ledger->sql(u"SELECT displayed_after FROM rollup_state"_s), u"2"_s);
}

void UpgradeTest::aMigrationThatFailsHalfWayChangesNothing()
{
    make(1);
    // In the way of the second table that version 2 makes.
    m_ledger->sql(u"CREATE TABLE rollups (of_somebody_else integer)"_s);
    LedgerWriter writer(m_ledger->store());
    const auto opened = writer.open();
    QVERIFY(!opened);
    for (const QString &word : {u"schema version 1"_s, u"version 2"_s, u"unchanged"_s, u"rollups"_s})
        QVERIFY2(opened.error().message.contains(word), qPrintable(opened.error().message));
    QVERIFY(!writer.isOpen());

    QCOMPARE(m_ledger->sql(u"SELECT max(version) FROM schema_migrations"_s), u"1"_s);
    QCOMPARE(m_ledger->sql(u"SELECT count(*) FROM invoices"_s), u"3"_s);
    const QString madeFirst = m_ledger->location.path.isEmpty()
        ? u"SELECT count(*) FROM pg_class WHERE relname = 'minute_totals'"_s
        : u"SELECT count(*) FROM sqlite_schema WHERE name = 'minute_totals'"_s;
    QCOMPARE(m_ledger->sql(madeFirst), u"0"_s);

    m_ledger->sql(u"DROP TABLE rollups"_s);
    BILLOW_VERIFY_OK(writer.open());
    verifyItHoldsWhatItHeld();
}

BILLOW_TEST(QCoreApplication, UpgradeTest)
#include "UpgradeTest.moc"
