// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/VitalSigns.h"

namespace actor {

using namespace Qt::StringLiterals;

QString toString(State state)
{
    switch (state) {
    case State::Stopped:
        return u"stopped"_s;
    case State::Starting:
        return u"starting"_s;
    case State::Running:
        return u"running"_s;
    case State::Crashed:
        return u"crashed"_s;
    case State::Unresponsive:
        return u"unresponsive"_s;
    case State::Stopping:
        return u"stopping"_s;
    }
    Q_UNREACHABLE();
}

} // namespace actor
