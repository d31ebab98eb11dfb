// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/TerminationSignals.h"
#include "tests/support/TestMain.h"

#include <QSignalSpy>
#include <QTest>

#include <array>
#include <cerrno>
#include <csignal>
#include <unistd.h>

using namespace billow;

namespace {

bool isDefault(int number)
{
    struct sigaction action { };
    return sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_DFL;
}

} // namespace

class TerminationSignalsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsOfASignalOnce_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void tellsOfASignalOnce()
    {
        QFETCH(int, number);
        {
            const TerminationSignals caught;
            QSignalSpy received(&caught, &TerminationSignals::received);
            QVERIFY(!isDefault(number));
            QVERIFY(!TerminationSignals::wasReceived());
            QCOMPARE(std::raise(number), 0);
            QVERIFY(TerminationSignals::wasReceived()); // without a turn of the event loop
            QTRY_COMPARE(received.size(), 1);
            QCOMPARE(received.first().first().toInt(), number);
            QVERIFY2(isDefault(number), "a second one ends the program at once");
        }
        for (const int each : {SIGTERM, SIGINT, SIGHUP})
            QVERIFY(isDefault(each));
    }

    void aBrokenPipeIsAnError()
    {
        ignoreBrokenPipes();
        std::array<int, 2> ends{};
        QCOMPARE(pipe(ends.data()), 0);
        close(ends[0]);
        QCOMPARE(write(ends[1], "x", 1), -1); // it would end here
        QCOMPARE(errno, EPIPE);
        close(ends[1]);
    }
};

BILLOW_TEST(QCoreApplication, TerminationSignalsTest)
#include "TerminationSignalsTest.moc"
