// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/cache/AddressLookup.h"

#include "core/base/Words.h"

#include <QUrl>

#include <array>
#include <condition_variable>
#include <mutex>
#include <netdb.h>
#include <sys/socket.h>
#include <system_error>
#include <thread>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

struct Found {
    int code = 0; ///< of getaddrinfo()
    std::vector<std::string> addresses;
};

Found find(const std::string &host, int flags)
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
        std::array<char, NI_MAXHOST> text{};
        if (getnameinfo(entry->ai_addr, entry->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) == 0)
            found.addresses.emplace_back(text.data());
    }
    return found;
}

} // namespace

struct AddressLookup::Answer {
    std::mutex mutex;
    std::condition_variable arrived;
    std::optional<Found> found;
};

AddressLookup::AddressLookup(const QString &host)
    : m_host(host.contains(u':') ? host.toStdString() : QUrl::toAce(host).toStdString())
{
}

AddressLookup::~AddressLookup() = default;

Result<std::vector<std::string>> AddressLookup::addresses(std::chrono::milliseconds patience)
{
    Found found = find(m_host, AI_NUMERICHOST);
    if (!found.addresses.empty())
        return found.addresses;

    if (!m_answer) {
        const auto answer = std::make_shared<Answer>();
        try {
            std::thread([answer, host = m_host] {
                Found result = find(host, AI_ADDRCONFIG);
                if (result.code != 0) // "localhost" has an address even on a machine without a network
                    result = find(host, 0);
                const std::lock_guard lock(answer->mutex);
                answer->found = std::move(result);
                answer->arrived.notify_all();
            }).detach();
        } catch (const std::system_error &) {
            return Error::unavailable(Words::tr("the machine has no thread left to look up its name"));
        }
        m_answer = answer;
    }

    std::unique_lock lock(m_answer->mutex);
    if (!m_answer->arrived.wait_for(lock, patience, [this] { return m_answer->found.has_value(); }))
        return Error::unavailable(Words::tr("the name server does not say where it is"));
    found = std::move(*m_answer->found);
    lock.unlock();
    m_answer.reset(); // the next call asks anew: an address may change
    if (found.addresses.empty())
        return Error::unavailable(
            Words::tr("its host name is not known (%1)").arg(QString::fromLocal8Bit(gai_strerror(found.code))));
    return std::move(found.addresses);
}

} // namespace billow
