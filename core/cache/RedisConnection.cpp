// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/cache/RedisConnection.h"

#include "core/base/Words.h"
#include "core/cache/AddressLookup.h"

#include <QFile>

#include <cerrno>
#include <csignal>
#include <hiredis/hiredis.h>
#include <sys/time.h>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace {

/// While it lives, a write to a server that was killed is an error and not the end of the process: hiredis writes with
/// write(2), which raises SIGPIPE. Only this thread is concerned; what else the process does with the signal stays.
class BrokenPipeGuard final {
public:
    BrokenPipeGuard()
    {
        sigemptyset(&m_pipe);
        sigaddset(&m_pipe, SIGPIPE);
        sigset_t pending;
        sigpending(&pending);
        m_wasPending = sigismember(&pending, SIGPIPE) == 1;
        pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~BrokenPipeGuard()
    {
        const timespec atOnce{};
        if (!m_wasPending)
            sigtimedwait(&m_pipe, nullptr, &atOnce);
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    Q_DISABLE_COPY_MOVE(BrokenPipeGuard)

private:
    sigset_t m_pipe{};
    sigset_t m_before{};
    bool m_wasPending = false;
};

timeval timeLeft(steady_clock::time_point deadline)
{
    const auto left = std::max(duration_cast<microseconds>(deadline - steady_clock::now()), microseconds(0));
    const auto whole = duration_cast<seconds>(left);
    return {.tv_sec = static_cast<time_t>(whole.count()), .tv_usec = static_cast<suseconds_t>((left - whole).count())};
}

bool isOver(steady_clock::time_point deadline)
{
    // Below a millisecond there is nothing to wait for, and hiredis takes zero as "for ever".
    return deadline - steady_clock::now() < milliseconds(1);
}

Error timedOut()
{
    return Error::unavailable(Words::tr("it does not answer in time"));
}

/// \a systemError is errno as it was when the call returned.
Error failure(const redisContext &context, int systemError)
{
    if (context.err == REDIS_ERR_EOF)
        return Error::unavailable(Words::tr("it has closed the connection"));
    if (context.err == REDIS_ERR_PROTOCOL)
        return Error::unavailable(Words::tr("what answers there is not Redis"));
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
            return Error::unavailable(Words::tr("nothing listens there"));
        case ENOENT:
            return Error::unavailable(Words::tr("there is no such socket"));
        case EACCES:
            return Error::unavailable(Words::tr("this account may not open its socket"));
        case EPIPE:
        case ECONNRESET:
            return Error::unavailable(Words::tr("it has closed the connection"));
        default:
            break;
        }
    }
    return Error::unavailable(QString::fromLocal8Bit(context.errstr));
}

} // namespace

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

Result<std::unique_ptr<RedisConnection>> RedisConnection::open(
    const RedisLocation &location, AddressLookup &lookup, TimeOuts timeOuts)
{
    const Moment deadline = steady_clock::now() + timeOuts.connect;
    Result<Context> context = connect(location, lookup, deadline);
    if (!context)
        return context.error();
    std::unique_ptr<RedisConnection> connection(new RedisConnection(std::move(*context), timeOuts.command));
    if (const Result<void> introduced = connection->introduce(location, deadline); !introduced)
        return introduced.error();
    return connection;
}

Result<RedisConnection::Context> RedisConnection::connect(
    const RedisLocation &location, AddressLookup &lookup, Moment deadline)
{
    const auto outcome = [](redisContext *made) -> Result<Context> {
        const int systemError = errno;
        Context context(made);
        if (!context)
            return Error::unavailable(Words::tr("there is no memory left for a connection"));
        if (context->err != 0)
            return failure(*context, systemError);
        return context;
    };
    if (!location.socketPath.isEmpty()) {
        const QByteArray path = QFile::encodeName(location.socketPath);
        return outcome(redisConnectUnixWithTimeout(path.constData(), timeLeft(deadline)));
    }

    const auto addresses = lookup.addresses(duration_cast<milliseconds>(deadline - steady_clock::now()));
    if (!addresses)
        return addresses.error();
    Error last = timedOut();
    for (const std::string &address : *addresses) {
        if (isOver(deadline))
            break;
        Result<Context> context = outcome(redisConnectWithTimeout(address.c_str(), location.port, timeLeft(deadline)));
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
        int outcome = REDIS_ERR;
        int systemError = 0;
        {
            const BrokenPipeGuard guard;
            outcome = redisBufferWrite(m_context.get(), &done);
            systemError = errno;
        }
        if (outcome != REDIS_OK)
            return failure(*m_context, systemError);
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
