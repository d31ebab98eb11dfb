// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace billow {

/// What a client has to know of the head of an answer. A plain value.
struct AnswerHead {
    int status = 0;
    qsizetype length = 0; ///< of the body
    std::chrono::seconds retryAfter{}; ///< zero: it does not say
    bool closes = false; ///< the server ends the connection behind it

    /// Nothing: it is not as a server of ours writes it, with the length of its body. \a text is without the empty
    /// line.
    [[nodiscard]] static std::optional<AnswerHead> parse(QByteArrayView text);
};

} // namespace billow
