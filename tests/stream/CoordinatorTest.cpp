// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/Coordinator.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TestMain.h"
#include "tests/support/WaitUntilIdle.h"

#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The Coordinator before a ledger that the test plays, message by message.
class CoordinatorTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLedgerThatStartsAnewIsGivenAsTheReason();
    void ratesHaveARange_data();
    void ratesHaveARange();
};

void CoordinatorTest::aLedgerThatStartsAnewIsGivenAsTheReason()
{
    actor::ManualClock clock;
    Coordinator coordinator(clock, Rates(), u"test"_s, 1);
    const auto say = [&coordinator](auto message) {
        QVERIFY(tell(coordinator, std::move(message)));
        QVERIFY(actor::waitUntilIdle({&coordinator}, 10s));
    };
    coordinator.start();
    say([](Coordinator &self) { self.onStorageHealth({.state = Health::State::Ready}); });
    say([](Coordinator &self) { self.onCommitted(std::make_shared<Commit>(Commit{.kind = Commit::Kind::Opened})); });
    const auto reply = std::make_shared<QPromise<CommandOutcome>>();
    reply->start();
    const QFuture<CommandOutcome> future = reply->future();
    say([reply](Coordinator &self) { self.startRun(reply); });
    QVERIFY(!future.isFinished()); // the ledger has been asked
    // A ledger that comes up after a crash has nothing to complain of yet.
    say([](Coordinator &self) { self.onStorageHealth({.state = Health::State::Connecting}); });
    QVERIFY(future.isFinished());
    QVERIFY(future.result().verdict == CommandOutcome::Verdict::Unavailable);
    QCOMPARE(future.result().message, u"The ledger is being opened. Try again."_s);
    coordinator.stop();
    QTRY_VERIFY(coordinator.vitalSigns().state == actor::State::Stopped);
    QVERIFY(actor::waitUntilIdle({&coordinator}, 10s));
}

void CoordinatorTest::ratesHaveARange_data()
{
    QTest::addColumn<double>("perSecond");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("unlimited") << 0.0 << true;
    QTest::newRow("lowest") << 0.00001 << true;
    QTest::newRow("highest") << 1'000'000.0 << true;
    // One invoice in three thousand years: the time to the next one would not fit into 64 bits.
    QTest::newRow("too low") << 1e-11 << false;
    QTest::newRow("just too low") << 0.0000099 << false;
    QTest::newRow("too high") << 1'000'001.0 << false;
    QTest::newRow("negative") << -1.0 << false;
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << false;
}

void CoordinatorTest::ratesHaveARange()
{
    QFETCH(double, perSecond);
    QFETCH(bool, allowed);
    const QString range = u"must be 0 (unlimited) or a number from 0.00001 to 1000000"_s;
    QCOMPARE(problemWith({.generation = {perSecond}}), allowed ? QString() : u"generation_per_second %1"_s.arg(range));
    QCOMPARE(problemWith({.display = {perSecond}}), allowed ? QString() : u"display_per_second %1"_s.arg(range));
}

BILLOW_TEST(QCoreApplication, CoordinatorTest)
#include "CoordinatorTest.moc"
