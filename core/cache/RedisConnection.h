// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/cache/RedisLocation.h"

#include <QByteArrayList>

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

struct redisContext;
struct redisReply;

namespace billow {

/// What Redis answered to one command: a copy, without the memory of hiredis.
struct RedisReply {
    enum class Type { Nil, Status, Text, Integer, Array, Error };

    Type type = Type::Nil;
    QByteArray text; ///< of a Status, a Text or an Error
    std::int64_t integer = 0; ///< of an Integer
    std::vector<RedisReply> items; ///< of an Array

    [[nodiscard]] static RedisReply from(const redisReply &reply);
};

/// The first error among \a replies and the items inside them, in words for people.
[[nodiscard]] Result<void> checkReplies(const std::vector<RedisReply> &replies);

/// Why Redis refused, in words for people. Nothing of \a answer is quoted where the answer may repeat what was sent and
/// that is a \a secret.
[[nodiscard]] QString explainRefusal(const QByteArray &answer, bool secret = false);

/// One connection to Redis; blocks, but never longer than its time-outs. Built, used and destroyed on one thread. After
/// an error of run() it is dead: destroy it and open another.
class RedisConnection final {
public:
    struct TimeOuts {
        std::chrono::milliseconds connect; ///< for open() as a whole: name, connection, password and database
        std::chrono::milliseconds command; ///< for run() as a whole
    };

    /// Connects, gives the password, and selects the database. Every error is Unavailable and says in plain words what
    /// was wrong ("the password was refused"); none holds a secret.
    static Result<std::unique_ptr<RedisConnection>> open(const RedisLocation &location, TimeOuts timeOuts);

    ~RedisConnection();
    Q_DISABLE_COPY_MOVE(RedisConnection)

    /// Sends all \a commands in one go, then reads one reply for each. A refusal is a reply of type Error; see
    /// checkReplies().
    Result<std::vector<RedisReply>> run(const std::vector<QByteArrayList> &commands);
    void setCommandTimeOut(std::chrono::milliseconds limit) { m_commandTimeOut = limit; }

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Freer {
        void operator()(redisContext *context) const;
    };
    using Context = std::unique_ptr<redisContext, Freer>;

    RedisConnection(Context context, std::chrono::milliseconds commandTimeOut);
    static Result<Context> connect(const RedisLocation &location, Moment deadline);
    Result<void> introduce(const RedisLocation &location, Moment deadline);

    Result<std::vector<RedisReply>> exchange(const std::vector<QByteArrayList> &commands, Moment deadline);
    Result<void> send(Moment deadline);
    Result<RedisReply> receive(Moment deadline);
    [[nodiscard]] bool armTimeOut(Moment deadline);

    Context m_context;
    std::chrono::milliseconds m_commandTimeOut;
};

} // namespace billow
