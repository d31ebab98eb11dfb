// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <vector>

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

} // namespace billow
