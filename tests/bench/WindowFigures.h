// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/Figure.h"

// Figures of the desktop program, on SQLite and without a screen (Qt's "offscreen" platform, which paints in software).
namespace billow::bench {

/// Resident memory of the program billow at unlimited rates, when a tenth of the large number of invoices has been
/// displayed and when all have.
[[nodiscard]] Result<std::vector<Figure>> measureMemory(const Options &options);

/// The GUI thread at unlimited rates: turns of its event loop, paints, processor time.
[[nodiscard]] Result<std::vector<Figure>> measureGui(const Options &options);

/// From commit to window at 5 invoices a second.
[[nodiscard]] Result<std::vector<Figure>> measureLatency(const Options &options);

/// From launch to the first figures on the screen, with a large ledger and with an empty one.
[[nodiscard]] Result<std::vector<Figure>> measureStart(const Options &options);

} // namespace billow::bench
