// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/search/Rollups.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace billow;
using namespace std::chrono_literals;

class RollUpPaceTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A ledger that has little to do rolls up without a pause.
    void atLeisureItGoesOnAtOnce()
    {
        RollUpPace pace(10s);
        pace.noteWork(100ms);
        const auto step = pace.next(11s);
        QCOMPARE(step.before, RollUpPace::Duration::zero());
        QCOMPARE(step.rows, pace.next(11s).rows);
    }

    /// One that is busy more than half of the time does less, and pauses.
    void whileBusyItSteps()
    {
        RollUpPace pace(10s);
        const auto leisurely = pace.next(10s);
        pace.noteWork(200ms);
        pace.noteWork(100ms);
        const auto step = pace.next(10s + 500ms);
        QCOMPARE(step.before, RollUpPace::pause);
        QVERIFY(step.rows < leisurely.rows);
        // Only what was done since the last step counts.
        QCOMPARE(pace.next(10s + 600ms).before, RollUpPace::Duration::zero());
    }
};

BILLOW_TEST(QCoreApplication, RollUpPaceTest)
#include "RollUpPaceTest.moc"
