// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/channel/PhoenixMessage.h"
#include "core/web/channel/JoinOptions.h"
#include "core/web/channel/WebSocketFrame.h"
#include "tests/support/TestMain.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// What may come over the socket, as values.
class PhoenixMessageTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheSecondSerializer();
    void readsTheFirstSerializer();
    void refusesWhatIsNoMessage_data();
    void refusesWhatIsNoMessage();
    void survivesRubbish();
    void writesBothSerializers();
    void readsWhatAJoinAsksFor();
    void framesHaveTheirLength_data();
    void framesHaveTheirLength();
};

void PhoenixMessageTest::readsTheSecondSerializer()
{
    const auto message =
        PhoenixMessage::decode(R"(["1","2","dashboard:live","phx_join",{"since":7}])", PhoenixVersion::V2);
    QVERIFY(message);
    QCOMPARE(message->joinRef, "\"1\"");
    QCOMPARE(message->ref, "\"2\"");
    QCOMPARE(message->topic, u"dashboard:live"_s);
    QCOMPARE(message->event, u"phx_join"_s);
    QCOMPARE(message->payload.value(u"since"_s).toInt(), 7);
    const auto numbered = PhoenixMessage::decode(R"([null,12,"phoenix","heartbeat",{}])", PhoenixVersion::V2);
    QVERIFY(numbered);
    QCOMPARE(numbered->joinRef, "null");
    QCOMPARE(numbered->ref, "12");
    for (const QByteArray empty : {"[]", "null", "{}"}) {
        const auto bare = PhoenixMessage::decode(R"(["1","2","a","phx_join",)" + empty + ']', PhoenixVersion::V2);
        QVERIFY2(bare, empty.constData());
        QVERIFY(bare->payload.isEmpty());
    }
}

void PhoenixMessageTest::readsTheFirstSerializer()
{
    const auto message =
        PhoenixMessage::decode(R"({"topic":"phoenix","event":"heartbeat","payload":{},"ref":"3"})", PhoenixVersion::V1);
    QVERIFY(message);
    QCOMPARE(message->joinRef, "null");
    QCOMPARE(message->ref, "\"3\"");
    const auto joining = PhoenixMessage::decode(
        R"({"topic":"a","event":"b","payload":{},"ref":null,"join_ref":"9"})", PhoenixVersion::V1);
    QVERIFY(joining);
    QCOMPARE(joining->joinRef, "\"9\"");
}

void PhoenixMessageTest::refusesWhatIsNoMessage_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("second");
    const auto row = [](const char *name, const QByteArray &text, bool second = true) {
        QTest::newRow(name) << text << second;
    };
    row("empty", "");
    row("no JSON", "hello");
    row("a number", "1");
    row("object for the second", R"({"topic":"a","event":"b","payload":{},"ref":"1"})");
    row("array for the first", R"(["1","2","a","b",{}])", false);
    row("four parts", R"(["1","2","a","b"])");
    row("six parts", R"(["1","2","a","b",{},1])");
    row("topic a number", R"(["1","2",3,"b",{}])");
    row("event null", R"(["1","2","a",null,{}])");
    row("payload a list", R"(["1","2","a","b",[1]])");
    row("payload a text", R"(["1","2","a","b",""])");
    row("no payload", R"({"topic":"a","event":"b","ref":"1"})", false);
    row("ref an object", R"(["1",{},"a","b",{}])");
    row("ref true", R"(["1",true,"a","b",{}])");
    row("ref a fraction", R"(["1",1.5,"a","b",{}])");
    row("ref negative", R"(["1",-1,"a","b",{}])");
    row("ref huge", R"(["1",1e300,"a","b",{}])");
    row("join_ref too long", "[\"" + QByteArray(65, 'x') + R"(","2","a","b",{}])");
    row("no ref", R"({"topic":"a","event":"b","payload":{}})", false);
    row("no topic", R"({"event":"b","payload":{},"ref":"1"})", false);
    row("too deep", QByteArray(5'000, '['));
    row("cut off", R"(["1","2","a","b",{)");
    row("something behind", R"(["1","2","a","b",{}] x)");
}

void PhoenixMessageTest::refusesWhatIsNoMessage()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, second);
    const auto message = PhoenixMessage::decode(text, second ? PhoenixVersion::V2 : PhoenixVersion::V1);
    QVERIFY(!message);
    // It has to fit into a close frame.
    QVERIFY(!message.error().message.isEmpty());
    QVERIFY(message.error().message.toUtf8().size() <= 123);
}

void PhoenixMessageTest::survivesRubbish()
{
    QRandomGenerator random(1);
    const QByteArray good = R"(["1","2","dashboard:live","phx_join",{"since":7,"batch":true}])";
    for (int round = 0; round < 50'000; ++round) {
        QByteArray text = good;
        for (int change = random.bounded(6); change >= 0; --change)
            text[random.bounded(text.size())] = static_cast<char>(random.bounded(256));
        text.truncate(random.bounded(1, int(good.size()) + 1));
        for (const PhoenixVersion version : {PhoenixVersion::V1, PhoenixVersion::V2}) {
            if (const auto message = PhoenixMessage::decode(text, version)) {
                const QByteArray reply = phoenixReply(version, *message, true);
                QVERIFY2(!QJsonDocument::fromJson(reply).isNull(), reply.constData());
                (void)JoinOptions::read(message->payload);
            }
        }
    }
}

void PhoenixMessageTest::writesBothSerializers()
{
    const PhoenixMessage message{.joinRef = "\"1\"", .ref = "\"2\"", .topic = u"a \"b\""_s, .event = {}, .payload = {}};
    QCOMPARE(phoenixReply(PhoenixVersion::V2, message, true),
        R"(["1","2","a \"b\"","phx_reply",{"status":"ok","response":{}}])");
    QCOMPARE(phoenixReply(PhoenixVersion::V1, message, false, R"({"reason":"no"})"),
        R"({"topic":"a \"b\"","event":"phx_reply","payload":{"status":"error","response":{"reason":"no"}},"ref":"2"})");
    QCOMPARE(phoenixPush(PhoenixVersion::V2, "\"1\"", "null", u"t"_s, "e", "{}"), R"(["1",null,"t","e",{}])");
    QCOMPARE(phoenixPush(PhoenixVersion::V1, "\"1\"", "null", u"t"_s, "e", "{}"),
        R"({"topic":"t","event":"e","payload":{},"ref":null})");
}

void PhoenixMessageTest::readsWhatAJoinAsksFor()
{
    const auto read = [](const QByteArray &json) { return JoinOptions::read(QJsonDocument::fromJson(json).object()); };
    const auto plain = read(R"({"other":[1]})");
    QVERIFY(plain);
    QVERIFY(!plain->since && !plain->epoch && !plain->batch);
    const auto full = read(R"({"since":9007199254740991,"epoch":2,"batch":true})");
    QVERIFY(full);
    QCOMPARE(*full->since, 9'007'199'254'740'991);
    QCOMPARE(*full->epoch, 2);
    QVERIFY(full->batch);
    for (const char *wrong : {R"({"since":"7"})", R"({"since":-1})", R"({"since":1.5})", R"({"since":1e300})",
             R"({"epoch":{}})", R"({"batch":1})"})
        QVERIFY2(!read(wrong), wrong);
}

void PhoenixMessageTest::framesHaveTheirLength_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("0") << qsizetype(0) << QByteArray::fromHex("8100");
    QTest::newRow("125") << qsizetype(125) << QByteArray::fromHex("817d");
    QTest::newRow("126") << qsizetype(126) << QByteArray::fromHex("817e007e");
    QTest::newRow("65535") << qsizetype(65'535) << QByteArray::fromHex("817effff");
    QTest::newRow("65536") << qsizetype(65'536) << QByteArray::fromHex("817f0000000000010000");
}

void PhoenixMessageTest::framesHaveTheirLength()
{
    QFETCH(qsizetype, size);
    QFETCH(QByteArray, head);
    QCOMPARE(textFrame(QByteArray(size, 'x')), head + QByteArray(size, 'x'));
}

BILLOW_TEST(QCoreApplication, PhoenixMessageTest)
#include "PhoenixMessageTest.moc"
