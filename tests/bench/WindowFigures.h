// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/Figure.h"

// Figures of the desktop program, on SQLite and without a screen (Qt's "offscreen" platform, which paints in software).
namespace billow::bench {

/// Resident memory at unlimited rates, when a tenth of the large number of invoices has been displayed and when all
/// have: of the program billow as it starts, and with every page of its window shown in turn.
[[nodiscard]] Result<std::vector<Figure>> measureMemory(const Options &options);

/// The GUI thread at unlimited rates, with one page or another in front, all of which have been seen before: turns of
/// its event loop, paints, processor time.
[[nodiscard]] Result<std::vector<Figure>> measureGui(const Options &options);

/// From commit to window, and to a client of the channel, at 5 invoices a second.
[[nodiscard]] Result<std::vector<Figure>> measureLatency(const Options &options);

/// From launch to the first figures on the screen, with a large ledger and with an empty one.
[[nodiscard]] Result<std::vector<Figure>> measureStart(const Options &options);

/// From the word to close until the program billow has ended, in the middle of a run, whatever has become of its
/// database.
[[nodiscard]] Result<std::vector<Figure>> measureClose(const Options &options);

} // namespace billow::bench
