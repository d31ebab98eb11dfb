// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/client/RemoteLedger.h"
#include "core/web/IdentityProof.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <QTcpServer>
#include <QTest>

#include <thread>
#include <variant>
#include <vector>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray secret = "0123456789abcdef0123456789abcdef";

/// What a server proves, as one of ScriptedServer's answers. Empty parts: as they are asked for.
struct Proof {
    QByteArray key = secret;
    QByteArray host = {};
    QByteArray startId = "mine";
};
using Script = std::vector<std::variant<QByteArray, Proof>>;

QByteArray answer(int status, const QByteArray &body, const QByteArray &fields = {})
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n" + fields + "\r\n" + body;
}

/// What follows \a name in \a request, up to the next blank or line break. Newer versions of Qt write fields in lower
/// case.
QByteArray wordAfter(const QByteArray &request, const QByteArray &name)
{
    const qsizetype at = request.toLower().indexOf(name.toLower());
    const QByteArray rest = at < 0 ? QByteArray() : request.sliced(at + name.size());
    return rest.simplified().split(' ').first();
}

QByteArray proofFor(const Proof &proof, const QByteArray &request)
{
    const QByteArray host = proof.host.isEmpty() ? wordAfter(request, "\r\nHost: ") : proof.host;
    return answer(200,
        "{\"data\":{\"proof\":\"" + identity::proof(proof.key, wordAfter(request, "challenge="), host, proof.startId)
            + "\"}}");
}

/// Answers each request with the next of its answers, on a thread of its own; an empty one cuts the connection instead.
class ScriptedServer {
public:
    explicit ScriptedServer(Script answers)
        : m_answers(std::move(answers))
    {
        std::atomic<quint16> port = 0;
        m_thread = std::thread([this, &port] { run(port); });
        port.wait(0);
        m_port = port;
    }
    ~ScriptedServer() { m_thread.join(); }
    Q_DISABLE_COPY_MOVE(ScriptedServer)

    [[nodiscard]] QString address() const { return u"127.0.0.1:%1"_s.arg(m_port); }
    /// The request lines that came; once the script is over.
    [[nodiscard]] QByteArrayList requests()
    {
        m_over.wait(false);
        QByteArrayList lines;
        for (const QByteArray &request : std::as_const(m_requests))
            lines.append(request.first(request.indexOf(" HTTP")));
        return lines;
    }
    /// They in full.
    [[nodiscard]] QByteArrayList wholeRequests()
    {
        m_over.wait(false);
        return m_requests;
    }

private:
    void run(std::atomic<quint16> &port)
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        port = server.serverPort();
        port.notify_all();
        std::unique_ptr<QTcpSocket> client;
        for (const auto &next : m_answers) {
            while (!client || !receive(*client)) {
                if (!server.hasPendingConnections() && !server.waitForNewConnection(patience))
                    return over();
                client.reset(server.nextPendingConnection());
            }
            const auto *proof = std::get_if<Proof>(&next);
            const QByteArray answer = proof ? proofFor(*proof, m_requests.last()) : std::get<QByteArray>(next);
            if (answer.isEmpty()) {
                client.reset();
                continue;
            }
            client->write(answer);
            client->waitForBytesWritten(patience);
        }
        over();
    }

    bool receive(QTcpSocket &client)
    {
        QByteArray request;
        qsizetype end = -1;
        qsizetype length = 0;
        while (end < 0 || request.size() < end + 4 + length) {
            if (!client.waitForReadyRead(patience))
                return false;
            request += client.readAll();
            end = request.indexOf("\r\n\r\n");
            const qsizetype at = request.indexOf("Content-Length: ");
            length = at < 0 ? 0 : request.mid(at + 16, request.indexOf('\r', at) - at - 16).toLongLong();
        }
        m_requests.append(request);
        return true;
    }

    void over()
    {
        m_over = true;
        m_over.notify_all();
    }

    static constexpr int patience = 20'000; // milliseconds

    const Script m_answers;
    QByteArrayList m_requests;
    std::atomic<bool> m_over = false;
    quint16 m_port = 0;
    std::thread m_thread;
};

QByteArray greeting(const QByteArray &startId, int stored, const QByteArray &storage = "ready")
{
    return answer(200,
        "{\"data\":{\"start_id\":\"" + startId + "\",\"total_generated\":" + QByteArray::number(stored)
            + ",\"storage\":{\"state\":\"" + storage + "\"}}}");
}

QByteArray outcomes(const QByteArrayList &items)
{
    QByteArrayList objects;
    for (const QByteArray &item : items) {
        const QByteArrayList words = item.split(' ');
        objects.append("{\"status\":\"" + words[0] + "\",\"seq\":" + words[1] + '}');
    }
    return answer(201, "{\"success\":true,\"data\":[" + objects.join(',') + "]}");
}

} // namespace

/// The client's side of an import through a running program, against servers that fail as it is wanted.
class RemoteLedgerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_waits.clear(); }

    void whatALostAnswerStoredIsNoDuplicate();
    void aLedgerThatIsNotOpenYetIsWaitedFor();
    void noRoomIsWaitedFor();
    void aStrangerGetsNoInvoice();
    void theHolderIsFoundWhereItHasGone();
    void aRefusalIsTold();
    void aProgramWithTheSamePortIsNotTheHolder();
    void theTokenGoesToTheHolderOnly();
    void aLiarGetsNoToken_data();
    void aLiarGetsNoToken();
    void anAbsenceHasAnEnd();
    void cancellingEndsTheWaiting();

private:
    [[nodiscard]] RemoteLedger::Options optionsFor(const QStringList &addresses)
    {
        return {.findHolder = [addresses]() -> Result<RemoteLedger::Holder> {
                    return RemoteLedger::Holder{.name = u"billowd"_s, .startId = u"mine"_s, .addresses = addresses};
                },
            .token = {},
            .onWaiting = [this](const QString &why) { m_waits.append(why); },
            .longestAbsence = 60s};
    }
    static QString statuses(const std::vector<ItemOutcome> &items)
    {
        QString text;
        for (const ItemOutcome &item : items)
            text += item.duplicate ? u'd' : u'a';
        return text;
    }

    QStringList m_waits;
};

void RemoteLedgerTest::whatALostAnswerStoredIsNoDuplicate()
{
    const InvoiceBatch batch = samples::invoices(1, 4);
    // 10 are stored; the first sending stores 11 and 12, the third was there before, the fourth is the first again.
    ScriptedServer server({greeting("mine", 10), {}, greeting("mine", 12),
        outcomes({"duplicate 11", "duplicate 12", "duplicate 7", "duplicate 11"}),
        outcomes({"duplicate 12", "accepted 13", "duplicate 13", "duplicate 3"})});
    RemoteLedger ledger(optionsFor({server.address()}));
    QVERIFY(ledger.open().ok());
    const auto first = ledger.store(batch);
    QVERIFY(first.ok());
    QCOMPARE(statuses(*first), u"aadd"_s);
    QCOMPARE(m_waits.size(), 2); // why, and that it goes on
    const auto second = ledger.store(batch);
    QVERIFY(second.ok());
    QCOMPARE(statuses(*second), u"dadd"_s);
}

/// Until it is open its program knows of no invoice: what it says then is no measure of what is new.
void RemoteLedgerTest::aLedgerThatIsNotOpenYetIsWaitedFor()
{
    const InvoiceBatch batch = samples::invoices(1, 1);
    ScriptedServer server({greeting("mine", 0, "connecting"), greeting("mine", 7), {}, greeting("mine", 0, "away"),
        greeting("mine", 7), outcomes({"duplicate 5"})});
    RemoteLedger ledger(optionsFor({server.address()}));
    QVERIFY(ledger.open().ok());
    const auto stored = ledger.store(batch);
    QVERIFY(stored.ok());
    QCOMPARE(statuses(*stored), u"d"_s);
}

void RemoteLedgerTest::noRoomIsWaitedFor()
{
    const InvoiceBatch batch = samples::invoices(1, 1);
    const QByteArray busy = answer(503, "{\"error\":\"Too many\"}", "Retry-After: 1\r\n");
    ScriptedServer server({greeting("mine", 0), busy, busy, outcomes({"duplicate 1"})});
    RemoteLedger ledger(optionsFor({server.address()}));
    QVERIFY(ledger.open().ok());
    const auto stored = ledger.store(batch);
    QVERIFY(stored.ok());
    QCOMPARE(statuses(*stored), u"a"_s);
    QCOMPARE(m_waits, (QStringList{u"Too many"_s, QString()}));
    QCOMPARE(server.requests().size(), 4);
}

void RemoteLedgerTest::aStrangerGetsNoInvoice()
{
    const InvoiceBatch batch = samples::invoices(1, 1);
    // The right one is killed, and a stranger has its port.
    ScriptedServer server({greeting("mine", 0), {}, greeting("other", 0), greeting("other", 0)});
    auto options = optionsFor({server.address()});
    options.longestAbsence = 0s;
    RemoteLedger ledger(options);
    QVERIFY(ledger.open().ok());
    const auto lost = ledger.store(batch);
    QVERIFY(!lost.ok());
    QVERIFY2(lost.error().message.contains(u"Import the file again"_s), qPrintable(lost.error().message));
    const auto never = ledger.store(batch);
    QVERIFY(!never.ok());
    QVERIFY2(never.error().message.contains(u"isn’t the one that uses"_s), qPrintable(never.error().message));
    RemoteLedger fresh(optionsFor({server.address()}));
    fresh.cancel();
    QVERIFY(!fresh.open().ok());
    QCOMPARE(server.requests(),
        (QByteArrayList{
            "GET /api/system/status", "POST /api/invoices", "GET /api/system/status", "GET /api/system/status"}));
}

void RemoteLedgerTest::theHolderIsFoundWhereItHasGone()
{
    const InvoiceBatch batch = samples::invoices(1, 1);
    ScriptedServer first({greeting("mine", 0), {}});
    ScriptedServer second({greeting("mine", 0), outcomes({"accepted 1"})});
    auto options = optionsFor({});
    int asked = 0;
    options.findHolder = [&]() -> Result<RemoteLedger::Holder> {
        const QString address = asked++ == 0 ? first.address() : second.address();
        return RemoteLedger::Holder{.name = u"billowd"_s, .startId = u"mine"_s, .addresses = {address}};
    };
    RemoteLedger ledger(options);
    QVERIFY(ledger.open().ok());
    QVERIFY(ledger.store(batch).ok());
    QCOMPARE(ledger.address(), second.address());
}

void RemoteLedgerTest::aRefusalIsTold()
{
    const InvoiceBatch batch = samples::invoices(1, 2);
    ScriptedServer server({greeting("mine", 0),
        answer(422, "{\"data\":[{\"status\":\"rejected\",\"field\":\"currency\",\"error\":\"Odd\"},{}]}"),
        answer(403, "{\"error\":\"Never\"}")});
    RemoteLedger ledger(optionsFor({server.address()}));
    QVERIFY(ledger.open().ok());
    const auto rejected = ledger.store(batch);
    QVERIFY(rejected.ok());
    QVERIFY(rejected->at(0).fault.has_value());
    QCOMPARE(rejected->at(0).fault->field, u"currency"_s);
    QCOMPARE(rejected->at(0).fault->message, u"Odd"_s);
    const auto refused = ledger.store(batch);
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().message.contains(u"Never"_s), qPrintable(refused.error().message));
}

/// It has taken the place of the holder between two requests, and says so by the start that it is.
void RemoteLedgerTest::aProgramWithTheSamePortIsNotTheHolder()
{
    const InvoiceBatch batch = samples::invoices(1, 1);
    ScriptedServer server(
        {greeting("mine", 0), answer(412, "{\"error\":\"Another\"}"), greeting("mine", 0), outcomes({"accepted 1"})});
    RemoteLedger ledger(optionsFor({server.address()}));
    QVERIFY(ledger.open().ok());
    QVERIFY(ledger.store(batch).ok());
    QCOMPARE(server.requests(),
        (QByteArrayList{
            "GET /api/system/status", "POST /api/invoices", "GET /api/system/status", "POST /api/invoices"}));
    for (const QByteArray &request : server.wholeRequests())
        QCOMPARE(wordAfter(request, "Billow-Start-Id: "), QByteArray("mine"));
}

void RemoteLedgerTest::theTokenGoesToTheHolderOnly()
{
    const InvoiceBatch batch = samples::invoices(1, 1);
    ScriptedServer server({Proof(), greeting("mine", 0), Proof(), outcomes({"accepted 1"})});
    auto options = optionsFor({server.address()});
    options.token = secret;
    RemoteLedger ledger(options);
    QVERIFY(ledger.open().ok());
    QVERIFY(ledger.store(batch).ok());
    QStringList told;
    QSet<QByteArray> challenges;
    for (const QByteArray &request : server.wholeRequests()) {
        told.append(QString::fromLatin1(wordAfter(request, "Authorization: Bearer ")));
        challenges.insert(wordAfter(request, "challenge="));
    }
    const QString token = QString::fromLatin1(secret);
    QCOMPARE(told, (QStringList{QString(), token, QString(), token}));
    QCOMPARE(challenges.size(), 3); // two, and nothing
}

void RemoteLedgerTest::aLiarGetsNoToken_data()
{
    QTest::addColumn<QByteArray>("answered");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("startId");
    const auto fixed = [](const char *name, const QByteArray &text) {
        QTest::newRow(name) << text << QByteArray() << QByteArray() << QByteArray();
    };
    const auto proving = [](const char *name, const Proof &proof) {
        QTest::newRow(name) << QByteArray() << proof.key << proof.host << proof.startId;
    };
    fixed("knows nothing of it", answer(404, "{}"));
    fixed("asks for the token", answer(401, "{}", "WWW-Authenticate: Basic realm=\"x\"\r\n"));
    fixed("sends elsewhere", answer(307, "{}", "Location: /api/system/status\r\n"));
    fixed("no proof", answer(200, "{\"data\":{\"start_id\":\"mine\"}}"));
    fixed("an empty one", answer(200, "{\"data\":{\"start_id\":\"mine\",\"proof\":\"\"}}"));
    fixed("no JSON", answer(200, "\xff"));
    fixed("no answer", {});
    proving("with another secret", {.key = "another"});
    proving("with no secret", {.key = {}});
    proving("relayed to the holder, by another name", {.host = "localhost:4000"});
    proving("another program with the secret", {.startId = "other"});
}

/// Whoever can take the ledger's lock in PostgreSQL says where the holder is to be found.
void RemoteLedgerTest::aLiarGetsNoToken()
{
    QFETCH(QByteArray, answered);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, startId);
    // A client that believed the first would come with its token.
    const auto first =
        startId.isEmpty() ? Script{answered} : Script{Proof{.key = key, .host = host, .startId = startId}};
    ScriptedServer server(first);
    auto options = optionsFor({server.address()});
    options.token = secret;
    RemoteLedger ledger(options);
    ledger.cancel(); // it asks once
    const auto opened = ledger.open();
    QVERIFY(!opened.ok());
    if (!(startId.isEmpty() && answered.isEmpty()))
        QVERIFY2(opened.error().message.contains(u"SECRET_KEY_BASE"_s), qPrintable(opened.error().message));
    const QByteArrayList requests = server.wholeRequests();
    QCOMPARE(requests.size(), 1);
    QVERIFY2(!requests[0].contains(secret), requests[0].constData());
}

void RemoteLedgerTest::anAbsenceHasAnEnd()
{
    const InvoiceBatch batch = samples::invoices(1, 3);
    auto server = std::make_unique<ScriptedServer>(Script{greeting("mine", 0)});
    auto options = optionsFor({server->address()});
    options.longestAbsence = 1s;
    RemoteLedger ledger(options);
    QVERIFY(ledger.open().ok());
    server.reset();
    const auto lost = ledger.store(batch);
    QVERIFY(!lost.ok());
    QCOMPARE(lost.error().kind, Error::Kind::Unavailable);
}

void RemoteLedgerTest::cancellingEndsTheWaiting()
{
    const InvoiceBatch batch = samples::invoices(1, 1);
    ScriptedServer server({greeting("mine", 0), answer(503, "{\"error\":\"Too many\"}", "Retry-After: 1000\r\n")});
    auto options = optionsFor({server.address()});
    RemoteLedger *running = nullptr;
    options.onWaiting = [&running](const QString &) { running->cancel(); };
    RemoteLedger ledger(options);
    running = &ledger;
    QVERIFY(ledger.open().ok());
    const auto cancelled = ledger.store(batch);
    QVERIFY(!cancelled.ok());
    QVERIFY2(cancelled.error().message.contains(u"last 1 invoices"_s), qPrintable(cancelled.error().message));
}

BILLOW_TEST(QCoreApplication, RemoteLedgerTest)
#include "RemoteLedgerTest.moc"
