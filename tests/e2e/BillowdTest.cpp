// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/e2e/Program.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

class BillowdTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void helpAndVersion();
    void aWrongWordIsNamed_data();
    void aWrongWordIsNamed();
    void aRunIsServedAndVerified();
    void aSecondWriterIsToldWhoHoldsTheLedger();
    void verifyFindsDamage();
    void verifyWithoutALedgerSaysSo();
    void secretsStayOutOfTheLog();
    void aBrokenPipeDoesNotEndIt();

private:
    static QJsonObject verified(const Program &program);
};

QJsonObject BillowdTest::verified(const Program &program)
{
    const auto outcome = program.run({u"verify"_s, u"--json"_s, u"--database-url"_s, program.ledgerUrl()});
    return QJsonDocument::fromJson(outcome.output.toUtf8()).object();
}

void BillowdTest::helpAndVersion()
{
    const Program billowd(u"billowd"_s);
    const auto help = billowd.run({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    for (const QString &word : {u"serve"_s, u"import"_s, u"verify"_s, u"migrate"_s, u"DATABASE_URL"_s,
             u"--generation-per-second"_s, u"EXIT STATUS"_s, u"EXAMPLES"_s})
        QVERIFY2(help.output.contains(word), qPrintable(word));
    for (const QString &command : {u"serve"_s, u"import"_s, u"verify"_s, u"migrate"_s}) {
        const auto outcome = billowd.run({command, u"--help"_s});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.output.contains(u"DESCRIPTION"_s));
    }
    QCOMPARE(billowd.run({u"--version"_s}).output, u"billowd " BILLOW_VERSION "\n"_s);
    QVERIFY(billowd.run({u"--sample-config"_s}).output.contains(u"#port = 4000"_s));
    QCOMPARE(billowd.run({}).exitCode, 64);
}

void BillowdTest::aWrongWordIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("command") << QStringList{u"sevre"_s} << u"sevre"_s;
    QTest::newRow("option") << QStringList{u"serve"_s, u"--colour"_s} << u"colour"_s;
    QTest::newRow("argument") << QStringList{u"serve"_s, u"now"_s} << u"now"_s;
    QTest::newRow("rate") << QStringList{u"serve"_s, u"--generation-per-second"_s, u"fast"_s}
                          << u"--generation-per-second"_s;
    QTest::newRow("port") << QStringList{u"serve"_s, u"--http-port"_s, u"99999"_s} << u"65535"_s;
    QTest::newRow("database") << QStringList{u"serve"_s, u"--database-url"_s, u"mysql://x/y"_s} << u"mysql"_s;
    QTest::newRow("config") << QStringList{u"serve"_s, u"--config"_s, u"/nowhere/billow.conf"_s}
                            << u"/nowhere/billow.conf"_s;
}

void BillowdTest::aWrongWordIsNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const auto outcome = Program(u"billowd"_s).run(arguments);
    QCOMPARE(outcome.exitCode, 64);
    QVERIFY2(outcome.errors.contains(named), qPrintable(outcome.errors));
}

void BillowdTest::aRunIsServedAndVerified()
{
    const Program billowd(u"billowd"_s);
    const auto server = billowd.start({u"serve"_s, u"--start"_s, u"--generation-per-second"_s, u"0"_s,
        u"--display-per-second"_s, u"0"_s, u"--run-seconds"_s, u"1"_s, u"--database-url"_s, billowd.ledgerUrl()});
    QString said;
    QVERIFY2(Program::waitForWord(*server, u"The stream is stopped"_s, &said), qPrintable(said));
    QCOMPARE(Program::terminate(*server), 0);

    const QJsonObject report = verified(billowd);
    QVERIFY(report[u"ok"].toBool());
    const QJsonObject position = report[u"position"].toObject();
    QVERIFY(position[u"stored"].toInteger() > 1'000);
    QCOMPARE(position[u"displayed"].toInteger(), position[u"stored"].toInteger());
}

void BillowdTest::aSecondWriterIsToldWhoHoldsTheLedger()
{
    const Program billowd(u"billowd"_s);
    const auto server = billowd.start({u"serve"_s, u"--database-url"_s, billowd.ledgerUrl()});
    QVERIFY(Program::waitForWord(*server, u"Ledger open"_s));
    const auto second = billowd.run({u"serve"_s, u"--database-url"_s, billowd.ledgerUrl()});
    QCOMPARE(second.exitCode, 75);
    QVERIFY2(second.errors.contains(QString::number(server->processId())), qPrintable(second.errors));
    QVERIFY2(second.errors.contains(u"billowd"_s), qPrintable(second.errors));
    QCOMPARE(billowd.run({u"migrate"_s, u"--database-url"_s, billowd.ledgerUrl()}).exitCode, 75);
    // Reading is possible beside the writer.
    QVERIFY(verified(billowd)[u"ok"].toBool());
    QCOMPARE(Program::terminate(*server), 0);
    QCOMPARE(billowd.run({u"migrate"_s, u"--database-url"_s, billowd.ledgerUrl()}).exitCode, 0);
}

void BillowdTest::verifyFindsDamage()
{
    const Program billowd(u"billowd"_s);
    const auto server = billowd.start({u"serve"_s, u"--start"_s, u"--generation-per-second"_s, u"100"_s,
        u"--display-per-second"_s, u"0"_s, u"--run-seconds"_s, u"1"_s, u"--database-url"_s, billowd.ledgerUrl()});
    QVERIFY(Program::waitForWord(*server, u"The stream is stopped"_s));
    QCOMPARE(Program::terminate(*server), 0);
    QVERIFY(verified(billowd)[u"ok"].toBool());
    QProcess::execute(u"sqlite3"_s, {billowd.file(u"test.db"_s), u"DELETE FROM invoices WHERE seq = 50"_s});
    const auto outcome = billowd.run({u"verify"_s, u"--database-url"_s, billowd.ledgerUrl()});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.output.contains(u"Failed"_s));
    QVERIFY(!verified(billowd)[u"ok"].toBool());
}

void BillowdTest::verifyWithoutALedgerSaysSo()
{
    const Program billowd(u"billowd"_s);
    const auto outcome = billowd.run({u"verify"_s, u"--database-url"_s, billowd.ledgerUrl()});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.errors.contains(billowd.file(u"test.db"_s)), qPrintable(outcome.errors));
}

void BillowdTest::secretsStayOutOfTheLog()
{
    const Program billowd(u"billowd"_s);
    const auto server =
        billowd.start({u"serve"_s}, {{u"DATABASE_URL"_s, u"postgresql://clerk:hunter2@127.0.0.1:1/ledger"_s}});
    QString said;
    QVERIFY2(Program::waitForWord(*server, u"away"_s, &said), qPrintable(said));
    QCOMPARE(Program::terminate(*server), 0);
    said += QString::fromUtf8(server->readAllStandardError());
    QVERIFY(said.contains(u"127.0.0.1"_s));
    QVERIFY(!said.contains(u"hunter2"_s));
    QFile log(billowd.file(u"XDG_STATE_HOME/billow/billow.log"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QVERIFY(!log.readAll().contains("hunter2"));
}

// It gets this signal when it writes to a Redis that has gone.
void BillowdTest::aBrokenPipeDoesNotEndIt()
{
    const Program billowd(u"billowd"_s);
    const auto server = billowd.start({u"serve"_s, u"--database-url"_s, billowd.ledgerUrl()});
    QVERIFY(Program::waitForWord(*server, u"Ledger open"_s));
    QCOMPARE(::kill(static_cast<pid_t>(server->processId()), SIGPIPE), 0);
    QCOMPARE(Program::terminate(*server), 0);
}

BILLOW_TEST(QCoreApplication, BillowdTest)
#include "BillowdTest.moc"
