// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Watchdog.h"
#include "tests/support/TestMain.h"

#include "tests/actor/Worker.h"
#include "tests/support/ManualClock.h"
#include "tests/support/WaitUntilIdle.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using actor::State;

class WatchdogTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reportsAHungActorOnceAndItsReturn()
    {
        actor::ManualClock clock;
        Journal journal;
        Gate gate;
        Worker well(u"well"_s, clock, journal);
        Worker hung(u"hung"_s, clock, journal);
        actor::Watchdog watchdog(clock, {&well, &hung});
        QStringList reports;
        connect(&watchdog, &actor::Watchdog::unresponsive, this,
            [&reports](const QString &name) { reports.append(name + u" hangs"_s); });
        connect(&watchdog, &actor::Watchdog::responsiveAgain, this,
            [&reports](const QString &name) { reports.append(name + u" is back"_s); });
        const auto advance = [&clock](std::chrono::seconds seconds) {
            clock.advance(seconds, [] { QCoreApplication::sendPostedEvents(); });
        };
        well.start();
        hung.start();
        QVERIFY(actor::waitUntilIdle({&well, &hung}, 30s));
        watchdog.start();

        QVERIFY(actor::tell(hung, [&gate](Worker &) { gate.pass(); }));
        gate.waitUntilReached();
        advance(5s);
        QVERIFY(reports.isEmpty());
        QVERIFY(hung.state() == State::Running);
        advance(1s);
        QCOMPARE(reports, QStringList({u"hung hangs"_s}));
        QVERIFY(hung.state() == State::Unresponsive);
        advance(60s);
        QCOMPARE(reports, QStringList({u"hung hangs"_s}));

        gate.open();
        QVERIFY(actor::waitUntilIdle({&hung}, 30s));
        advance(1s);
        QCOMPARE(reports, QStringList({u"hung hangs"_s, u"hung is back"_s}));
        QVERIFY(hung.state() == State::Running);
        for (Worker *worker : {&well, &hung}) {
            worker->stop();
            EVENTUALLY(worker->stops == 1);
        }
    }
};

BILLOW_TEST(QCoreApplication, WatchdogTest)
#include "WatchdogTest.moc"
