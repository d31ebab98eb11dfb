// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/api/Values.h"

namespace billow {

using namespace Qt::StringLiterals;

QString toString(Activity activity)
{
    switch (activity) {
    case Activity::Stopped:
        return u"stopped"_s;
    case Activity::Running:
        return u"running"_s;
    case Activity::Stopping:
        return u"stopping"_s;
    }
    Q_UNREACHABLE();
}

QString toString(Health::State state)
{
    switch (state) {
    case Health::State::Off:
        return u"off"_s;
    case Health::State::Connecting:
        return u"connecting"_s;
    case Health::State::Ready:
        return u"ready"_s;
    case Health::State::Away:
        return u"away"_s;
    case Health::State::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE();
}

} // namespace billow
