// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/imports/HeldImports.h"
#include "core/web/imports/ImportJson.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Imports over HTTP, while they are held.
class HeldImportsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anHourWithoutUseEndsThem();
    void oneThatRunsIsInUse();
    void fourAtATime();
    void partsInTheirOrder();
    void aFileHasABound();
    void namesOfFiles();
    void aFileIsItsOwnersAlone();
    void optionsAreRead();
    void wrongOptionsAreNamed_data();
    void wrongOptionsAreNamed();
};

void HeldImportsTest::anHourWithoutUseEndsThem()
{
    HeldImports all;
    const QString left = all.add(u"a.csv"_s, nullptr)->id;
    const QString used = all.add(u"b.csv"_s, nullptr)->id;
    all.sweep(10min);
    all.sweep(69min);
    QVERIFY(all.find(used));
    all.sweep(70min);
    all.sweep(71min);
    QVERIFY(!all.find(left));
    QVERIFY(all.find(used));
}

void HeldImportsTest::oneThatRunsIsInUse()
{
    HeldImports all;
    const auto held = all.add(u"a.csv"_s, nullptr);
    held->state = HeldImport::State::Running;
    all.sweep(0h);
    all.sweep(5h);
    all.finish(*held, {});
    all.sweep(5h + 59min);
    QCOMPARE(all.find(held->id), held);
}

void HeldImportsTest::fourAtATime()
{
    HeldImports all;
    for (int i = 0; i < 4; ++i) {
        QVERIFY(all.hasRoom());
        (void)all.add(u"a.csv"_s, nullptr);
    }
    QVERIFY(!all.hasRoom());
    // Of those that have finished only the report is left; but not of any number of them.
    QStringList finished;
    for (int i = 0; i < 20; ++i) {
        const auto held = all.add(u"b.csv"_s, nullptr);
        all.finish(*held, {});
        finished += held->id;
    }
    QVERIFY(!all.hasRoom());
    QVERIFY(!all.find(finished.at(3)));
    QVERIFY(all.find(finished.at(4)));
    all.remove(finished.at(4));
    QVERIFY(!all.hasRoom());
}

void HeldImportsTest::partsInTheirOrder()
{
    HeldImport held;
    QCOMPARE(placeOfPart(held, u"0"_s, 1).status, 409);
    QCOMPARE(placeOfPart(held, u"2"_s, 1).refusal, u"Part 1 is expected"_s);
    QCOMPARE(placeOfPart(held, u"01"_s, 1).status, 409);
    QCOMPARE(placeOfPart(held, u"1"_s, 1).refusal, QString());
    QCOMPARE(placeOfPart(held, u"1"_s, 0).status, 400);
    held.parts = 2;
    held.lastPart = 10;
    held.size = 30;
    const PartPlace next = placeOfPart(held, u"3"_s, 1);
    QCOMPARE(next.number, 3);
    QCOMPARE(next.offset, 30);
    const PartPlace again = placeOfPart(held, u"2"_s, 1);
    QCOMPARE(again.number, 2);
    QCOMPARE(again.offset, 10);
    QCOMPARE(placeOfPart(held, u"1"_s, 1).status, 409);
    held.busy = true;
    QCOMPARE(placeOfPart(held, u"3"_s, 1).status, 409);
    held.busy = false;
    held.state = HeldImport::State::Running;
    QCOMPARE(placeOfPart(held, u"3"_s, 1).status, 409);
}

void HeldImportsTest::aFileHasABound()
{
    HeldImport held;
    QCOMPARE(placeOfPart(held, u"1"_s, HeldImports::mostPartBytes).refusal, QString());
    QCOMPARE(placeOfPart(held, u"1"_s, HeldImports::mostPartBytes + 1).status, 413);
    held.parts = 64;
    held.size = HeldImports::mostBytes - 10;
    QCOMPARE(placeOfPart(held, u"65"_s, 10).refusal, QString());
    QCOMPARE(placeOfPart(held, u"65"_s, 11).status, 413);
}

void HeldImportsTest::namesOfFiles()
{
    for (const QString &name : {u"a.csv"_s, u"Rechnungen März.csv"_s, u"請求書.csv"_s, u"a..b"_s, u"𝔘.csv"_s})
        QVERIFY2(UploadedFile::isFileName(name), qPrintable(name));
    for (const QString &name :
        {QString(), u"."_s, u".."_s, u"../a.csv"_s, u"/etc/passwd"_s, u"a/b"_s, u"a\\b"_s, u"C:x"_s, u".hidden"_s,
            u"a\nb"_s, u"a\0b"_s, QString(201, u'a'), QString(101, u'ä'), QString(QChar(0xD800))})
        QVERIFY2(!UploadedFile::isFileName(name), qPrintable(name));
}

void HeldImportsTest::aFileIsItsOwnersAlone()
{
    auto file = UploadedFile::create(u"a.csv"_s).value();
    QVERIFY(file->write(0, "one,two").ok());
    QVERIFY(file->write(3, ",three").ok());
    QVERIFY(file->write(4, "four").ok());
    QFile stored(file->path());
    QVERIFY(stored.open(QIODevice::ReadOnly));
    QCOMPARE(stored.readAll(), QByteArray("one,four"));
    const QString folder = QFileInfo(file->path()).path();
    const auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(folder).permissions() & others));
    QVERIFY(!(QFileInfo(file->path()).permissions() & others));
    file.reset();
    QVERIFY(!QFileInfo::exists(folder));
}

void HeldImportsTest::optionsAreRead()
{
    const auto nothing = importOptions("  ");
    QVERIFY(nothing && *nothing == ImportOptions());
    const auto options = importOptions(R"({"profile":"xero","mapping":{"seller":{"column":"Vendor"},
        "currency":{"constant":"EUR"},"risk":null},"date_formats":["d/M/yyyy"],"numbers":{"point":",","grouping":"."},
        "encoding":"windows-1252","skip_lines":2})");
    QVERIFY(options.ok());
    using enum FieldChoice::Kind;
    const ImportOptions expected{.profile = u"xero"_s,
        .choices = {{u"seller"_s, Column, u"Vendor"_s}, {u"currency"_s, Constant, u"EUR"_s}, {u"risk"_s, Nowhere, {}}},
        .dateFormats = {u"d/M/yyyy"_s},
        .numbers = NumberStyle{u',', u'.'},
        .encoding = u"windows-1252"_s,
        .skipLines = 2};
    QVERIFY(*options == expected);
    QVERIFY(importOptions(R"({"numbers":{"point":",","grouping":null}})")->numbers->grouping.isNull());
}

void HeldImportsTest::wrongOptionsAreNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *json, const QString &named) { QTest::newRow(json) << QByteArray(json) << named; };
    // It would open any file of this machine.
    row(R"({"profile":"/etc/passwd"})", u"profile"_s);
    row(R"({"profile":"..\\x"})", u"profile"_s);
    row(R"({"profile":"x.JSON"})", u"profile"_s);
    row(R"({"profile":1})", u"profile"_s);
    row(R"({"mapping":[]})", u"mapping"_s);
    row(R"({"mapping":{"seller":"Vendor"}})", u"mapping.seller"_s);
    row(R"({"mapping":{"seller":{"column":1}}})", u"mapping.seller"_s);
    row(R"({"mapping":{"seller":{"column":"a","constant":"b"}}})", u"mapping.seller"_s);
    row(R"({"date_formats":"d/M/yyyy"})", u"date_formats"_s);
    row(R"({"numbers":{"point":""}})", u"numbers"_s);
    row(R"({"numbers":{"point":".","group":","}})", u"numbers"_s);
    row(R"({"encoding":1})", u"encoding"_s);
    row(R"({"skip_lines":-1})", u"skip_lines"_s);
    row(R"({"colour":"red"})", u"colour"_s);
    row("[]", u"object"_s);
    row("{", u"JSON"_s);
}

void HeldImportsTest::wrongOptionsAreNamed()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, named);
    const auto options = importOptions(json);
    QVERIFY(!options);
    QVERIFY2(options.error().message.contains(named), qPrintable(options.error().message));
}

BILLOW_TEST(QCoreApplication, HeldImportsTest)
#include "HeldImportsTest.moc"
