// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What systemd listens with.
class NotifySocket {
public:
    /// \a name begins with "@" for one of Linux' abstract names.
    explicit NotifySocket(const QByteArray &name)
        : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
        if (name.startsWith('@'))
            address.sun_path[0] = '\0';
        const auto length =
            static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<std::size_t>(name.size()));
        m_bound = ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), length) == 0;
    }
    ~NotifySocket() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(NotifySocket)

    [[nodiscard]] bool isBound() const { return m_bound; }

    /// Waits until \a line has come, once more than the last time it was waited for.
    bool hears(const QByteArray &line)
    {
        const QDeadlineTimer deadline(20s);
        while (!deadline.hasExpired()) {
            std::array<char, 4'096> buffer{};
            const auto size = ::recv(m_socket, buffer.data(), buffer.size(), 0);
            if (size > 0)
                m_heard += QByteArray(buffer.data(), size);
            else
                QTest::qWait(5);
            if (const qsizetype place = m_heard.indexOf(line + '\n'); place >= 0) {
                m_heard.remove(0, place + line.size() + 1);
                return true;
            }
        }
        return false;
    }

private:
    const int m_socket;
    bool m_bound = false;
    QByteArray m_heard;
};

} // namespace

/// billowd serve under a service manager.
class ServiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itSaysWhenItIsReady_data();
    void itSaysWhenItIsReady();
    void aTermAnswersWhatWasAsked();
    void aTermEndsItInEveryState_data();
    void aTermEndsItInEveryState();
};

void ServiceTest::itSaysWhenItIsReady_data()
{
    QTest::addColumn<bool>("abstract");
    QTest::newRow("file") << false;
    QTest::newRow("abstract") << true;
}

void ServiceTest::itSaysWhenItIsReady()
{
    QFETCH(bool, abstract);
    const QTemporaryDir folder;
    const QByteArray name = abstract ? "@billow-test-" + QByteArray::number(QCoreApplication::applicationPid())
                                     : folder.filePath(u"notify"_s).toUtf8();
    NotifySocket manager(name);
    QVERIFY(manager.isBound());
    RunningServer server({}, {{u"NOTIFY_SOCKET"_s, QString::fromUtf8(name)}, {u"WATCHDOG_USEC"_s, u"100000"_s}});
    QVERIFY(manager.hears("READY=1"));
    QVERIFY(manager.hears("WATCHDOG=1"));
    QVERIFY(manager.hears("WATCHDOG=1"));
    QCOMPARE(Program::terminate(server.process()), 0);
    QVERIFY(manager.hears("STOPPING=1"));
}

void ServiceTest::aTermAnswersWhatWasAsked()
{
    RunningServer server;
    RawClient idle(server.port());
    QCOMPARE(idle.get("/livez").status, 200);
    RawClient halfway(server.port());
    const QByteArray body = "{\"run_seconds\":9}";
    halfway.send("PUT /api/rates HTTP/1.1\r\n" + halfway.hostField()
        + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n");
    QCOMPARE(halfway.receive().status, 100);
    QElapsedTimer timer;
    timer.start();
    server.process().terminate();
    QVERIFY(idle.waitForEnd());
    halfway.send(body);
    const RawResponse response = halfway.receive();
    QCOMPARE(response.status, 200);
    QCOMPARE(response.fields["connection"], QByteArray("close"));
    QVERIFY(server.process().waitForFinished(5'000));
    QCOMPARE(server.process().exitCode(), 0);
    QVERIFY(timer.elapsed() < 5'000);
}

void ServiceTest::aTermEndsItInEveryState_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("database");
    QTest::addColumn<QByteArray>("said"); // by a client that then waits
    const QStringList fast{u"--start"_s, u"--generation-per-second"_s, u"0"_s, u"--display-per-second"_s, u"0"_s,
        u"--run-seconds"_s, u"0"_s};
    QTest::newRow("idle") << QStringList() << QString() << QByteArray();
    QTest::newRow("at full speed") << fast << QString() << QByteArray();
    QTest::newRow("without its database")
        << QStringList() << u"postgresql://clerk@127.0.0.1:1/ledger"_s << QByteArray();
    QTest::newRow("half a head") << QStringList() << QString() << QByteArray("GET /livez HTTP/1.1\r\n");
    QTest::newRow("half a body")
        << QStringList() << QString()
        << QByteArray("POST /api/invoices HTTP/1.1\r\nHost: localhost:%1\r\nContent-Type: application/json\r\n"
                      "Content-Length: 100\r\n\r\n[");
    QTest::newRow("a WebSocket")
        << fast << QString()
        << QByteArray("GET /socket/websocket HTTP/1.1\r\nHost: localhost:%1\r\nConnection: Upgrade\r\nUpgrade: "
                      "websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
}

void ServiceTest::aTermEndsItInEveryState()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, database);
    QFETCH(QByteArray, said);
    const auto ledger = database.isEmpty() ? RunningServer::Ledger::OfItsOwn : RunningServer::Ledger::OfEnvironment;
    RunningServer server(arguments, {{u"DATABASE_URL"_s, database}}, ledger);
    QVERIFY(server.port() != 0);
    RawClient client(server.port());
    client.send(QByteArray(said).replace("%1", QByteArray::number(server.port())));
    QCOMPARE(server.get("/livez").status, 200); // it has seen that client
    server.process().terminate();
    QVERIFY(server.process().waitForFinished(5'000));
    QCOMPARE(server.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(server.process().exitCode(), 0);
}

BILLOW_TEST(QCoreApplication, ServiceTest)
#include "ServiceTest.moc"
