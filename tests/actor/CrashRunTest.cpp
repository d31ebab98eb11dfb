// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Clock.h"
#include "core/actor/Supervisor.h"
#include "core/actor/Thread.h"
#include "tests/actor/Worker.h"
#include "tests/support/TestMain.h"
#include "tests/support/WaitUntilIdle.h"

#include <QLoggingCategory>
#include <QTest>
#include <QThread>

#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using actor::Supervisor;

/// Keeps what it receives outside of its state, so that the test can look at it afterwards.
class Receiver final : public actor::Actor {
    Q_OBJECT
public:
    using Actor::Actor;
    void receive(int number, bool crashes)
    {
        if (crashes)
            throw std::runtime_error("told to");
        received.push_back(number);
    }
    std::vector<int> received;

protected:
    void initialise() override { }
    void terminate() noexcept override { }
};

class CrashRunTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyTheCrashingMessagesAreMissing()
    {
        constexpr int messages = 100'000;
        actor::SystemClock clock;
        actor::Thread thread(u"supervision"_s);
        auto top = std::make_unique<Supervisor>(u"top"_s, clock,
            Supervisor::Options{.intensity = {.restarts = messages, .period = 1h},
                .backOff = {.first = 0ns, .longest = 0ns, .forgetAfter = 1h}});
        Receiver &receiver =
            top->add(std::make_unique<Receiver>(u"receiver"_s, clock, actor::Actor::Options{.mailboxCapacity = 1'000}));
        std::atomic<bool> stopped = false;
        connect(
            top.get(), &Supervisor::stopped, top.get(), [&stopped] { stopped = true; }, Qt::DirectConnection);
        top->superviseOn(&thread);
        thread.start();
        top->start();

        std::mt19937 random(20'260'101);
        std::bernoulli_distribution crashes(0.003);
        std::vector<int> expected;
        std::uint64_t dropped = 0;
        std::uint64_t refused = 0;
        QLoggingCategory::setFilterRules(u"actor.warning=false"_s); // the mailbox is meant to be full
        for (int number = 0; number < messages; ++number) {
            const bool fatal = crashes(random);
            if (fatal)
                ++dropped;
            else
                expected.push_back(number);
            while (!actor::tell(receiver, [number, fatal](Receiver &self) { self.receive(number, fatal); })) {
                ++refused;
                QThread::yieldCurrentThread();
            }
        }
        const auto done = [&receiver] {
            const actor::VitalSigns signs = receiver.vitalSigns();
            return signs.handled + signs.dropped == messages;
        };
        QTRY_VERIFY_WITH_TIMEOUT(done(), 100'000);
        QTRY_COMPARE_WITH_TIMEOUT(receiver.vitalSigns().restarts, dropped, 30'000);
        QVERIFY(actor::waitUntilIdle({&receiver}, 30s));
        QVERIFY(dropped > 200);
        QCOMPARE(receiver.vitalSigns().dropped, dropped);
        QCOMPARE(receiver.vitalSigns().rejected, refused);
        QCOMPARE(receiver.received.size(), expected.size());
        QVERIFY(receiver.received == expected);

        top->stop();
        EVENTUALLY(stopped.load());
        thread.quit();
        QVERIFY(thread.join());
    }
};

BILLOW_TEST(QCoreApplication, CrashRunTest)
#include "CrashRunTest.moc"
