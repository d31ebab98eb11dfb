// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/PostgresOptions.h"

#include "core/base/Words.h"
#include "core/ledger/store/PostgresHandle.h"
#include "core/platform/HostLookup.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// Of the addresses that all names have: each that does not answer costs its time-out.
constexpr qsizetype mostAddresses = 2;

bool isName(const QString &host)
{
    return !host.isEmpty() && !host.startsWith(u'/') && !host.startsWith(u'@'); // a socket in the file system, or not
}

/// Replaces the names of hosts by their addresses: host and port once for each, and hostaddr beside them.
Result<void> resolveHosts(QMap<QString, QString> &values, std::chrono::steady_clock::time_point deadline)
{
    const QStringList hosts = values.value(u"host"_s).split(u',');
    if (values.contains(u"hostaddr"_s) || std::none_of(hosts.begin(), hosts.end(), isName))
        return {};
    const QStringList ports = values.value(u"port"_s).split(u',');
    QStringList allHosts;
    QStringList allAddresses;
    QStringList allPorts;
    Result<void> failed;
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        QStringList addresses;
        if (isName(hosts[i])) {
            const auto found = resolveHost(hosts[i], deadline);
            if (!found) {
                failed = Error::unavailable(Words::tr("Can’t find %1: %2").arg(hosts[i], found.error().message));
                continue;
            }
            for (const QHostAddress &address : *found)
                addresses.append(address.toString());
            if (hosts.size() > 1)
                addresses.resize(1);
        } else {
            addresses.append(QString());
        }
        for (const QString &address : addresses) {
            allHosts.append(hosts[i]);
            allAddresses.append(address);
            allPorts.append(ports.size() == 1 ? ports.first() : ports.value(i));
        }
    }
    if (allHosts.isEmpty())
        return failed;
    // Several hosts are there to stand in for each other: each keeps one.
    if (hosts.size() == 1 && allHosts.size() > mostAddresses) {
        allHosts.resize(mostAddresses);
        allAddresses.resize(mostAddresses);
        allPorts.resize(mostAddresses);
    }
    values[u"host"_s] = allHosts.join(u',');
    values[u"hostaddr"_s] = allAddresses.join(u',');
    if (values.contains(u"port"_s))
        values[u"port"_s] = allPorts.join(u',');
    return {};
}

QString quoted(QString value)
{
    value.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1);
    return u'\'' + value + u'\'';
}

} // namespace

Result<PostgresOptions> postgresOptions(
    const QString &url, const QByteArray &sessionName, std::chrono::steady_clock::time_point deadline)
{
    auto parsed = PostgresHandle::parseUrl(url);
    if (!parsed)
        return parsed.error();
    QMap<QString, QString> values = *std::move(parsed);
    if (auto resolved = resolveHosts(values, deadline); !resolved)
        return resolved.error();
    const std::pair<QString, QString> defaults[]{{u"keepalives_idle"_s, u"10"_s}, {u"keepalives_interval"_s, u"5"_s},
        {u"keepalives_count"_s, u"3"_s}, {u"tcp_user_timeout"_s, u"20000"_s}};
    for (const auto &[keyword, value] : defaults) {
        if (!values.contains(keyword))
            values.insert(keyword, value);
    }
    // Of each address; 2 is the least that libpq takes.
    values.insert(u"connect_timeout"_s, values.value(u"hostaddr"_s).contains(u',') ? u"2"_s : u"3"_s);
    values.insert(u"application_name"_s, QString::fromUtf8(sessionName));
    values.remove(u"client_encoding"_s); // the driver's

    PostgresOptions options{.host = values.take(u"host"_s),
        .database = values.take(u"dbname"_s),
        .user = values.take(u"user"_s),
        .password = values.take(u"password"_s),
        .others = {},
        .addresses = static_cast<int>(values.value(u"hostaddr"_s).count(u',')) + 1};
    for (const auto &[keyword, value] : values.asKeyValueRange()) {
        if (value.contains(u';')) {
            return Error::incompatible(
                Words::tr("The option %1 in the PostgreSQL URL has a semicolon, which Qt’s driver doesn’t support")
                    .arg(keyword));
        }
        options.others += keyword + u'=' + quoted(value) + u' ';
    }
    return options;
}

} // namespace billow
