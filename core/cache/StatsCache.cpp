// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/cache/StatsCache.h"

#include "core/base/Words.h"
#include "core/cache/RedisConnection.h"

#include <QLoggingCategory>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace {

Q_LOGGING_CATEGORY(cacheLog, "billow.cache")

// What we write is below 100 kB; whatever is larger is not ours, and is not fetched.
constexpr qsizetype largestDocument = 1'000'000;
constexpr milliseconds lastWriteTimeOut{200}; // of the write at the end: the program is about to close
constexpr seconds latencyInterval{1};

/// The braces keep the keys of one ledger on one node, should there be more of them and a cluster.
QByteArray keyOf(const QString &ledgerKey)
{
    return u"billow:{%1}:totals"_s.arg(ledgerKey).toUtf8();
}

struct Found {
    std::optional<CachedState> state;
    QString unusable; ///< not empty: there is something that is not ours, and this is what is wrong with it
};

/// An error only where Redis could not be asked.
Result<Found> loadFrom(RedisConnection &connection, const QString &ledgerKey)
{
    const auto replies =
        connection.run({{"GETRANGE"_ba, keyOf(ledgerKey), "0"_ba, QByteArray::number(largestDocument)}});
    if (!replies)
        return replies.error();
    const RedisReply &reply = replies->front();
    if (reply.type == RedisReply::Type::Error && reply.text.startsWith("WRONGTYPE"))
        return Found{{}, Words::tr("a key has the wrong type")};
    if (const Result<void> checked = checkReplies(*replies); !checked)
        return checked.error();
    if (reply.type != RedisReply::Type::Text)
        return Error::unavailable(Words::tr("the server there isn’t Redis"));
    if (reply.text.isEmpty())
        return Found{};
    if (reply.text.size() > largestDocument)
        return Found{{}, Words::tr("the cached value is too large")};
    Result<CachedState> state = cachedStateFromJson(reply.text, ledgerKey);
    return state ? Found{std::move(*state), {}} : Found{{}, state.error().message};
}

/// Over whatever is there.
Result<void> saveTo(RedisConnection &connection, const CachedState &state, const QString &ledgerKey, seconds timeToLive)
{
    const auto replies = connection.run({{"SET"_ba, keyOf(ledgerKey), toJson(state, ledgerKey), "EX"_ba,
        QByteArray::number(static_cast<qint64>(timeToLive.count()))}});
    return replies ? checkReplies(*replies) : replies.error();
}

} // namespace

/// All that a crash destroys.
struct StatsCache::State {
    std::unique_ptr<RedisConnection> connection; ///< null: away
    std::optional<CachedState> newest; ///< kept after it was written: a Redis that comes back may be empty
    std::optional<CachedState> found; ///< what was loaded, until something newer is stored
    bool unsaved = false; ///< newest has not been written yet
    bool writeScheduled = false;
    bool wasRead = false;
    bool saidAway = false; ///< the log has been told
    actor::Clock::Duration nextWait{};
    std::optional<actor::Clock::Duration> lastWrite;
    std::optional<actor::Clock::Duration> healthTold;
    Health health;
};

StatsCache::StatsCache(actor::Clock &clock, std::optional<RedisLocation> location, QString ledgerKey)
    : StatsCache(clock, std::move(location), std::move(ledgerKey), Options{})
{
}

StatsCache::StatsCache(actor::Clock &clock, std::optional<RedisLocation> location, QString ledgerKey, Options options)
    : Actor(u"StatsCache"_s, clock)
    , m_location(std::move(location))
    , m_ledgerKey(std::move(ledgerKey))
    , m_options(options)
{
}

StatsCache::~StatsCache() = default;

void StatsCache::initialise()
{
    m_state = std::make_unique<State>();
    m_state->nextWait = m_options.firstRetry;
    m_state->health.name = u"Redis"_s;
    if (!m_location) {
        setHealth(Health::State::Off, Words::tr("REDIS_URL is not set"));
        return;
    }
    m_state->health.location = m_location->display;
    setHealth(Health::State::Connecting, Words::tr("not connected yet"));
    // Not here: a Redis that does not answer must not hold up the start of the rest.
    after({}, [this] { connectNow(); });
    every(m_options.checkInterval, [this] { check(); });
}

void StatsCache::terminate() noexcept
{
    try {
        if (m_state && m_state->connection && m_state->unsaved) {
            m_state->connection->setCommandTimeOut(lastWriteTimeOut);
            if (const Result<void> saved = saveNewest(); !saved)
                qCDebug(cacheLog).noquote() << "The last state was not cached:" << saved.error().message;
        }
    } catch (const std::exception &) {
        // It is only a cache, and what it held is in the ledger.
    }
    m_state.reset();
}

void StatsCache::store(const CachedState &state)
{
    if (!m_location)
        return;
    m_state->newest = state;
    m_state->found.reset();
    m_state->unsaved = true;
    scheduleWrite();
}

void StatsCache::report()
{
    Q_EMIT healthChanged(m_state->health);
    if (m_state->found)
        Q_EMIT loaded(*m_state->found);
}

void StatsCache::connectNow()
{
    auto opened =
        RedisConnection::open(*m_location, {.connect = m_options.connectTimeOut, .command = m_options.commandTimeOut});
    if (!opened)
        return goAway(opened.error().message);
    m_state->connection = std::move(*opened);
    if (!m_state->wasRead && !load())
        return;
    // It counts as back once it takes a write: one that lets us in and then refuses would otherwise fill the log.
    m_state->unsaved = m_state->newest.has_value();
    if (m_state->unsaved)
        scheduleWrite();
    else
        becomeReady({});
}

/// False: Redis went away meanwhile.
bool StatsCache::load()
{
    auto found = loadFrom(*m_state->connection, m_ledgerKey);
    if (!found) {
        goAway(found.error().message);
        return false;
    }
    m_state->wasRead = true;
    if (!found->unusable.isEmpty())
        qCWarning(cacheLog).noquote()
            << u"What the cache at %1 holds for this ledger is ignored and will be overwritten: %2"_s.arg(
                   m_location->display, found->unusable);
    // A state that was stored meanwhile is newer than any that stands there.
    if (found->state && !m_state->newest) {
        m_state->found = std::move(found->state);
        Q_EMIT loaded(*m_state->found);
    }
    return true;
}

Result<void> StatsCache::saveNewest()
{
    return saveTo(*m_state->connection, *m_state->newest, m_ledgerKey, m_options.timeToLive);
}

void StatsCache::scheduleWrite()
{
    if (!m_state->connection || m_state->writeScheduled)
        return;
    actor::Clock::Duration wait{};
    if (m_state->lastWrite)
        wait = std::max(wait, *m_state->lastWrite + m_options.writeInterval - clock().now());
    m_state->writeScheduled = true;
    after(wait, [this] { write(); });
}

void StatsCache::write()
{
    m_state->writeScheduled = false;
    if (!m_state->connection || !m_state->unsaved)
        return;
    const auto begin = steady_clock::now();
    if (const Result<void> saved = saveNewest(); !saved)
        return goAway(saved.error().message);
    m_state->unsaved = false;
    m_state->lastWrite = clock().now();
    becomeReady(duration_cast<microseconds>(steady_clock::now() - begin));
}

/// Between writes nothing else would notice that Redis has gone, and what was written would expire.
void StatsCache::check()
{
    if (!m_state->connection || m_state->unsaved)
        return;
    if (m_state->newest && m_state->lastWrite && clock().now() - *m_state->lastWrite >= m_options.timeToLive / 2) {
        m_state->unsaved = true;
        return scheduleWrite();
    }
    const auto replies = m_state->connection->run({{"PING"_ba}});
    const Result<void> answered = replies ? checkReplies(*replies) : replies.error();
    if (!answered)
        goAway(answered.error().message);
}

void StatsCache::goAway(const QString &reason)
{
    m_state->connection.reset();
    if (!m_state->saidAway) {
        m_state->saidAway = true;
        qCWarning(cacheLog).noquote() << u"Redis at %1 is away: %2; going on without the cache"_s.arg(
            m_location->display, reason);
    }
    setHealth(Health::State::Away, reason);
    after(m_state->nextWait, [this] { connectNow(); });
    m_state->nextWait = std::min<actor::Clock::Duration>(m_state->nextWait * 2, m_options.longestRetry);
}

void StatsCache::becomeReady(microseconds latency)
{
    m_state->nextWait = m_options.firstRetry;
    if (m_state->saidAway) {
        m_state->saidAway = false;
        qCInfo(cacheLog).noquote() << u"Redis at %1 is back"_s.arg(m_location->display);
    }
    setHealth(Health::State::Ready, {}, latency);
}

void StatsCache::setHealth(Health::State state, const QString &message, microseconds latency)
{
    Health &health = m_state->health;
    const bool firstLatency = health.latency.count() == 0 && latency.count() > 0;
    const bool changed = !m_state->healthTold || health.state != state || health.message != message || firstLatency;
    const bool sameAll = !changed && health.latency == latency;
    health.state = state;
    health.message = message;
    health.latency = latency;
    const auto now = clock().now();
    if (sameAll || (!changed && now - *m_state->healthTold < latencyInterval))
        return;
    m_state->healthTold = now;
    Q_EMIT healthChanged(health);
}

} // namespace billow
