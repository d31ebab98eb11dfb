// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/cache/RedisReply.h"

#include <hiredis/hiredis.h>

#include <array>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

struct Refusal {
    const char *prefix; ///< of what Redis answers
    const char *meaning;
};

// In the order of looking: the first prefix that fits.
constexpr std::array refusals{
    Refusal{"WRONGPASS", "the password or the user was refused"},
    Refusal{"ERR invalid password", "the password was refused"},
    Refusal{"NOAUTH", "it wants a password, and REDIS_URL has none"},
    Refusal{"ERR AUTH <password> called without any password", "a password was given, but it has none set"},
    Refusal{"ERR Client sent AUTH, but no password is set", "a password was given, but it has none set"},
    Refusal{"NOPERM", "this user may not do what the cache needs"},
    Refusal{"ERR DB index is out of range", "it has no database of that number"},
    Refusal{"ERR invalid DB index", "it has no database of that number"},
    Refusal{"ERR max number of clients reached", "it has too many clients"},
    Refusal{"LOADING", "it is still loading its data"},
    Refusal{"BUSY", "it is busy with a script"},
    Refusal{"OOM", "its memory is full"},
    Refusal{"MISCONF", "it cannot save to its disk and so takes no writes"},
    Refusal{"READONLY", "it is a replica that takes no writes"},
    Refusal{"MASTERDOWN", "it is a replica whose master is away"},
    Refusal{"MOVED", "it is part of a cluster, which is not supported"},
    Refusal{"DENIED", "it runs in protected mode and takes local connections only"},
};

} // namespace

RedisReply RedisReply::from(const redisReply &reply)
{
    RedisReply copy;
    switch (reply.type) {
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS:
    case REDIS_REPLY_ERROR:
        copy.type = reply.type == REDIS_REPLY_STRING ? Type::Text
            : reply.type == REDIS_REPLY_STATUS       ? Type::Status
                                                     : Type::Error;
        copy.text = QByteArray(reply.str, static_cast<qsizetype>(reply.len));
        break;
    case REDIS_REPLY_INTEGER:
        copy.type = Type::Integer;
        copy.integer = reply.integer;
        break;
    case REDIS_REPLY_ARRAY:
        copy.type = Type::Array;
        for (std::size_t i = 0; i < reply.elements; ++i)
            copy.items.push_back(from(*reply.element[i]));
        break;
    default:
        break;
    }
    return copy;
}

Result<void> checkReplies(const std::vector<RedisReply> &replies)
{
    for (const RedisReply &reply : replies) {
        if (reply.type == RedisReply::Type::Error)
            return Error::unavailable(explainRefusal(reply.text));
        if (const Result<void> inside = checkReplies(reply.items); !inside)
            return inside.error();
    }
    return {};
}

QString explainRefusal(const QByteArray &answer, bool secret)
{
    for (const Refusal &refusal : refusals) {
        if (answer.startsWith(refusal.prefix))
            return QString::fromLatin1(refusal.meaning);
    }
    if (secret)
        return u"it refused to let us in"_s;
    return u"it answered \"%1\""_s.arg(QString::fromUtf8(answer.left(200)).simplified());
}

} // namespace billow
