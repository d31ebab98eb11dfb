// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/format/Wording.h"

#include "core/base/Words.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

QString Wording::activity(Activity activity)
{
    switch (activity) {
    case Activity::Stopped:
        return tr("Idle");
    case Activity::Running:
        return tr("Running");
    case Activity::Stopping:
        return tr("Processing backlog");
    }
    Q_UNREACHABLE();
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
    return tr("%1/s", "invoices a second").arg(format.decimal(rate.perSecond, rate.perSecond < 100 ? 1 : 0));
}

QString Wording::duration(std::chrono::seconds duration)
{
    const auto total = std::max<std::int64_t>(0, duration.count());
    const auto twoDigits = [](std::int64_t number) { return QString::number(number).rightJustified(2, u'0'); };
    const std::int64_t hours = total / 3600;
    const std::int64_t minutes = total / 60 % 60;
    const QString tail = u':' + twoDigits(total % 60);
    return hours > 0 ? QString::number(hours) + u':' + twoDigits(minutes) + tail : QString::number(minutes) + tail;
}

QString Wording::unready(const Health &storage)
{
    return storage.state == Health::State::Failed ? tr("%1 cannot be used").arg(storage.name)
                                                  : tr("Waiting for %1").arg(storage.name);
}

QString Wording::health(const Health &health, const MoneyFormat &format)
{
    switch (health.state) {
    case Health::State::Off:
        return tr("%1 off").arg(health.name);
    case Health::State::Connecting:
        return tr("%1 connecting").arg(health.name);
    case Health::State::Ready:
        if (health.latency.count() == 0) // nothing has been committed yet
            return tr("%1 ready").arg(health.name);
        return tr("%1 %2 ms").arg(health.name, format.decimal(static_cast<double>(health.latency.count()) / 1000, 1));
    case Health::State::Away:
        return tr("%1 away").arg(health.name);
    case Health::State::Full:
        return tr("%1 full").arg(health.name);
    case Health::State::Failed:
        return tr("%1 failed").arg(health.name);
    }
    Q_UNREACHABLE();
}

} // namespace billow
