// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/e2e/Program.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

/// billowd migrate --from-original, as somebody who leaves the original runs it.
class FromOriginalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void theReportSaysWhatCameAndWhatNot();
    void killedInTheMiddleItGoesOn_data();
    void killedInTheMiddleItGoesOn();
    void aDryRunStoresNothing();
    void aRunningBillowIsNotDisturbed();
    void thePasswordIsNotShown();
    void rubbishIsNamed_data();
    void rubbishIsNamed();

private:
    static constexpr int patience = 60'000;

    void sql(const QString &statement) const { m_server.query(m_original, statement); }
    QStringList arguments(const QString &ledger, const QStringList &more = {}) const;
    static bool isSound(const Program &billowd, const QString &ledger);

    PostgresServer m_server;
    QString m_original;
};

void FromOriginalTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

/// As the original's own migration makes its table.
void FromOriginalTest::init()
{
    m_original = m_server.createDatabase();
    sql(u"CREATE TABLE stored (id bigserial PRIMARY KEY, invoice_number varchar(255), invoice_date timestamp(0),"
        " seller_name varchar(255), buyer_name varchar(255), exporting_country varchar(255),"
        " importing_country varchar(255), subtotal numeric(12,2), vat_amount numeric(12,2), total_amount numeric(12,2),"
        " payment_mechanism varchar(255), risk_profile varchar(255), inserted_at timestamp(0), updated_at timestamp(0))"_s);
    sql(u"INSERT INTO stored SELECT n, 'INV-' || n, timestamp '2025-08-01' + n * interval '1 second', 'Seller ' || n % "
        u"9,"
        " 'Buyer', 'ZA', 'BW', n, round(n * 0.15, 2), n + round(n * 0.15, 2), 'Letter of Credit', 'Green', now(), now()"
        " FROM generate_series(1, 4500) AS n"_s);
    sql(u"CREATE VIEW invoices AS SELECT * FROM stored"_s);
}

QStringList FromOriginalTest::arguments(const QString &ledger, const QStringList &more) const
{
    return QStringList{u"migrate"_s, u"--from-original"_s, m_server.url(m_original), u"--database-url"_s, ledger}
    + more;
}

bool FromOriginalTest::isSound(const Program &billowd, const QString &ledger)
{
    return billowd.run({u"verify"_s, u"--database-url"_s, ledger}).exitCode == 0;
}

void FromOriginalTest::theReportSaysWhatCameAndWhatNot()
{
    sql(u"UPDATE stored SET total_amount = total_amount + 1 WHERE id IN (7, 8, 9)"_s);
    sql(u"UPDATE stored SET buyer_name = NULL WHERE id = 4000"_s);
    sql(u"UPDATE stored SET exporting_country = 'South Africa' WHERE id = 10"_s);
    const Program billowd(u"billowd"_s);
    const auto outcome = billowd.run(arguments(billowd.ledgerUrl()));
    QCOMPARE(outcome.exitCode, 0);
    for (const QString &words : {u"4,496 accepted, 0 duplicates, 4 rejected, of 4,500 rows"_s, u"in 4,496 invoices"_s,
             u"3 × total_amount: the total"_s, u"(id 7, id 8, id 9)"_s, u"1 × buyer_name: the buyer's name is empty"_s,
             u"1 × exporting_country: \"SOUTH AFRICA\""_s})
        QVERIFY2(outcome.output.contains(words), qPrintable(outcome.output));
    QVERIFY(isSound(billowd, billowd.ledgerUrl()));

    const auto again = billowd.run(arguments(billowd.ledgerUrl(), {u"--json"_s}));
    const QJsonObject report = QJsonDocument::fromJson(again.output.toUtf8()).object();
    QCOMPARE(report[u"accepted"].toInteger(), 0);
    QCOMPARE(report[u"duplicates"].toInteger(), 4496);
    QCOMPARE(report[u"rejections"].toArray().size(), 2);
}

void FromOriginalTest::killedInTheMiddleItGoesOn_data()
{
    QTest::addColumn<bool>("sqlite");
    QTest::newRow("SQLite") << true;
    QTest::newRow("PostgreSQL") << false;
}

void FromOriginalTest::killedInTheMiddleItGoesOn()
{
    QFETCH(bool, sqlite);
    const Program billowd(u"billowd"_s);
    const QString database = m_server.createDatabase();
    const QString ledger = sqlite ? billowd.ledgerUrl() : m_server.url(database);
    const auto stored = [&] {
        const auto outcome = billowd.run({u"verify"_s, u"--json"_s, u"--database-url"_s, ledger});
        return QJsonDocument::fromJson(outcome.output.toUtf8())[u"position"][u"displayed"].toInteger();
    };
    // The original comes to number 3,500 and gets no further. Stable: whoever only counts does not call it.
    sql(u"CREATE FUNCTION stuck(bigint) RETURNS text STABLE LANGUAGE plpgsql AS $$ BEGIN"
        " IF $1 = 3500 THEN PERFORM pg_sleep(3600); END IF; RETURN 'Buyer'; END $$"_s);
    sql(u"CREATE OR REPLACE VIEW invoices AS SELECT id, invoice_number, invoice_date, seller_name,"
        " stuck(id)::varchar(255) AS buyer_name, exporting_country, importing_country, subtotal, vat_amount, "
        "total_amount,"
        " payment_mechanism, risk_profile, inserted_at, updated_at FROM stored"_s);
    const auto process = billowd.start(arguments(ledger));
    QTRY_COMPARE_WITH_TIMEOUT(stored(), 3000, patience);
    process->kill();
    QVERIFY(process->waitForFinished(patience));
    QVERIFY(isSound(billowd, ledger));

    m_server.query(u"postgres"_s,
        u"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'billowd migrate'"_s);
    sql(u"CREATE OR REPLACE VIEW invoices AS SELECT * FROM stored"_s);
    const auto outcome = billowd.run(arguments(ledger));
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.output.contains(u"1,500 accepted, 3,000 duplicates, 0 rejected, of 4,500 rows"_s),
        qPrintable(outcome.output));
    QCOMPARE(stored(), 4500);
    QVERIFY(isSound(billowd, ledger));
}

void FromOriginalTest::aDryRunStoresNothing()
{
    const Program billowd(u"billowd"_s);
    const auto outcome = billowd.run(arguments(billowd.ledgerUrl(), {u"--dry-run"_s}));
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.output.contains(u"4,500 accepted"_s), qPrintable(outcome.output));
    QVERIFY(!QFile::exists(billowd.file(u"test.db"_s)));
}

void FromOriginalTest::aRunningBillowIsNotDisturbed()
{
    const Program billowd(u"billowd"_s);
    const auto server = billowd.start({u"serve"_s, u"--database-url"_s, billowd.ledgerUrl()});
    QVERIFY(Program::waitForWord(*server, u"Ledger open"_s));
    const auto outcome = billowd.run(arguments(billowd.ledgerUrl()));
    QCOMPARE(outcome.exitCode, 75);
    QVERIFY2(outcome.errors.contains(QString::number(server->processId())), qPrintable(outcome.errors));
    QCOMPARE(Program::terminate(*server), 0);
}

void FromOriginalTest::thePasswordIsNotShown()
{
    const Program billowd(u"billowd"_s);
    const QString ledger = billowd.ledgerUrl();
    const QString url = u"ecto://clerk:hunter2@127.0.0.1:%1/"_s.arg(m_server.port());
    for (const QString &database : {m_original, u"nowhere"_s}) {
        const auto outcome = billowd.run(
            {u"migrate"_s, u"--from-original"_s, url + database, u"--dry-run"_s, u"--database-url"_s, ledger});
        QCOMPARE(outcome.exitCode, 1); // there is no such user
        QVERIFY2(outcome.errors.contains(u"clerk"_s), qPrintable(outcome.errors));
        QVERIFY(!(outcome.errors + outcome.output).contains(u"hunter2"_s));
    }
    sql(u"CREATE ROLE clerk LOGIN SUPERUSER PASSWORD 'hunter2'"_s);
    const auto outcome = billowd.run(
        {u"migrate"_s, u"--from-original"_s, url + m_original, u"--dry-run"_s, u"--database-url"_s, ledger});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.output.startsWith(u"postgresql://clerk@127.0.0.1"_s), qPrintable(outcome.output));
    QVERIFY(!(outcome.errors + outcome.output).contains(u"hunter2"_s));
    sql(u"DROP ROLE clerk"_s);
}

void FromOriginalTest::rubbishIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    QTest::newRow("not PostgreSQL") << QStringList{u"--from-original"_s, u"sqlite:/tmp/x.db"_s} << u"PostgreSQL"_s;
    QTest::newRow("no URL") << QStringList{u"--from-original"_s, u"test2_dev"_s} << u"postgresql://"_s;
    QTest::newRow("no currency") << QStringList{u"--from-original"_s, u"postgresql://h/d"_s, u"--currency"_s, u"ZZZ"_s}
                                 << u"ZZZ"_s;
    QTest::newRow("dry run of nothing") << QStringList{u"--dry-run"_s} << u"--from-original"_s;
}

void FromOriginalTest::rubbishIsNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, words);
    const Program billowd(u"billowd"_s);
    const auto outcome = billowd.run(QStringList{u"migrate"_s, u"--database-url"_s, billowd.ledgerUrl()} + arguments);
    QCOMPARE(outcome.exitCode, 64);
    QVERIFY2(outcome.errors.contains(words), qPrintable(outcome.errors));
}

BILLOW_TEST(QCoreApplication, FromOriginalTest)
#include "FromOriginalTest.moc"
