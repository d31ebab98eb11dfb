// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/channel/ChannelFixture.h"
#include "tests/web/channel/PhoenixClient.h"

#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// {"since":SEQ}: what was displayed after SEQ, without gap or overlap, wherever it is kept by now.
class ReplayTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void replaysWhatWasMissed_data();
    void replaysWhatWasMissed();
    void liveInvoicesNeitherGetLostNorDoubled();
    void aSeqOfBeforeAResetBeginsAnew();
    void aSeqOfTheFutureBeginsAnew();
    void theStateIsToldBehindTheReplay();
    void manyComeBackTogether();
    void aLedgerThatIsAwayEndsTheTopic();
};

namespace {

std::unique_ptr<PhoenixClient> opened(ChannelFixture &fixture)
{
    auto client = std::make_unique<PhoenixClient>(fixture.port());
    if (!fixture.waitUntil([&] { return client->isOpen(); }))
        qFatal("no connection");
    return client;
}

} // namespace

void ReplayTest::replaysWhatWasMissed_data()
{
    QTest::addColumn<Seq>("missed");
    QTest::addColumn<bool>("batch");
    // The picture keeps the newest 1,000; what is older is read from the ledger, in pages.
    for (const Seq missed : {0, 1, 20, 999, 1'000, 1'001, 2'600}) {
        QTest::addRow("%lld", qlonglong(missed)) << missed << false;
        QTest::addRow("%lld, batch", qlonglong(missed)) << missed << true;
    }
    QTest::newRow("all") << Seq(-1) << true;
}

void ReplayTest::replaysWhatWasMissed()
{
    QFETCH(Seq, missed);
    QFETCH(bool, batch);
    ChannelFixture fixture;
    fixture.open();
    fixture.display(3'000);
    const Seq cursor = fixture.face->last.cursor;
    const Seq since = missed < 0 ? 0 : cursor - missed;
    const auto client = opened(fixture);
    client->join({{u"since"_s, qint64(since)}, {u"batch"_s, batch}, {u"epoch"_s, qint64(fixture.face->last.epoch)}});
    QVERIFY(fixture.waitUntil([&] { return client->has(u"stats_update"_s); }));
    QCOMPARE(client->seqs, seqsFrom(since + 1, cursor));
    QVERIFY(!client->has(u"initial_data"_s));
    QCOMPARE(client->messages.front().event, u"phx_reply"_s);

    fixture.display(500);
    QVERIFY(fixture.waitUntil([&] { return client->newest() == fixture.face->last.cursor; }));
    QCOMPARE(client->seqs, seqsFrom(since + 1, fixture.face->last.cursor));
}

void ReplayTest::liveInvoicesNeitherGetLostNorDoubled()
{
    ChannelFixture fixture;
    fixture.open();
    fixture.display(4'000);
    QCOMPARE(fixture.startRun().verdict, CommandOutcome::Verdict::Done);
    // Each begins somewhere else while the stream goes on.
    std::vector<std::unique_ptr<PhoenixClient>> clients;
    std::vector<Seq> begins;
    for (int i = 0; i < 8; ++i) {
        clients.push_back(opened(fixture));
        begins.push_back(Seq(i) * 600);
        clients.back()->join({{u"since"_s, qint64(begins.back())}, {u"batch"_s, i % 2 == 0}});
        fixture.advance(100ms);
    }
    fixture.flow(3s);
    (void)fixture.stopRun();
    QVERIFY(fixture.advanceUntil([&] { return fixture.face->last.status.activity == Activity::Stopped; }, 60s));
    const Seq cursor = fixture.face->last.cursor;
    QVERIFY(cursor > 6'000);
    for (std::size_t i = 0; i < clients.size(); ++i) {
        QVERIFY(fixture.waitUntil([&] { return clients[i]->newest() == cursor; }));
        QCOMPARE(clients[i]->seqs, seqsFrom(begins[i] + 1, cursor));
        QVERIFY(!clients[i]->has(u"initial_data"_s));
    }
}

void ReplayTest::aSeqOfBeforeAResetBeginsAnew()
{
    ChannelFixture fixture;
    fixture.open();
    fixture.display(100);
    const auto before = opened(fixture);
    before->join();
    QVERIFY(fixture.waitUntil([&] { return before->has(u"initial_data"_s); }));
    const QJsonValue epoch = before->payloads(u"initial_data"_s)[0][u"epoch"_s];
    QCOMPARE(fixture.command(fixture.engine->api().reset(false)).verdict, CommandOutcome::Verdict::Done);
    fixture.display(200);

    const auto after = opened(fixture);
    after->join({{u"since"_s, 50}, {u"epoch"_s, epoch}});
    QVERIFY(fixture.waitUntil([&] { return after->has(u"initial_data"_s); }));
    QCOMPARE(after->payloads(u"initial_data"_s)[0][u"seq"_s].toInteger(), fixture.face->last.cursor);
    QVERIFY(after->seqs.empty());
}

void ReplayTest::aSeqOfTheFutureBeginsAnew()
{
    ChannelFixture fixture;
    fixture.open();
    fixture.display(100);
    const auto client = opened(fixture);
    client->join({{u"since"_s, 1'000'000}});
    QVERIFY(fixture.waitUntil([&] { return client->has(u"initial_data"_s); }));
    QVERIFY(client->seqs.empty());
}

void ReplayTest::theStateIsToldBehindTheReplay()
{
    ChannelFixture fixture;
    fixture.open();
    fixture.display(100);
    const auto client = opened(fixture);
    client->join({{u"since"_s, 90}});
    QVERIFY(fixture.waitUntil([&] { return client->has(u"status_change"_s); }));
    QCOMPARE(client->payloads(u"status_change"_s)[0][u"status"_s].toString(), u"stopped"_s);
    QCOMPARE(client->payloads(u"stats_update"_s)[0][u"stats"_s][u"count"_s].toInteger(), fixture.face->last.cursor);
}

void ReplayTest::manyComeBackTogether()
{
    ChannelFixture fixture;
    fixture.open();
    fixture.display(3'000);
    std::vector<std::unique_ptr<PhoenixClient>> clients;
    for (int i = 0; i < 60; ++i)
        clients.push_back(opened(fixture));
    for (const auto &client : clients)
        client->join({{u"since"_s, 500}, {u"batch"_s, true}});
    const Seq cursor = fixture.face->last.cursor;
    for (const auto &client : clients) {
        QVERIFY(fixture.waitUntil([&] { return client->newest() == cursor; }));
        QCOMPARE(client->seqs, seqsFrom(501, cursor));
    }
}

void ReplayTest::aLedgerThatIsAwayEndsTheTopic()
{
    ChannelFixture fixture;
    fixture.open();
    fixture.display(3'000);
    // The reader's file is gone: a page cannot be had.
    const QString ledger = fixture.options.ledger.path;
    QVERIFY(fixture.crashAndRecover(u"Reader"_s));
    QVERIFY(QFile::rename(ledger, ledger + u".away"_s));
    const auto client = opened(fixture);
    client->join({{u"since"_s, 0}});
    QVERIFY(fixture.waitUntil([&] { return client->has(u"phx_reply"_s); }));
    fixture.flow(10s);
    QVERIFY(fixture.waitUntil([&] { return client->has(u"phx_error"_s); }));
    QCOMPARE(client->all(u"phx_error"_s)[0].joinRef, QJsonValue(client->joinRef));
    QVERIFY(client->isOpen());
    QVERIFY(QFile::rename(ledger + u".away"_s, ledger));
    client->join({{u"since"_s, 0}});
    QVERIFY(fixture.waitUntil([&] { return client->newest() == fixture.face->last.cursor; }));
    QCOMPARE(client->seqs, seqsFrom(1, fixture.face->last.cursor));
}

BILLOW_TEST(QCoreApplication, ReplayTest)
#include "ReplayTest.moc"
