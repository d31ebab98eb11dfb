// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/ProcessReader.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace billow;

class ProcessReaderTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheFile_data();
    void readsTheFile();
    void readsThisProcess();
};

void ProcessReaderTest::readsTheFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("threads");
    QTest::addColumn<qint64>("pages");
    const QByteArray fields = " S 1 2 3 0 -1 4194560 900 0 0 0 12 3 0 0 20 0 17 0 5555 99999999 21000 1844 1 1\n";
    QTest::newRow("usual") << "42 (billow)" + fields << 17 << qint64(21000);
    QTest::newRow("a name with spaces") << "42 (a b (c) d)" + fields << 17 << qint64(21000);
    QTest::newRow("empty") << QByteArray() << -1 << qint64(-1);
    QTest::newRow("cut short") << QByteArray("42 (billow) S 1 2 3") << -1 << qint64(-1);
    QTest::newRow("no numbers") << QByteArray("42 (x)") + QByteArray(" a").repeated(30) << -1 << qint64(-1);
}

void ProcessReaderTest::readsTheFile()
{
    QFETCH(QByteArray, text);
    const auto stat = parseProcessStat(text);
    QTEST(stat ? stat->threads : -1, "threads");
    QTEST(stat ? qint64(stat->residentPages) : qint64(-1), "pages");
}

void ProcessReaderTest::readsThisProcess()
{
    const ProcessFigures figures = readProcessFigures();
    QVERIFY(figures.sampledAt.count() > 0);
    QVERIFY(figures.cpuTime.count() > 0);
    QVERIFY(figures.uptime.count() > 0);
#ifdef Q_OS_LINUX
    QVERIFY(figures.threads.value_or(0) >= 1);
    QVERIFY(figures.residentBytes.value_or(0) > 1024 * 1024);
#endif
}

BILLOW_TEST(QCoreApplication, ProcessReaderTest)
#include "ProcessReaderTest.moc"
