// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/cache/CachedState.h"

/// A state with all that is hard to keep: sums beyond 64 bits, currencies with 0, 2 and 3 decimals, names in several
/// scripts, and optional fields both given and not.
billow::CachedState sampleState(std::int64_t revision = 7, int invoices = 3);
