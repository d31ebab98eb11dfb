// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Clock.h"
#include "core/engine/Engine.h"
#include "core/platform/FileLimit.h"
#include "core/platform/ProcessReader.h"
#include "core/web/WebServer.h"
#include "tests/bench/Child.h"
#include "tests/bench/FanOut.h"
#include "tests/bench/ScriptedApi.h"
#include "tests/support/SampleInvoices.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

namespace billow::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

EngineOptions engineOptions(const QTemporaryDir &folder)
{
    EngineOptions options;
    options.ledger = LedgerLocation::fromUrl(u"sqlite:"_s + folder.filePath(u"ledger.db"_s)).value();
    return options;
}

/// The server, told of one invoice every 50 ms, from when all clients have joined.
class FanOutRun final : public QObject {
    Q_OBJECT
public:
    FanOutRun(int clients, std::chrono::seconds time)
        : m_clients(clients)
        , m_time(time)
        , m_engine(engineOptions(m_folder), m_clock)
        , m_api(m_engine.api())
        , m_server(m_clock, m_api, WebOptions{.host = u"127.0.0.1"_s, .port = 0, .secret = {}, .allowedOrigins = {}})
    {
        connect(&m_server, &WebServer::healthChanged, this, &FanOutRun::launchClients);
        connect(&m_server, &WebServer::viewersChanged, this, [this](int viewers) {
            if (viewers == m_clients && !m_begun)
                QTimer::singleShot(settling, this, &FanOutRun::begin);
        });
        connect(&m_server, &actor::TreeNode::failed, this, [this](const QString &reason) { fail(reason); });
        connect(&m_process, &QProcess::finished, this, &FanOutRun::finish);
        connect(&m_ticks, &QTimer::timeout, this, &FanOutRun::tick);
        m_server.start();
    }
    ~FanOutRun() override { m_process.disconnect(this); }

    [[nodiscard]] QJsonObject result() const { return m_result; }
    [[nodiscard]] QString failure() const { return m_failure; }

private:
    static constexpr auto cadence = 50ms;
    static constexpr double leastPerSecond = 19; ///< of the 20; with fewer there would be less to do
    static constexpr auto settling = 500ms; ///< for what joining has left behind

    void launchClients(const Health &health)
    {
        if (m_launched || health.state != Health::State::Ready)
            return;
        m_launched = true;
        // A channel tells nothing of a ledger that is not open.
        m_update.status.storage.state = Health::State::Ready;
        m_update.revision = 1;
        m_update.epoch = 1;
        LiveUpdate first = m_update;
        first.snapshot = true;
        m_api.tell(first);
        m_before = readProcessFigures();
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(),
            {u"--child"_s, u"fanout-clients"_s, QString::number(QUrl(health.location).port()),
                QString::number(m_clients)});
    }

    void begin()
    {
        m_begun = true;
        m_from = readProcessFigures();
        m_ticks.setTimerType(Qt::PreciseTimer);
        m_ticks.start(cadence);
        QTimer::singleShot(m_time, this, &FanOutRun::end);
    }

    void tick()
    {
        Invoice invoice = samples::demo(++m_update.cursor);
        invoice.seq = m_update.cursor;
        invoice.number = QString::number(monotonicNow());
        m_update.invoices = {invoice};
        m_update.stats.displayed.add(invoice);
        m_api.tell(m_update);
    }

    void end()
    {
        m_ticks.stop();
        m_to = readProcessFigures();
        QTimer::singleShot(settling, this, [this] { m_server.stop(); });
    }

    void finish()
    {
        m_result = QJsonDocument::fromJson(m_process.readAllStandardOutput()).object();
        const qint64 arrived = m_result["invoices"_L1].toInteger();
        const qint64 expected = qint64(m_update.cursor) * m_clients;
        if (!m_result["in_order"_L1].toBool())
            return fail(u"a client has missed an invoice; %1 of %2 arrived in order"_s.arg(arrived).arg(expected));
        if (arrived != expected)
            return fail(u"the machine is too busy: in the end %1 of %2 had arrived"_s.arg(arrived).arg(expected));
        const std::chrono::duration<double> wall = m_to.sampledAt - m_from.sampledAt;
        const std::chrono::duration<double> processor = m_to.cpuTime - m_from.cpuTime;
        const double updatesPerSecond = static_cast<double>(m_update.cursor) / wall.count();
        if (updatesPerSecond < leastPerSecond)
            return fail(u"this machine is too busy: %1 updates a second"_s.arg(updatesPerSecond));
        m_result.insert(u"processor_share"_s, processor / wall);
        m_result.insert(u"bytes_per_client"_s,
            static_cast<double>(m_to.residentBytes.value_or(0) - m_before.residentBytes.value_or(0)) / m_clients);
        m_result.insert(u"updates_per_second"_s, updatesPerSecond);
        QCoreApplication::quit();
    }

    void fail(const QString &reason)
    {
        m_failure = reason;
        QCoreApplication::quit();
    }

    const int m_clients;
    const std::chrono::seconds m_time;
    actor::SystemClock m_clock;
    QTemporaryDir m_folder;
    Engine m_engine; ///< never started: only what the API wants behind it
    ScriptedApi m_api;
    WebServer m_server;
    QProcess m_process;
    QTimer m_ticks;
    LiveUpdate m_update;
    bool m_launched = false;
    bool m_begun = false;
    ProcessFigures m_before;
    ProcessFigures m_from;
    ProcessFigures m_to;
    QJsonObject m_result;
    QString m_failure;
};

} // namespace

int fanOutChild(int argc, char **argv)
{
    raiseFileLimit();
    const QCoreApplication application(argc, argv);
    qRegisterMetaType<LiveUpdate>();
    const QStringList arguments = QCoreApplication::arguments();
    FanOutRun run(arguments.value(3).toInt(), std::chrono::seconds(arguments.value(4).toInt()));
    QCoreApplication::exec();
    if (!run.failure().isEmpty())
        return failParent(run.failure());
    answerParent(run.result());
    return 0;
}

} // namespace billow::bench

#include "FanOutChild.moc"
