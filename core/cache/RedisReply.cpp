// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/cache/RedisReply.h"

#include "core/base/Words.h"

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
    Refusal{"WRONGPASS", QT_TRANSLATE_NOOP("core", "the password or the user was refused")},
    Refusal{"ERR invalid password", QT_TRANSLATE_NOOP("core", "the password was refused")},
    Refusal{"NOAUTH", QT_TRANSLATE_NOOP("core", "it wants a password, and REDIS_URL has none")},
    Refusal{"ERR AUTH <password> called without any password",
        QT_TRANSLATE_NOOP("core", "a password was given, but it has none set")},
    Refusal{"ERR Client sent AUTH, but no password is set",
        QT_TRANSLATE_NOOP("core", "a password was given, but it has none set")},
    Refusal{"NOPERM", QT_TRANSLATE_NOOP("core", "this user may not do what the cache needs")},
    Refusal{"ERR DB index is out of range", QT_TRANSLATE_NOOP("core", "it has no database of that number")},
    Refusal{"ERR invalid DB index", QT_TRANSLATE_NOOP("core", "it has no database of that number")},
    Refusal{"ERR max number of clients reached", QT_TRANSLATE_NOOP("core", "it has too many clients")},
    Refusal{"LOADING", QT_TRANSLATE_NOOP("core", "it is still loading its data")},
    Refusal{"BUSY", QT_TRANSLATE_NOOP("core", "it is busy with a script")},
    Refusal{"OOM", QT_TRANSLATE_NOOP("core", "its memory is full")},
    Refusal{"MISCONF", QT_TRANSLATE_NOOP("core", "it cannot save to its disk and so takes no writes")},
    Refusal{"READONLY", QT_TRANSLATE_NOOP("core", "it is a replica that takes no writes")},
    Refusal{"MASTERDOWN", QT_TRANSLATE_NOOP("core", "it is a replica whose master is away")},
    Refusal{"MOVED", QT_TRANSLATE_NOOP("core", "it is part of a cluster, which is not supported")},
    Refusal{"DENIED", QT_TRANSLATE_NOOP("core", "it runs in protected mode and takes local connections only")},
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
            return Words::tr(refusal.meaning);
    }
    if (secret)
        return Words::tr("it refused to let us in");
    return Words::tr("it answered \"%1\"").arg(QString::fromUtf8(answer.left(200)).simplified());
}

} // namespace billow
