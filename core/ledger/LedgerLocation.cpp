// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerLocation.h"

#include "core/base/Words.h"
#include "core/ledger/store/PostgresHandle.h"

#include <QDir>
#include <QUrl>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

Result<LedgerLocation> sqliteLocation(const QString &url)
{
    QString path = url.mid(url.indexOf(u':') + 1);
    if (path.startsWith("//"_L1)) {
        // sqlite:///path is a URL without a host; with a host there is nothing that it could mean.
        if (!path.startsWith("///"_L1))
            return Error::invalid(Words::tr("\"%1\" has a host. Write sqlite:/path/to/file.db").arg(url));
        path.remove(0, 2);
    }
    if (path.contains(u'?') || path.contains(u'#'))
        return Error::invalid(Words::tr("\"%1\" has parameters. Write only sqlite: and a path.").arg(url));
    path = QUrl::fromPercentEncoding(path.toUtf8());
    if (path.isEmpty() || path.endsWith(u'/') || path == ":memory:"_L1 || path.contains(QChar::Null))
        return Error::invalid(Words::tr("\"%1\" has no file name. Write sqlite:/path/to/file.db").arg(url));
    LedgerLocation location;
    location.engine = LedgerLocation::Engine::Sqlite;
    location.path = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    location.display = location.path;
    return location;
}

/// What may be shown, built from what libpq understood, so that no spelling of a password slips through.
QString withoutSecrets(const QMap<QString, QString> &options)
{
    const QString user = options.value(u"user"_s);
    const QString port = options.value(u"port"_s);
    const QString sslMode = options.value(u"sslmode"_s);
    QString text = u"postgresql://"_s;
    if (!user.isEmpty())
        text += user + u'@';
    text += options.value(u"host"_s, options.value(u"hostaddr"_s));
    if (!port.isEmpty())
        text += u':' + port;
    text += u'/' + options.value(u"dbname"_s);
    if (!sslMode.isEmpty())
        text += u"?sslmode="_s + sslMode;
    return text;
}

/// "5432", or "5432,5433" with several hosts. libpq looks only when it connects, and then quotes what may be a
/// password.
bool arePorts(const QString &text)
{
    constexpr uint highest = 65'535;
    const QStringList ports = text.split(u',');
    return std::all_of(ports.begin(), ports.end(), [](const QString &port) {
        bool isNumber = false;
        const uint number = port.toUInt(&isNumber);
        return port.isEmpty() || (isNumber && number > 0 && number <= highest);
    });
}

/// libpq takes the first @ or / for the end of a password, and then shows the rest of it as a host or a database.
bool hasUnescapedPassword(const QString &url)
{
    const QString text = url.section(u"://"_s, 1).section(u'?', 0, 0);
    const QStringView userAndPassword = QStringView(text).left(text.lastIndexOf(u'@'));
    return text.contains(u'@') && (userAndPassword.contains(u'/') || userAndPassword.contains(u'@'));
}

Result<LedgerLocation> postgresqlLocation(const QString &url)
{
    if (hasUnescapedPassword(url)) {
        return Error::invalid(
            Words::tr("The PostgreSQL URL isn’t valid. Write @ and / in the password as %40 and %2F"));
    }
    const auto options = PostgresHandle::parseUrl(url);
    if (!options)
        return options.error();
    if (!arePorts(options->value(u"port"_s)))
        return Error::invalid(Words::tr("The port in the PostgreSQL URL must be a number from 1 to 65535"));
    LedgerLocation location;
    location.engine = LedgerLocation::Engine::Postgresql;
    location.url = url;
    location.display = withoutSecrets(*options);
    return location;
}

} // namespace

Result<LedgerLocation> LedgerLocation::fromUrl(const QString &url)
{
    if (url.startsWith("sqlite:"_L1, Qt::CaseInsensitive))
        return sqliteLocation(url);
    if (url.startsWith("postgresql://"_L1) || url.startsWith("postgres://"_L1))
        return postgresqlLocation(url);
    return Error::invalid(Words::tr("The database URL must start with sqlite: or postgresql://"));
}

} // namespace billow
