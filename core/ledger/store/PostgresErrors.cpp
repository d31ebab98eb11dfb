// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/PostgresErrors.h"

#include "core/base/Words.h"

#include <QRegularExpression>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// libpq gives no code for a connection that did not come about, only its text.
struct Meaning {
    const char16_t *pattern;
    const char *words; ///< %1: what the pattern captured
};

constexpr Meaning meanings[]{
    {uR"re(could not translate host name "([^"]*)")re",
        QT_TRANSLATE_NOOP("core", "The host name %1 isn’t known. Check its spelling.")},
    {uR"re(at "([^"]*)"[^:]*, port \d+ failed: Connection refused)re",
        QT_TRANSLATE_NOOP(
            "core", "Can’t connect to %1. Check that PostgreSQL is running there and that the port is correct.")},
    {uR"re(on socket "([^"]*)" failed: No such file)re",
        QT_TRANSLATE_NOOP("core", "The socket %1 doesn’t exist. Check that PostgreSQL is running on this computer.")},
    {uR"re(on socket "([^"]*)" failed: (?:Permission denied|Connection refused))re",
        QT_TRANSLATE_NOOP("core",
            "Can’t connect to the socket %1. Check that PostgreSQL is running and that this account may use it.")},
    {uR"re((Network is unreachable|No route to host))re",
        QT_TRANSLATE_NOOP("core", "Can’t reach the server over the network (%1)")},
    {uR"re(password authentication failed for user "([^"]*)")re",
        QT_TRANSLATE_NOOP("core", "The password for the user %1 was refused")},
    {uR"re((?:no password supplied))re",
        QT_TRANSLATE_NOOP("core", "The server needs a password, and the URL has none")},
    {uR"re(Peer authentication failed for user "([^"]*)")re",
        QT_TRANSLATE_NOOP("core",
            "On its socket, the server accepts the user %1 only from the system account with that name. Use a host and "
            "a password instead.")},
    {uR"re(role "([^"]*)" does not exist)re", QT_TRANSLATE_NOOP("core", "There is no user %1 on this server")},
    {uR"re(database "([^"]*)" does not exist)re",
        QT_TRANSLATE_NOOP("core", "There is no database %1 on this server. Create it with createdb %1")},
    {uR"re(permission denied for database "([^"]*)")re",
        QT_TRANSLATE_NOOP("core", "This user may not connect to the database %1")},
    {uR"re(no pg_hba\.conf entry for .*(no encryption))re",
        QT_TRANSLATE_NOOP("core",
            "The server doesn’t accept unencrypted connections from this computer (%1). Try ?sslmode=require, or ask "
            "its administrator.")},
    {uR"re((pg_hba\.conf) )re",
        QT_TRANSLATE_NOOP("core",
            "The server doesn’t accept connections from this computer (%1). Ask its administrator to allow them.")},
    {uR"re(server does not support SSL)re",
        QT_TRANSLATE_NOOP("core", "The URL requires an encrypted connection, which the server doesn’t offer")},
    {uR"re((?:root certificate file|certificate verify failed|SSL error: ?|server certificate )(.*))re",
        QT_TRANSLATE_NOOP("core", "The server’s certificate was refused (%1)")},
    {uR"re((too many clients|remaining connection slots))re",
        QT_TRANSLATE_NOOP("core", "The server has no free connections at the moment (%1)")},
    {uR"re(the database system is (starting up|shutting down|in recovery mode))re",
        QT_TRANSLATE_NOOP("core", "The server is %1. Try again in a moment.")},
    {uR"re(invalid response to SSL negotiation|expected authentication request|unexpected response)re",
        QT_TRANSLATE_NOOP("core", "The server there isn’t PostgreSQL")},
    {uR"re(server closed the connection unexpectedly)re",
        QT_TRANSLATE_NOOP("core", "The server closed the connection immediately. Check that it is PostgreSQL.")},
};

} // namespace

Error::Kind kindOfSqlState(QStringView state)
{
    if (state == u"53100") // disk_full
        return Error::Kind::Full;
    // Connection, authorization, no such database, out of resources, operator intervention, other server faults; a
    // standby that does not accept writes, missing privileges, and conflicts with other sessions.
    for (const QStringView transient : {u"08", u"28", u"3D", u"53", u"57", u"58", u"25006", u"42501", u"40", u"55"}) {
        if (state.startsWith(transient))
            return Error::Kind::Unavailable;
    }
    // Somebody has dropped or changed a table; the data are damaged; or the prepared statement of a session is asked
    // for in another one.
    for (const QStringView foreign : {u"42P01", u"42703", u"3F000", u"XX001", u"XX002", u"26000"}) {
        if (state == foreign)
            return Error::Kind::Incompatible;
    }
    return Error::Kind::Internal;
}

QString oneLine(const QString &message)
{
    QStringList parts;
    for (const QString &line : message.split(u'\n', Qt::SkipEmptyParts)) {
        QString part = line.simplified();
        while (part.endsWith(u'.') || part.endsWith(u'?'))
            part.chop(1);
        if (line.startsWith(u'\t') && !part.isEmpty())
            part.front() = part.front().toLower(); // goes on with the line above
        parts += part;
    }
    return parts.join(u"; "_s);
}

QString explainPostgresFailure(const QString &message)
{
    for (const Meaning &meaning : meanings) {
        const QRegularExpression pattern(QString::fromUtf16(meaning.pattern));
        if (const auto match = pattern.match(message); match.hasMatch()) {
            const QString words = Words::tr(meaning.words);
            return words.contains("%1"_L1) ? words.arg(match.captured(1)) : words;
        }
    }
    return message;
}

} // namespace billow
