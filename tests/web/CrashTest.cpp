// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Clock.h"
#include "core/web/WebServer.h"
#include "tests/ui/FakeApi.h"
#include "tests/web/RawClient.h"

#include <QScopeGuard>
#include <QTest>

#include <stdexcept>

using namespace billow;
using namespace Qt::StringLiterals;

/// The web server as an actor: its state is destroyed by a crash and built again, while messages wait.
class CrashTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAnswerThatWaitsSurvivesACrash();
    void aFileThatIsBeingSentSurvivesACrash();
};

/// An answer of the API has been posted when the server crashes: the message outlives the state that it was for.
void CrashTest::anAnswerThatWaitsSurvivesACrash()
{
    actor::SystemClock clock;
    FakeApi api;
    api.keepsBack = true;
    api.revision = 1;
    WebServer server(clock, api, {.host = u"127.0.0.1"_s, .port = 0});
    std::atomic<quint16> port = 0;
    std::atomic<int> failures = 0;
    connect(
        &server, &WebServer::healthChanged, this,
        [&port](const Health &health) { port = health.location.section(u':', -1).toUShort(); }, Qt::DirectConnection);
    connect(
        &server, &actor::TreeNode::failed, this, [&failures] { ++failures; }, Qt::DirectConnection);
    std::atomic<bool> stopped = false;
    connect(
        &server, &actor::TreeNode::stopped, this, [&stopped] { stopped = true; }, Qt::DirectConnection);
    const auto stop = qScopeGuard([&] {
        server.stop();
        (void)QTest::qWaitFor([&stopped] { return stopped.load(); });
    });
    for (int round = 1; round <= 3; ++round) {
        port = 0;
        server.start();
        QTRY_VERIFY(port != 0);
        // Those that are older than what the server keeps are read from the ledger.
        QVERIFY(actor::tell(server, [&api](WebServer &) { api.hold(5'000); }));
        RawClient client(port);
        QTRY_COMPARE(client.get("/api/invoices").status, 200);
        QVERIFY(client.send("GET /api/invoices?before=100 HTTP/1.1\r\n" + client.hostField() + "\r\n"));
        std::atomic<std::size_t> asked = 0;
        QTRY_VERIFY((actor::tell(server, [&](WebServer &) { asked = api.keptBack(); }), asked == 1));
        QVERIFY(actor::tell(server, [&api](WebServer &) {
            api.answerNext();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::FutureCallOut); // posts what follows from the answer
            throw std::runtime_error("a fault in the test");
        }));
        QTRY_COMPARE(failures, round);
        QVERIFY(client.waitForEnd());
    }
    port = 0;
    server.start();
    QTRY_VERIFY(port != 0);
    RawClient client(port);
    QVERIFY(client.get("/api/system/actors").status == 200);
}

/// The next invoices of a file come when the server that is to send them has crashed.
void CrashTest::aFileThatIsBeingSentSurvivesACrash()
{
    actor::SystemClock clock;
    FakeApi api;
    api.display(10);
    api.ignoresSeqs = true;
    WebServer server(clock, api, {.host = u"127.0.0.1"_s, .port = 0});
    std::atomic<quint16> port = 0;
    std::atomic<bool> failed = false;
    std::atomic<bool> stopped = false;
    connect(
        &server, &WebServer::healthChanged, this,
        [&port](const Health &health) { port = health.location.section(u':', -1).toUShort(); }, Qt::DirectConnection);
    connect(
        &server, &actor::TreeNode::failed, this, [&failed] { failed = true; }, Qt::DirectConnection);
    connect(
        &server, &actor::TreeNode::stopped, this, [&stopped] { stopped = true; }, Qt::DirectConnection);
    server.start();
    QTRY_VERIFY(port != 0);
    RawClient client(port);
    QVERIFY(client.send("GET /api/invoices.csv HTTP/1.1\r\n" + client.hostField() + "\r\n"));
    QCOMPARE(client.receive(true).status, 200);
    QTRY_VERIFY(api.ignored() == 1);
    QVERIFY(actor::tell(server, [](WebServer &) { throw std::runtime_error("a fault in the test"); }));
    QTRY_VERIFY(failed);
    QVERIFY(client.waitForEnd());
    api.answerIgnored();
    port = 0;
    server.start();
    QTRY_VERIFY(port != 0);
    QCOMPARE(RawClient(port).get("/api/system/actors").status, 200);
    server.stop();
    QTRY_VERIFY(stopped);
}

QTEST_GUILESS_MAIN(CrashTest)
#include "CrashTest.moc"
