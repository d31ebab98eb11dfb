// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/client/AnswerHead.h"

#include <QByteArray>
#include <QByteArrayList>

#include <algorithm>

namespace billow {

namespace {

/// Digits alone.
std::optional<qsizetype> wholeNumber(const QByteArray &text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    bool fits = false;
    const qlonglong number = text.toLongLong(&fits);
    return digits && fits ? std::optional<qsizetype>(number) : std::nullopt;
}

} // namespace

std::optional<AnswerHead> AnswerHead::parse(QByteArrayView text)
{
    const QByteArrayList lines = text.toByteArray().split('\n');
    const QByteArray &first = lines.first();
    constexpr qsizetype statusAt = 9;
    const auto status = wholeNumber(first.mid(statusAt, 3));
    if (!first.startsWith("HTTP/1.1 ") || !status)
        return std::nullopt;
    AnswerHead head{.status = static_cast<int>(*status)};
    std::optional<qsizetype> length;
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            return std::nullopt;
        const QByteArray name = line.first(colon).toLower();
        const QByteArray value = line.sliced(colon + 1).trimmed();
        if (name == "content-length")
            length = wholeNumber(value);
        else if (name == "retry-after")
            head.retryAfter = std::chrono::seconds(wholeNumber(value).value_or(0));
        else if (name == "connection")
            head.closes = value.toLower() == "close";
    }
    if (!length)
        return std::nullopt;
    head.length = *length;
    return head;
}

} // namespace billow
