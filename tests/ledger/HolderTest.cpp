// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/base/ProcessFigures.h"
#include "core/ledger/LedgerWriter.h"
#include "core/ledger/store/WriterLock.h"
#include "tests/ledger/LedgerAssertions.h"
#include "tests/ledger/TestLedgers.h"
#include "tests/support/TestMain.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// What the lock of a ledger tells of its holder, on each engine.
class HolderTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { TestLedgers::addEngines(); }
    void init() { m_ledger = m_ledgers.make(); }

    void nobodyHoldsAClosedLedger();
    void theHolderSaysWhoItIsAndWhereItServes();
    void aReaderIsNoHolder();
    void theNoteOfAnotherIsNotBelieved();

private:
    [[nodiscard]] std::optional<LedgerHolder> holder() const { return LedgerHolder::find(m_ledger->location).value(); }

    TestLedgers m_ledgers;
    std::unique_ptr<TestLedger> m_ledger;
};

void HolderTest::nobodyHoldsAClosedLedger()
{
    QCOMPARE(holder(), std::nullopt);
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(writer.announce(u"localhost:4000"_s));
    QVERIFY(holder());
    writer.close();
    QTRY_COMPARE(holder(), std::nullopt);
}

void HolderTest::theHolderSaysWhoItIsAndWhereItServes()
{
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    QVERIFY(holder());
    QVERIFY2(holder()->name.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(holder()->name));
    QCOMPARE(holder()->startId, QString::fromLatin1(startId()));
    QCOMPARE(holder()->address, QString());
    for (const QString &address : {u"localhost:65535"_s, u"[::1]:4000"_s, QString()}) {
        BILLOW_VERIFY_OK(writer.announce(address));
        QCOMPARE(holder()->address, address);
        QCOMPARE(holder()->startId, QString::fromLatin1(startId()));
    }
    // PostgreSQL would cut it.
    BILLOW_VERIFY_OK(writer.announce(u"a-name-that-is-as-long-as-names-may-be.example:4000"_s));
    const bool sqlite = m_ledger->location.engine == LedgerLocation::Engine::Sqlite;
    QCOMPARE(holder()->address.isEmpty(), !sqlite);
    // A second writer is refused as ever, also by this address.
    LedgerWriter second(m_ledger->store());
    QVERIFY(!second.open().ok());
    QVERIFY(holder());
}

void HolderTest::aReaderIsNoHolder()
{
    {
        LedgerWriter writer(m_ledger->store());
        BILLOW_VERIFY_OK(writer.open());
    }
    const auto reader = m_ledger->store();
    BILLOW_VERIFY_OK(reader->connect(Access::Read));
    QTRY_COMPARE(holder(), std::nullopt);
}

/// Where a program was killed its note stays; the next one that has the lock has not written its own at once.
void HolderTest::theNoteOfAnotherIsNotBelieved()
{
    if (m_ledger->location.engine == LedgerLocation::Engine::Postgresql)
        return; // there it ends with the session
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    for (const QByteArray &content : {QByteArray("1\n0123456789abcdef\nlocalhost:4000\n"), QByteArray("1"),
             QByteArray(), QByteArray("\n\n\n\n\xff")}) {
        QFile note(m_ledger->location.path + u".holder"_s);
        QVERIFY(note.open(QIODevice::WriteOnly | QIODevice::Truncate));
        note.write(content);
        note.close();
        QVERIFY(holder());
        QCOMPARE(holder()->startId, QString());
        QCOMPARE(holder()->address, QString());
    }
    writer.close();
    QVERIFY(!QFile::exists(m_ledger->location.path + u".holder"_s));
}

BILLOW_TEST(QCoreApplication, HolderTest)
#include "HolderTest.moc"
