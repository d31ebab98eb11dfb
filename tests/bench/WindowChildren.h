// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

// Each runs the engine and a face of it in a process of its own, and prints what it has measured as JSON.
namespace billow::bench {

/// "--child gui URL SECONDS SCENE": at unlimited rates, the GUI thread's turns, paints and processor time. SCENE is the
/// name of the page in front, in lower case, or "turns": every page in turn.
[[nodiscard]] int guiChild(int argc, char **argv);

/// "--child memory URL EARLY LATE": at unlimited rates and with every page in turn, the memory when EARLY and when LATE
/// invoices have been displayed.
[[nodiscard]] int memoryChild(int argc, char **argv);

/// "--child latency URL SECONDS": at 5 invoices a second, how long each takes from its commit to the screen.
[[nodiscard]] int latencyChild(int argc, char **argv);

/// "--child socket-latency URL SECONDS": the same until a client of billowd's channel has received it.
[[nodiscard]] int socketLatencyChild(int argc, char **argv);

/// "--child start URL LAUNCHED": from LAUNCHED, a time of the monotonic clock in nanoseconds, until the window has
/// painted the figures of the ledger.
[[nodiscard]] int startChild(int argc, char **argv);

} // namespace billow::bench
