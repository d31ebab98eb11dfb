// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/format/Tones.h"

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

} // namespace billow
