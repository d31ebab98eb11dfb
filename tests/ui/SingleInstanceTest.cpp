// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billow/SingleInstance.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QtConcurrent>
#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// The second start of the program, without the program.
class SingleInstanceTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8()); }
    void withoutAWindowNothingIsTaken();
    void theFirstTakesTheFiles();
    void anotherLedgerHasItsOwnWindow();
    void rubbishIsNotTaken_data();
    void rubbishIsNotTaken();
    void whatACrashLeftIsNoWindow();

private:
    /// What a second process for that ledger hears.
    [[nodiscard]] static QFuture<bool> handOver(const QString &ledger)
    {
        return QtConcurrent::run([ledger] {
            return SingleInstance(u"user"_s, ledger).handOver({{u"/tmp/a.csv"_s, u"/tmp/ü.csv"_s}, true, u"token"_s});
        });
    }

    QTemporaryDir m_folder;
};

void SingleInstanceTest::withoutAWindowNothingIsTaken()
{
    const QFuture<bool> taken = handOver(u"ledger"_s);
    QTRY_VERIFY(taken.isFinished());
    QVERIFY(!taken.result());
}

void SingleInstanceTest::theFirstTakesTheFiles()
{
    SingleInstance first(u"user"_s, u"ledger"_s);
    first.listen();
    QList<SingleInstance::Request> requests;
    connect(&first, &SingleInstance::requested, this,
        [&requests](const SingleInstance::Request &request) { requests += request; });
    const QFuture<bool> taken = handOver(u"ledger"_s);
    QTRY_VERIFY(taken.isFinished());
    QVERIFY(taken.result());
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.first().files, (QStringList{u"/tmp/a.csv"_s, u"/tmp/ü.csv"_s}));
    QVERIFY(requests.first().asksForFiles);
    QCOMPARE(requests.first().activationToken, u"token"_s);
}

void SingleInstanceTest::anotherLedgerHasItsOwnWindow()
{
    SingleInstance first(u"user"_s, u"ledger"_s);
    first.listen();
    const QFuture<bool> taken = handOver(u"another ledger"_s);
    QTRY_VERIFY(taken.isFinished());
    QVERIFY(!taken.result());
}

void SingleInstanceTest::rubbishIsNotTaken_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("no line") << QByteArray(100, 'x');
    QTest::newRow("no JSON") << QByteArray(100, 'x') + '\n';
    QTest::newRow("another program's") << QByteArray("{\"files\":[\"/tmp/a.csv\"]}\n");
    QTest::newRow("too long") << QByteArray((1 << 20) + 1, ' ') + '\n';
}

void SingleInstanceTest::rubbishIsNotTaken()
{
    QFETCH(QByteArray, sent);
    SingleInstance first(u"user"_s, u"ledger"_s);
    first.listen();
    int requests = 0;
    connect(&first, &SingleInstance::requested, this, [&requests] { ++requests; });
    QLocalSocket socket;
    socket.connectToServer(first.address());
    QVERIFY(socket.waitForConnected());
    socket.write(sent);
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState); // it has had its second
    QCOMPARE(requests, 0);
    const QFuture<bool> taken = handOver(u"ledger"_s);
    QTRY_VERIFY(taken.isFinished());
    QVERIFY(taken.result());
}

void SingleInstanceTest::whatACrashLeftIsNoWindow()
{
    SingleInstance first(u"user"_s, u"ledger"_s);
    QFile left(first.address());
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    first.listen();
    const QFuture<bool> taken = handOver(u"ledger"_s);
    QTRY_VERIFY(taken.isFinished());
    QVERIFY(taken.result());
}

BILLOW_TEST(QCoreApplication, SingleInstanceTest)
#include "SingleInstanceTest.moc"
