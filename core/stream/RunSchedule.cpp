// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/RunSchedule.h"

#include <algorithm>
#include <cmath>

namespace billow {

namespace {

using Seconds = std::chrono::duration<double>;

/// Below a microsecond: keeps a rounding error of the arithmetic from making an invoice late by a whole tick.
constexpr double tolerance = 1e-6;

UtcTime::duration toMilliseconds(double seconds)
{
    return std::chrono::ceil<UtcTime::duration>(Seconds(seconds - tolerance));
}

} // namespace

RunSchedule::RunSchedule(const Run &run, UtcTime learnedAt)
    : m_run(run)
    , m_learnedAt(learnedAt)
{
}

std::optional<std::int64_t> RunSchedule::dueBy(UtcTime now) const
{
    const double rate = m_run.rate.perSecond;
    if (m_run.rate.isUnlimited())
        return std::nullopt;
    if (m_run.target > 0 && m_run.endsAt) {
        const double left = std::ceil(Seconds(*m_run.endsAt - now).count() * rate - tolerance);
        return m_run.target - static_cast<std::int64_t>(std::clamp(left, 0.0, static_cast<double>(m_run.target)));
    }
    const double passed = std::max(Seconds(now - m_learnedAt).count(), 0.0);
    return m_run.generated + static_cast<std::int64_t>(std::floor(passed * rate + tolerance));
}

std::optional<UtcTime> RunSchedule::dueTime(std::int64_t k) const
{
    const double rate = m_run.rate.perSecond;
    if (m_run.rate.isUnlimited())
        return std::nullopt;
    if (m_run.target > 0 && m_run.endsAt)
        return *m_run.endsAt
            - std::chrono::floor<UtcTime::duration>(Seconds(static_cast<double>(m_run.target - k) / rate));
    return m_learnedAt + toMilliseconds(static_cast<double>(k - m_run.generated) / rate);
}

bool RunSchedule::isOver(UtcTime now) const
{
    return m_run.endsAt && m_run.target == 0 && now >= *m_run.endsAt;
}

} // namespace billow
