// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/WebMetrics.h"

#include "core/platform/ProcessReader.h"
#include "core/web/guard/HttpRequest.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <cmath>
#include <map>
#include <sstream>
#include <tuple>

namespace billow {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;
using prometheus::Registry;

namespace {

// In seconds.
const Histogram::BucketBoundaries requestBuckets{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 2};
const Histogram::BucketBoundaries commitBuckets{
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2};

Gauge &gauge(Registry &registry, const std::string &name, const std::string &help)
{
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
}

Counter &counter(Registry &registry, const std::string &name, const std::string &help)
{
    return prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add({});
}

/// Sets a counter to its source's value. A Reset sets the source to zero, and the counter continues.
void advance(Counter &counted, double &before, double now)
{
    if (now > before)
        counted.Increment(now - before);
    before = now;
}

double seconds(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

struct WebMetrics::Private {
    Registry registry;

    Counter &generated =
        counter(registry, "billow_invoices_generated_total", "Invoices that the generator's runs made.");
    Counter &stored = counter(registry, "billow_invoices_stored_total", "Invoices stored while this server ran.");
    Counter &displayed =
        counter(registry, "billow_invoices_displayed_total", "Invoices released for display while this server ran.");
    Gauge &storedNow = gauge(registry, "billow_invoices_stored", "Invoices in the ledger.");
    Gauge &displayedNow = gauge(registry, "billow_invoices_displayed", "Invoices in the ledger that are displayed.");
    Gauge &backlog = gauge(registry, "billow_invoices_backlog", "Stored invoices that wait to be displayed.");
    Gauge &running = gauge(registry, "billow_stream_running", "1 while a run is generating.");
    Gauge &storageUp = gauge(registry, "billow_storage_up", "1 while the ledger's database can be used.");
    Gauge &cacheUp = gauge(registry, "billow_cache_up", "1 while the cache can be used.");
    Histogram &commits = prometheus::BuildHistogram()
                             .Name("billow_ledger_commit_seconds")
                             .Help("How long commits took: of each change that was published, the last one.")
                             .Register(registry)
                             .Add({}, commitBuckets);
    Gauge &sockets = gauge(registry, "billow_socket_clients", "Clients that hold a WebSocket.");
    Gauge &connections = gauge(registry, "billow_http_connections", "Open HTTP connections.");
    Family<Counter> &requests = prometheus::BuildCounter()
                                    .Name("billow_http_requests_total")
                                    .Help("Requests answered, by method, route and status.")
                                    .Register(registry);
    Family<Histogram> &requestSeconds = prometheus::BuildHistogram()
                                            .Name("billow_http_request_seconds")
                                            .Help("From the whole request to its answer, by route.")
                                            .Register(registry);
    Family<Gauge> &mailboxes = prometheus::BuildGauge()
                                   .Name("billow_actor_mailbox_depth")
                                   .Help("Messages that wait, by actor.")
                                   .Register(registry);
    Family<Gauge> &actorsUp =
        prometheus::BuildGauge().Name("billow_actor_up").Help("1 while the actor runs.").Register(registry);
    Family<Counter> &restarts = prometheus::BuildCounter()
                                    .Name("billow_actor_restarts_total")
                                    .Help("How often the actor was started again after a crash.")
                                    .Register(registry);
    Family<Counter> &handled = prometheus::BuildCounter()
                                   .Name("billow_actor_messages_total")
                                   .Help("Messages that the actor has handled.")
                                   .Register(registry);
    Family<Counter> &busy = prometheus::BuildCounter()
                                .Name("billow_actor_busy_seconds_total")
                                .Help("Time spent in messages, by actor.")
                                .Register(registry);

    // As Prometheus' own clients name them
    Counter &processCpu =
        counter(registry, "process_cpu_seconds_total", "User and system time that the process has taken.");
    Gauge &processResident = gauge(registry, "process_resident_memory_bytes", "Memory of the process in RAM.");
    Gauge &processThreads = gauge(registry, "process_threads", "Threads of the process.");
    Gauge &processStart = gauge(registry, "process_start_time_seconds", "When the process began, since 1970.");

    // Looking a metric up in its family by label is too slow to do for every request.
    std::map<std::tuple<const char *, QByteArray, int>, Counter *> requestsBy;
    std::map<const char *, Histogram *> secondsBy;

    double generatedBefore = 0;
    double storedBefore = 0;
    double displayedBefore = 0;
    std::int64_t run = 0;
    bool known = false;

    void addActor(const actor::TreeSigns &tree);
    void sampleProcess();
};

WebMetrics::WebMetrics()
    : d(std::make_unique<Private>())
{
    prometheus::BuildGauge()
        .Name("billow_build_info")
        .Help("1, with the versions of Billow and of Qt.")
        .Register(d->registry)
        .Add({{"qt", qVersion()}, {"version", BILLOW_VERSION}})
        .Set(1);
}

WebMetrics::~WebMetrics() = default;

void WebMetrics::countRequest(const char *route, const QByteArray &method, int status, std::chrono::nanoseconds time)
{
    const char *name = route ? route : "other";
    const QByteArray knownMethod = isServedMethod(method) ? method : QByteArray("other");
    Counter *&requests = d->requestsBy[{name, knownMethod, status}];
    if (!requests) {
        requests = &d->requests.Add(
            {{"method", knownMethod.toStdString()}, {"route", name}, {"status", std::to_string(status)}});
    }
    requests->Increment();
    Histogram *&histogram = d->secondsBy[name];
    if (!histogram)
        histogram = &d->requestSeconds.Add({{"route", name}}, requestBuckets);
    histogram->Observe(seconds(time));
}

void WebMetrics::apply(const LiveUpdate &update)
{
    const SystemStatus &status = update.status;
    if (status.run.id != d->run)
        d->generatedBefore = 0;
    // What was there before this server began is not its work.
    if (!std::exchange(d->known, status.stored > 0 || status.storage.state == Health::State::Ready)) {
        d->generatedBefore = static_cast<double>(status.run.generated);
        d->storedBefore = static_cast<double>(status.stored);
        d->displayedBefore = static_cast<double>(status.displayed);
    }
    d->run = status.run.id;
    advance(d->generated, d->generatedBefore, static_cast<double>(status.run.generated));
    const bool committed = d->storedBefore != static_cast<double>(status.stored)
        || d->displayedBefore != static_cast<double>(status.displayed);
    advance(d->stored, d->storedBefore, static_cast<double>(status.stored));
    advance(d->displayed, d->displayedBefore, static_cast<double>(status.displayed));
    if (committed && status.storage.latency.count() > 0)
        d->commits.Observe(seconds(status.storage.latency));
    d->storedNow.Set(static_cast<double>(status.stored));
    d->displayedNow.Set(static_cast<double>(status.displayed));
    d->backlog.Set(static_cast<double>(status.backlog));
    d->running.Set(status.activity == Activity::Running ? 1 : 0);
    d->storageUp.Set(status.storage.state == Health::State::Ready ? 1 : 0);
    d->cacheUp.Set(status.cache.state == Health::State::Ready ? 1 : 0);
    d->sockets.Set(status.viewers);
}

void WebMetrics::countConnections(std::size_t open)
{
    d->connections.Set(static_cast<double>(open));
}

void WebMetrics::Private::addActor(const actor::TreeSigns &tree)
{
    const actor::VitalSigns &signs = tree.signs;
    const prometheus::Labels labels{{"actor", signs.name.toStdString()}};
    const auto bringTo = [&labels](Family<Counter> &family, double value) {
        Counter &counted = family.Add(labels);
        counted.Increment(std::max(0.0, value - counted.Value()));
    };
    actorsUp.Add(labels).Set(signs.state == actor::State::Running ? 1 : 0);
    bringTo(restarts, static_cast<double>(signs.restarts));
    if (tree.strategy.isEmpty()) {
        mailboxes.Add(labels).Set(static_cast<double>(signs.mailboxDepth));
        bringTo(handled, static_cast<double>(signs.handled));
        bringTo(busy, seconds(signs.handlingTime));
    }
    for (const actor::TreeSigns &child : tree.children)
        addActor(child);
}

void WebMetrics::Private::sampleProcess()
{
    const ProcessFigures figures = readProcessFigures();
    processCpu.Increment(std::max(0.0, seconds(figures.cpuTime) - processCpu.Value()));
    if (figures.residentBytes)
        processResident.Set(static_cast<double>(*figures.residentBytes));
    if (figures.threads)
        processThreads.Set(*figures.threads);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    // The uptime is rounded: the start must not move from one look to the next.
    if (processStart.Value() == 0)
        processStart.Set(std::round(seconds(now - figures.uptime)));
}

QByteArray WebMetrics::text(const actor::TreeSigns &actors)
{
    d->sampleProcess();
    d->addActor(actors);
    std::ostringstream stream;
    prometheus::TextSerializer().Serialize(stream, d->registry.Collect());
    return QByteArray::fromStdString(stream.str());
}

} // namespace billow
