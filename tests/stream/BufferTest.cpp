// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/Buffer.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TestMain.h"
#include "tests/support/WaitUntilIdle.h"

#include <QTest>

using namespace billow;
using namespace std::chrono_literals;

/// The Buffer before a ledger that the test plays.
class BufferTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itWaitsForABroadcasterThatIsBehind();
    void whatIsWantedAtOnceDoesNotKeepThePace();
    void aCrashForgetsNothingThatIsWantedAtOnce();
    void aResetForgetsWhatWasWantedAtOnce();
    void realInvoicesAreReleasedAtOnce();
    void realInvoicesKeepThePaceWhereThatIsSet();
};

namespace {

/// A Buffer, and a ledger that releases what it is asked for at once.
class Releasing final {
public:
    explicit Releasing(actor::ManualClock &clock, Rate rate, Paced paced = Paced::Demo)
        : buffer(clock, {.display = rate}, paced)
    {
        QObject::connect(
            &buffer, &Buffer::requested, &m_context, [this](const LedgerRequest &request) { m_requests += request; },
            Qt::QueuedConnection);
        buffer.start();
    }
    ~Releasing()
    {
        buffer.stop();
        (void)QTest::qWaitFor([this] { return buffer.vitalSigns().state == actor::State::Stopped; });
    }
    Q_DISABLE_COPY_MOVE(Releasing)

    template <typename Message>
    void say(Message message)
    {
        QVERIFY(tell(buffer, std::move(message)));
        settle();
    }
    void commit(Commit::Kind kind = Commit::Kind::Written, const std::vector<LedgerAnswer> &answers = {})
    {
        const auto shared =
            std::make_shared<const Commit>(Commit{.kind = kind, .position = position, .answers = answers});
        say([shared](Buffer &self) { self.onCommitted(shared); });
    }
    /// Until nothing more is asked for.
    void release()
    {
        settle();
        while (!m_requests.isEmpty()) {
            const LedgerRequest request = m_requests.takeFirst();
            position.cursor += std::get<ReleaseInvoices>(request.operation).most;
            commit(Commit::Kind::Written, {{.ticket = request.ticket, .items = {}}});
        }
    }
    void settle()
    {
        QVERIFY(actor::waitUntilIdle({&buffer}, 10s));
        QCoreApplication::processEvents();
    }

    Buffer buffer;
    LedgerPosition position;

private:
    QObject m_context;
    QList<LedgerRequest> m_requests;
};

} // namespace

void BufferTest::itWaitsForABroadcasterThatIsBehind()
{
    actor::ManualClock clock;
    Buffer buffer(clock, {.display = {0}});
    QList<LedgerRequest> requests;
    connect(
        &buffer, &Buffer::requested, this, [&requests](const LedgerRequest &request) { requests += request; },
        Qt::QueuedConnection);
    const auto say = [&buffer](auto message) {
        QVERIFY(tell(buffer, std::move(message)));
        QVERIFY(actor::waitUntilIdle({&buffer}, 10s));
        QCoreApplication::processEvents();
    };
    LedgerPosition position{.lastSeq = 1'000'000};
    Commit first{.kind = Commit::Kind::Opened, .position = position};
    buffer.start();
    say([](Buffer &self) { self.onTaken(0); });
    say([shared = std::make_shared<const Commit>(first)](Buffer &self) { self.onCommitted(shared); });
    // The ledger releases what it is asked for, at once.
    const auto release = [&] {
        while (!requests.isEmpty()) {
            const LedgerRequest request = requests.takeFirst();
            position.cursor += std::get<ReleaseInvoices>(request.operation).most;
            Commit commit{.position = position};
            commit.answers.push_back({.ticket = request.ticket, .items = {}});
            say([shared = std::make_shared<const Commit>(commit)](Buffer &self) { self.onCommitted(shared); });
        }
    };
    release();
    QVERIFY(position.cursor >= Buffer::aheadLimit);
    QVERIFY(position.cursor < 2 * Buffer::aheadLimit);
    const Seq before = position.cursor;
    say([before](Buffer &self) { self.onTaken(before); });
    release();
    QVERIFY(position.cursor >= before + Buffer::aheadLimit);
    buffer.stop();
    QTRY_VERIFY(buffer.vitalSigns().state == actor::State::Stopped);
    QVERIFY(actor::waitUntilIdle({&buffer}, 10s));
}

void BufferTest::whatIsWantedAtOnceDoesNotKeepThePace()
{
    actor::ManualClock clock;
    Releasing stream(clock, {2});
    stream.position = {.epoch = 3, .lastSeq = 50'000};
    stream.commit(Commit::Kind::Opened);
    stream.release();
    QCOMPARE(stream.position.cursor, 1);
    stream.say([](Buffer &self) { self.releaseUpTo(50'000, 3); });
    // What comes behind it keeps the pace.
    stream.position.lastSeq = 50'100;
    stream.commit();
    stream.release();
    QCOMPARE(stream.position.cursor, 50'000);
    clock.advance(500ms);
    stream.release();
    QCOMPARE(stream.position.cursor, 50'001);
}

void BufferTest::aCrashForgetsNothingThatIsWantedAtOnce()
{
    actor::ManualClock clock;
    Releasing stream(clock, {2});
    stream.position = {.lastSeq = 1'000};
    stream.say([](Buffer &self) { self.releaseUpTo(1'000, 0); });
    QVERIFY(stream.buffer.post([] { throw std::runtime_error("a fault"); }));
    QVERIFY(QTest::qWaitFor([&] { return stream.buffer.vitalSigns().state == actor::State::Crashed; }));
    stream.buffer.start();
    stream.commit(Commit::Kind::Opened);
    stream.release();
    QCOMPARE(stream.position.cursor, 1'000);
}

void BufferTest::aResetForgetsWhatWasWantedAtOnce()
{
    actor::ManualClock clock;
    Releasing stream(clock, {2});
    stream.position = {.epoch = 1, .lastSeq = 0};
    stream.commit(Commit::Kind::Opened);
    stream.say([](Buffer &self) { self.releaseUpTo(1'000, 0); });
    stream.position.lastSeq = 500;
    stream.commit();
    stream.release();
    QCOMPARE(stream.position.cursor, 1);
}

void BufferTest::realInvoicesAreReleasedAtOnce()
{
    actor::ManualClock clock;
    Releasing stream(clock, {2});
    stream.position = {.lastSeq = 50'000, .lastRealSeq = 40'000};
    stream.commit(Commit::Kind::Opened);
    stream.release();
    // Those of the generator behind them keep the pace, and the first of them is due.
    QCOMPARE(stream.position.cursor, 40'001);
    clock.advance(500ms);
    stream.release();
    QCOMPARE(stream.position.cursor, 40'002);
    stream.position.lastSeq = stream.position.lastRealSeq = 50'001;
    stream.commit();
    stream.release();
    QCOMPARE(stream.position.cursor, 50'001);
}

void BufferTest::realInvoicesKeepThePaceWhereThatIsSet()
{
    actor::ManualClock clock;
    Releasing stream(clock, {2}, Paced::All);
    stream.position = {.lastSeq = 100, .lastRealSeq = 100};
    stream.commit(Commit::Kind::Opened);
    stream.release();
    QCOMPARE(stream.position.cursor, 1);
    clock.advance(500ms);
    stream.release();
    QCOMPARE(stream.position.cursor, 2);
}

BILLOW_TEST(QCoreApplication, BufferTest)
#include "BufferTest.moc"
