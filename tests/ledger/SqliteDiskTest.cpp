// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerReader.h"
#include "core/ledger/LedgerWriter.h"
#include "tests/ledger/LedgerAssertions.h"
#include "tests/ledger/TestLedgers.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <sqlite3.h>

#include <QDir>
#include <QFile>

#include <csignal>
#include <sys/resource.h>

using namespace billow;
using namespace Qt::StringLiterals;

/// The disk is full, the file is something else, the lock is an old one.
class SqliteDiskTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_ledger = m_ledgers.makeSqlite(); }

    void fullDiskIsAnErrorThatPasses();
    void lockedDatabaseIsAnErrorThatPasses();
    void makesItsFolder();
    void refusesWhatIsNoDatabase();
    void refusesAFolder();
    void refusesADamagedFile();
    void refusesAFolderThatCannotBeMade();
    void secondWriterInTheSameProgram();
    void lockWithOurProcessNumberFromBefore();
    void lockOfAnotherHostStays();

private:
    void makeLedger(qsizetype invoices);

    TestLedgers m_ledgers;
    std::unique_ptr<TestLedger> m_ledger;
};

void SqliteDiskTest::makeLedger(qsizetype invoices)
{
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(writer.begin());
    BILLOW_VERIFY_OK(writer.append(samples::invoices(1, invoices), Duplicates::Unlikely, samples::moment()));
    BILLOW_VERIFY_OK(writer.commit());
}

void SqliteDiskTest::fullDiskIsAnErrorThatPasses()
{
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(writer.begin());
    BILLOW_VERIFY_OK(writer.append(samples::invoices(1, 10), Duplicates::Unlikely, samples::moment()));
    BILLOW_VERIFY_OK(writer.commit());

    // No file may grow beyond 256 KiB: writing then fails as on a full disk.
    signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit small = before;
    small.rlim_cur = 256 * 1'024;
    setrlimit(RLIMIT_FSIZE, &small);
    Result<void> result = writer.begin();
    if (result) {
        auto appended = writer.append(samples::invoices(11, 20'000), Duplicates::Unlikely, samples::moment());
        result = appended ? writer.commit() : appended.error();
    }
    setrlimit(RLIMIT_FSIZE, &before);
    BILLOW_VERIFY_ERROR(result, Full, m_ledger->location.path);

    QCOMPARE(writer.open().value().lastSeq, 10);
    BILLOW_VERIFY_OK(writer.begin());
    BILLOW_VERIFY_OK(writer.append(samples::invoices(11, 20'000), Duplicates::Unlikely, samples::moment()));
    BILLOW_VERIFY_OK(writer.commit());
    QCOMPARE(complaints(*m_ledger->store()), QString());
}

void SqliteDiskTest::lockedDatabaseIsAnErrorThatPasses()
{
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    sqlite3 *shell = nullptr;
    QCOMPARE(sqlite3_open(m_ledger->location.path.toUtf8().constData(), &shell), SQLITE_OK);
    QCOMPARE(sqlite3_exec(shell, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    BILLOW_VERIFY_ERROR(writer.begin(), Unavailable, u"locked"_s);
    sqlite3_close(shell);
    BILLOW_VERIFY_OK(writer.begin());
    writer.rollback();
}

void SqliteDiskTest::makesItsFolder()
{
    m_ledger->location.path += u".d/deep/ledger.db"_s;
    makeLedger(1);
    QVERIFY(QFile::exists(m_ledger->location.path));
    QVERIFY(!QFile::exists(m_ledger->location.path + u".lock"_s));
    QVERIFY(!QFile::exists(m_ledger->location.path + u"-wal"_s));
}

void SqliteDiskTest::refusesWhatIsNoDatabase()
{
    QFile file(m_ledger->location.path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("This is a letter to my bank.\n").repeated(300));
    file.close();
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_ERROR(writer.open(), Incompatible, m_ledger->location.path + u" isn’t a SQLite database"_s);
    BILLOW_VERIFY_ERROR(LedgerReader(m_ledger->store()).position(), Incompatible, u"isn’t a SQLite database"_s);
    QCOMPARE(file.size(), 300 * 29);
}

void SqliteDiskTest::refusesAFolder()
{
    QVERIFY(QDir().mkpath(m_ledger->location.path));
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_ERROR(writer.open(), Incompatible, u"is a folder"_s);
}

void SqliteDiskTest::refusesADamagedFile()
{
    makeLedger(2'000);
    QFile file(m_ledger->location.path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    // Behind the head, where the schema begins.
    QVERIFY(file.seek(100));
    file.write(QByteArray(3'900, '\x7f'));
    file.close();
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_ERROR(writer.open(), Incompatible, m_ledger->location.path);
}

void SqliteDiskTest::refusesAFolderThatCannotBeMade()
{
    QFile file(m_ledger->location.path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_ledger->location.path += u"/below/a/file.db"_s;
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_ERROR(writer.open(), Unavailable, u"Can’t create"_s);
}

void SqliteDiskTest::secondWriterInTheSameProgram()
{
    LedgerWriter first(m_ledger->store());
    BILLOW_VERIFY_OK(first.open());
    LedgerWriter second(m_ledger->store());
    BILLOW_VERIFY_ERROR(second.open(), Held, u"process %1"_s.arg(QCoreApplication::applicationPid()));
    first.close();
    BILLOW_VERIFY_OK(second.open());
}

void SqliteDiskTest::lockWithOurProcessNumberFromBefore()
{
    // Our own name and number, but written before we were: as after a kill in a container, where each start is
    // process 1.
    makeLedger(1);
    const QString lock = m_ledger->location.path + u".lock"_s;
    {
        LedgerWriter writer(m_ledger->store());
        BILLOW_VERIFY_OK(writer.open());
        QVERIFY(QFile::copy(lock, lock + u".kept"_s));
    }
    QVERIFY(QFile::rename(lock + u".kept"_s, lock));
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
}

void SqliteDiskTest::lockOfAnotherHostStays()
{
    makeLedger(1);
    LedgerWriter holder(m_ledger->store());
    BILLOW_VERIFY_OK(holder.open());
    // What is written in it does not matter while the kernel says that somebody has it.
    QFile file(m_ledger->location.path + u".lock"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.resize(0);
    file.write("4711\nbillowd\nfar-away\n\n\n");
    file.close();
    LedgerWriter writer(m_ledger->store());
    const auto opened = writer.open();
    BILLOW_VERIFY_ERROR(opened, Held, u"billowd (process 4711 on far-away)"_s);
    BILLOW_VERIFY_ERROR(opened, Held, u"delete "_s + file.fileName());
}

BILLOW_TEST(QCoreApplication, SqliteDiskTest)
#include "SqliteDiskTest.moc"
