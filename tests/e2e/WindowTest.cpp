// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/e2e/Program.h"

#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;

/// The desktop program as a process: it opens, streams and closes.
class WindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itStreamsAndEndsInOrder();
    void itEndsInOrderWithoutItsDatabase();
    void itGoesOnWithoutItsPort();
    void aWrongSettingIsNamed();
};

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
    QVERIFY2(said.contains(u"Port %1 of 127.0.0.1 cannot be used"_s.arg(other.serverPort())), qPrintable(said));
    QCOMPARE(Program::terminate(*window), 0);
}

void WindowTest::aWrongSettingIsNamed()
{
    const auto outcome = Program(u"billow"_s).run({u"--display-per-second"_s, u"-3"_s});
    QCOMPARE(outcome.exitCode, 64);
    QVERIFY2(outcome.errors.contains(u"--display-per-second"_s), qPrintable(outcome.errors));
}

QTEST_GUILESS_MAIN(WindowTest)
#include "WindowTest.moc"
