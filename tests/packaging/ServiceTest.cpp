// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/packaging/Tool.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// billowd as a service of systemd.
class ServiceTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theUnitVerifies();
    void itIsExposedLittle();
    void itStartsWhatWasBuilt();
    void itsSettingsAreAccepted();
    void itsUserIsTheOneOfTheUnit();

private:
    QTemporaryDir m_folder;
    QString m_unit; ///< the path of the unit, which starts the program that was built here
};

void ServiceTest::initTestCase()
{
    QString unit = QString::fromUtf8(madeFile(u"billowd.service"_s));
    static const QRegularExpression program(u"^ExecStart=\\S+/billowd "_s, QRegularExpression::MultilineOption);
    QVERIFY(unit.contains(program));
    unit.replace(program, QStringLiteral("ExecStart=" BILLOW_BINARY_DIR "/bin/billowd "));
    m_unit = m_folder.filePath(u"billowd.service"_s);
    QFile file(m_unit);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(unit.toUtf8());
}

void ServiceTest::theUnitVerifies()
{
    // The page it names is in the package, and not on this machine.
    const auto outcome = runTool(u"systemd-analyze"_s, {u"verify"_s, u"--man=no"_s, m_unit});
    // It also looks at the units of this machine; what it says of those is not ours to mend.
    const QStringList said = outcome.said.split(u'\n').filter(u"billowd"_s);
    QCOMPARE(said, QStringList());
    QCOMPARE(outcome.exitCode, 0);
}

void ServiceTest::itIsExposedLittle()
{
    const auto outcome = runTool(
        u"systemd-analyze"_s, {u"security"_s, u"--offline=true"_s, u"--threshold=19"_s, u"--no-pager"_s, m_unit});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.said));
    QVERIFY(outcome.said.contains(u"Overall exposure level"_s));
}

void ServiceTest::itStartsWhatWasBuilt()
{
    const QByteArray unit = madeFile(u"billowd.service"_s);
    static const QRegularExpression start(
        u"^ExecStart=\\S+/billowd (\\S+) --config (\\S+)$"_s, QRegularExpression::MultilineOption);
    const auto match = start.match(QString::fromUtf8(unit));
    QVERIFY(match.hasMatch());
    QCOMPARE(match.captured(2), u"/etc/billow/billow.conf"_s);
    const auto help = runTool(QStringLiteral(BILLOW_BINARY_DIR "/bin/billowd"), {match.captured(1), u"--help"_s});
    QCOMPARE(help.exitCode, 0);
}

void ServiceTest::itsSettingsAreAccepted()
{
    const auto outcome = runTool(QStringLiteral(BILLOW_BINARY_DIR "/bin/billowd"),
        {u"migrate"_s, u"--config"_s, madePath(u"billow.conf"_s), u"--database-url"_s,
            u"sqlite:"_s + m_folder.filePath(u"ledger.db"_s)});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.said));
}

void ServiceTest::itsUserIsTheOneOfTheUnit()
{
    QVERIFY(madeFile(u"billowd.service"_s).contains("\nUser=billow\n"));
    const QByteArray users = sourceFile(u"packaging/linux/billowd.sysusers"_s);
    QVERIFY(users.contains("\nu billow "));
    const auto outcome = runTool(u"systemd-sysusers"_s, {u"--dry-run"_s, u"--root"_s, m_folder.path(), u"-"_s}, users);
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.said));
    QVERIFY2(outcome.said.contains(u"Creating user 'billow'"_s), qPrintable(outcome.said));
}

BILLOW_TEST(QCoreApplication, ServiceTest)
#include "ServiceTest.moc"
