// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/channel/ChannelFixture.h"
#include "tests/web/channel/PhoenixClient.h"
#include "tests/web/channel/RawClient.h"

#include <QJsonDocument>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A client that does not read costs the server little, and others nothing. [19]: the original grows to gigabytes.
class SlowClientTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isConflatedAndGoesOn();
    void isClosedAfterHalfAMinute();
    void pingsWithoutReadingAreCut();
};

namespace {

constexpr QByteArrayView joinMessage = R"(["1","1","dashboard:live","phx_join",{"batch":true}])";

/// The texts behind the handshake, as [join_ref, ref, topic, event, payload].
QList<QJsonArray> messagesOf(RawClient &client)
{
    QList<QJsonArray> messages;
    for (const auto &[opcode, payload] : client.frames()) {
        if (opcode == 1)
            messages.append(QJsonDocument::fromJson(payload).array());
    }
    return messages;
}

void joinRaw(ChannelFixture &fixture, RawClient &client)
{
    client.send(client.upgradeRequest());
    if (!fixture.waitUntil([&] { return client.status() == 101; }))
        qFatal("no handshake");
    client.sendText(joinMessage.toByteArray());
    if (!fixture.waitUntil([&] { return messagesOf(client).size() >= 2; }))
        qFatal("no snapshot");
}

} // namespace

void SlowClientTest::isConflatedAndGoesOn()
{
    ChannelFixture fixture;
    fixture.open();
    PhoenixClient lively(fixture.port());
    QVERIFY(fixture.waitUntil([&] { return lively.isOpen(); }));
    lively.join({{u"batch"_s, true}});
    RawClient slow(fixture.port());
    joinRaw(fixture, slow);
    slow.stopReading();
    fixture.display(12'000);
    const Seq cursor = fixture.face->last.cursor;
    // The other one has been told everything while the slow one was not reading.
    QVERIFY(fixture.waitUntil([&] { return lively.newest() == cursor; }));
    QCOMPARE(lively.seqs, seqsFrom(1, cursor));
    QCOMPARE(lively.all(u"initial_data"_s).size(), 1U);

    slow.goOnReading();
    const auto snapshots = [&] {
        const auto all = messagesOf(slow);
        return std::ranges::count_if(all, [](const QJsonArray &each) { return each[3] == u"initial_data"_s; });
    };
    QVERIFY(fixture.waitUntil([&] { return snapshots() == 2; }));
    // What waited for it was no more than its bound, and what the system holds.
    QVERIFY2(slow.received().size() < 3 * 1024 * 1024, qPrintable(QString::number(slow.received().size())));
    fixture.display(300);
    const Seq last = fixture.face->last.cursor;
    Seq newest = 0;
    const auto told = [&] {
        newest = 0;
        for (const QJsonArray &message : messagesOf(slow)) {
            if (message[3] == u"initial_data"_s)
                newest = message[4][u"seq"_s].toInteger();
            for (const QJsonValue &invoice : message[4][u"invoices"_s].toArray()) {
                if (message[3] == u"new_invoices"_s) {
                    const Seq seq = invoice[u"seq"_s].toInteger();
                    if (seq != newest + 1)
                        qFatal("a gap behind %lld: %lld", qlonglong(newest), qlonglong(seq));
                    newest = seq;
                }
            }
        }
        return newest == last;
    };
    QVERIFY(fixture.waitUntil(told));
}

void SlowClientTest::isClosedAfterHalfAMinute()
{
    ChannelFixture fixture;
    fixture.open();
    PhoenixClient lively(fixture.port());
    QVERIFY(fixture.waitUntil([&] { return lively.isOpen(); }));
    lively.join({{u"batch"_s, true}});
    RawClient slow(fixture.port());
    joinRaw(fixture, slow);
    slow.stopReading();
    fixture.display(4'000);
    // It does not read, but it says that it lives.
    slow.sendText(R"([null,"2","phoenix","heartbeat",{}])");
    fixture.flow(15s);
    QVERIFY(!slow.isClosed());
    QCOMPARE(fixture.face->last.status.viewers, 2);
    fixture.flow(20s);
    QVERIFY(fixture.waitUntil([&] { return fixture.face->last.status.viewers == 1; }));
    slow.goOnReading();
    QVERIFY(fixture.waitUntil([&] { return slow.closeCode() != 0; }));
    QCOMPARE(slow.closeCode(), 1013);
    QVERIFY(lively.isOpen());
    fixture.display(100);
    QVERIFY(fixture.waitUntil([&] { return lively.newest() == fixture.face->last.cursor; }));
    QCOMPARE(lively.seqs, seqsFrom(1, fixture.face->last.cursor));
}

void SlowClientTest::pingsWithoutReadingAreCut()
{
    ChannelFixture fixture;
    fixture.open();
    RawClient client(fixture.port());
    joinRaw(fixture, client);
    client.stopReading();
    const QByteArray payload(125, 'p');
    constexpr char ping = 9;
    QVERIFY(fixture.waitUntil([&] {
        for (int i = 0; i < 2'000 && !client.isClosed(); ++i)
            client.sendFrame(ping, payload);
        return client.isClosed();
    }));
    QVERIFY(fixture.waitUntil([&] { return fixture.face->last.status.viewers == 0; }));
}

BILLOW_TEST(QCoreApplication, SlowClientTest)
#include "SlowClientTest.moc"
