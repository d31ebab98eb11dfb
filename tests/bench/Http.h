// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/Figure.h"

namespace billow::bench {

/// What the HTTP API answers a second and how late, beside a fastify server of the same JSON (tests/bench/peer/). wrk
/// asks both in turns, over 32 connections, while Billow has a ledger of the number of rows of a throughput and a live
/// run at 5/s.
[[nodiscard]] Result<std::vector<Figure>> measureHttp(const Options &options);

} // namespace billow::bench
