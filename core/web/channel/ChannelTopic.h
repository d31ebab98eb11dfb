// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace billow {

/// The one topic there is to join.
[[nodiscard]] inline QString channelTopic()
{
    return QStringLiteral("dashboard:live");
}

} // namespace billow
