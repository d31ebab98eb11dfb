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
#include <QProcess>

#include <csignal>
#include <sys/prctl.h>

using namespace billow;
using namespace Qt::StringLiterals;

/// Who may open a ledger, and what is refused, on each engine.
class OpeningTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { TestLedgers::addEngines(); }
    void init() { m_ledger = m_ledgers.make(); }

    void migratesOnce();
    void refusesANewerSchema();
    void readerRefusesAnOlderSchema();
    void readerOfNothingSaysSo();
    void refusesAnotherProgramsDatabase();
    void secondWriterIsToldWhoHoldsIt();
    void lockOfADeadWriterIsTaken();
    void readerWorksBesideAWriter();
    void readerWorksWithoutAWriter();
    void readerRefusesLongRanges();
    void viewShowsDecimals();

private:
    /// A process of its own that opens the ledger for writing, and keeps it.
    void startHolder(QProcess &process);
    void write(const InvoiceBatch &invoices);

    TestLedgers m_ledgers;
    std::unique_ptr<TestLedger> m_ledger;
};

void OpeningTest::write(const InvoiceBatch &invoices)
{
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(writer.begin());
    BILLOW_VERIFY_OK(writer.append(invoices, Duplicates::Unlikely, samples::moment()));
    BILLOW_VERIFY_OK(writer.commit());
}

void OpeningTest::migratesOnce()
{
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(writer.open());
    const auto migrations = migrationsFor(m_ledger->store()->dialect());
    QCOMPARE(m_ledger->sql(u"SELECT count(*) FROM schema_migrations"_s), QString::number(migrations.size()));
    QCOMPARE(m_ledger->sql(u"SELECT name FROM schema_migrations WHERE version = 1"_s), u"ledger"_s);
}

void OpeningTest::refusesANewerSchema()
{
    write({});
    const int known = migrationsFor(m_ledger->store()->dialect()).back().version;
    m_ledger->sql(u"UPDATE schema_migrations SET version = 4711 WHERE version = %1"_s.arg(known));
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_ERROR(writer.open(), Incompatible, u"4711"_s);
    BILLOW_VERIFY_ERROR(writer.open(), Incompatible, u"up to version %1"_s.arg(known));
    BILLOW_VERIFY_ERROR(LedgerReader(m_ledger->store()).position(), Incompatible, u"4711"_s);
    BILLOW_VERIFY_ERROR(verifyLedger(*m_ledger->store()), Incompatible, u"4711"_s);
}

void OpeningTest::readerRefusesAnOlderSchema()
{
    write({});
    const int known = migrationsFor(m_ledger->store()->dialect()).back().version;
    m_ledger->sql(u"DELETE FROM schema_migrations WHERE version = %1"_s.arg(known));
    BILLOW_VERIFY_ERROR(LedgerReader(m_ledger->store()).position(), Incompatible, u"billowd migrate"_s);
}

void OpeningTest::readerOfNothingSaysSo()
{
    BILLOW_VERIFY_ERROR(LedgerReader(m_ledger->store()).position(), Unavailable, u"There is no ledger"_s);
    QVERIFY(m_ledger->location.path.isEmpty() || !QFile::exists(m_ledger->location.path));
}

void OpeningTest::refusesAnotherProgramsDatabase()
{
    // As other frameworks name their table; with a row of theirs.
    m_ledger->sql(u"CREATE TABLE schema_migrations (version bigint, inserted_at text)"_s);
    m_ledger->sql(u"CREATE TABLE invoices (id bigint)"_s);
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_ERROR(writer.open(), Incompatible, u"another program"_s);
    BILLOW_VERIFY_ERROR(LedgerReader(m_ledger->store()).position(), Incompatible, u"another program"_s);
    // Nothing was done to it.
    QCOMPARE(m_ledger->sql(u"SELECT count(*) FROM schema_migrations"_s), u"0"_s);
    if (!m_ledger->location.path.isEmpty())
        QCOMPARE(m_ledger->sql(u"PRAGMA journal_mode"_s), u"delete"_s);
}

void OpeningTest::startHolder(QProcess &process)
{
    const QString url =
        m_ledger->location.url.isEmpty() ? u"sqlite:"_s + m_ledger->location.path : m_ledger->location.url;
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process.start(QCoreApplication::applicationFilePath(), {u"OpeningTest"_s, u"--hold"_s, url});
    constexpr int patience = 60'000;
    QVERIFY(process.waitForReadyRead(patience));
    QCOMPARE(process.readAllStandardOutput(), QByteArray("held\n"));
}

void OpeningTest::secondWriterIsToldWhoHoldsIt()
{
    QProcess holder;
    startHolder(holder);
    LedgerWriter writer(m_ledger->store());
    const auto opened = writer.open();
    BILLOW_VERIFY_ERROR(opened, Held, u"process %1"_s.arg(holder.processId()));
    BILLOW_VERIFY_ERROR(opened, Held, u"test_ledger"_s);
    QVERIFY(!writer.isOpen());
    // Beside the holder a reader has its way.
    BILLOW_VERIFY_OK(LedgerReader(m_ledger->store()).position());
    QCOMPARE(complaints(*m_ledger->store()), QString());

    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
    BILLOW_VERIFY_OK(writer.open());
}

void OpeningTest::lockOfADeadWriterIsTaken()
{
    QProcess holder;
    startHolder(holder);
    holder.kill();
    QVERIFY(holder.waitForFinished());
    // At once: nobody is there to try it again for a program that was started anew.
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
}

void OpeningTest::readerWorksBesideAWriter()
{
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    LedgerReader reader(m_ledger->store());
    QCOMPARE(reader.position().value().lastSeq, 0);

    BILLOW_VERIFY_OK(writer.begin());
    BILLOW_VERIFY_OK(writer.append(samples::invoices(1, 300), Duplicates::Unlikely, samples::moment()));
    QVERIFY(reader.range(1, 300).value().isEmpty()); // not committed yet
    BILLOW_VERIFY_OK(writer.commit());
    QCOMPARE(reader.range(100, 199).value().size(), 100);
    QCOMPARE(reader.range(100, 199).value().first().seq, 100);
    QCOMPARE(reader.position().value(), writer.position());
}

void OpeningTest::readerWorksWithoutAWriter()
{
    write(samples::invoices(1, 5));
    LedgerReader reader(m_ledger->store());
    QCOMPARE(reader.position().value().lastSeq, 5);
    QCOMPARE(reader.range(-5, 3).value().size(), 3);
    QCOMPARE(reader.range(4, 99).value().size(), 2);
    QVERIFY(reader.range(5, 4).value().isEmpty());
}

void OpeningTest::readerRefusesLongRanges()
{
    write(samples::invoices(1, 2));
    LedgerReader reader(m_ledger->store());
    BILLOW_VERIFY_OK(reader.range(1, 10'000));
    BILLOW_VERIFY_ERROR(reader.range(1, 10'001), Invalid, u"10000"_s);
    BILLOW_VERIFY_ERROR(reader.range(1, std::numeric_limits<Seq>::max()), Invalid, u"10000"_s);
}

void OpeningTest::viewShowsDecimals()
{
    InvoiceBatch batch;
    for (const Currency &currency : Currency::all()) {
        Invoice invoice = samples::invoice(batch.size());
        invoice.currency = currency;
        invoice.subtotal = 1'234'567;
        invoice.vat = 89;
        invoice.total = invoice.subtotal + invoice.vat;
        batch.append(invoice);
    }
    write(batch);
    const auto text = [this](const char *column, const Invoice &invoice) {
        return m_ledger->sql(u"SELECT %1 FROM invoice_amounts WHERE currency = '%2'"_s.arg(
            QLatin1StringView(column), invoice.currency.code()));
    };
    for (const Invoice &invoice : std::as_const(batch)) {
        QCOMPARE(text("subtotal", invoice), toDecimal(invoice.subtotal, invoice.currency));
        QCOMPARE(text("vat", invoice), toDecimal(invoice.vat, invoice.currency));
        QCOMPARE(text("total", invoice), toDecimal(invoice.total, invoice.currency));
    }
    QCOMPARE(text("vat_rate_percent", batch.first()), u"15.000"_s);
    if (!m_ledger->location.path.isEmpty())
        QCOMPARE(text("accepted_at", batch.first()), toIso8601(samples::moment()));
}

namespace {

int hold(const QString &url)
{
    LedgerWriter writer(std::make_unique<LedgerStore>(LedgerLocation::fromUrl(url).value()));
    const auto opened = writer.open();
    std::printf("%s\n", opened ? "held" : qPrintable(opened.error().message));
    std::fflush(stdout);
    return std::getchar() == EOF ? 0 : 1;
}

} // namespace

static const TestClass registered("OpeningTest", [](int argc, char **argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--hold"_L1)
        return hold(arguments.value(2));
    OpeningTest test;
    return QTest::qExec(&test, argc, argv);
});
#include "OpeningTest.moc"
