// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/engine/EngineFixture.h"
#include "tests/support/TestMain.h"

#include "core/engine/EngineApi.h"
#include "core/telemetry/Logging.h"

#include <QSignalSpy>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(ledgerLog, "billow.ledger")

/// What a face may ask of an engine besides the stream.
class ApiTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPersonCrashesAnActor();
    void nobodyCrashesWhoIsNotThere();
    void figuresOfTheProcess();
    void theLogIsWatched();
    void aSlowFaceIsToldWhatItMissed();
    void withoutALogNothingArrives();
    void anEngineThatHasFailedAnswersReads();
};

namespace {

Logging::Options quiet()
{
    Logging::Options options;
    options.writer.stream = nullptr;
    options.historyLines = 10'000;
    return options;
}

/// What a feed has told so far.
class LogReader final {
public:
    explicit LogReader(Api &api)
        : m_feed(api.watchLog())
    {
        QObject::connect(
            m_feed.get(), &LogFeed::arrived, m_feed.get(), [this](const QList<LogEntry> &entries, qint64 missed) {
                for (const LogEntry &entry : entries)
                    messages += entry.message;
                last = entries.last();
                lost += missed;
            });
    }

    QStringList messages;
    LogEntry last;
    qint64 lost = 0;

private:
    std::unique_ptr<LogFeed> m_feed;
};

} // namespace

void ApiTest::aPersonCrashesAnActor()
{
    EngineFixture fixture;
    fixture.start();
    Api &api = fixture.engine->api();
    QVERIFY(api.crashActor(u"Producer"_s));
    QVERIFY(fixture.waitUntil([&] {
        const actor::VitalSigns signs = fixture.signsOf(u"Producer"_s);
        return signs.restarts == 1 && signs.state == actor::State::Running;
    }));
    QVERIFY2(fixture.signsOf(u"Producer"_s).lastError.contains(u"on purpose"_s),
        qPrintable(fixture.signsOf(u"Producer"_s).lastError));
    QCOMPARE(fixture.broken(), QStringList());
}

void ApiTest::nobodyCrashesWhoIsNotThere()
{
    EngineFixture fixture;
    fixture.start();
    QVERIFY(!fixture.engine->api().crashActor(u"Streaming"_s)); // a supervisor
    QVERIFY(!fixture.engine->api().crashActor(u"Nobody"_s));
}

void ApiTest::figuresOfTheProcess()
{
    EngineFixture fixture;
    fixture.start();
    const QFuture<Result<ProcessFigures>> answer = fixture.engine->api().process();
    QTRY_VERIFY(answer.isFinished());
    const auto first = answer.result();
    QVERIFY(first.ok());
#ifdef Q_OS_LINUX
    QVERIFY(first->residentBytes.value_or(0) > 1024 * 1024);
    QVERIFY(first->threads.value_or(0) >= 10); // one for each actor, and this one
#endif
    QVERIFY(first->cpuTime > 0s);
    QVERIFY(first->uptime > 0s);
    const QFuture<Result<ProcessFigures>> later = fixture.engine->api().process();
    QTRY_VERIFY(later.isFinished());
    QVERIFY(later.result()->sampledAt > first->sampledAt);
    QVERIFY(later.result()->cpuTime >= first->cpuTime);
}

void ApiTest::theLogIsWatched()
{
    Logging logging(quiet());
    EngineFixture fixture;
    fixture.options.log = &logging.history();
    qCInfo(ledgerLog) << "before";
    fixture.start();
    LogReader reader(fixture.engine->api());
    qCWarning(ledgerLog).noquote() << "postgresql://u:hunter2@h/d";
    QTRY_VERIFY(reader.messages.contains(u"postgresql://u:***@h/d"_s));
    QVERIFY(reader.messages.contains(u"before"_s));
    QCOMPARE(reader.messages.count(u"before"_s), 1);
    QCOMPARE(reader.last.category, u"ledger"_s);
    QVERIFY(reader.last.level == LogLevel::Warning);

    QVERIFY(fixture.engine->api().crashActor(u"Buffer"_s));
    QVERIFY(fixture.waitUntil([&] { return reader.messages.contains(u"Buffer was started again"_s); }));
}

void ApiTest::aSlowFaceIsToldWhatItMissed()
{
    Logging logging(quiet());
    EngineFixture fixture;
    fixture.options.log = &logging.history();
    fixture.start();
    LogReader reader(fixture.engine->api());
    for (int line = 0; line < 5'000; ++line)
        qCInfo(ledgerLog) << line;
    QTRY_VERIFY(!reader.messages.isEmpty());
    QVERIFY(reader.messages.size() <= 2'000);
    QVERIFY(reader.lost >= 3'000);
    QVERIFY(reader.messages.contains(u"4999"_s));
}

void ApiTest::withoutALogNothingArrives()
{
    EngineFixture fixture;
    fixture.start();
    const auto feed = fixture.engine->api().watchLog();
    const QSignalSpy arrived(feed.get(), &LogFeed::arrived);
    qCInfo(ledgerLog) << "unheard";
    fixture.advance(1s);
    QCOMPARE(arrived.size(), 0);
}

/// Its actors have stopped: nobody would answer.
void ApiTest::anEngineThatHasFailedAnswersReads()
{
    EngineFixture fixture;
    fixture.start();
    auto &api = dynamic_cast<EngineApi &>(fixture.engine->api());
    QVERIFY(fixture.engine->stop(10s));
    api.fail(u"it does not respond"_s);
    const auto refused = [](const auto &future) {
        return future.isFinished() && !future.result().ok()
            && future.result().error().message == u"it does not respond";
    };
    QVERIFY(refused(api.invoices(1, 10)));
    QVERIFY(refused(api.invoices({1, 2})));
    QVERIFY(refused(api.search({})));
    QVERIFY(refused(api.filterChoices()));
    QVERIFY(refused(api.analytics({})));
}

BILLOW_TEST(QCoreApplication, ApiTest)
#include "ApiTest.moc"
