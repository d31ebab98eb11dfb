// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/channel/ChannelFrames.h"
#include "core/web/CurrentState.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Defect 20 of the original: each client's process formats and encodes its own copy of every message.
class FramesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachIsWrittenOnceForAllWhoAreToldTheSame_data();
    void eachIsWrittenOnceForAllWhoAreToldTheSame();
    void figuresOfTheCacheAreNoPlaceToBeginFrom();
    void aChangeOfTheStateIsPushed_data();
    void aChangeOfTheStateIsPushed();
};

void FramesTest::eachIsWrittenOnceForAllWhoAreToldTheSame_data()
{
    QTest::addColumn<PhoenixVersion>("version");
    QTest::addColumn<bool>("batch");
    QTest::newRow("1.0.0") << PhoenixVersion::V1 << false;
    QTest::newRow("2.0.0") << PhoenixVersion::V2 << false;
    QTest::newRow("2.0.0, batch") << PhoenixVersion::V2 << true;
}

void FramesTest::eachIsWrittenOnceForAllWhoAreToldTheSame()
{
    QFETCH(PhoenixVersion, version);
    QFETCH(bool, batch);
    CurrentState current;
    ChannelFrames frames(current);
    LiveUpdate update{.revision = 1, .epoch = 1, .cursor = 0, .snapshot = true};
    current.apply(update);
    frames.take(update);
    update = {.revision = 2, .epoch = 1, .cursor = 50, .invoices = samples::invoices(1, 50)};
    for (qsizetype i = 0; i < update.invoices.size(); ++i)
        update.invoices[i].seq = i + 1;
    current.apply(update);
    frames.take(update);

    const Audience audience{.version = version, .joinRef = "\"7\"", .batch = batch};
    const QByteArrayList first = frames.update(audience);
    QVERIFY(first.join().contains("S-50"));
    const QByteArrayList second = frames.update(audience);
    QCOMPARE(second.size(), first.size());
    // The same memory, not only the same bytes.
    for (qsizetype i = 0; i < first.size(); ++i)
        QCOMPARE(static_cast<const void *>(second[i].constData()), static_cast<const void *>(first[i].constData()));
    QCOMPARE(static_cast<const void *>(frames.initialData(audience).constData()),
        static_cast<const void *>(frames.initialData(audience).constData()));
    if (version == PhoenixVersion::V2)
        QVERIFY(frames.update({.version = version, .joinRef = "\"8\"", .batch = batch}) != first);
}

/// Joined there, a client that has seen 48,054 invoices would be told all of them again.
void FramesTest::figuresOfTheCacheAreNoPlaceToBeginFrom()
{
    CurrentState current;
    ChannelFrames frames(current);
    LiveUpdate update{.snapshot = true};
    update.stats.displayed.add(CurrencyTotals{.count = 48'054});
    update.status.storage.state = Health::State::Ready;
    current.apply(update);
    frames.take(update);
    QVERIFY(!frames.isKnown());
    update.revision = 100;
    update.cursor = 48'054;
    current.apply(update);
    frames.take(update);
    QVERIFY(frames.isKnown());
    // A ledger that goes away later has not moved.
    update.status.storage.state = Health::State::Away;
    current.apply(update);
    frames.take(update);
    QVERIFY(frames.isKnown());
}

void FramesTest::aChangeOfTheStateIsPushed_data()
{
    QTest::addColumn<std::function<void(LiveUpdate &)>>("change");
    QTest::addColumn<QByteArray>("pushed"); // empty: nothing
    const auto row = [](const char *name, const std::function<void(LiveUpdate &)> &change, const QByteArray &pushed) {
        QTest::newRow(name) << change << pushed;
    };
    row(
        "rates", [](LiveUpdate &next) { next.status.rates.display.perSecond = 7; }, "\"display_rate\":7");
    row(
        "storage", [](LiveUpdate &next) { next.status.storage.state = Health::State::Away; }, "\"away\"");
    row(
        "cache", [](LiveUpdate &next) { next.status.cache.state = Health::State::Away; }, "\"away\"");
    row(
        "run", [](LiveUpdate &next) { next.status.run = {.id = 1, .target = 99}; }, "\"target\":99");
    row(
        "activity", [](LiveUpdate &next) { next.status.activity = Activity::Stopping; }, "\"status\":\"stopping\"");
    row("counts only",
        [](LiveUpdate &next) {
            next.status.stored = next.status.realCount = next.status.run.generated = 8;
            next.status.displayed = next.status.backlog = 4;
            next.status.viewers = 3;
            next.status.storage.latency = 5ms;
        },
        {});
    row("nothing", [](LiveUpdate &) {}, {});
}

/// An open page learns of it at once, in the words that it knows.
void FramesTest::aChangeOfTheStateIsPushed()
{
    QFETCH(std::function<void(LiveUpdate &)>, change);
    QFETCH(QByteArray, pushed);
    CurrentState current;
    ChannelFrames frames(current);
    LiveUpdate update{.revision = 1, .epoch = 1, .snapshot = true};
    update.status.activity = Activity::Running;
    update.status.storage.state = update.status.cache.state = Health::State::Ready;
    current.apply(update);
    frames.take(update);
    update.snapshot = false;
    change(update);
    current.apply(update);
    frames.take(update);
    const QByteArray told = frames.update({.version = PhoenixVersion::V2, .joinRef = "\"7\""}).join();
    QCOMPARE(told.count("status_change"), pushed.isEmpty() ? 0 : 1);
    QVERIFY2(told.contains(pushed), told.constData());
    if (!pushed.isEmpty() && update.status.activity == Activity::Running)
        QVERIFY2(told.contains("\"status\":\"started\",\"system_status\""), told.constData());
    QVERIFY(!told.contains("stats_update"));
}

BILLOW_TEST(QCoreApplication, FramesTest)
#include "FramesTest.moc"
