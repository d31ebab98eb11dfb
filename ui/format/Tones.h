// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/theme/Theme.h"

namespace billow {

[[nodiscard]] Tone toneOf(Health::State state);
[[nodiscard]] Tone toneOf(RiskProfile risk);

} // namespace billow
