// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/WebServer.h"

#include "core/api/Api.h"
#include "core/web/AccessPolicy.h"
#include "core/web/channel/Channel.h"
#include "core/web/FrontDoor.h"
#include "core/web/http/Router.h"
#include "core/web/LivePicture.h"

#include <QLoggingCategory>
#include <QTcpSocket>

Q_LOGGING_CATEGORY(lcWeb, "billow.web")

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto sweepInterval = 1s;
constexpr auto retryInterval = 5s;
/// Many come and go together: their number is told once.
constexpr auto viewersInterval = 100ms;
} // namespace

struct WebServer::State {
    LivePicture picture;
    Router router;
    HttpService service;
    std::optional<AccessPolicy> access; ///< from when the port is known
    Health health{.state = Health::State::Connecting, .name = u"Web"_s};
    std::unique_ptr<Subscription> subscription;
    std::optional<int> viewersToTell;
    std::unique_ptr<Channel> channel;
    std::unique_ptr<FrontDoor> door; ///< goes first: its connections use the rest
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
    m_state = std::make_unique<State>();
    m_state->router.add(
        "GET", "/api/stats", [this](const HttpRequest &, const QByteArrayList &, const HttpReply &reply) {
            reply.send(HttpResponse::json("{\"success\":true,\"data\":" + m_state->picture.stats() + '}'));
        });
    m_state->router.add(
        "GET", Channel::path.toByteArray(), [](const HttpRequest &, const QByteArrayList &, const HttpReply &reply) {
            reply.send(Channel::upgradeRequired());
        });
    openChannel();
    m_state->service = {
        .admit = [this](const HttpRequest &request) -> std::optional<HttpResponse> {
            if (auto refusal = m_state->access->refusal(request))
                return refusal;
            return request.isUpgrade() ? m_state->channel->refusal(request) : std::nullopt;
        },
        .serve = [this](const HttpRequest &request, const HttpReply &reply) { m_state->router.serve(request, reply); },
        .grants = [this](const HttpRequest &request) { return m_state->access->grants(request); },
        .upgrade = [this](
                       QTcpSocket *socket, const HttpRequest &request) { m_state->channel->accept(socket, request); },
        .answered = [](const HttpRequest &, int, std::chrono::nanoseconds) {},
        .post = [this](std::function<void()> function) { (void)post(std::move(function)); },
    };
    m_state->subscription = m_api.subscribe();
    // The signal only rings; the work is a message, inside the crash boundary.
    connect(m_state->subscription.get(), &Subscription::updated, m_state->subscription.get(),
        [this](const LiveUpdate &update) { (void)post([this, update] { show(update); }); });
    open();
    every(sweepInterval, [this] {
        m_state->channel->sweep();
        if (m_state->door)
            m_state->door->sweep(std::chrono::steady_clock::now().time_since_epoch());
    });
}

void WebServer::openChannel()
{
    const auto tellViewers = [this](int viewers) {
        if (!std::exchange(m_state->viewersToTell, viewers))
            after(viewersInterval, [this] { Q_EMIT viewersChanged(*std::exchange(m_state->viewersToTell, {})); });
    };
    m_state->channel = std::make_unique<Channel>(Channel::Surroundings{.api = m_api,
        .picture = m_state->picture,
        .clock = clock(),
        .post = [this](std::function<void()> function) { return post(std::move(function)); },
        .viewersChanged = tellViewers});
    tellViewers(0);
}

void WebServer::open()
{
    auto door = std::make_unique<FrontDoor>(m_state->service, FrontDoor::Limits{});
    if (auto listening = door->listen(m_options); !listening) {
        if (m_state->health.message != listening.error().message)
            qCWarning(lcWeb).noquote() << listening.error().message;
        m_state->health.state = Health::State::Away;
        m_state->health.message = listening.error().message;
        after(retryInterval, [this] { open(); });
    } else {
        m_state->access.emplace(m_options, door->port());
        const QString host = m_options.host.isEmpty() ? u"localhost"_s : m_options.host;
        m_state->health.state = Health::State::Ready;
        m_state->health.location = u"http://%1:%2"_s.arg(host).arg(door->port());
        m_state->health.message.clear();
        m_state->door = std::move(door);
        qCInfo(lcWeb).noquote() << "Listening at" << m_state->health.location;
    }
    report();
}

void WebServer::show(const LiveUpdate &update)
{
    m_state->picture.apply(update);
    m_state->channel->apply(update);
}

void WebServer::report()
{
    if (m_state)
        Q_EMIT healthChanged(m_state->health);
}

void WebServer::terminate() noexcept
{
    m_state.reset();
}

} // namespace billow
