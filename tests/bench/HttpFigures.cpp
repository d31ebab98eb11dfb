// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/BillowServer.h"
#include "tests/bench/Child.h"
#include "tests/bench/Http.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <array>

namespace billow::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int connections = 32;
constexpr int answerPatience = 30'000; // ms
constexpr auto httpWarmUp = 2s; ///< a compiler that compiles while it runs must have seen the code

const QString peerFolder = QStringLiteral(BILLOW_SOURCE_DIR "/tests/bench/peer");

/// The fastify server, with what a Billow displays.
class Peer final {
public:
    Peer() = default;
    ~Peer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Peer)

    Result<void> start(const QString &billow)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(u"node"_s, {peerFolder + u"/server.js"_s, billow});
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(answerPatience))
                return Error::unavailable(u"the fastify server does not start; ./dev bench installs it"_s);
        }
        m_address = QString::fromLatin1(m_process.readLine()).trimmed();
        return {};
    }
    [[nodiscard]] QString address() const { return m_address; }

private:
    QProcess m_process;
    QString m_address;
};

/// What wrk says of \a url, asked for \a time.
Result<QJsonObject> ask(const QString &url, std::chrono::seconds time)
{
    QProcess wrk;
    wrk.start(u"wrk"_s,
        {u"-t1"_s, u"-c%1"_s.arg(connections), u"-d%1s"_s.arg(time.count()), u"-s"_s, peerFolder + u"/report.lua"_s,
            url});
    const auto limit = std::chrono::milliseconds(time).count() + answerPatience;
    if (!wrk.waitForFinished(static_cast<int>(limit)) || wrk.exitCode() != 0) {
        const QString complaint = QString::fromUtf8(wrk.readAllStandardError()).trimmed();
        return Error::unavailable(u"wrk: %1"_s.arg(complaint.isEmpty() ? wrk.errorString() : complaint));
    }
    const QByteArray last = wrk.readAllStandardOutput().trimmed().split('\n').last();
    const QJsonObject result = QJsonDocument::fromJson(last).object();
    if (result["requests"_L1].toInteger() == 0 || result["errors"_L1].toInteger() > 0)
        return Error::internal(u"%1: wrk says %2"_s.arg(url, QString::fromUtf8(last)));
    return result;
}

/// The figures of one route.
class Route final {
public:
    explicit Route(const QString &path)
        : m_path(path)
        , m_rate{.title = u"GET %1: answers"_s.arg(path),
              .unit = u"/s"_s,
              .peerName = u"fastify"_s,
              .direction = Figure::Goal::AtLeast,
              .goal = 1.3}
        , m_delay{.title = u"GET %1: p99"_s.arg(path), .unit = u"ms"_s, .peerName = u"fastify"_s, .goal = 1}
    {
    }

    Result<void> measure(const QString &billow, const QString &peer, std::chrono::seconds time)
    {
        for (const QString &address : {billow, peer}) {
            const auto result = ask(address + m_path, time);
            if (!result)
                return result.error();
            const bool isOurs = address == billow;
            const double rate = (*result)["requests"_L1].toDouble() / (*result)["seconds"_L1].toDouble();
            const double delay = (*result)["p99_ms"_L1].toDouble();
            (isOurs ? m_rate.ours : m_rate.peer).push_back(rate);
            (isOurs ? m_delay.ours : m_delay.peer).push_back(delay);
            (isOurs ? m_ours : m_peers).append(*result);
            say(u"%1, %2: %3/s, p99 %4 ms"_s.arg(m_path, isOurs ? u"Billow"_s : u"fastify"_s)
                    .arg(rate, 0, 'f', 0)
                    .arg(delay, 0, 'f', 2));
        }
        return {};
    }

    [[nodiscard]] std::array<Figure, 2> figures() const
    {
        Figure rate = m_rate;
        rate.details = {{u"ours_in_detail"_s, m_ours}, {u"peer_in_detail"_s, m_peers}};
        return {rate, m_delay};
    }

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
    Figure m_rate;
    Figure m_delay;
    QJsonArray m_ours;
    QJsonArray m_peers;
};

} // namespace

Result<std::vector<Figure>> measureHttp(const Options &options)
{
    const QTemporaryDir folder;
    const QString ledger = u"sqlite:"_s + folder.filePath(u"ledger.db"_s);
    say(u"filling a ledger with %1 invoices"_s.arg(options.rows));
    if (const auto filled = runChild(u"engine"_s, {ledger, QString::number(options.rows)}); !filled)
        return filled.error();
    BillowServer server;
    if (auto started = server.start(ledger); !started)
        return started.error();
    const QString billow = u"http://127.0.0.1:%1"_s.arg(server.port());
    Peer peer;
    if (auto started = peer.start(billow); !started)
        return started.error();

    std::array routes{Route(u"/api/stats"_s), Route(u"/api/invoices?limit=20"_s)};
    for (const Route &route : routes) {
        for (const QString &address : {billow, peer.address()}) {
            if (const auto warm = ask(address + route.path(), httpWarmUp); !warm)
                return warm.error();
        }
    }
    for (int round = 1; round <= options.rounds; ++round) {
        for (Route &route : routes) {
            if (auto measured = route.measure(billow, peer.address(), options.httpTime); !measured)
                return measured.error();
        }
    }
    std::vector<Figure> figures;
    for (const Route &route : routes) {
        for (const Figure &figure : route.figures())
            figures.push_back(figure);
    }
    return figures;
}

} // namespace billow::bench
