// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"
#include "core/invoice/Invoice.h"

#include <chrono>

namespace billow {

/// What a client of the channel may cost, and how long it may be slow or silent.
struct ChannelLimits {
    std::size_t clients = 10'000; ///< WebSockets
    qint64 mostUnsent = 1024 * 1024; ///< bytes; past it a client's invoices are conflated
    qint64 drained = 256 * 1024; ///< bytes; below this, a slow client gets a snapshot and continues
    qint64 worstUnsent =
        8 * 1024 * 1024; ///< bytes; past it the connection is cut: it makes us answer and does not read
    actor::Clock::Duration patience = std::chrono::seconds(30); ///< past mostUnsent, or without taking anything
    actor::Clock::Duration silence = std::chrono::seconds(60); ///< without a byte from the client
    actor::Clock::Duration farewell = std::chrono::seconds(10); ///< for a client to read why it is closed
    Seq page = 500; ///< invoices of one step of a replay
};

} // namespace billow
