// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/HostLookup.h"

#include "core/base/Words.h"

#include <QUrl>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#ifdef Q_OS_WIN
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <netdb.h>
#include <sys/socket.h>
#endif

namespace billow {

using namespace Qt::StringLiterals;
using std::chrono::steady_clock;

// Not QHostInfo: its threads are waited for when the application ends, and its cache is a global that one which is left
// behind may find destroyed.
namespace {

constexpr std::chrono::seconds keptFor{30};

struct Found {
    int code = 0; ///< of getaddrinfo()
    QList<QHostAddress> addresses;
};

Found askSystem(const std::string &host, int flags)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags;
    addrinfo *list = nullptr;
    Found found;
    found.code = getaddrinfo(host.c_str(), nullptr, &hints, &list);
    if (found.code != 0)
        return found;
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(list, &freeaddrinfo);
    for (const addrinfo *entry = list; entry; entry = entry->ai_next) {
        if (entry->ai_family == AF_INET || entry->ai_family == AF_INET6)
            found.addresses.append(QHostAddress(entry->ai_addr));
    }
    return found;
}

#ifdef Q_OS_WIN

void startNetworking()
{
    WSADATA data{};
    WSAStartup(MAKEWORD(2, 2), &data); // counted: Qt calls it too
}

QString explain(int code)
{
    return QString::fromLocal8Bit(std::system_category().message(code).c_str());
}

#else

void startNetworking() { }

QString explain(int code)
{
    return QString::fromLocal8Bit(gai_strerror(code));
}

#endif

/// The look-ups of all hosts that are being asked about, or whose answer nobody has taken yet.
class Lookups final {
public:
    std::optional<Found> find(const std::string &host, steady_clock::time_point deadline)
    {
        std::unique_lock lock(m_mutex);
        const std::shared_ptr<Lookup> lookup = begun(host);
        if (!m_arrived.wait_until(lock, deadline, [&lookup] { return lookup->found.has_value(); }))
            return {};
        if (const auto entry = m_lookups.find(host); entry != m_lookups.end() && entry->second == lookup)
            m_lookups.erase(entry); // the next call asks anew: an address may change
        return lookup->found;
    }

private:
    struct Lookup {
        std::optional<Found> found;
        steady_clock::time_point foundAt;
    };

    /// m_mutex is held. Throws std::system_error where there is no thread left.
    std::shared_ptr<Lookup> begun(const std::string &host)
    {
        std::shared_ptr<Lookup> &lookup = m_lookups[host];
        if (lookup && !(lookup->found && steady_clock::now() - lookup->foundAt > keptFor))
            return lookup;
        const auto fresh = std::make_shared<Lookup>();
        std::thread([this, fresh, host] { run(*fresh, host); }).detach();
        return lookup = fresh;
    }

    void run(Lookup &lookup, const std::string &host)
    {
        Found found = askSystem(host, AI_ADDRCONFIG);
        if (found.code != 0) // "localhost" has an address even on a machine without a network
            found = askSystem(host, 0);
        const std::lock_guard lock(m_mutex);
        lookup.found = std::move(found);
        lookup.foundAt = steady_clock::now();
        m_arrived.notify_all();
    }

    std::mutex m_mutex; // guards what follows
    std::condition_variable m_arrived;
    std::map<std::string, std::shared_ptr<Lookup>> m_lookups;
};

Lookups &lookups()
{
    // Never destroyed: a thread that was left behind may come back while the program is ending.
    static auto *const all = new Lookups;
    return *all;
}

bool isAscii(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 128; });
}

} // namespace

Result<QList<QHostAddress>> resolveHost(const QString &host, steady_clock::time_point deadline)
{
    if (QHostAddress numeric; numeric.setAddress(host))
        return QList{numeric};
    startNetworking();
    const QByteArray name = isAscii(host) ? host.toLatin1() : QUrl::toAce(host);
    std::optional<Found> found;
    try {
        found = lookups().find(name.toStdString(), deadline);
    } catch (const std::system_error &) {
        return Error::unavailable(Words::tr("the system can’t start another thread to look up its name"));
    }
    if (!found)
        return Error::unavailable(Words::tr("the name server isn’t responding"));
    if (found->addresses.isEmpty())
        return Error::unavailable(Words::tr("the host name isn’t known (%1)").arg(explain(found->code)));
    return std::move(found->addresses);
}

} // namespace billow
