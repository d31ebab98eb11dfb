// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/cache/RedisConnection.h"

#include "core/base/Words.h"
#include "core/platform/HostLookup.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <hiredis/hiredis.h>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace {

struct Refusal {
    const char *prefix; ///< of what Redis answers
    const char *meaning;
};

// In the order of looking: the first prefix that fits.
constexpr std::array refusals{
    Refusal{"WRONGPASS", QT_TRANSLATE_NOOP("core", "the password or the user was refused")},
    Refusal{"ERR invalid password", QT_TRANSLATE_NOOP("core", "the password was refused")},
    Refusal{"NOAUTH", QT_TRANSLATE_NOOP("core", "it needs a password, and REDIS_URL has none")},
    Refusal{"ERR AUTH <password> called without any password",
        QT_TRANSLATE_NOOP("core", "REDIS_URL has a password, but the server has none set")},
    Refusal{"ERR Client sent AUTH, but no password is set",
        QT_TRANSLATE_NOOP("core", "REDIS_URL has a password, but the server has none set")},
    Refusal{"NOPERM", QT_TRANSLATE_NOOP("core", "this user lacks permissions that the cache needs")},
    Refusal{"ERR DB index is out of range", QT_TRANSLATE_NOOP("core", "it has no database with that number")},
    Refusal{"ERR invalid DB index", QT_TRANSLATE_NOOP("core", "it has no database with that number")},
    Refusal{"ERR max number of clients reached", QT_TRANSLATE_NOOP("core", "it has too many clients")},
    Refusal{"LOADING", QT_TRANSLATE_NOOP("core", "it is still loading its data")},
    Refusal{"BUSY", QT_TRANSLATE_NOOP("core", "it is busy running a script")},
    Refusal{"OOM", QT_TRANSLATE_NOOP("core", "its memory is full")},
    Refusal{"MISCONF", QT_TRANSLATE_NOOP("core", "it can’t save to its disk, so it accepts no writes")},
    Refusal{"READONLY", QT_TRANSLATE_NOOP("core", "it is a read-only replica")},
    Refusal{"MASTERDOWN", QT_TRANSLATE_NOOP("core", "it is a replica whose primary is unavailable")},
    Refusal{"MOVED", QT_TRANSLATE_NOOP("core", "it is part of a cluster, which is not supported")},
    Refusal{"DENIED", QT_TRANSLATE_NOOP("core", "it is in protected mode and accepts only local connections")},
};

timeval timeLeft(steady_clock::time_point deadline)
{
    const auto left = std::max(duration_cast<microseconds>(deadline - steady_clock::now()), microseconds(0));
    const auto whole = duration_cast<seconds>(left);
    return {.tv_sec = static_cast<decltype(timeval::tv_sec)>(whole.count()),
        .tv_usec = static_cast<decltype(timeval::tv_usec)>((left - whole).count())};
}

bool isOver(steady_clock::time_point deadline)
{
    // Below a millisecond there is nothing to wait for, and hiredis takes zero as "for ever".
    return deadline - steady_clock::now() < milliseconds(1);
}

Error timedOut()
{
    return Error::unavailable(Words::tr("it didn’t answer in time"));
}

/// \a systemError is errno as it was when the call returned.
Error failure(const redisContext &context, int systemError)
{
    if (context.err == REDIS_ERR_EOF)
        return Error::unavailable(Words::tr("it closed the connection"));
    if (context.err == REDIS_ERR_PROTOCOL)
        return Error::unavailable(Words::tr("the server there isn’t Redis"));
#ifdef REDIS_ERR_TIMEOUT
    if (context.err == REDIS_ERR_TIMEOUT)
        return timedOut();
#endif
    if (context.err == REDIS_ERR_IO) {
        switch (systemError) {
        case EAGAIN:
        case ETIMEDOUT:
        case EINPROGRESS:
            return timedOut();
        case ECONNREFUSED:
            return Error::unavailable(Words::tr("can’t connect"));
        case ENOENT:
            return Error::unavailable(Words::tr("the socket doesn’t exist"));
        case EACCES:
            return Error::unavailable(Words::tr("this account isn’t allowed to open the socket"));
        case EPIPE:
        case ECONNRESET:
            return Error::unavailable(Words::tr("it closed the connection"));
        default:
            break;
        }
    }
    return Error::unavailable(QString::fromLocal8Bit(context.errstr));
}

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
        return Words::tr("it refused the connection");
    return Words::tr("it answered: %1").arg(QString::fromUtf8(answer.left(200)).simplified());
}

void RedisConnection::Freer::operator()(redisContext *context) const
{
    redisFree(context);
}

RedisConnection::RedisConnection(Context context, milliseconds commandTimeOut)
    : m_context(std::move(context))
    , m_commandTimeOut(commandTimeOut)
{
}

RedisConnection::~RedisConnection() = default;

Result<std::unique_ptr<RedisConnection>> RedisConnection::open(const RedisLocation &location, TimeOuts timeOuts)
{
    const Moment deadline = steady_clock::now() + timeOuts.connect;
    Result<Context> context = connect(location, deadline);
    if (!context)
        return context.error();
    std::unique_ptr<RedisConnection> connection(new RedisConnection(std::move(*context), timeOuts.command));
    if (const Result<void> introduced = connection->introduce(location, deadline); !introduced)
        return introduced.error();
    return connection;
}

Result<RedisConnection::Context> RedisConnection::connect(const RedisLocation &location, Moment deadline)
{
    const auto outcome = [](redisContext *made) -> Result<Context> {
        const int systemError = errno;
        Context context(made);
        if (!context)
            return Error::unavailable(Words::tr("not enough memory for a connection"));
        if (context->err != 0)
            return failure(*context, systemError);
        return context;
    };
    if (!location.socketPath.isEmpty()) {
        const QByteArray path = QFile::encodeName(location.socketPath);
        return outcome(redisConnectUnixWithTimeout(path.constData(), timeLeft(deadline)));
    }

    const auto addresses = resolveHost(location.host, deadline);
    if (!addresses)
        return addresses.error();
    Error last = timedOut();
    for (const QHostAddress &address : *addresses) {
        if (isOver(deadline))
            break;
        const QByteArray text = address.toString().toLatin1();
        Result<Context> context = outcome(redisConnectWithTimeout(text.constData(), location.port, timeLeft(deadline)));
        if (context)
            return context;
        last = context.error();
    }
    return last;
}

Result<void> RedisConnection::introduce(const RedisLocation &location, Moment deadline)
{
    std::vector<QByteArrayList> commands;
    if (!location.password.isEmpty()) {
        QByteArrayList login{"AUTH"_ba};
        if (!location.user.isEmpty())
            login.append(location.user.toUtf8());
        login.append(location.password.toUtf8());
        commands.push_back(login);
    }
    commands.push_back({"SELECT"_ba, QByteArray::number(location.database)});

    const auto replies = exchange(commands, deadline);
    if (!replies)
        return replies.error();
    for (const RedisReply &reply : *replies) {
        // A server that does not know AUTH repeats its arguments in the error.
        if (reply.type == RedisReply::Type::Error)
            return Error::unavailable(explainRefusal(reply.text, !location.password.isEmpty()));
    }
    return {};
}

Result<std::vector<RedisReply>> RedisConnection::run(const std::vector<QByteArrayList> &commands)
{
    return exchange(commands, steady_clock::now() + m_commandTimeOut);
}

Result<std::vector<RedisReply>> RedisConnection::exchange(const std::vector<QByteArrayList> &commands, Moment deadline)
{
    for (const QByteArrayList &command : commands) {
        std::vector<const char *> parts;
        std::vector<std::size_t> lengths;
        for (const QByteArray &part : command) {
            parts.push_back(part.constData());
            lengths.push_back(static_cast<std::size_t>(part.size()));
        }
        if (redisAppendCommandArgv(m_context.get(), static_cast<int>(parts.size()), parts.data(), lengths.data())
            != REDIS_OK)
            return failure(*m_context, 0);
    }
    if (const Result<void> sent = send(deadline); !sent)
        return sent.error();

    std::vector<RedisReply> replies;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        Result<RedisReply> reply = receive(deadline);
        if (!reply)
            return reply.error();
        replies.push_back(std::move(*reply));
    }
    return replies;
}

Result<void> RedisConnection::send(Moment deadline)
{
    int done = 0;
    while (!done) {
        if (!armTimeOut(deadline))
            return timedOut();
        if (redisBufferWrite(m_context.get(), &done) != REDIS_OK)
            return failure(*m_context, errno);
    }
    return {};
}

// Not redisGetReply(): its time-out counts from the last byte, so a server that answers a byte at a time could hold us
// for as long as it likes.
Result<RedisReply> RedisConnection::receive(Moment deadline)
{
    while (true) {
        void *raw = nullptr;
        if (redisGetReplyFromReader(m_context.get(), &raw) != REDIS_OK)
            return failure(*m_context, 0);
        if (raw) {
            const std::unique_ptr<void, decltype(&freeReplyObject)> owner(raw, &freeReplyObject);
            return RedisReply::from(*static_cast<const redisReply *>(raw));
        }
        if (!armTimeOut(deadline))
            return timedOut();
        if (redisBufferRead(m_context.get()) != REDIS_OK)
            return failure(*m_context, errno);
    }
}

bool RedisConnection::armTimeOut(Moment deadline)
{
    return !isOver(deadline) && redisSetTimeout(m_context.get(), timeLeft(deadline)) == REDIS_OK;
}

} // namespace billow
