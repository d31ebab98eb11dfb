// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/CounterRandom.h"

#include <cstdint>

namespace billow {

/// A subtotal in cents such that with 15 % VAT the total lies between 10.00 and 250,000.00: log-normal, with its median
/// near 4,800.00 and most of it between 1,000.00 and 25,000.00. Integers alone, so that every platform and compiler
/// draws the same cent.
[[nodiscard]] std::int64_t drawDemoSubtotal(CounterRandom &random);

} // namespace billow
