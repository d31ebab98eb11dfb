// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/system/SystemWording.h"

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QString SystemWording::state(actor::State state)
{
    switch (state) {
    case actor::State::Stopped:
        return tr("Stopped");
    case actor::State::Starting:
        return tr("Starting");
    case actor::State::Running:
        return tr("Running");
    case actor::State::Crashed:
        return tr("Crashed");
    case actor::State::Unresponsive:
        return tr("Not responding");
    case actor::State::Stopping:
        return tr("Stopping");
    }
    Q_UNREACHABLE();
}

Tone SystemWording::tone(actor::State state)
{
    switch (state) {
    case actor::State::Stopped:
        return Tone::Neutral;
    case actor::State::Running:
        return Tone::Good;
    case actor::State::Starting:
    case actor::State::Stopping:
        return Tone::Caution;
    case actor::State::Crashed:
    case actor::State::Unresponsive:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

QString SystemWording::strategy(const QString &strategy)
{
    if (strategy == u"one_for_one"_s)
        return tr("If an actor crashes, only that actor restarts.");
    if (strategy == u"one_for_all"_s)
        return tr("If an actor crashes, all actors of the group restart.");
    if (strategy == u"rest_for_one"_s)
        return tr("If an actor crashes, it and the actors below it in the group restart.");
    return {};
}

QString SystemWording::state(Health::State state)
{
    switch (state) {
    case Health::State::Off:
        return tr("Off");
    case Health::State::Connecting:
        return tr("Connecting…");
    case Health::State::Ready:
        return tr("Ready");
    case Health::State::Full:
        return tr("Full");
    case Health::State::Away:
        return tr("Unavailable");
    case Health::State::Failed:
        return tr("Failed");
    }
    Q_UNREACHABLE();
}

QString SystemWording::level(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return tr("Debug");
    case LogLevel::Info:
        return tr("Info");
    case LogLevel::Warning:
        return tr("Warning");
    case LogLevel::Error:
        return tr("Error");
    }
    Q_UNREACHABLE();
}

Tone SystemWording::tone(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
    case LogLevel::Info:
        return Tone::Neutral;
    case LogLevel::Warning:
        return Tone::Caution;
    case LogLevel::Error:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

QString SystemWording::span(std::chrono::nanoseconds span, const MoneyFormat &format)
{
    const auto written = [&](double value) { return format.decimal(value, value < 10 ? 1 : 0); };
    const auto count = static_cast<double>(span.count());
    if (span < 100us)
        return tr("%1\u00A0µs", "microseconds").arg(format.decimal(count / 1e3, 0));
    if (span < 1s)
        return tr("%1\u00A0ms", "milliseconds").arg(written(count / 1e6));
    return tr("%1\u00A0s", "seconds").arg(written(count / 1e9));
}

QString SystemWording::megabytes(std::int64_t bytes, const MoneyFormat &format)
{
    return tr("%1\u00A0MB", "megabytes").arg(format.decimal(static_cast<double>(bytes) / 1e6, 1));
}

} // namespace billow
