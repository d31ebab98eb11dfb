// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/channel/ChannelFixture.h"
#include "tests/web/channel/PhoenixClient.h"
#include "tests/web/channel/RawClient.h"

#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Joins, talk and pushes, over real sockets. [21]: the original's channel cannot be joined.
class ChannelTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void joiningBringsTheReplyAndThenTheSnapshot();
    void everyInvoiceComesOnceAndInOrder_data();
    void everyInvoiceComesOnceAndInOrder();
    void statusComesOnlyWhenTheActivityChanges();
    void ratesOfAnotherFaceArePushed();
    void aResetIsToldAndBeginsANewEpoch();
    void heartbeatsAndStrangersAreAnswered();
    void leavingAndJoiningAgainOnOneSocket();
    void rubbishEndsTheConnectionWithAReason_data();
    void rubbishEndsTheConnectionWithAReason();
    void whoIsSilentForAMinuteIsClosed();
    void aFloodIsEnded();
    void viewersAreCounted();
    void aCrashClosesEverybodyAndTheyComeBack();
};

void ChannelTest::joiningBringsTheReplyAndThenTheSnapshot()
{
    ChannelFixture fixture;
    fixture.open();
    fixture.display(30);
    PhoenixClient client(fixture.port());
    QVERIFY(fixture.waitUntil([&] { return client.isOpen(); }));
    QCOMPARE(client.socket().subprotocol(), QString());
    client.join();
    QVERIFY(fixture.waitUntil([&] { return client.has(u"initial_data"_s); }));

    QCOMPARE(client.messages.front().event, u"phx_reply"_s);
    QCOMPARE(client.messages.front().payload, (QJsonObject{{u"status"_s, u"ok"_s}, {u"response"_s, QJsonObject()}}));
    QCOMPARE(client.messages.front().joinRef, QJsonValue(client.joinRef));
    QCOMPARE(client.messages.front().ref, QJsonValue(client.joinRef));
    const Pushed &initial = client.messages[1];
    QCOMPARE(initial.event, u"initial_data"_s);
    QCOMPARE(initial.topic, u"dashboard:live"_s);
    QCOMPARE(initial.joinRef, QJsonValue(client.joinRef));
    QVERIFY(initial.ref.isNull());
    const Seq cursor = fixture.face->last.cursor;
    QCOMPARE(initial.payload[u"seq"_s].toInteger(), cursor);
    QCOMPARE(initial.payload[u"epoch"_s].toInteger(), fixture.face->last.epoch);
    QCOMPARE(initial.payload[u"stats"_s][u"count"_s].toInteger(), cursor);
    QCOMPARE(initial.payload[u"system_status"_s][u"status"_s].toString(), u"stopped"_s);
    const QJsonArray invoices = initial.payload[u"invoices"_s].toArray();
    QCOMPARE(invoices.size(), 20);
    for (qsizetype row = 0; row < invoices.size(); ++row)
        QCOMPARE(invoices[row][u"seq"_s].toInteger(), cursor - row);
    QVERIFY(invoices.first()[u"total_amount"_s].isString());
}

void ChannelTest::everyInvoiceComesOnceAndInOrder_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("batch");
    QTest::newRow("2.0.0") << u"2.0.0"_s << false;
    QTest::newRow("2.0.0, batch") << u"2.0.0"_s << true;
    QTest::newRow("1.0.0") << u"1.0.0"_s << false;
    QTest::newRow("1.0.0, batch") << u"1.0.0"_s << true;
    QTest::newRow("no version") << QString() << false;
}

void ChannelTest::everyInvoiceComesOnceAndInOrder()
{
    QFETCH(QString, version);
    QFETCH(bool, batch);
    ChannelFixture fixture;
    fixture.open();
    PhoenixClient client(fixture.port(), version);
    QVERIFY(fixture.waitUntil([&] { return client.isOpen(); }));
    client.join({{u"batch"_s, batch}});
    QVERIFY(fixture.waitUntil([&] { return client.has(u"initial_data"_s); }));
    fixture.display(3'000);
    const Seq cursor = fixture.face->last.cursor;
    QVERIFY(cursor >= 3'000);
    QVERIFY(fixture.waitUntil([&] { return client.newest() == cursor; }));
    QCOMPARE(client.seqs, seqsFrom(1, cursor));
    QCOMPARE(client.has(u"new_invoice"_s), !batch);
    QCOMPARE(client.has(u"new_invoices"_s), batch);
    QCOMPARE(client.all(u"initial_data"_s).size(), 1U);
    QVERIFY(fixture.waitUntil([&] {
        const auto updates = client.payloads(u"stats_update"_s);
        return !updates.empty() && updates.back()[u"stats"_s][u"count"_s].toInteger() == cursor;
    }));
}

void ChannelTest::statusComesOnlyWhenTheActivityChanges()
{
    ChannelFixture fixture;
    fixture.options.rates = {.generation = Rate{50}, .display = Rate{10}, .runLength = 0s};
    fixture.open();
    PhoenixClient client(fixture.port());
    QVERIFY(fixture.waitUntil([&] { return client.isOpen(); }));
    client.join();
    QVERIFY(fixture.waitUntil([&] { return client.has(u"initial_data"_s); }));
    QCOMPARE(fixture.startRun().verdict, CommandOutcome::Verdict::Done);
    fixture.flow(2s);
    QCOMPARE(fixture.stopRun().verdict, CommandOutcome::Verdict::Done);
    fixture.flow(20s);
    QVERIFY(fixture.waitUntil([&] { return client.all(u"status_change"_s).size() >= 3; }));
    QStringList statuses;
    for (const QJsonObject &payload : client.payloads(u"status_change"_s))
        statuses.append(payload[u"status"_s].toString() + u' ' + payload[u"system_status"_s][u"status"_s].toString());
    QCOMPARE(statuses, (QStringList{u"started running"_s, u"stopping stopping"_s, u"stopped stopped"_s}));
}

void ChannelTest::ratesOfAnotherFaceArePushed()
{
    ChannelFixture fixture;
    fixture.open();
    PhoenixClient client(fixture.port());
    QVERIFY(fixture.waitUntil([&] { return client.isOpen(); }));
    client.join();
    QVERIFY(fixture.waitUntil([&] { return client.has(u"initial_data"_s); }));
    const Rates rates{.generation = Rate{7}, .display = Rate{3}, .runLength = 60s};
    QCOMPARE(fixture.command(fixture.engine->api().setRates(rates)).verdict, CommandOutcome::Verdict::Done);
    QVERIFY(fixture.waitUntil([&] { return client.has(u"status_change"_s); }));
    const QJsonObject told = client.payloads(u"status_change"_s)[0];
    QCOMPARE(told[u"status"_s].toString(), u"stopped"_s);
    QCOMPARE(told[u"system_status"_s][u"generation_rate"_s].toDouble(), 7.0);
    QCOMPARE(told[u"system_status"_s][u"display_rate"_s].toDouble(), 3.0);
}

void ChannelTest::aResetIsToldAndBeginsANewEpoch()
{
    ChannelFixture fixture;
    fixture.open();
    fixture.display(100);
    PhoenixClient client(fixture.port());
    QVERIFY(fixture.waitUntil([&] { return client.isOpen(); }));
    client.join();
    QVERIFY(fixture.waitUntil([&] { return client.has(u"initial_data"_s); }));
    QCOMPARE(fixture.command(fixture.engine->api().reset(false)).verdict, CommandOutcome::Verdict::Done);
    QVERIFY(fixture.waitUntil([&] { return client.all(u"initial_data"_s).size() == 2; }));

    const auto changes = client.payloads(u"status_change"_s);
    QCOMPARE(changes.size(), 1U);
    QCOMPARE(changes[0][u"status"_s].toString(), u"reset"_s);
    QCOMPARE(changes[0][u"system_status"_s][u"status"_s].toString(), u"stopped"_s);
    const auto snapshots = client.payloads(u"initial_data"_s);
    QCOMPARE(snapshots[1][u"seq"_s].toInteger(), 0);
    QCOMPARE(snapshots[1][u"invoices"_s].toArray().size(), 0);
    QVERIFY(snapshots[1][u"epoch"_s].toInteger() > snapshots[0][u"epoch"_s].toInteger());

    fixture.display(50);
    QVERIFY(fixture.waitUntil([&] { return client.newest() == fixture.face->last.cursor; }));
    QCOMPARE(client.seqs, seqsFrom(1, fixture.face->last.cursor));
}

void ChannelTest::heartbeatsAndStrangersAreAnswered()
{
    ChannelFixture fixture;
    fixture.open();
    PhoenixClient client(fixture.port());
    QVERIFY(fixture.waitUntil([&] { return client.isOpen(); }));
    std::size_t answers = 0;
    const auto say = [&](const QString &topic, const QString &event) {
        client.say(topic, event);
        ++answers;
        return fixture.waitUntil([&] { return client.all(u"phx_reply"_s).size() == answers; });
    };
    QVERIFY(say(u"phoenix"_s, u"heartbeat"_s));
    QCOMPARE(client.replyStatus(), u"ok"_s);
    QCOMPARE(client.reply().topic, u"phoenix"_s);
    QVERIFY(say(u"phoenix"_s, u"other"_s));
    QCOMPARE(client.replyReason(), u"unmatched topic"_s);
    QVERIFY(say(u"dashboard:other"_s, u"phx_join"_s));
    QCOMPARE(client.replyStatus(), u"error"_s);
    QCOMPARE(client.replyReason(), u"unmatched topic"_s);
    client.joinRef.clear();
    QVERIFY(say(u"dashboard:live"_s, u"anything"_s));
    QCOMPARE(client.replyReason(), u"unmatched topic"_s);
    client.join({{u"since"_s, u"seven"_s}});
    ++answers;
    QVERIFY(fixture.waitUntil([&] { return client.all(u"phx_reply"_s).size() == answers; }));
    QCOMPARE(client.replyStatus(), u"error"_s);
    QVERIFY(client.replyReason().startsWith(u"since must be"));
    QVERIFY(say(u"dashboard:live"_s, u"phx_join"_s));
    QCOMPARE(client.replyStatus(), u"ok"_s);
    QVERIFY(say(u"dashboard:live"_s, u"anything"_s));
    QCOMPARE(client.replyReason(), u"unknown event"_s);
}

void ChannelTest::leavingAndJoiningAgainOnOneSocket()
{
    ChannelFixture fixture;
    fixture.open();
    PhoenixClient client(fixture.port());
    QVERIFY(fixture.waitUntil([&] { return client.isOpen(); }));
    client.join();
    QVERIFY(fixture.waitUntil([&] { return client.has(u"initial_data"_s); }));
    const QString firstJoin = client.joinRef;
    client.say(u"dashboard:live"_s, u"phx_leave"_s);
    QVERIFY(fixture.waitUntil([&] { return client.has(u"phx_close"_s); }));
    QCOMPARE(client.replyStatus(), u"ok"_s);
    QCOMPARE(client.all(u"phx_close"_s)[0].joinRef, QJsonValue(firstJoin));
    QCOMPARE(client.all(u"phx_close"_s)[0].ref, QJsonValue(firstJoin));
    fixture.display(20);
    QVERIFY(client.seqs.empty());

    client.join();
    QVERIFY(fixture.waitUntil([&] { return client.all(u"initial_data"_s).size() == 2; }));
    // Without leaving first: the earlier join ends.
    const QString second = client.joinRef;
    client.join();
    QVERIFY(fixture.waitUntil([&] { return client.all(u"initial_data"_s).size() == 3; }));
    QCOMPARE(client.all(u"phx_close"_s).back().joinRef, QJsonValue(second));
    const Seq before = fixture.face->last.cursor;
    fixture.display(20);
    const Seq cursor = fixture.face->last.cursor;
    QVERIFY(fixture.waitUntil([&] { return client.newest() == cursor; }));
    QCOMPARE(client.seqs, seqsFrom(before + 1, cursor));
    for (const Pushed &pushed : client.all(u"new_invoice"_s))
        QCOMPARE(pushed.joinRef, QJsonValue(client.joinRef));
}

void ChannelTest::rubbishEndsTheConnectionWithAReason_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<char>("opcode");
    QTest::addColumn<int>("code");
    QTest::newRow("no JSON") << QByteArray("hello") << '\1' << 1007;
    QTest::newRow("no message") << QByteArray("[1,2]") << '\1' << 1007;
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe") << '\1' << 1007;
    QTest::newRow("binary") << QByteArray("hello") << '\2' << 1003;
    QTest::newRow("no opcode") << QByteArray("hello") << '\5' << 1002;
}

void ChannelTest::rubbishEndsTheConnectionWithAReason()
{
    QFETCH(QByteArray, text);
    QFETCH(char, opcode);
    QFETCH(int, code);
    ChannelFixture fixture;
    fixture.open();
    PhoenixClient bystander(fixture.port());
    RawClient client(fixture.port());
    client.send(client.upgradeRequest());
    QVERIFY(fixture.waitUntil([&] { return client.status() == 101 && bystander.isOpen(); }));
    client.sendFrame(opcode, text);
    QVERIFY(fixture.waitUntil([&] { return client.isClosed(); }));
    QCOMPARE(client.closeCode(), code);
    bystander.join();
    QVERIFY(fixture.waitUntil([&] { return bystander.has(u"initial_data"_s); }));
    QCOMPARE(fixture.signsOf(u"WebServer"_s).restarts, 0U);
}

void ChannelTest::whoIsSilentForAMinuteIsClosed()
{
    ChannelFixture fixture;
    fixture.open();
    PhoenixClient silent(fixture.port());
    PhoenixClient lively(fixture.port());
    QVERIFY(fixture.waitUntil([&] { return silent.isOpen() && lively.isOpen(); }));
    silent.join();
    lively.join();
    QVERIFY(fixture.waitUntil([&] { return silent.has(u"initial_data"_s) && lively.has(u"initial_data"_s); }));
    fixture.flow(50s);
    QVERIFY(silent.isOpen());
    lively.say(u"phoenix"_s, u"heartbeat"_s);
    QVERIFY(fixture.waitUntil([&] { return lively.all(u"phx_reply"_s).size() == 2; }));
    fixture.flow(15s);
    QVERIFY(fixture.waitUntil([&] { return !silent.isOpen(); }));
    QCOMPARE(silent.socket().closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
    QVERIFY(lively.isOpen());
}

void ChannelTest::aFloodIsEnded()
{
    ChannelFixture fixture;
    fixture.open();
    PhoenixClient bystander(fixture.port());
    RawClient client(fixture.port());
    client.send(client.upgradeRequest());
    QVERIFY(fixture.waitUntil([&] { return client.status() == 101 && bystander.isOpen(); }));
    const QByteArray heartbeat = R"([null,"1","phoenix","heartbeat",{}])";
    for (int i = 0; i < 20'000; ++i)
        client.sendText(heartbeat);
    QVERIFY(fixture.waitUntil([&] { return client.isClosed(); }));
    bystander.join();
    QVERIFY(fixture.waitUntil([&] { return bystander.has(u"initial_data"_s); }));
}

void ChannelTest::viewersAreCounted()
{
    ChannelFixture fixture;
    fixture.open();
    const auto viewers = [&] { return fixture.face->last.status.viewers; };
    std::vector<std::unique_ptr<PhoenixClient>> clients;
    for (int i = 0; i < 5; ++i)
        clients.push_back(std::make_unique<PhoenixClient>(fixture.port()));
    QVERIFY(fixture.waitUntil([&] { return std::ranges::all_of(clients, [](auto &each) { return each->isOpen(); }); }));
    for (std::size_t i = 0; i < 4; ++i)
        clients[i]->join();
    QVERIFY(fixture.waitUntil([&] { return viewers() == 4; }));
    clients[0]->say(u"dashboard:live"_s, u"phx_leave"_s);
    QVERIFY(fixture.waitUntil([&] { return viewers() == 3; }));
    clients[1]->socket().abort();
    QVERIFY(fixture.waitUntil([&] { return viewers() == 2; }));
    clients.clear();
    QVERIFY(fixture.waitUntil([&] { return viewers() == 0; }));
}

void ChannelTest::aCrashClosesEverybodyAndTheyComeBack()
{
    ChannelFixture fixture;
    fixture.open();
    PhoenixClient client(fixture.port());
    QVERIFY(fixture.waitUntil([&] { return client.isOpen(); }));
    client.join();
    QVERIFY(fixture.waitUntil([&] { return client.has(u"initial_data"_s); }));
    fixture.display(200);
    QVERIFY(fixture.waitUntil([&] { return client.newest() == fixture.face->last.cursor; }));
    QVERIFY(fixture.crashAndRecover(u"WebServer"_s));
    QVERIFY(fixture.waitUntil([&] { return !client.isOpen(); }));
    QCOMPARE(client.socket().closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
    QVERIFY(fixture.waitUntil([&] { return fixture.face->last.status.viewers == 0; }));

    fixture.display(200);
    const Seq cursor = fixture.face->last.cursor;
    QCOMPARE(quint16(QUrl(fixture.face->last.status.web.location).port()), fixture.port());
    PhoenixClient again(fixture.port());
    QVERIFY(fixture.waitUntil([&] { return again.isOpen(); }));
    again.join({{u"since"_s, qint64(client.newest())}});
    QVERIFY(fixture.waitUntil([&] { return again.newest() == cursor; }));
    std::vector<Seq> seen = client.seqs;
    seen.insert(seen.end(), again.seqs.begin(), again.seqs.end());
    QCOMPARE(seen, seqsFrom(1, cursor));
    QVERIFY(!again.has(u"initial_data"_s));
}

BILLOW_TEST(QCoreApplication, ChannelTest)
#include "ChannelTest.moc"
