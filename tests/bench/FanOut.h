// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/Figure.h"

// The web server's fan-out: one stream, many WebSockets. Server and clients have a process each, so that the figures of
// one are not those of the other.
namespace billow::bench {

/// A thousand clients, 20 updates a second.
[[nodiscard]] Result<std::vector<Figure>> measureFanOut(const Options &options);

/// "--child fanout CLIENTS SECONDS": serves, and starts the clients.
[[nodiscard]] int fanOutChild(int argc, char **argv);
/// "--child fanout-clients PORT CLIENTS": reads until the server closes.
[[nodiscard]] int fanOutClientsChild(int argc, char **argv);

/// An invoice's number says when it was displayed: a time of the monotonic clock in nanoseconds.
[[nodiscard]] std::int64_t monotonicNow();

} // namespace billow::bench
