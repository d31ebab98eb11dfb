// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/format/Wording.h"

#include "core/base/Words.h"

#include <algorithm>
#include <cmath>

namespace billow {

Tone toneOf(Health::State state)
{
    switch (state) {
    case Health::State::Off:
        return Tone::Neutral;
    case Health::State::Connecting:
    case Health::State::Away:
        return Tone::Caution;
    case Health::State::Ready:
        return Tone::Good;
    case Health::State::Full:
    case Health::State::Failed:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

Tone toneOf(RiskProfile risk)
{
    switch (risk) {
    case RiskProfile::Green:
        return Tone::Good;
    case RiskProfile::Amber:
        return Tone::Caution;
    case RiskProfile::Red:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

using namespace Qt::StringLiterals;

namespace {

bool isUnavailable(const SystemStatus &status)
{
    return status.storage.state == Health::State::Failed || status.storage.state == Health::State::Away;
}

bool isShowingBacklog(const SystemStatus &status)
{
    return status.backlog > 0 || status.activity == Activity::Stopping;
}

} // namespace

QString Wording::activity(const SystemStatus &status)
{
    if (!status.failure.isEmpty())
        return tr("Stopped by an error");
    if (isUnavailable(status))
        return tr("Database unavailable");
    if (status.activity == Activity::Running)
        return tr("Running", "generating demo invoices");
    return isShowingBacklog(status) ? tr("Showing backlog") : tr("Idle");
}

QString Wording::shortActivity(const SystemStatus &status)
{
    if (!status.failure.isEmpty())
        return tr("Stopped", "by an error; at most 12 characters");
    if (isUnavailable(status))
        return tr("Unavailable", "the database; at most 14 characters");
    if (status.activity == Activity::Running)
        return activity(status);
    return isShowingBacklog(status) ? tr("Backlog", "is being shown; at most 12 characters") : activity(status);
}

QString Wording::answer(const CommandOutcome &outcome)
{
    return Words::tr(outcome.message.toUtf8().constData());
}

QString Wording::risk(RiskProfile risk)
{
    switch (risk) {
    case RiskProfile::Green:
        return tr("Green");
    case RiskProfile::Amber:
        return tr("Amber");
    case RiskProfile::Red:
        return tr("Red");
    }
    Q_UNREACHABLE();
}

QString Wording::rate(Rate rate, const MoneyFormat &format)
{
    if (rate.isUnlimited())
        return tr("unlimited");
    return perSecond(rate.perSecond, format);
}

QString Wording::perSecond(double perSecond, const MoneyFormat &format)
{
    const QString number = perSecond < 100 ? format.decimal(perSecond, 1) : format.number(std::llround(perSecond));
    return tr("%1/s", "%1 invoices per second").arg(number);
}

QString Wording::duration(std::chrono::seconds duration)
{
    const auto total = std::max<std::int64_t>(0, duration.count());
    const auto both = [](const QString &text, std::int64_t whole, std::int64_t part) {
        return text.arg(whole).arg(part);
    };
    if (total < 60)
        return tr("%1 s", "seconds").arg(total);
    if (total < 3600)
        return both(tr("%1 min %2 s", "minutes and seconds"), total / 60, total % 60);
    if (total < 24 * 3600)
        return both(tr("%1 h %2 min", "hours and minutes"), total / 3600, total / 60 % 60);
    return both(tr("%1 d %2 h", "days and hours"), total / 86400, total / 3600 % 24);
}

QString Wording::unready(const Health &storage)
{
    return storage.state == Health::State::Failed ? tr("Can’t open the database")
                                                  : tr("Waiting for %1…", "a database").arg(storage.name);
}

QString Wording::health(const Health &health, const MoneyFormat &format)
{
    switch (health.state) {
    case Health::State::Off:
        return tr("%1 off").arg(health.name);
    case Health::State::Connecting:
        return tr("%1 connecting…").arg(health.name);
    case Health::State::Ready:
        if (health.latency.count() == 0) // nothing has been committed yet
            return tr("%1 ready").arg(health.name);
        return tr("%1 %2 ms").arg(health.name, format.decimal(static_cast<double>(health.latency.count()) / 1000, 1));
    case Health::State::Away:
        return tr("%1 unavailable").arg(health.name);
    case Health::State::Full:
        return tr("%1 full").arg(health.name);
    case Health::State::Failed:
        return tr("%1 failed").arg(health.name);
    }
    Q_UNREACHABLE();
}

} // namespace billow
