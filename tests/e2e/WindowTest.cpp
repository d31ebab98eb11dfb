// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/e2e/Program.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestMain.h"

#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;

/// The desktop program as a process: it opens, streams and closes.
class WindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itStreamsAndEndsInOrder();
    void itRunsWithoutAWindow();
    void itEndsInOrderWithoutItsDatabase();
    void itGoesOnWithoutItsPort();
    void itEndsInOrderWhileItsDatabaseHangs();
    void itEndsInOrderAfterItsDatabaseDied();
    void itEndsInOrderWhileItsDatabaseIsOpened();
    void aWrongSettingIsNamed();
    void aSecondStartEndsAtOnce();
};

namespace {

/// One that streams into \a server as fast as it can.
std::unique_ptr<QProcess> startStream(const Program &billow, const QString &url)
{
    return billow.start({u"--start"_s, u"--generation-per-second"_s, u"0"_s, u"--display-per-second"_s, u"0"_s},
        {{u"DATABASE_URL"_s, url}});
}

} // namespace

void WindowTest::itStreamsAndEndsInOrder()
{
    const Program billow(u"billow"_s);
    const auto window = billow.start({u"--start"_s, u"--generation-per-second"_s, u"0"_s, u"--display-per-second"_s,
        u"0"_s, u"--run-seconds"_s, u"1"_s, u"--database-url"_s, billow.ledgerUrl()});
    QString said;
    QVERIFY2(Program::waitForWord(*window, u"The stream is stopped"_s, &said), qPrintable(said));
    QCOMPARE(Program::terminate(*window), 0);
    const Program billowd(u"billowd"_s);
    QCOMPARE(billowd.run({u"verify"_s, u"--database-url"_s, billow.ledgerUrl()}).exitCode, 0);
}

void WindowTest::itRunsWithoutAWindow()
{
    const Program billow(u"billow"_s);
    const auto engine = billow.start({u"--headless"_s, u"--database-url"_s, billow.ledgerUrl()});
    QString said;
    QVERIFY2(Program::waitForWord(*engine, u"Ledger open"_s, &said), qPrintable(said));
    QCOMPARE(Program::terminate(*engine), 0);
}

void WindowTest::itEndsInOrderWithoutItsDatabase()
{
    const Program billow(u"billow"_s);
    const auto window = billow.start({}, {{u"DATABASE_URL"_s, u"postgresql://127.0.0.1:1/ledger"_s}});
    QVERIFY(Program::waitForWord(*window, u"away"_s));
    QCOMPARE(Program::terminate(*window), 0);
}

void WindowTest::itGoesOnWithoutItsPort()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const Program billow(u"billow"_s);
    const auto window = billow.start({u"--start"_s, u"--generation-per-second"_s, u"0"_s, u"--display-per-second"_s,
                                         u"0"_s, u"--run-seconds"_s, u"1"_s, u"--database-url"_s, billow.ledgerUrl()},
        {{u"PORT"_s, QString::number(other.serverPort())}});
    QString said;
    QVERIFY2(Program::waitForWord(*window, u"The stream is stopped"_s, &said), qPrintable(said));
    QVERIFY2(said.contains(u"Can’t use port %1 of 127.0.0.1"_s.arg(other.serverPort())), qPrintable(said));
    QCOMPARE(Program::terminate(*window), 0);
}

void WindowTest::itEndsInOrderWhileItsDatabaseHangs()
{
    PostgresServer server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const QString url = server.url(server.createDatabase());
    const Program billow(u"billow"_s);
    const auto window = startStream(billow, url);
    QString said;
    QVERIFY2(Program::waitForWord(*window, u"The stream is running"_s, &said), qPrintable(said));
    server.freeze();
    const int code = Program::terminate(*window); // nobody wakes the server before that
    server.thaw();
    QCOMPARE(code, 0);
    QCOMPARE(Program(u"billowd"_s).run({u"verify"_s, u"--database-url"_s, url}).exitCode, 0);
}

void WindowTest::itEndsInOrderAfterItsDatabaseDied()
{
    PostgresServer server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const Program billow(u"billow"_s);
    const auto window = startStream(billow, server.url(server.createDatabase()));
    QString said;
    QVERIFY2(Program::waitForWord(*window, u"The stream is running"_s, &said), qPrintable(said));
    server.kill();
    QVERIFY2(Program::waitForWord(*window, u"away"_s, &said), qPrintable(said));
    QCOMPARE(Program::terminate(*window), 0);
}

void WindowTest::itEndsInOrderWhileItsDatabaseIsOpened()
{
    PostgresServer server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const QString url = server.url(server.createDatabase());
    server.freeze();
    const Program billow(u"billow"_s);
    const auto window = billow.start({}, {{u"DATABASE_URL"_s, url}});
    QString said;
    QVERIFY2(Program::waitForWord(*window, u"Listening"_s, &said), qPrintable(said));
    const int code = Program::terminate(*window);
    server.thaw();
    QCOMPARE(code, 0);
}

void WindowTest::aWrongSettingIsNamed()
{
    const auto outcome = Program(u"billow"_s).run({u"--display-per-second"_s, u"-3"_s});
    QCOMPARE(outcome.exitCode, 64);
    QVERIFY2(outcome.errors.contains(u"--display-per-second"_s), qPrintable(outcome.errors));
}

void WindowTest::aSecondStartEndsAtOnce()
{
    const Program billow(u"billow"_s);
    const QStringList arguments{u"--database-url"_s, billow.ledgerUrl()};
    const auto window = billow.start(arguments);
    QString said;
    QVERIFY2(Program::waitForWord(*window, u"Ledger open"_s, &said), qPrintable(said));
    const auto second = billow.run(arguments);
    QVERIFY2(second.exitCode == 0, qPrintable(second.errors));
    QVERIFY2(!second.errors.contains(u"Ledger open"_s), qPrintable(second.errors));
    QCOMPARE(window->state(), QProcess::Running);
    QCOMPARE(Program::terminate(*window), 0);
}

BILLOW_TEST(QCoreApplication, WindowTest)
#include "WindowTest.moc"
