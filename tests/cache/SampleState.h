// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cache/CachedState.h"

/// A state with all that is hard to keep: sums beyond 64 bits, and currencies with 0, 2 and 3 decimals.
billow::CachedState sampleState(std::int64_t revision = 7);
