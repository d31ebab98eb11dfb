// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/telemetry/Logging.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>
#include <thread>

using namespace billow;
using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(ledgerLog, "billow.ledger")
Q_LOGGING_CATEGORY(cacheLog, "billow.cache")

namespace {

Logging::Options quiet()
{
    Logging::Options options;
    options.writer.stream = nullptr;
    return options;
}

QStringList messagesOf(Logging &logging)
{
    QStringList messages;
    for (const LogLine &line : logging.history().lines())
        messages << levelName(line.level) + u' ' + line.category + u' ' + line.message;
    return messages;
}

void logOneOfEach()
{
    qCDebug(ledgerLog) << "d";
    qCInfo(ledgerLog) << "i";
    qCWarning(ledgerLog) << "w";
    qCCritical(ledgerLog) << "e";
}

} // namespace

class LoggingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void levels_data();
    void levels();
    void categoriesMayDiffer();
    void theFilterMayChange();
    void secretsAppearNowhere();
    void historyIsBounded();
    void listenersHearEachLine();
    void endsWhileThreadsLog();
    void jsonInTheFile();
};

void LoggingTest::levels_data()
{
    QTest::addColumn<QtMsgType>("level");
    QTest::addColumn<QStringList>("messages");
    QTest::newRow("debug") << QtDebugMsg
                           << QStringList{
                                  u"debug ledger d"_s, u"info ledger i"_s, u"warning ledger w"_s, u"error ledger e"_s};
    QTest::newRow("info") << QtInfoMsg << QStringList{u"info ledger i"_s, u"warning ledger w"_s, u"error ledger e"_s};
    QTest::newRow("warning") << QtWarningMsg << QStringList{u"warning ledger w"_s, u"error ledger e"_s};
    QTest::newRow("error") << QtCriticalMsg << QStringList{u"error ledger e"_s};
}

void LoggingTest::levels()
{
    QFETCH(QtMsgType, level);
    Logging::Options options = quiet();
    options.level = level;
    Logging logging(options);
    logOneOfEach();
    QTEST(messagesOf(logging), "messages");
}

void LoggingTest::categoriesMayDiffer()
{
    Logging::Options options = quiet();
    options.level = QtWarningMsg;
    options.categoryRules = u"billow.cache.debug=true\nbillow.ledger.warning=false"_s;
    Logging logging(options);
    logOneOfEach();
    qCDebug(cacheLog) << "d";
    qInfo() << "i";
    qWarning() << "w";
    QCOMPARE(messagesOf(logging), QStringList({u"error ledger e"_s, u"debug cache d"_s, u"warning default w"_s}));
}

void LoggingTest::theFilterMayChange()
{
    Logging logging(quiet());
    logging.setFilter(QtWarningMsg, u"billow.cache.info=true"_s);
    logOneOfEach();
    qCInfo(cacheLog) << "i";
    QCOMPARE(messagesOf(logging), (QStringList{u"warning ledger w"_s, u"error ledger e"_s, u"info cache i"_s}));
    logging.setFilter(QtDebugMsg, {});
    qCDebug(ledgerLog) << "d";
    QCOMPARE(messagesOf(logging).last(), u"debug ledger d"_s);
}

void LoggingTest::secretsAppearNowhere()
{
    const QTemporaryDir folder;
    Logging::Options options = quiet();
    options.secrets = QStringList{u"correct horse"_s};
    options.writer.file = folder.filePath(u"log"_s);
    Logging logging(options);
    logging.hide(u"battery staple"_s);
    qCWarning(ledgerLog).noquote() << "correct horse"
                                   << "battery staple"
                                   << "postgresql://u:hunter2@h/d";
    logging.flush();
    QFile file(options.writer.file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll()) + messagesOf(logging).join(u' ');
    for (const QString &secret : {u"horse"_s, u"staple"_s, u"hunter2"_s})
        QVERIFY2(!text.contains(secret), qUtf8Printable(text));
    QVERIFY(text.contains("*** *** postgresql://u:***@h/d"_L1));
}

void LoggingTest::historyIsBounded()
{
    Logging::Options options = quiet();
    options.historyLines = 3;
    Logging logging(options);
    for (int i = 0; i < 10; ++i)
        qCInfo(ledgerLog) << i;
    QCOMPARE(messagesOf(logging), QStringList({u"info ledger 7"_s, u"info ledger 8"_s, u"info ledger 9"_s}));
}

void LoggingTest::listenersHearEachLine()
{
    Logging logging(quiet());
    QStringList first;
    QStringList second;
    const auto one = logging.history().listen([&first](const LogLine &line) { first << line.message; });
    qCInfo(ledgerLog) << "one";
    const auto two = logging.history().listen([&second](const LogLine &line) { second << line.message; });
    qCInfo(ledgerLog) << "two";
    logging.history().stopListening(one);
    qCInfo(ledgerLog) << "three";
    logging.history().stopListening(two);
    qCInfo(ledgerLog) << "four";
    QCOMPARE(first, (QStringList{u"one"_s, u"two"_s}));
    QCOMPARE(second, (QStringList{u"one"_s, u"two"_s, u"three"_s}));
}

void LoggingTest::endsWhileThreadsLog()
{
    // What comes after the end goes to the handler before, which is put here to count.
    static std::atomic<int> after = 0;
    const QtMessageHandler before =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) { ++after; });
    auto logging = std::make_unique<Logging>(quiet());
    std::atomic<bool> going = true;
    std::thread logger([&going] {
        while (going)
            qCInfo(ledgerLog) << "line";
    });
    QTRY_VERIFY(!logging->history().lines().empty());
    logging.reset();
    QTRY_VERIFY(after > 10);
    going = false;
    logger.join();
    qInstallMessageHandler(before);
}

void LoggingTest::jsonInTheFile()
{
    const QTemporaryDir folder;
    Logging::Options options = quiet();
    options.writer.json = true;
    options.writer.file = folder.filePath(u"log"_s);
    {
        const Logging logging(options);
        qCInfo(ledgerLog) << "one";
    }
    QFile file(options.writer.file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\"message\":\"one\""));
}

BILLOW_TEST(QCoreApplication, LoggingTest)
#include "LoggingTest.moc"
