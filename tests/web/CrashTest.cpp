// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Clock.h"
#include "core/web/WebServer.h"
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "tests/web/RawClient.h"

#include <QDir>
#include <QScopeGuard>
#include <QTemporaryDir>
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
    void anImportEndsWithACrash();
};

namespace {

/// A server that can be started again when it has crashed.
class Served {
public:
    explicit Served(FakeApi &api)
        : m_server(m_clock, api, {.host = u"127.0.0.1"_s, .port = 0})
    {
        QObject::connect(
            &m_server, &WebServer::healthChanged, &m_server,
            [this](const Health &health) { m_port = health.location.section(u':', -1).toUShort(); },
            Qt::DirectConnection);
        QObject::connect(
            &m_server, &actor::TreeNode::failed, &m_server, [this] { m_failed = true; }, Qt::DirectConnection);
        QObject::connect(
            &m_server, &actor::TreeNode::stopped, &m_server, [this] { m_stopped = true; }, Qt::DirectConnection);
    }
    ~Served()
    {
        m_server.stop();
        (void)QTest::qWaitFor([this] { return m_stopped.load(); }, 20'000);
    }
    Q_DISABLE_COPY_MOVE(Served)

    /// Answers its port.
    quint16 start()
    {
        m_port = 0;
        m_server.start();
        (void)QTest::qWaitFor([this] { return m_port != 0; }, 20'000);
        return m_port;
    }
    [[nodiscard]] bool crash()
    {
        m_failed = false;
        return actor::tell(m_server, [](WebServer &) { throw std::runtime_error("a fault in the test"); })
            && QTest::qWaitFor([this] { return m_failed.load(); }, 20'000);
    }

private:
    actor::SystemClock m_clock;
    WebServer m_server;
    std::atomic<quint16> m_port = 0;
    std::atomic<bool> m_failed = false;
    std::atomic<bool> m_stopped = false;
};

} // namespace

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
    FakeApi api;
    api.display(10);
    api.ignoresSeqs = true;
    Served served(api);
    RawClient client(served.start());
    QVERIFY(client.send("GET /api/invoices.csv HTTP/1.1\r\n" + client.hostField() + "\r\n"));
    QCOMPARE(client.receive(true).status, 200);
    QTRY_COMPARE(api.ignored(), 1U);
    QVERIFY(served.crash());
    QVERIFY(client.waitForEnd());
    api.answerIgnored();
    QCOMPARE(RawClient(served.start()).get("/api/system/actors").status, 200);
}

/// Its files go, and its job ends.
void CrashTest::anImportEndsWithACrash()
{
    const QTemporaryDir folder;
    const auto files = [&folder] { return QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot); };
    qputenv("TMPDIR", folder.path().toUtf8());
    FakeApi api;
    Served served(api);
    const quint16 port = served.start();
    const auto create = [](quint16 at) {
        const RawResponse made = RawClient(at).ask("POST", "/api/imports");
        return "/api/imports/" + made.json()[u"data"][u"id"].toString().toLatin1();
    };
    const QByteArray waiting = create(port);
    const QByteArray running = create(port);
    for (const QByteArray &path : {waiting, running})
        QCOMPARE(RawClient(port).ask("PUT", path + "/parts/1", "x", {}, "application/octet-stream").status, 200);
    QCOMPARE(RawClient(port).ask("POST", running + "/start").status, 202);
    QCOMPARE(files().size(), 2);
    QVERIFY(served.crash());
    QCOMPARE(files(), QStringList());
    QVERIFY(!api.imports.job);
    const quint16 again = served.start();
    QCOMPARE(RawClient(again).get(waiting).status, 404);
    QCOMPARE(RawClient(again).get(create(again)).status, 200);
    qunsetenv("TMPDIR");
}

BILLOW_TEST(QCoreApplication, CrashTest)
#include "CrashTest.moc"
