// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/cache/RedisLocation.h"

#include "core/base/Words.h"

#include <QUrl>
#include <QUrlQuery>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr auto decoded = QUrl::FullyDecoded;

Error refused(const QString &what)
{
    // The URL itself may hold a password, so no message quotes it.
    return Error::invalid(what, u"REDIS_URL"_s);
}

bool namesSocket(const QString &scheme)
{
    return scheme == u"unix"_s || scheme == u"redis+unix"_s || scheme == u"redis-socket"_s;
}

QString firstValue(const QUrlQuery &query, const QStringList &names)
{
    for (const QString &name : names) {
        if (query.hasQueryItem(name))
            return query.queryItemValue(name, decoded);
    }
    return {};
}

/// From the userinfo, or from the query, which some clients prefer for Unix sockets.
void readCredentials(const QUrl &url, const QUrlQuery &query, RedisLocation &location)
{
    location.user = url.userName(decoded);
    location.password = url.password(decoded);
    if (location.password.isEmpty())
        location.password = firstValue(query, {u"password"_s});
    if (location.user.isEmpty())
        location.user = firstValue(query, {u"user"_s, u"username"_s});
    // "redis://secret@host": redis-cli takes it as the password, and a user without one would mean nothing.
    if (location.password.isEmpty())
        location.password = std::exchange(location.user, {});
}

Result<int> readDatabase(const QString &path, const QUrlQuery &query)
{
    QString text = firstValue(query, {u"db"_s, u"database"_s});
    if (text.isEmpty())
        text = path.mid(1);
    if (text.isEmpty())
        return 0;
    bool isNumber = false;
    const int database = text.toInt(&isNumber);
    if (!isNumber || database < 0)
        return refused(Words::tr("the Redis database must be a number from 0, for example redis://host:6379/2"));
    return database;
}

Result<void> readServer(const QUrl &url, RedisLocation &location)
{
    if (namesSocket(url.scheme())) {
        location.socketPath = url.path(decoded);
        if (!url.host().isEmpty() || !location.socketPath.startsWith(u'/') || location.socketPath.size() < 2)
            return refused(
                Words::tr("the path of the Unix socket must be absolute, for example unix:///run/redis/redis.sock"));
        return {};
    }
    const bool bare = url.host().isEmpty() && url.authority().isEmpty();
    if (url.host().isEmpty() && !bare)
        return refused(Words::tr("the Redis URL has no host. Write special characters in the password as %XX"));
    location.host = bare ? u"localhost"_s : url.host(decoded);
    const int port = url.port(6379);
    if (port < 1)
        return refused(Words::tr("the Redis port must be from 1 to 65535"));
    location.port = static_cast<quint16>(port);
    return {};
}

QString displayOf(const RedisLocation &location)
{
    QUrl url;
    if (location.socketPath.isEmpty()) {
        url.setScheme(u"redis"_s);
        url.setHost(location.host);
        url.setPort(location.port);
        url.setPath(u"/%1"_s.arg(location.database));
    } else {
        url.setScheme(u"unix"_s);
        url.setHost(u""_s);
        url.setPath(location.socketPath, QUrl::DecodedMode);
        if (location.database != 0)
            url.setQuery(u"db=%1"_s.arg(location.database));
    }
    return url.toString();
}

} // namespace

Result<RedisLocation> RedisLocation::fromUrl(const QString &url)
{
    const QUrl parsed(url.trimmed(), QUrl::TolerantMode);
    const QString scheme = parsed.scheme();
    if (!parsed.isValid())
        return refused(Words::tr("not a valid Redis URL. Example: redis://:password@host:6379/0. Write special "
                                 "characters in the password as %XX"));
    if (scheme == u"rediss"_s)
        return refused(Words::tr("encrypted Redis connections (rediss://) aren’t supported. Use redis:// over a "
                                 "network you trust, or a local TLS tunnel"));
    if (scheme != u"redis"_s && !namesSocket(scheme))
        return refused(Words::tr("the Redis URL must start with redis:// or unix://"));
    if (parsed.hasFragment())
        return refused(Words::tr("the Redis URL contains a #. In a password write it as %23"));

    RedisLocation location;
    if (const Result<void> server = readServer(parsed, location); !server)
        return server.error();
    const QUrlQuery query(parsed);
    readCredentials(parsed, query, location);
    const Result<int> database = readDatabase(namesSocket(scheme) ? QString() : parsed.path(decoded), query);
    if (!database)
        return database.error();
    location.database = *database;
    location.display = displayOf(location);
    return location;
}

} // namespace billow
