// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/json/JsonValue.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace billow;

/// The reader of JSON that strangers send.
class JsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersKeepTheirDigits_data();
    void numbersKeepTheirDigits();
    void membersKeepTheirOrder();
    void whatIsNoJsonIsRefused_data();
    void whatIsNoJsonIsRefused();
    void limitsHold();
};

void JsonTest::numbersKeepTheirDigits_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("digits");
    const auto row = [](const char *written, const QString &digits) {
        QTest::newRow(written) << QByteArray(written) << digits;
    };
    for (const char *same :
        {"0", "-0", "1.50", "-0.290", "90071992547409.93", "18446744073709551616", "123456789012345678901234567890.1"})
        row(same, QString::fromLatin1(same));
    row("1.23456789E7", u"12345678.9"_s);
    row("1.5E1", u"15"_s);
    row("1.50e1", u"15.0"_s);
    row("1e3", u"1000"_s);
    row("1E+3", u"1000"_s);
    row("-25e-1", u"-2.5"_s);
    row("5e-3", u"0.005"_s);
    row("0.015e3", u"15"_s);
    row("0.0015e3", u"1.5"_s);
    row("1.5e0", u"1.5"_s);
    row("0e5", u"0"_s);
    row("1e00000000000000000001", u"10"_s);
    row("1e64", u'1' + QString(64, u'0'));
    // Too long for any amount: as it was written, and refused where an amount is read.
    row("1e65", u"1e65"_s);
    row("1e-999999999", u"1e-999999999"_s);
    row("1e-99999999999999999999", u"1e-99999999999999999999"_s);
}

void JsonTest::numbersKeepTheirDigits()
{
    QFETCH(QByteArray, written);
    const auto value = readJson(written);
    QVERIFY2(value.ok(), value.ok() ? "" : qPrintable(value.error().message));
    QCOMPARE(value->kind, JsonValue::Kind::Number);
    QTEST(value->text, "digits");
}

void JsonTest::membersKeepTheirOrder()
{
    const auto value = readJson(R"( {"b":[1,"\ud83d\ude00\n",null],"a":{"c":true},"":false} )");
    QVERIFY(value.ok());
    QCOMPARE(value->members.size(), std::size_t(3));
    QCOMPARE(value->members[0].first, u"b"_s);
    QCOMPARE(value->members[0].second.items[1].text, u"\U0001F600\n"_s);
    QCOMPARE(value->members[0].second.items[2].kind, JsonValue::Kind::Null);
    QCOMPARE(value->member(u"a")->member(u"c")->kind, JsonValue::Kind::True);
    QCOMPARE(value->member(u"")->kind, JsonValue::Kind::False);
    QVERIFY(!value->member(u"c"));
}

void JsonTest::whatIsNoJsonIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("byte");
    const auto row = [](QByteArray text, int byte) {
        QTest::newRow(text.toPercentEncoding().constData()) << text << byte;
    };
    row("", 1);
    row(" ", 2);
    row("[1,]", 4);
    row("[1}", 3);
    row("[] []", 4);
    row("01", 2);
    row("1.", 3);
    row("+1", 1);
    row("NaN", 1);
    row("{'a':1}", 2);
    row("{\"a\" 1}", 6);
    row("// no\n1", 1);
    row("\xef\xbb\xbf"
        "1",
        1);
    row(QByteArray("1\0", 2), 2);
    row(QByteArray("[]\0[]", 5), 3);
    row(QByteArray("\"a\0\"", 4), 3);
    row("\"a\tb\"", 3);
    row("\"\\x\"", 2);
    row("{\"a\":1,\"a\":2}", 11);
    row("{\"a\":1,\"\\u0061\":2}", 16);
    row("[\"\\ud800\"]", 3);
    row("[\"\\udc00\"]", 10);
    row("[\"\\ud800\\u0061\"]", 3);
    row("[\"\xed\xa0\x80\"]", 7);
    row("[\"\xff\"]", 5);
    row("[\"\xc0\xaf\"]", 6);
    row("{\"\xc3\x28\":1}", 6);
    row("1e999999999", 1);
}

void JsonTest::whatIsNoJsonIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(int, byte);
    const auto value = readJson(text);
    QVERIFY(!value.ok());
    QVERIFY2(value.error().message.contains(u"At byte %1:"_s.arg(byte)), qPrintable(value.error().message));
}

void JsonTest::limitsHold()
{
    const JsonLimits limits{.depth = 3, .members = 2, .values = 6};
    QVERIFY(readJson("[[{\"a\":1,\"b\":2}]]", limits).ok());
    QVERIFY(!readJson("[[[[]]]]", limits).ok());
    QVERIFY(!readJson("[[{\"a\":[]}]]", limits).ok());
    QVERIFY(!readJson("{\"a\":1,\"b\":2,\"c\":3}", limits).ok());
    QVERIFY(readJson("[1,2,3,4,5]", limits).ok());
    QVERIFY(!readJson("[1,2,3,4,5,6]", limits).ok());
    QVERIFY(!readJson(QByteArray(1'000'000, '[')).ok());
    QVERIFY(!readJson(QByteArray("{\"a\":").repeated(200'000)).ok());
}

BILLOW_TEST(QCoreApplication, JsonTest)
#include "JsonTest.moc"
