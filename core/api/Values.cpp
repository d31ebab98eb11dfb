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

} // namespace billow
