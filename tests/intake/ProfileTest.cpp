// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/ImportProfile.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

class ProfileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shipsOnlineRetail();
    void goesThereAndBack();
    void findsSavedProfiles();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void ProfileTest::shipsOnlineRetail()
{
    const auto profile = ImportProfile::load(u"online-retail"_s, {});
    QVERIFY2(profile.ok(), qPrintable(profile.ok() ? QString() : profile.error().message));
    QCOMPARE(profile->name, u"online-retail"_s);
    QVERIFY(profile->mapping.missing().isEmpty());
    QVERIFY(profile->mapping.isOfLineItems());
    QCOMPARE(profile->countries.value(u"eire"_s), u"IE"_s);
    QVERIFY(ImportProfile::available({}).contains(u"online-retail"_s));
}

void ProfileTest::goesThereAndBack()
{
    auto profile = ImportProfile::load(u"online-retail"_s, {}).value();
    QVERIFY(ImportProfile::fromJson(profile.toJson()).value() == profile);
    profile.separator = '\t';
    profile.decimalPoint = u',';
    profile.grouping = u'.';
    profile.linesIncludeVat = true;
    profile.mapping.set(ImportField::Total, {.text = u"Cents"_s, .unit = FieldSource::Unit::Minor});
    profile.mapping.set(
        ImportField::Kind, {.text = u"Type"_s, .also = {u"Subtype"_s}, .values = {{u"S"_s, u"invoice"_s}}});
    profile.encoding = u"utf-16"_s;
    profile.skipLines = 3;
    profile.grouped = true;
    profile.refusal = u"no invoices"_s;
    profile.rules.push_back(
        {.verdict = ProfileRule::Verdict::LeaveOut, .field = ImportField::Status, .startsWith = u"x"_s, .reason = {}});
    QVERIFY(ImportProfile::fromJson(profile.toJson()).value() == profile);
}

void ProfileTest::findsSavedProfiles()
{
    QTemporaryDir first;
    QTemporaryDir second;
    const auto save = [](const QString &path, const QByteArray &json) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json);
    };
    save(first.filePath(u"mine.json"_s), R"({"title": "the first"})");
    save(second.filePath(u"mine.json"_s), R"({"title": "the second"})");
    save(second.filePath(u"online-retail.json"_s), R"({"title": "in place of the one that ships"})");
    const QStringList folders{first.path(), second.path()};
    QCOMPARE(ImportProfile::load(u"mine"_s, folders)->title, u"the first"_s);
    QCOMPARE(ImportProfile::load(second.filePath(u"mine.json"_s), folders)->title, u"the second"_s);
    QCOMPARE(ImportProfile::load(u"online-retail"_s, folders)->title, u"in place of the one that ships"_s);
    QStringList names = ImportProfile::available({}) << u"mine"_s;
    names.sort();
    QCOMPARE(ImportProfile::available(folders), names);
    const auto none = ImportProfile::load(u"yours"_s, folders);
    QVERIFY(!none.ok() && none.error().message.contains(u"mine, "_s));
    QVERIFY(!ImportProfile::load(first.filePath(u"none.json"_s), {}).ok());
}

void ProfileTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &json, const QString &words) {
        QTest::newRow(name) << json << words;
    };
    row("not JSON", "{", u"broken at byte"_s);
    row("a list", "[]", u"not an object"_s);
    row("misspelt key", R"({"feilds": {}})", u"unknown key \"feilds\""_s);
    row("field that is not", R"({"fields": {"totl": {"column": "A"}}})", u"totl"_s);
    row("neither", R"({"fields": {"total": {}}})", u"either"_s);
    row("both", R"({"fields": {"total": {"column": "A", "constant": "1"}}})", u"either"_s);
    row("number for text", R"({"fields": {"total": {"column": 1}}})", u"must be a text"_s);
    row("fields is a list", R"({"fields": []})", u"must be an object"_s);
    row("date format", R"({"dateFormats": ["d/M"]})", u"date format"_s);
    row("country", R"({"countries": {"Ruritania": "XX"}})", u"Ruritania"_s);
    row("separator", R"({"separator": "ab"})", u"comma"_s);
    row("encoding", R"({"encoding": "klingon"})", u"utf-8"_s);
    row("point", R"({"decimalPoint": ""})", u"one character"_s);
    row("grouping is the point", R"({"decimalPoint": ",", "grouping": ","})", u"differ"_s);
    row("rule", R"({"reject": [{"field": "number", "startsWith": "C"}]})", u"reason"_s);
    row("flag", R"({"linesIncludeVat": "yes"})", u"true or false"_s);
}

void ProfileTest::saysWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, words);
    const auto profile = ImportProfile::fromJson(json);
    QVERIFY(!profile.ok());
    QVERIFY2(profile.error().message.contains(words), qPrintable(profile.error().message));
}

BILLOW_TEST(QCoreApplication, ProfileTest)
#include "ProfileTest.moc"
