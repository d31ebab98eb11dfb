// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/Child.h"
#include "tests/bench/EngineChild.h"
#include "tests/bench/FanOut.h"
#include "tests/bench/Http.h"
#include "tests/bench/Report.h"
#include "tests/bench/Throughput.h"
#include "tests/bench/WindowChildren.h"
#include "tests/bench/WindowFigures.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QSaveFile>

#include <cstdio>
#include <map>
#include <string_view>

using namespace billow;
using namespace billow::bench;
using namespace Qt::StringLiterals;

namespace {

std::vector<Measurement> measurements()
{
    return {
        {u"sqlite"_s, u"throughput on SQLite beside sqlite3 .import"_s, measureSqlite},
        {u"postgresql"_s, u"throughput on PostgreSQL beside psql \\copy"_s, measurePostgresql},
        {u"documents"_s, u"e-invoices read, checked and stored"_s, measureDocuments},
        {u"memory"_s, u"memory of the desktop program"_s, measureMemory},
        {u"gui"_s, u"the GUI thread at unlimited rates"_s, measureGui},
        {u"latency"_s, u"from commit to window and socket"_s, measureLatency},
        {u"start"_s, u"start with a large ledger beside an empty one"_s, measureStart},
        {u"close"_s, u"closing the window in the middle of a run"_s, measureClose},
        {u"http"_s, u"the HTTP API beside fastify"_s, measureHttp},
        {u"fanout"_s, u"the live stream to a thousand WebSockets"_s, measureFanOut},
    };
}

int childMain(int argc, char **argv)
{
    const std::map<std::string_view, int (*)(int, char **)> children{{"engine", engineChild}, {"gui", guiChild},
        {"memory", memoryChild}, {"latency", latencyChild}, {"socket-latency", socketLatencyChild},
        {"start", startChild}, {"fanout", fanOutChild}, {"fanout-clients", fanOutClientsChild}};
    // Without a screen, whatever the desktop is on which this runs: the figures must not depend on it.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const auto child = children.find(argc > 2 ? argv[2] : "");
    return child == children.end() ? failParent(u"there is no such child"_s) : child->second(argc, argv);
}

struct Request {
    Options options;
    QString jsonFile;
};

Result<qint64> positive(const QCommandLineParser &parser, const QString &name)
{
    bool isNumber = false;
    const qint64 value = parser.value(name).toLongLong(&isNumber);
    if (!isNumber || value <= 0)
        return Error::invalid(u"--%1 takes a number above 0"_s.arg(name));
    return value;
}

void makeQuick(Options &options)
{
    using namespace std::chrono_literals;
    options.rounds = 1;
    options.rows = 50'000;
    options.large = 100'000;
    options.guiTime = 3s;
    options.latencyTime = 10s;
    options.httpTime = 2s;
    options.fanOutTime = 3s;
}

void addOptions(QCommandLineParser &parser)
{
    QStringList names;
    for (const Measurement &measurement : measurements())
        names.append(u"%1 (%2)"_s.arg(measurement.name, measurement.description));
    parser.setApplicationDescription(
        u"Measures Billow's figures, each beside its peer in alternation. Figures: %1."_s.arg(names.join(u", ")));
    parser.addHelpOption();
    parser.addOptions({
        {u"only"_s, u"Measures this figure only; may be given several times."_s, u"NAME"_s},
        {u"rounds"_s, u"Rounds of each side; the median counts. Default: 3."_s, u"N"_s},
        {u"rows"_s, u"Invoices of a round of throughput. Default: 300000."_s, u"N"_s},
        {u"large"_s, u"Invoices of a large ledger, for memory and start. Default: 1000000."_s, u"N"_s},
        {u"quick"_s, u"One short round of each: shows that all works, the figures say little."_s},
        {u"json"_s, u"Writes the results to FILE."_s, u"FILE"_s},
    });
}

Result<Request> parse(const QCommandLineParser &parser)
{
    Request request;
    Options &options = request.options;
    if (parser.isSet(u"quick"_s))
        makeQuick(options);
    if (parser.isSet(u"rounds"_s)) {
        const auto rounds = positive(parser, u"rounds"_s);
        if (!rounds)
            return rounds.error();
        options.rounds = static_cast<int>(*rounds);
    }
    for (const auto &[name, target] : {std::pair{u"rows"_s, &options.rows}, std::pair{u"large"_s, &options.large}}) {
        if (!parser.isSet(name))
            continue;
        const auto rows = positive(parser, name);
        if (!rows)
            return rows.error();
        *target = *rows;
    }
    options.only = parser.values(u"only"_s);
    for (const QString &name : std::as_const(options.only)) {
        const auto all = measurements();
        if (std::none_of(all.begin(), all.end(), [&](const Measurement &each) { return each.name == name; }))
            return Error::invalid(u"there is no figure %1; --help lists them"_s.arg(name));
    }
    request.jsonFile = parser.value(u"json"_s);
    return request;
}

Report measure(const Options &options)
{
    Report report;
    for (const Measurement &measurement : measurements()) {
        if (!options.only.isEmpty() && !options.only.contains(measurement.name))
            continue;
        std::fprintf(stderr, "%s: %s\n", qUtf8Printable(measurement.name), qUtf8Printable(measurement.description));
        const auto figures = measurement.measure(options);
        if (!figures) {
            say(figures.error().message);
            report.addFailure(measurement.name, figures.error().message);
            continue;
        }
        for (const Figure &figure : *figures)
            report.add(measurement.name, figure);
    }
    return report;
}

bool write(const QString &path, const QJsonObject &json)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(QJsonDocument(json).toJson());
    return file.commit();
}

} // namespace

/// Ends with 0 when everything could be measured, whether or not the goals are reached.
int main(int argc, char **argv)
{
    if (argc > 1 && std::string_view(argv[1]) == "--child")
        return childMain(argc, argv);

    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    const auto request = parse(parser);
    if (!request)
        return failParent(request.error().message);

    const Report report = measure(request->options);
    std::printf("\n%s", qUtf8Printable(report.toText()));
    if (!request->jsonFile.isEmpty() && !write(request->jsonFile, report.toJson(request->options)))
        return failParent(u"%1 cannot be written"_s.arg(request->jsonFile));
    return report.hasFailures() ? 1 : 0;
}
