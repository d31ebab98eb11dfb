// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerReader.h"
#include "core/ledger/LedgerWriter.h"
#include "core/ledger/store/DeadlineGuard.h"
#include "core/ledger/store/PostgresConnection.h"
#include "core/ledger/store/SqliteConnection.h"
#include "tests/ledger/LedgerAssertions.h"
#include "tests/ledger/TestLedgers.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QSemaphore>
#include <QSqlError>
#include <QTcpServer>

#include <atomic>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Connections, queries and what keeps a call from lasting for ever.
class StoreTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scriptsAreSplitBetweenStatements();
    void everyQueryCanBePrepared_data();
    void everyQueryCanBePrepared();
    void bothWaysOfBulkWork_data();
    void bothWaysOfBulkWork();
    void aDriverThatIsMissingNamesItsPackage();
    void onlyTheOwnerMayReadALedger();
    void aLostRaceSaysWhoWrote_data();
    void aLostRaceSaysWhoWrote();
    void rollupsOfAnotherWriterAreNotAddedTwice();
    void aResetDuringADumpIsRefused();
    void aPoolerThatChangesSessionsIsNamed();
    void namesAreLookedUpBeforehand();
    void aServerThatSaysNothingIsGivenUp();
    void aReadOnlyDatabaseIsUnavailable();
    void sqlStatesSayWhatACallerMayDo();
    void theGuardEndsACallThatTakesTooLong();
    void theGuardEndsACallThatIsNotWanted();
    void theGuardTriesAgainUntilItReachesTheCall();
    void theGuardLeavesAQuickCallAlone();

private:
    [[nodiscard]] static Result<void> append(LedgerWriter &writer, const InvoiceBatch &invoices);

    TestLedgers m_ledgers;
};

Result<void> StoreTest::append(LedgerWriter &writer, const InvoiceBatch &invoices)
{
    if (auto begun = writer.begin(); !begun)
        return begun;
    if (auto appended = writer.append(invoices, Duplicates::Unlikely, samples::moment()); !appended)
        return appended.error();
    return writer.commit();
}

void StoreTest::scriptsAreSplitBetweenStatements()
{
    QCOMPARE(splitStatements(u"SELECT 1; -- a comment; with a semicolon\nSELECT ';' AS \"a;b\";\n\n-- the end\n"_s),
        (QStringList{u"SELECT 1"_s, u"SELECT ';' AS \"a;b\""_s}));
    QCOMPARE(splitStatements(u"-- nothing"_s), QStringList());
    QCOMPARE(splitStatements(u"SELECT 'it''s';SELECT 2"_s), (QStringList{u"SELECT 'it''s'"_s, u"SELECT 2"_s}));
}

void StoreTest::everyQueryCanBePrepared_data()
{
    TestLedgers::addEngines();
}

/// A query that is used once a year is as right as one that is used every second.
void StoreTest::everyQueryCanBePrepared()
{
    QFETCH(const bool, sqlite);
    const auto ledger = sqlite ? m_ledgers.makeSqlite() : m_ledgers.makePostgresql();
    LedgerWriter writer(ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    const auto store = ledger->store();
    BILLOW_VERIFY_OK(store->connect(Access::Read));
    SqlConnection &connection = store->connection();
    int tried = 0;
    for (const QString &name : connection.queries().names()) {
        const QString text = connection.queries().text(QLatin1StringView(name.toLatin1().constData()));
        // A part of others, a command that is not prepared, or one that the writer alone may use.
        if (!text.startsWith("SELECT"_L1) || text.contains("pg_advisory_lock"_L1) || text.contains("set_config"_L1))
            continue;
        ++tried;
        QVariantList values;
        for (qsizetype i = 0; i < text.count(u'?'); ++i)
            values.append(text.contains("json"_L1) ? QVariant(u"[]"_s) : QVariant(u"1"_s));
        const auto rows = connection.queryText(text, values);
        QVERIFY2(rows.ok(), rows.ok() ? "" : qPrintable(name + u": "_s + rows.error().message));
    }
    QVERIFY(tried > 10);
}

void StoreTest::bothWaysOfBulkWork_data()
{
    QTest::addColumn<int>("bulk");
    QTest::newRow("on the handle") << static_cast<int>(SqliteConnection::Bulk::Handle);
    QTest::newRow("by Qt Sql") << static_cast<int>(SqliteConnection::Bulk::QtSql);
}

void StoreTest::bothWaysOfBulkWork()
{
    QFETCH(const int, bulk);
    const auto ledger = m_ledgers.makeSqlite();
    const auto connect = [&] {
        return std::make_unique<SqliteConnection>(ledger->location.path, static_cast<SqliteConnection::Bulk>(bulk));
    };
    {
        auto connection = connect();
        BILLOW_VERIFY_OK(connection->open(Access::Write));
        QCOMPARE(connection->usesHandle(), bulk == 0 && BILLOW_QT_HAS_SYSTEM_SQLITE);
    }
    LedgerWriter writer(std::make_unique<LedgerStore>(connect()));
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(append(writer, samples::invoices(1, 500)));
    // Some of them again, in the middle of new ones.
    BILLOW_VERIFY_OK(writer.begin());
    const auto outcomes = writer.append(samples::invoices(401, 300), Duplicates::Unlikely, samples::moment());
    BILLOW_VERIFY_OK(outcomes);
    QVERIFY(outcomes->at(0).duplicate);
    QCOMPARE(outcomes->at(0).seq, 401);
    QVERIFY(!outcomes->at(100).duplicate);
    QCOMPARE(outcomes->at(100).seq, 501);
    BILLOW_VERIFY_OK(writer.advance(10, samples::moment()));
    BILLOW_VERIFY_OK(writer.commit());
    BILLOW_VERIFY_OK(writer.rollUp(1'000));
    QCOMPARE(writer.position().lastSeq, 700);

    LedgerReader reader(std::make_unique<LedgerStore>(connect()));
    QCOMPARE(reader.range(1, 700).value().size(), 700);
    QCOMPARE(reader.seqs(QList<Seq>{700, 3, 9'999, 3}).value().size(), 3);
    const InvoiceQuery query{.filter = {.text = u"UMLAZI"_s}, .order = {.key = InvoiceKey::Seller}};
    QCOMPARE(reader.search(query, {}).value().seqs.size(), 700);
    int looks = 0;
    BILLOW_VERIFY_ERROR(reader.search(query, {.cancelled = [&] { return ++looks > 0; }}), Invalid, u"cancelled"_s);
    LedgerStore store(connect());
    QCOMPARE(complaints(store), QString());
}

void StoreTest::aDriverThatIsMissingNamesItsPackage()
{
    class Missing final : public SqlConnection {
    public:
        Missing()
            : SqlConnection(u"sqlite"_s)
        {
        }
        Result<void> open(Access) override { return addDatabase(u"QNONE"_s, u"the-package"_s); }
        Result<void> announce(const QString &) override { return {}; }
        void rollback() noexcept override { }
        Result<void> beginSearch(Deadline) override { return {}; }
        Result<void> visit(const BulkRead &, bool, const Visitor &) override { return {}; }
        Result<void> insert(
            std::span<const Invoice>, std::span<const ItemOutcome>, UtcTime, const std::function<void()> &) override
        {
            return {};
        }
        [[nodiscard]] bool isUniqueViolation() const override { return false; }
        [[nodiscard]] Error foreign(const QString &) const override { return {}; }
        [[nodiscard]] QString display() const override { return {}; }

    protected:
        Error translated(const QSqlError &) override { return {}; }
    };
    Missing connection;
    BILLOW_VERIFY_ERROR(connection.open(Access::Read), Incompatible, u"package the-package"_s);
}

void StoreTest::onlyTheOwnerMayReadALedger()
{
    const auto ledger = m_ledgers.makeSqlite();
    LedgerWriter writer(ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(append(writer, samples::invoices(1, 1)));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const char *suffix : {"", "-wal", "-shm"}) {
        const QFile file(ledger->location.path + QLatin1StringView(suffix));
        QVERIFY(file.exists());
        QCOMPARE(file.permissions() & others, QFile::Permissions());
    }
}

void StoreTest::aLostRaceSaysWhoWrote_data()
{
    TestLedgers::addEngines();
}

/// As behind a pooler between transactions, where the lock of a session is void.
void StoreTest::aLostRaceSaysWhoWrote()
{
    QFETCH(const bool, sqlite);
    const auto ledger = sqlite ? m_ledgers.makeSqlite() : m_ledgers.makePostgresql();
    LedgerWriter writer(ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(append(writer, samples::invoices(1, 3)));
    // Also after a transaction that came to nothing.
    BILLOW_VERIFY_OK(writer.begin());
    writer.rollback();
    ledger->sql(u"UPDATE stream_state SET revision = revision + 1, run_owner = 'somebody'"_s);
    BILLOW_VERIFY_ERROR(append(writer, samples::invoices(4, 1)), Held, u"somebody"_s);
    QCOMPARE(ledger->sql(u"SELECT count(*) FROM invoices"_s), u"3"_s);
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(append(writer, samples::invoices(4, 1)));
    QCOMPARE(complaints(*ledger->store()), QString());
}

void StoreTest::rollupsOfAnotherWriterAreNotAddedTwice()
{
    const auto ledger = m_ledgers.makePostgresql();
    LedgerWriter writer(ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(append(writer, samples::invoices(1, 3)));
    ledger->sql(u"UPDATE rollup_state SET up_to_seq = 2"_s);
    BILLOW_VERIFY_ERROR(writer.rollUp(10), Held, u"Another program"_s);
    QCOMPARE(ledger->sql(u"SELECT count(*) FROM rollups"_s), u"0"_s);
}

void StoreTest::aResetDuringADumpIsRefused()
{
    const auto ledger = m_ledgers.makePostgresql();
    LedgerWriter writer(ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(append(writer, samples::invoices(1, 3)));
    PostgresConnection dump(ledger->location, "pg_dump");
    BILLOW_VERIFY_OK(dump.open(Access::Foreign));
    BILLOW_VERIFY_OK(dump.run(u"BEGIN; LOCK TABLE invoices IN ACCESS SHARE MODE"_s));
    BILLOW_VERIFY_OK(writer.begin());
    BILLOW_VERIFY_OK(writer.append(samples::invoices(4, 1), Duplicates::Unlikely, samples::moment()));
    BILLOW_VERIFY_ERROR(writer.reset(), Invalid, u"pg_dump"_s);
    // The transaction and the ledger go on.
    BILLOW_VERIFY_OK(writer.commit());
    QCOMPARE(writer.position().lastSeq, 4);
    BILLOW_VERIFY_OK(dump.run(u"COMMIT"_s));
    BILLOW_VERIFY_OK(writer.begin());
    BILLOW_VERIFY_OK(writer.reset());
    BILLOW_VERIFY_OK(writer.commit());
    QCOMPARE(writer.position().lastSeq, 0);
    QCOMPARE(complaints(*ledger->store()), QString());
}

void StoreTest::aPoolerThatChangesSessionsIsNamed()
{
    const auto ledger = m_ledgers.makePostgresql();
    LedgerWriter writer(ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(append(writer, samples::invoices(1, 3)));
    PostgresConnection connection(ledger->location, "test");
    BILLOW_VERIFY_OK(connection.open(Access::Foreign));
    BILLOW_VERIFY_OK(connection.query("rollups_of"_L1, {u"month"_s}));
    // The next transaction is in another session, which has prepared nothing.
    BILLOW_VERIFY_OK(connection.run(u"DEALLOCATE ALL"_s));
    BILLOW_VERIFY_ERROR(connection.query("rollups_of"_L1, {u"month"_s}), Incompatible, u"pooler"_s);
}

void StoreTest::namesAreLookedUpBeforehand()
{
    const auto ledger = m_ledgers.makePostgresql();
    QString url = ledger->location.url;
    url.replace(u"127.0.0.1"_s, u"localhost"_s);
    PostgresConnection connection(LedgerLocation::fromUrl(url).value(), "test");
    BILLOW_VERIFY_OK(connection.open(Access::Foreign));
    url.replace(u"localhost"_s, u"no-such-host.invalid"_s);
    PostgresConnection nowhere(LedgerLocation::fromUrl(url).value(), "test");
    BILLOW_VERIFY_ERROR(nowhere.open(Access::Foreign), Unavailable, u"no-such-host.invalid"_s);
}

/// It accepts the connection, and that is all.
void StoreTest::aServerThatSaysNothingIsGivenUp()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto location =
        LedgerLocation::fromUrl(u"postgresql://me@127.0.0.1:%1/billow"_s.arg(silent.serverPort())).value();
    LedgerWriter writer(std::make_unique<LedgerStore>(location));
    BILLOW_VERIFY_ERROR(writer.open(), Unavailable, u"isn’t responding"_s);
}

void StoreTest::aReadOnlyDatabaseIsUnavailable()
{
    const auto ledger = m_ledgers.makePostgresql();
    LedgerWriter writer(ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    writer.close();
    ledger->sql(u"DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || "
                "' SET default_transaction_read_only = on'; END $$"_s);
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_ERROR(append(writer, samples::invoices(1, 1)), Unavailable, u"25006"_s);
    LedgerReader reader(ledger->store());
    QCOMPARE(reader.position().value().lastSeq, 0);
}

void StoreTest::sqlStatesSayWhatACallerMayDo()
{
    QCOMPARE(static_cast<int>(kindOfSqlState(u"53100")), static_cast<int>(Error::Kind::Full));
    QCOMPARE(static_cast<int>(kindOfSqlState(u"57P01")), static_cast<int>(Error::Kind::Unavailable));
    QCOMPARE(static_cast<int>(kindOfSqlState(u"42P01")), static_cast<int>(Error::Kind::Incompatible));
    QCOMPARE(static_cast<int>(kindOfSqlState(u"42601")), static_cast<int>(Error::Kind::Internal));
}

void StoreTest::theGuardEndsACallThatTakesTooLong()
{
    QSemaphore ended;
    DeadlineGuard guard([&] {
        ended.release();
        return true;
    });
    for (int i = 0; i < 2; ++i) {
        guard.watch(std::chrono::steady_clock::now() + 1ms);
        ended.acquire(); // the call, which returns because it is ended
        QCOMPARE(guard.release(), DeadlineGuard::Outcome::TimedOut);
    }
}

void StoreTest::theGuardEndsACallThatIsNotWanted()
{
    QSemaphore ended;
    std::atomic<bool> wanted = true;
    DeadlineGuard guard([&] {
        ended.release();
        return true;
    });
    guard.watch(std::chrono::steady_clock::now() + 1h, [&] { return !wanted; });
    wanted = false;
    ended.acquire();
    QCOMPARE(guard.release(), DeadlineGuard::Outcome::Interrupted);
}

/// As while libpq connects: there is no socket yet.
void StoreTest::theGuardTriesAgainUntilItReachesTheCall()
{
    QSemaphore ended;
    int tries = 0;
    DeadlineGuard guard([&] {
        if (++tries < 3)
            return false;
        ended.release();
        return true;
    });
    guard.watch(std::chrono::steady_clock::now());
    ended.acquire();
    QCOMPARE(guard.release(), DeadlineGuard::Outcome::TimedOut);
}

void StoreTest::theGuardLeavesAQuickCallAlone()
{
    std::atomic<int> cuts = 0;
    {
        DeadlineGuard guard([&] { return ++cuts > 0; });
        for (int i = 0; i < 1'000; ++i) {
            guard.watch(std::chrono::steady_clock::now() + 1h);
            QCOMPARE(guard.release(), DeadlineGuard::Outcome::InTime);
        }
    }
    QCOMPARE(cuts, 0);
}

BILLOW_TEST(QCoreApplication, StoreTest)
#include "StoreTest.moc"
