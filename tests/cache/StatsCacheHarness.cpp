// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/cache/StatsCacheHarness.h"

#include "tests/support/WaitUntilIdle.h"

#include <QTest>

#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace billow;

namespace {

std::mutex logMutex;
QStringList logLines;
QtMessageHandler previousHandler = nullptr;

void gather(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (qstrcmp(context.category, "billow.cache") != 0)
        return previousHandler(type, context, text);
    const std::scoped_lock lock(logMutex);
    logLines.append(text);
}

std::optional<RedisLocation> locationOf(const QString &url)
{
    return url.isEmpty() ? std::nullopt : std::optional(RedisLocation::fromUrl(url).value());
}

} // namespace

std::optional<CachedState> stateIn(const RedisServer &server)
{
    const auto state = cachedStateFromJson(server.cli({u"GET"_s, totalsKey}), ledger);
    return state ? std::optional(*state) : std::nullopt;
}

CacheLog::CacheLog()
{
    logLines.clear();
    previousHandler = qInstallMessageHandler(nullptr); // the handler needs it from the first line on
    qInstallMessageHandler(gather);
}

CacheLog::~CacheLog()
{
    qInstallMessageHandler(previousHandler);
}

QStringList CacheLog::all() const
{
    const std::scoped_lock lock(logMutex);
    return logLines;
}

StatsCacheHarness::StatsCacheHarness(const QString &url, actor::Clock &clock)
    : StatsCacheHarness(url, clock, quick())
{
}

StatsCacheHarness::StatsCacheHarness(const QString &url, actor::Clock &clock, StatsCache::Options options)
    : cache(clock, locationOf(url), ledger, options)
{
    QObject::connect(&cache, &StatsCache::healthChanged, &m_context, [this](const Health &one) { health.append(one); });
    QObject::connect(&cache, &StatsCache::loaded, &m_context, [this](const CachedState &one) { loaded.append(one); });
    QObject::connect(&cache, &StatsCache::stopped, &m_context, [this] { m_stopped = true; });
    cache.start();
}

StatsCacheHarness::~StatsCacheHarness()
{
    stop();
}

StatsCache::Options StatsCacheHarness::quick()
{
    StatsCache::Options options = patient(20ms);
    options.writeInterval = 1ms;
    options.firstRetry = 5ms;
    options.longestRetry = 20ms;
    return options;
}

StatsCache::Options StatsCacheHarness::patient(std::chrono::milliseconds checkInterval)
{
    StatsCache::Options options;
    options.checkInterval = checkInterval;
    options.connectTimeOut = 5s;
    options.commandTimeOut = 5s;
    return options;
}

void StatsCacheHarness::stop()
{
    cache.stop();
    // Not QTRY_VERIFY, which does not wait once the test has failed.
    QVERIFY(QTest::qWaitFor([this] { return m_stopped; }, 20'000));
}

void StatsCacheHarness::store(const CachedState &state)
{
    QVERIFY(actor::tell(cache, [state](StatsCache &receiver) { receiver.store(state); }));
}

bool StatsCacheHarness::isNow(Health::State state) const
{
    return !health.isEmpty() && health.last().state == state;
}

void StatsCacheHarness::settle()
{
    QVERIFY(actor::waitUntilIdle({&cache}, 20s));
}
