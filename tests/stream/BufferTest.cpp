// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/Buffer.h"
#include "tests/support/ManualClock.h"
#include "tests/support/WaitUntilIdle.h"

#include <QTest>

using namespace billow;
using namespace std::chrono_literals;

/// The Buffer before a ledger that the test plays.
class BufferTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itWaitsForABroadcasterThatIsBehind();
};

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

QTEST_GUILESS_MAIN(BufferTest)
#include "BufferTest.moc"
