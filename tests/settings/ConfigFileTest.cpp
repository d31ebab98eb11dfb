// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/ConfigFile.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

class ConfigFileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsGroupsValuesAndComments();
    void refusesWhatIsNotUnderstood_data();
    void refusesWhatIsNotUnderstood();
    void refusesAFileThatIsTooLarge();
    void saysWhichFileCannotBeRead();
};

void ConfigFileTest::readsGroupsValuesAndComments()
{
    const auto entries = parseConfigFile({u"billow.conf"_s,
        "\xEF\xBB\xBF# a comment\r\n"
        "[generation]   ; of invoices\r\n"
        "\r\n"
        "rate_ms = 200           # 5/second\r\n"
        "[database]\r\n"
        "  url=postgresql://u:a#b;c@h/d\r\n"
        "[log]\n"
        "file = \"/tmp/a # b.log\"  # quoted\n"
        "categories =\n"_ba});
    QVERIFY2(entries.ok(), entries ? "" : qUtf8Printable(entries.error().message));
    QCOMPARE(entries->size(), std::size_t(4));
    QCOMPARE(entries->at(0).key, u"generation.rate_ms"_s);
    QCOMPARE(entries->at(0).value, u"200"_s);
    QCOMPARE(entries->at(0).line, 4);
    QCOMPARE(entries->at(1).key, u"database.url"_s);
    QCOMPARE(entries->at(1).value, u"postgresql://u:a#b;c@h/d"_s);
    QCOMPARE(entries->at(2).value, u"/tmp/a # b.log"_s);
    QCOMPARE(entries->at(3).value, QString());
    QCOMPARE(entries->at(3).line, 9);
}

void ConfigFileTest::refusesWhatIsNotUnderstood_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message");
    QTest::newRow("no equals sign") << "[http]\nport\n"_ba << u"x.conf:2: write a setting as name = value"_s;
    QTest::newRow("no name") << "[http]\n= 4\n"_ba << u"x.conf:2: write a setting as name = value"_s;
    QTest::newRow("upper case") << "[http]\nPORT = 4\n"_ba << u"x.conf:2: write a setting as name = value"_s;
    QTest::newRow("no group") << "port = 4\n"_ba << u"x.conf:1: \"port\" is before the first [group]"_s;
    QTest::newRow("open group") << "\n[http\nport = 4\n"_ba << u"x.conf:2: write a group as [name]"_s;
    QTest::newRow("empty group") << "[]\n"_ba << u"x.conf:1: write a group as [name]"_s;
    QTest::newRow("a lone bracket") << "[\n"_ba << u"x.conf:1: write a group as [name]"_s;
    QTest::newRow("twice") << "[http]\nport = 1\nport = 2\n"_ba << u"x.conf:3: http.port is already set in line 2"_s;
    QTest::newRow("twice, group reopened")
        << "[http]\nport = 1\n[log]\n[http]\nport = 2\n"_ba << u"x.conf:5: http.port is already set in line 2"_s;
    QTest::newRow("open quote") << "[http]\nhost = \"a\n"_ba
                                << u"x.conf:2: http.host: the closing quotation mark is missing"_s;
    QTest::newRow("after quote") << "[http]\nhost = \"a\" b\n"_ba
                                 << u"x.conf:2: http.host: there is text after the closing quotation mark"_s;
    QTest::newRow("not UTF-8") << "[http]\nhost = \xff\n"_ba << u"x.conf:2: the text isn’t UTF-8"_s;
}

void ConfigFileTest::refusesWhatIsNotUnderstood()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, message);
    const auto entries = parseConfigFile({u"x.conf"_s, content});
    QVERIFY(!entries.ok());
    QVERIFY2(entries.error().message.startsWith(message), qUtf8Printable(entries.error().message));
}

void ConfigFileTest::refusesAFileThatIsTooLarge()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"big.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(1024 * 1024 + 1));
    const auto read = readConfigFile(file.fileName());
    QVERIFY(!read.ok());
    QCOMPARE(read.error().kind, Error::Kind::Invalid);
}

void ConfigFileTest::saysWhichFileCannotBeRead()
{
    const auto read = readConfigFile(u"/nowhere/billow.conf"_s);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().kind, Error::Kind::Unavailable);
    QVERIFY(read.error().message.startsWith("/nowhere/billow.conf: "_L1));
}

BILLOW_TEST(QCoreApplication, ConfigFileTest)
#include "ConfigFileTest.moc"
