// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/channel/JoinOptions.h"

#include <cmath>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr double tooLarge = 9'007'199'254'740'992.0; // 2^53: what JSON's numbers hold exactly

/// Nothing where the member is missing or null.
Result<std::optional<std::int64_t>> wholeNumber(const QJsonObject &payload, const QString &name)
{
    const QJsonValue value = payload.value(name);
    if (value.isUndefined() || value.isNull())
        return std::optional<std::int64_t>();
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < 0 || number >= tooLarge || std::floor(number) != number)
        return Error::invalid(name + u" must be a whole number from 0"_s, name);
    return std::optional<std::int64_t>(static_cast<std::int64_t>(number));
}

} // namespace

Result<JoinOptions> JoinOptions::read(const QJsonObject &payload)
{
    const auto since = wholeNumber(payload, u"since"_s);
    if (!since)
        return since.error();
    const auto epoch = wholeNumber(payload, u"epoch"_s);
    if (!epoch)
        return epoch.error();
    const QJsonValue batch = payload.value("batch"_L1);
    if (!batch.isUndefined() && !batch.isNull() && !batch.isBool())
        return Error::invalid(u"batch must be true or false"_s, u"batch"_s);
    return JoinOptions{.since = *since, .epoch = *epoch, .batch = batch.toBool()};
}

} // namespace billow
