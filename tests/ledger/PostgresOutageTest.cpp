// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerReader.h"
#include "core/ledger/LedgerWriter.h"
#include "core/ledger/store/PostgresConnection.h"
#include "tests/ledger/LedgerAssertions.h"
#include "tests/ledger/TestLedgers.h"
#include "tests/support/LossyProxy.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

using namespace billow;
using namespace Qt::StringLiterals;

/// A server that dies, freezes or loses its answer costs nothing that was acknowledged, and hangs nobody.
class PostgresOutageTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void killedSessionUndoesTheTransaction();
    void inDoubtCommitThatTookPlace();
    void inDoubtCommitThatDidNot();
    void frozenServerIsGivenUp_data();
    void frozenServerIsGivenUp();
    void serverGoesAndComesBack();
    void readerConnectsAnew();
    void lockOfOurFrozenSessionIsTaken();
    void holderThatIsNotBillowIsNamed();
    void unreachableServer();
    void unixSocket();
    void refusesAnotherEncoding();
    void keepsToItsSchema();

private:
    [[nodiscard]] Result<void> append(const InvoiceBatch &invoices);
    void endSessions();

    TestLedgers m_ledgers;
    std::unique_ptr<TestLedger> m_ledger;
    std::unique_ptr<LedgerWriter> m_writer;
};

void PostgresOutageTest::init()
{
    m_ledger = m_ledgers.makePostgresql();
    m_writer = std::make_unique<LedgerWriter>(m_ledger->store());
    BILLOW_VERIFY_OK(m_writer->open());
    BILLOW_VERIFY_OK(append(samples::invoices(1, 3)));
}

void PostgresOutageTest::cleanup()
{
    m_ledgers.postgres().thaw();
    m_writer.reset();
    QCOMPARE(complaints(*m_ledger->store()), QString());
}

Result<void> PostgresOutageTest::append(const InvoiceBatch &invoices)
{
    if (auto begun = m_writer->begin(); !begun)
        return begun;
    if (auto appended = m_writer->append(invoices, Duplicates::Unlikely, samples::moment()); !appended)
        return appended.error();
    return m_writer->commit();
}

void PostgresOutageTest::endSessions()
{
    m_ledger->sql(u"SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity "
                  u"WHERE datname = current_database() AND pid <> pg_backend_pid()"_s);
}

void PostgresOutageTest::killedSessionUndoesTheTransaction()
{
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->append(samples::invoices(4, 500), Duplicates::Unlikely, samples::moment()));
    endSessions();
    BILLOW_VERIFY_ERROR(
        m_writer->append(samples::invoices(600, 1), Duplicates::Unlikely, samples::moment()), Unavailable, u"lost"_s);
    QVERIFY(!m_writer->isOpen());
    BILLOW_VERIFY_ERROR(m_writer->begin(), Unavailable, u"no connection"_s);
    QCOMPARE(m_writer->open().value().lastSeq, 3);
    BILLOW_VERIFY_OK(append(samples::invoices(4, 1)));
    QCOMPARE(m_writer->position().lastSeq, 4);
}

void PostgresOutageTest::inDoubtCommitThatTookPlace()
{
    LossyProxy proxy(m_ledgers.postgres().port());
    m_writer->close();
    QString url = m_ledger->location.url;
    url.replace(u":%1/"_s.arg(m_ledgers.postgres().port()), u":%1/"_s.arg(proxy.port()));
    m_writer = std::make_unique<LedgerWriter>(std::make_unique<LedgerStore>(LedgerLocation::fromUrl(url).value()));
    BILLOW_VERIFY_OK(m_writer->open());

    // By hand, so that it is the answer to COMMIT that is lost, and not an earlier one.
    const auto store = std::make_unique<LedgerStore>(LedgerLocation::fromUrl(url).value());
    m_writer->close();
    BILLOW_VERIFY_OK(store->connect(Access::Write));
    LedgerPosition position = store->readPosition().value();
    BILLOW_VERIFY_OK(store->begin());
    position.revision += 1;
    BILLOW_VERIFY_OK(store->writePosition(position));
    proxy.loseNextAnswer();
    BILLOW_VERIFY_ERROR(store->commit(), Unavailable, u"lost"_s);
    QVERIFY(!store->isConnected());

    // The revision tells.
    BILLOW_VERIFY_OK(m_writer->open());
    QCOMPARE(m_writer->position().revision, position.revision);
}

void PostgresOutageTest::inDoubtCommitThatDidNot()
{
    const std::int64_t before = m_writer->position().revision;
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->append(samples::invoices(4, 1), Duplicates::Unlikely, samples::moment()));
    QCOMPARE(m_writer->pending().revision, before + 1);
    endSessions();
    BILLOW_VERIFY_ERROR(m_writer->commit(), Unavailable, u"lost"_s);
    QCOMPARE(m_writer->open().value().revision, before);
}

void PostgresOutageTest::frozenServerIsGivenUp_data()
{
    QTest::addColumn<int>("step");
    QTest::newRow("at begin") << 0;
    QTest::newRow("at append") << 2;
    QTest::newRow("at commit") << 3;
    QTest::newRow("at open") << 4;
    QTest::newRow("at a read") << 5;
}

void PostgresOutageTest::frozenServerIsGivenUp()
{
    QFETCH(const int, step);
    PostgresServer &server = m_ledgers.postgres();
    LedgerReader reader(m_ledger->store());
    BILLOW_VERIFY_OK(reader.position());
    if (step == 0)
        server.freeze();
    Result<void> result;
    if (step < 4)
        result = m_writer->begin();
    if (step == 2 || step == 3) {
        if (step != 3)
            server.freeze();
        auto appended = m_writer->append(samples::invoices(4, 20'000), Duplicates::Unlikely, samples::moment());
        result = appended ? Result<void>() : appended.error();
    }
    if (step == 3) {
        BILLOW_VERIFY_OK(result);
        server.freeze();
        result = m_writer->commit();
    } else if (step == 4) {
        m_writer->close();
        server.freeze();
        auto opened = m_writer->open();
        result = opened ? Result<void>() : opened.error();
    } else if (step == 5) {
        server.freeze();
        auto range = reader.range(1, 3);
        result = range ? Result<void>() : range.error();
    }
    // That it came back at all is the point: the test program has a deadline, and a hang would pass it.
    BILLOW_VERIFY_ERROR(result, Unavailable, u"isn’t responding"_s);

    server.thaw();
    BILLOW_VERIFY_OK(m_writer->open());
    BILLOW_VERIFY_OK(append(samples::invoices(100'000, 1)));
    BILLOW_VERIFY_OK(reader.range(1, 4));
}

void PostgresOutageTest::serverGoesAndComesBack()
{
    PostgresServer &server = m_ledgers.postgres();
    const LedgerPosition before = m_writer->position();
    server.kill();
    BILLOW_VERIFY_ERROR(append(samples::invoices(4, 1)), Unavailable, u"lost"_s);
    BILLOW_VERIFY_ERROR(m_writer->open(), Unavailable, u"Can’t reach"_s);
    QVERIFY2(server.start(), qPrintable(server.failure()));
    QCOMPARE(m_writer->open().value(), before);
    server.stop();
    BILLOW_VERIFY_ERROR(append(samples::invoices(4, 1)), Unavailable, u"PostgreSQL"_s);
    QVERIFY2(server.start(), qPrintable(server.failure()));
    BILLOW_VERIFY_OK(m_writer->open());
    BILLOW_VERIFY_OK(append(samples::invoices(4, 1)));
}

void PostgresOutageTest::readerConnectsAnew()
{
    LedgerReader reader(m_ledger->store());
    QCOMPARE(reader.range(1, 3).value().size(), 3);
    endSessions();
    QCOMPARE(reader.range(1, 3).value().size(), 3);
    m_writer->close();
}

void PostgresOutageTest::lockOfOurFrozenSessionIsTaken()
{
    // The session of a writer that the network has cut off lives on in the server, with its lock, at work on a
    // statement.
    const auto store = m_ledger->store();
    m_writer->close();
    BILLOW_VERIFY_OK(store->connect(Access::Write));
    BILLOW_VERIFY_OK(store->begin());
    // It waits for a lock that another session holds, longer than the transaction may take.
    PostgresConnection other(m_ledger->location, "other");
    BILLOW_VERIFY_OK(other.open(Access::Foreign));
    BILLOW_VERIFY_OK(other.run(u"BEGIN; LOCK TABLE invoices"_s));
    BILLOW_VERIFY_ERROR(store->insert(samples::invoices(4, 1), 4, samples::moment(), Duplicates::Unlikely,
                            [](InvoiceInsert::Outcomes) {}),
        Unavailable, u"isn’t responding"_s);
    // It is ours, so it is not Held, which would be for good.
    BILLOW_VERIFY_OK(store->connect(Access::Write));
    BILLOW_VERIFY_OK(other.run(u"ROLLBACK"_s));
    QCOMPARE(store->readPosition().value().lastSeq, 3);
}

void PostgresOutageTest::holderThatIsNotBillowIsNamed()
{
    m_writer->close();
    PostgresConnection holder(m_ledger->location, "backup-tool");
    BILLOW_VERIFY_OK(holder.open(Access::Foreign));
    BILLOW_VERIFY_OK(PostgresWriterLock().take(holder));
    BILLOW_VERIFY_ERROR(m_writer->open(), Held,
        u"\"backup-tool\" (on 127.0.0.1, server process %1)"_s.arg(holder.handle()->serverProcess()));
}

void PostgresOutageTest::unreachableServer()
{
    const auto location = LedgerLocation::fromUrl(u"postgresql://me:geheim@127.0.0.1:1/billow"_s).value();
    LedgerWriter writer(std::make_unique<LedgerStore>(location));
    const auto opened = writer.open();
    BILLOW_VERIFY_ERROR(opened, Unavailable, u"refused"_s);
    QVERIFY(!opened.error().message.contains(u"geheim"_s));
}

void PostgresOutageTest::unixSocket()
{
    PostgresServer &server = m_ledgers.postgres();
    const QString url = server.socketUrl(server.createDatabase());
    const auto location = LedgerLocation::fromUrl(url);
    BILLOW_VERIFY_OK(location);
    LedgerWriter writer(std::make_unique<LedgerStore>(*location));
    BILLOW_VERIFY_OK(writer.open());
    QCOMPARE(complaints(*std::make_unique<LedgerStore>(*location)), QString());
}

void PostgresOutageTest::refusesAnotherEncoding()
{
    PostgresServer &server = m_ledgers.postgres();
    server.query(u"postgres"_s, u"CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0"_s);
    LedgerWriter writer(std::make_unique<LedgerStore>(LedgerLocation::fromUrl(server.url(u"latin"_s)).value()));
    BILLOW_VERIFY_ERROR(writer.open(), Incompatible, u"LATIN1"_s);
}

void PostgresOutageTest::keepsToItsSchema()
{
    // Tables of other names may stand beside ours, and a second ledger may be in another schema, with a writer of its
    // own.
    m_ledger->sql(u"CREATE TABLE unrelated (id int)"_s);
    m_ledger->sql(u"CREATE SCHEMA branch"_s);
    const auto location = LedgerLocation::fromUrl(m_ledger->location.url + u"?options=-csearch_path%3Dbranch"_s);
    LedgerWriter branch(std::make_unique<LedgerStore>(location.value()));
    const auto opened = branch.open();
    BILLOW_VERIFY_OK(opened);
    QCOMPARE(opened->lastSeq, 0);
    m_writer->close();
    BILLOW_VERIFY_OK(m_writer->open());
    QCOMPARE(m_writer->position().lastSeq, 3);
}

BILLOW_TEST(QCoreApplication, PostgresOutageTest)
#include "PostgresOutageTest.moc"
