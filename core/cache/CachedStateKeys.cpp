// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/cache/CachedStateKeys.h"

#include "core/base/Words.h"
#include "core/cache/CachedStateJson.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

// What we write is below 100 kB; whatever is larger is not ours, and is not fetched.
constexpr qsizetype largestDocument = 1'000'000;

QByteArray keyOf(const QString &ledgerKey, const QString &part)
{
    return u"billow:{%1}:%2"_s.arg(ledgerKey, part).toUtf8();
}

} // namespace

CachedStateKeys::CachedStateKeys(const QString &ledgerKey, std::chrono::seconds timeToLive)
    : m_ledgerKey(ledgerKey)
    , m_totals(keyOf(ledgerKey, u"totals"_s))
    , m_recent(keyOf(ledgerKey, u"recent"_s))
    , m_timeToLive(QByteArray::number(static_cast<qint64>(timeToLive.count())))
{
}

Result<void> CachedStateKeys::save(RedisConnection &connection, const CachedState &state) const
{
    const CachedStateJson json = CachedStateJson::write(state, m_ledgerKey);
    const auto replies = connection.run({
        {"MULTI"_ba},
        {"SET"_ba, m_totals, json.totals, "EX"_ba, m_timeToLive},
        {"SET"_ba, m_recent, json.recent, "EX"_ba, m_timeToLive},
        {"EXEC"_ba},
    });
    if (!replies)
        return replies.error();
    return checkReplies(*replies);
}

Result<CachedStateKeys::Found> CachedStateKeys::load(RedisConnection &connection) const
{
    const QByteArray end = QByteArray::number(largestDocument);
    const auto replies = connection.run({
        {"MULTI"_ba},
        {"GETRANGE"_ba, m_totals, "0"_ba, end},
        {"GETRANGE"_ba, m_recent, "0"_ba, end},
        {"EXEC"_ba},
    });
    if (!replies)
        return replies.error();
    const RedisReply &outcome = replies->back();
    if (outcome.type != RedisReply::Type::Array || outcome.items.size() != 2) {
        const Result<void> checked = checkReplies(*replies);
        return checked ? Error::unavailable(Words::tr("what answers there is not Redis")) : checked.error();
    }

    for (const RedisReply &item : outcome.items) {
        if (item.type != RedisReply::Type::Text && !item.text.startsWith("WRONGTYPE"))
            return checkReplies({item}).ok() ? Error::unavailable(Words::tr("what answers there is not Redis"))
                                             : checkReplies({item}).error();
        if (item.type != RedisReply::Type::Text)
            return Found{{}, Words::tr("a key is of another type")};
        if (item.text.size() > largestDocument)
            return Found{{}, Words::tr("it is too large")};
    }
    const CachedStateJson json{outcome.items[0].text, outcome.items[1].text};
    if (json.totals.isEmpty() && json.recent.isEmpty())
        return Found{};
    Result<CachedState> state = json.read(m_ledgerKey);
    if (!state)
        return Found{{}, state.error().message};
    return Found{std::move(*state), {}};
}

} // namespace billow
