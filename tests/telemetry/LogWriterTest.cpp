// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/telemetry/LogWriter.h"
#include "tests/support/TestMain.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

LogLine testLine(const QString &message)
{
    return {.time = {}, .level = QtInfoMsg, .category = u"test"_s, .message = message};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct CloseFile {
    void operator()(std::FILE *file) const { std::fclose(file); }
};
using Stream = std::unique_ptr<std::FILE, CloseFile>;

Stream openStream(const QString &path)
{
    return Stream(std::fopen(QFile::encodeName(path).constData(), "w"));
}

} // namespace

class LogWriterTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesToStreamAndFile();
    void setsFullFilesAside();
    void keepsTheNumberOfFiles();
    void followsAFileThatAnotherProgramSetAside();
    void aFileThatFailsIsReportedOnce();
    void aFullQueueCountsWhatIsLost();
    void manyThreadsLoseNothing();
};

void LogWriterTest::writesToStreamAndFile()
{
    const QTemporaryDir folder;
    const Stream stream = openStream(folder.filePath(u"stream"_s));
    const QString path = folder.filePath(u"new/folder/billow.log"_s);
    {
        LogWriter writer({.stream = stream.get(), .file = path});
        writer.add(testLine(u"one"_s));
        writer.add(testLine(u"two"_s));
    }
    QCOMPARE(contentOf(path), asText(testLine(u"one"_s)) + asText(testLine(u"two"_s)));
    QCOMPARE(contentOf(folder.filePath(u"stream"_s)), contentOf(path));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void LogWriterTest::setsFullFilesAside()
{
    const QTemporaryDir folder;
    RotatingFile file(folder.filePath(u"log"_s), 10, 3);
    for (const char *line : {"11111\n", "22222\n", "33333\n", "much longer than a file\n"})
        QVERIFY(file.write(line));
    QCOMPARE(contentOf(folder.filePath(u"log"_s)), "much longer than a file\n"_ba);
    QCOMPARE(contentOf(folder.filePath(u"log.1"_s)), "33333\n"_ba);
    QCOMPARE(contentOf(folder.filePath(u"log.2"_s)), "22222\n"_ba);
    QVERIFY(!QFile::exists(folder.filePath(u"log.3"_s)));
}

void LogWriterTest::keepsTheNumberOfFiles()
{
    const QTemporaryDir folder;
    RotatingFile file(folder.filePath(u"log"_s), 10, 1);
    QVERIFY(file.write("11111\n"));
    QVERIFY(file.write("222\n")); // fits exactly
    QCOMPARE(contentOf(folder.filePath(u"log"_s)), "11111\n222\n"_ba);
    QVERIFY(file.write("3\n"));
    QCOMPARE(contentOf(folder.filePath(u"log"_s)), "3\n"_ba);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"log"_s});
}

void LogWriterTest::followsAFileThatAnotherProgramSetAside()
{
    const QTemporaryDir folder;
    RotatingFile first(folder.filePath(u"log"_s), 10, 3);
    RotatingFile second(folder.filePath(u"log"_s), 10, 3);
    QVERIFY(first.write("11111\n"));
    QVERIFY(second.write("222\n"));
    QVERIFY(first.write("33333\n")); // sets it aside
    QVERIFY(second.write("444\n")); // must not set it aside again
    QCOMPARE(contentOf(folder.filePath(u"log"_s)), "33333\n444\n"_ba);
    QCOMPARE(contentOf(folder.filePath(u"log.1"_s)), "11111\n222\n"_ba);
    QVERIFY(!QFile::exists(folder.filePath(u"log.2"_s)));
}

void LogWriterTest::aFileThatFailsIsReportedOnce()
{
    const QTemporaryDir folder;
    const Stream stream = openStream(folder.filePath(u"stream"_s));
    const QString path = folder.filePath(u"taken"_s);
    QVERIFY(QDir().mkpath(path)); // a folder stands where the file would
    LogWriter writer({.stream = stream.get(), .file = path});
    writer.add(testLine(u"one"_s));
    writer.add(testLine(u"two"_s));
    writer.flush();
    const QByteArray text = contentOf(folder.filePath(u"stream"_s));
    QCOMPARE(text.count("cannot be written"), 1);
    QVERIFY(text.contains("one") && text.contains("two"));
    // It is used again as soon as it can be.
    QVERIFY(QDir().rmdir(path));
    writer.add(testLine(u"three"_s));
    writer.flush();
    QCOMPARE(contentOf(path), asText(testLine(u"three"_s)));
}

void LogWriterTest::aFullQueueCountsWhatIsLost()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"log"_s);
    constexpr int sent = 5000;
    {
        LogWriter writer({.stream = nullptr, .file = path, .mostWaiting = 1});
        for (int i = 0; i < sent; ++i)
            writer.add(testLine(u"line"_s));
    }
    const QString text = QString::fromUtf8(contentOf(path));
    static const QRegularExpression count(u"([0-9]+) lines were logged faster"_s);
    qsizetype lost = 0;
    for (const QRegularExpressionMatch &match : count.globalMatch(text))
        lost += match.captured(1).toInt();
    QCOMPARE(text.count("  line\n"_L1) + lost, qsizetype(sent));
}

void LogWriterTest::manyThreadsLoseNothing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"log"_s);
    constexpr int threads = 4;
    constexpr int each = 1000;
    {
        LogWriter writer({.stream = nullptr, .file = path});
        std::vector<std::thread> loggers;
        for (int number = 0; number < threads; ++number) {
            loggers.emplace_back([&writer] {
                for (int i = 0; i < each; ++i)
                    writer.add(testLine(u"line"_s));
            });
        }
        for (std::thread &logger : loggers)
            logger.join();
    }
    QCOMPARE(contentOf(path).count("  line\n"), threads * each);
}

BILLOW_TEST(QCoreApplication, LogWriterTest)
#include "LogWriterTest.moc"
