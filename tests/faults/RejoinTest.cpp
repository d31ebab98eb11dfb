// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/e2e/Program.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestMain.h"
#include "tests/web/channel/PhoenixClient.h"

#include <QDeadlineTimer>
#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace billow;
using namespace Qt::StringLiterals;

/// kill -9 of billowd at random moments, at 5,000 invoices a second, and a client of the channel that comes back each
/// time with the newest seq it has seen: it is told every invoice once and in order. BILLOW_RESTARTS says how often.
class RejoinTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachInvoiceIsToldOnceAndInOrder_data();
    void eachInvoiceIsToldOnceAndInOrder();

private:
    static quint16 portOf(QProcess &server);
    /// Takes in what the client has been told.
    void follow(PhoenixClient &client);

    Seq m_newest = 0; ///< that the client has seen, over all restarts
    QStringList m_faults;
};

void RejoinTest::eachInvoiceIsToldOnceAndInOrder_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("SQLite") << u"sqlite"_s;
    QTest::newRow("PostgreSQL") << u"postgresql"_s;
}

void RejoinTest::eachInvoiceIsToldOnceAndInOrder()
{
    QFETCH(QString, engine);
    bool isSet = false;
    const int asked = qEnvironmentVariableIntValue("BILLOW_RESTARTS", &isSet);
    const int restarts = isSet ? asked : 5;
    const Program billowd(u"billowd"_s);
    PostgresServer postgres;
    QString url = billowd.ledgerUrl();
    if (engine == u"postgresql") {
        QVERIFY2(postgres.start(), qPrintable(postgres.failure()));
        url = postgres.url(postgres.createDatabase());
    }
    const QStringList arguments{u"serve"_s, u"--start"_s, u"--database-url"_s, url, u"--generation-per-second"_s,
        u"5000"_s, u"--display-per-second"_s, u"0"_s, u"--run-seconds"_s, u"0"_s};
    m_newest = 0;
    m_faults.clear();
    std::mt19937 random(20261129); // NOLINT: the same moments each time
    int informative = 0;
    for (int restart = 0; restart <= restarts; ++restart) {
        const Seq before = m_newest;
        const auto server = billowd.start(arguments);
        const quint16 port = portOf(*server);
        QVERIFY(port != 0);
        PhoenixClient client(port);
        connect(&client.socket(), &QWebSocket::connected, &client, [&client, before] {
            client.join({{u"since"_s, qint64(before)}, {u"batch"_s, true}});
        });
        if (restart < restarts) {
            // A moment between the start and the middle of the stream.
            const QDeadlineTimer end(std::chrono::milliseconds(random() % 1'000));
            (void)QTest::qWaitFor([&] { return end.hasExpired(); }, 60'000);
        } else {
            QVERIFY(QTest::qWaitFor([&] { return client.newest() > before + 1'000; }, 60'000));
        }
        server->kill();
        QVERIFY(server->waitForFinished());
        // What was on its way still counts.
        QTRY_VERIFY(!client.isOpen());
        follow(client);
        informative += m_newest > before ? 1 : 0;
        QCOMPARE(m_faults, QStringList());
    }
    qInfo().noquote() << restarts << "restarts," << m_newest << "invoices," << informative << "lives in full flow";
    QVERIFY(informative > restarts / 2);
    const auto outcome = billowd.run({u"verify"_s, u"--database-url"_s, url});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output + outcome.errors));
}

quint16 RejoinTest::portOf(QProcess &server)
{
    static const QRegularExpression address(uR"(Listening at http://\S*:(\d+))"_s);
    QString said;
    if (!Program::waitForWord(server, u"Listening at "_s, &said))
        return 0;
    return address.match(said).captured(1).toUShort();
}

void RejoinTest::follow(PhoenixClient &client)
{
    // It is fast, and says where to begin: nothing may make it begin anew.
    for (const QJsonObject &snapshot : client.payloads(u"initial_data"_s))
        m_faults.append(u"a snapshot at %1 after %2"_s.arg(snapshot[u"seq"_s].toInteger()).arg(m_newest));
    for (const Seq seq : client.seqs) {
        if (seq != m_newest + 1)
            m_faults.append(u"%1 after %2"_s.arg(seq).arg(m_newest));
        m_newest = seq;
    }
}

BILLOW_TEST(QCoreApplication, RejoinTest)
#include "RejoinTest.moc"
