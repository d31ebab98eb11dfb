// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/e2e/Program.h"
#include "tests/support/FreePort.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <memory>
#include <numeric>
#include <set>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

/// npm's own Phoenix client in a process of its own.
class NodeClient final {
public:
    explicit NodeClient(quint16 port, const QString &token = {})
    {
        m_process.setWorkingDirectory(QStringLiteral(BILLOW_SOURCE_DIR "/tests/web"));
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(
            u"node"_s, QStringList{u"channel/phoenix-client.js"_s, u"ws://127.0.0.1:%1/socket"_s.arg(port), token});
    }
    ~NodeClient()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(NodeClient)

    void say(const QByteArray &word) { m_process.write(word + '\n'); }
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }

    /// How often it has printed something with that name.
    [[nodiscard]] int count(const QString &name)
    {
        read();
        return static_cast<int>(
            std::ranges::count_if(m_lines, [&name](const QJsonObject &line) { return line.contains(name); }));
    }
    [[nodiscard]] std::vector<qint64> seqs()
    {
        read();
        std::vector<qint64> seqs;
        for (const QJsonObject &line : m_lines) {
            if (line.contains(u"invoice"_s))
                seqs.push_back(line[u"invoice"_s].toInteger());
        }
        return seqs;
    }
    /// The invoices' numbers, each once.
    [[nodiscard]] std::set<QString> numbers() const
    {
        std::set<QString> numbers;
        for (const QJsonObject &line : m_lines) {
            if (line.contains(u"number"_s))
                numbers.insert(line[u"number"_s].toString());
        }
        return numbers;
    }
    [[nodiscard]] qint64 seqOfSnapshot() const
    {
        const auto found =
            std::ranges::find_if(m_lines, [](const QJsonObject &line) { return line.contains(u"seq"_s); });
        return found == m_lines.end() ? -1 : (*found)[u"seq"_s].toInteger();
    }

private:
    void read()
    {
        while (m_process.canReadLine())
            m_lines.push_back(QJsonDocument::fromJson(m_process.readLine()).object());
    }

    QProcess m_process;
    std::vector<QJsonObject> m_lines;
};

} // namespace

/// What the original's own web client is made with: npm's phoenix joins, is told of every invoice once and in order,
/// and stays so through a cut connection and a server that is killed.
class PhoenixNpmTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyInvoiceOnceAndInOrder_data();
    void everyInvoiceOnceAndInOrder();
    void theAuthTokenLetsItIn();

private:
    std::unique_ptr<PostgresServer> m_postgres;
};

void PhoenixNpmTest::initTestCase()
{
    m_postgres = std::make_unique<PostgresServer>();
    QVERIFY2(m_postgres->start(), qPrintable(m_postgres->failure()));
}

void PhoenixNpmTest::everyInvoiceOnceAndInOrder_data()
{
    QTest::addColumn<bool>("postgresql");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void PhoenixNpmTest::everyInvoiceOnceAndInOrder()
{
    QFETCH(bool, postgresql);
    constexpr int longTime = 30'000;
    const Program billowd(u"billowd"_s);
    const quint16 port = freePort();
    const QMap<QString, QString> environment{{u"PORT"_s, QString::number(port)},
        {u"DATABASE_URL"_s, postgresql ? m_postgres->url(m_postgres->createDatabase()) : billowd.ledgerUrl()}};
    const QStringList serve{u"serve"_s, u"--generation-per-second"_s, u"400"_s, u"--display-per-second"_s, u"200"_s};
    auto server = billowd.start(serve + QStringList{u"--start"_s}, environment);
    QVERIFY(Program::waitForWord(*server, u"Listening"_s));

    NodeClient client(port);
    QTRY_COMPARE_WITH_TIMEOUT(client.count(u"initial"_s), 1, longTime);
    QCOMPARE(client.count(u"joined"_s), 1);
    QTRY_VERIFY_WITH_TIMEOUT(client.count(u"invoice"_s) > 200, longTime);

    client.say("drop");
    QTRY_COMPARE_WITH_TIMEOUT(client.count(u"opened"_s), 2, longTime);
    const int atReturn = client.count(u"invoice"_s);
    QTRY_VERIFY_WITH_TIMEOUT(client.count(u"invoice"_s) > atReturn + 100, longTime);

    server->kill();
    QVERIFY(server->waitForFinished());
    QTRY_COMPARE_WITH_TIMEOUT(client.count(u"closed"_s), 2, longTime);
    const int atKill = client.count(u"invoice"_s);
    // What was stored and not displayed yet is displayed now.
    server = billowd.start(serve, environment);
    QTRY_COMPARE_WITH_TIMEOUT(client.count(u"opened"_s), 3, longTime);
    QTRY_VERIFY_WITH_TIMEOUT(client.count(u"invoice"_s) > atKill + 100, longTime);

    client.say("end");
    QTRY_VERIFY_WITH_TIMEOUT(!client.isRunning(), longTime);
    QCOMPARE(client.exitCode(), 0);
    QCOMPARE(Program::terminate(*server), 0);

    QCOMPARE(client.count(u"initial"_s), 1);
    const std::vector<qint64> seqs = client.seqs();
    std::vector<qint64> expected(seqs.size());
    std::iota(expected.begin(), expected.end(), client.seqOfSnapshot() + 1);
    QCOMPARE(seqs, expected);
    QCOMPARE(client.numbers().size(), seqs.size());
}

void PhoenixNpmTest::theAuthTokenLetsItIn()
{
    constexpr int longTime = 30'000;
    const QString secret = u"0123456789abcdefgh>>>>>>0123456789"_s;
    const Program billowd(u"billowd"_s);
    const quint16 port = freePort();
    auto server = billowd.start({u"serve"_s},
        {{u"HOST"_s, u"0.0.0.0"_s}, {u"PORT"_s, QString::number(port)}, {u"SECRET_KEY_BASE"_s, secret},
            {u"DATABASE_URL"_s, billowd.ledgerUrl()}});
    QVERIFY(Program::waitForWord(*server, u"Listening"_s));
    NodeClient client(port, secret);
    NodeClient wrong(port, secret.chopped(1));
    NodeClient without(port);
    QTRY_COMPARE_WITH_TIMEOUT(client.count(u"initial"_s), 1, longTime);
    QCOMPARE(client.count(u"joined"_s), 1);
    QTRY_VERIFY_WITH_TIMEOUT(wrong.count(u"closed"_s) > 1, longTime);
    QTRY_VERIFY_WITH_TIMEOUT(without.count(u"closed"_s) > 1, longTime);
    QCOMPARE(wrong.count(u"opened"_s) + without.count(u"opened"_s), 0);
    QCOMPARE(Program::terminate(*server), 0);
}

BILLOW_TEST(QCoreApplication, PhoenixNpmTest)
#include "PhoenixNpmTest.moc"
