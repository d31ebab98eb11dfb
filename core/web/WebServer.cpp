// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/WebServer.h"

#include "core/api/Api.h"
#include "core/web/channel/Channel.h"
#include "core/web/CurrentState.h"
#include "core/web/Expectations.h"
#include "core/web/guard/Guard.h"
#include "core/web/guard/QtHttpServer.h"
#include "core/web/http/RouteTable.h"
#include "core/web/imports/HeldImports.h"
#include "core/web/resources/InvoiceFinder.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"
#include "core/web/WebMetrics.h"

#include <QLoggingCategory>
#include <QTcpSocket>
#include <QThreadPool>

Q_LOGGING_CATEGORY(lcWeb, "billow.web")

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// An answer that does not come, of a frozen database, becomes a 503 within two seconds: deadline and interval
/// together.
constexpr auto sweepInterval = 250ms;
constexpr auto retryInterval = 5s;
/// How long a command's answer waits for the current state to show what it has done; usually a few milliseconds.
constexpr auto longestUnseen = 400ms;
/// Many clients connect and disconnect together: their number is reported once.
constexpr auto viewersInterval = 100ms;
} // namespace

struct WebServer::State {
    State(Api &api, const WebOptions &options, Surroundings::Post post, Surroundings::WhenShown whenShown)
        : surroundings{api, current, context, metrics, finder, imports, threads, longBodies, std::move(post),
            std::move(whenShown), [this](std::int64_t revision) { subscription->refresh(revision); }, options.secret,
            options.hooks, options.largestOriginal}
    {
        threads.setMaxThreadCount(1);
    }
    ~State() { threads.clear(); } // waits for the body that is being read, and for no other

    CurrentState current;
    WebMetrics metrics;
    InvoiceFinder finder;
    HeldImports imports;
    QThreadPool threads;
    Places longBodies{8};
    Expectations expectations;
    const Surroundings surroundings;
    Health health{.state = Health::State::Connecting, .name = u"Web"_s};
    bool leaving = false;
    std::unique_ptr<Subscription> subscription;
    std::optional<int> viewersToTell;
    std::unique_ptr<Channel> channel;
    std::unique_ptr<QHttpServer> server; ///< with each attempt to listen a new one
    std::unique_ptr<Guard> guard; ///< goes before the rest: its connections use that
    QObject context; ///< and first what waits for answers of the API
};

WebServer::WebServer(actor::Clock &clock, Api &api, WebOptions options)
    : Actor(u"WebServer"_s, clock)
    , m_api(api)
    , m_options(std::move(options))
{
}

WebServer::~WebServer() = default;

void WebServer::initialise()
{
    m_state = std::make_unique<State>(
        m_api, m_options, [this](std::function<void()> function) { return post(std::move(function)); },
        [this](Expectations::Shown shown, std::function<void()> then) {
            m_state->expectations.add(
                m_state->current.last(), std::move(shown), clock().now() + longestUnseen, std::move(then));
        });
    openChannel();
    m_state->subscription = m_api.subscribe();
    // The signal only rings; the work is a message, inside the crash boundary.
    connect(m_state->subscription.get(), &Subscription::updated, m_state->subscription.get(),
        [this, alive = QPointer(&m_state->context)](const LiveUpdate &update) {
            (void)post([this, alive, update] {
                if (alive)
                    show(update);
            });
        });
    open();
    every(sweepInterval, [this] { sweep(); });
}

void WebServer::makeGuard()
{
    auto &state = *m_state;
    state.server = std::make_unique<QHttpServer>();
    state.guard = std::make_unique<Guard>(*state.server,
        Guard::Surroundings{
            .post = state.surroundings.post,
            .now = [this] { return clock().now(); },
            .refuseUpgrade = [this](const HttpRequest &request) { return m_state->channel->refusal(request); },
            .upgrade = [this](QTcpSocket *socket,
                           const HttpRequest &request) { m_state->channel->accept(socket, request); },
            .answered =
                [this](const char *route, const HttpRequest &request, int status, std::chrono::nanoseconds time) {
                    m_state->metrics.countRequest(route, request.method, status, time);
                },
        },
        Guard::Limits{});
    addRoutes(*state.server, *state.guard, allRoutes(state.surroundings));
}

void WebServer::sweep()
{
    m_state->channel->sweep();
    m_state->imports.sweep(clock().now());
    m_state->finder.cancelUnwanted();
    if (m_state->guard) {
        m_state->guard->sweep();
        m_state->metrics.countConnections(m_state->guard->connectionCount());
    }
    m_state->expectations.look(m_state->current.last(), clock().now());
    if (m_state->leaving && (!m_state->guard || m_state->guard->connectionCount() == 0))
        Q_EMIT left();
}

void WebServer::leave()
{
    m_state->leaving = true;
    m_state->channel->leave();
    if (m_state->guard)
        m_state->guard->closeGently();
    sweep();
}

void WebServer::openChannel()
{
    const auto tellViewers = [this](int viewers) {
        if (!std::exchange(m_state->viewersToTell, viewers))
            after(viewersInterval, [this] { Q_EMIT viewersChanged(*std::exchange(m_state->viewersToTell, {})); });
    };
    m_state->channel = std::make_unique<Channel>(Channel::Surroundings{.api = m_api,
        .current = m_state->current,
        .clock = clock(),
        .post = [this](std::function<void()> function) { return post(std::move(function)); },
        .viewersChanged = tellViewers});
    tellViewers(0);
}

void WebServer::open()
{
    if (m_state->leaving)
        return;
    makeGuard();
    if (auto listening = m_state->guard->listen(m_options); !listening) {
        m_state->guard.reset();
        if (m_state->health.message != listening.error().message)
            qCWarning(lcWeb).noquote() << listening.error().message;
        m_state->health.state = Health::State::Away;
        m_state->health.message = listening.error().message;
        after(retryInterval, [this] { open(); });
    } else {
        m_state->health.state = Health::State::Ready;
        m_state->health.location = u"http://"_s + m_options.addressAt(m_state->guard->port());
        m_state->health.message.clear();
        qCInfo(lcWeb).noquote() << "Listening at" << m_state->health.location;
    }
    report();
}

void WebServer::show(const LiveUpdate &update)
{
    m_state->current.apply(update);
    m_state->metrics.apply(update);
    m_state->expectations.look(m_state->current.last(), clock().now());
    m_state->channel->apply(update);
}

void WebServer::report()
{
    if (!m_state)
        return;
    Q_EMIT healthChanged(m_state->health);
    Q_EMIT viewersChanged(m_state->channel->viewers());
}

void WebServer::terminate() noexcept
{
    m_state.reset();
}

} // namespace billow
