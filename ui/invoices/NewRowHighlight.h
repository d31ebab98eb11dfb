// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"

#include <chrono>
#include <deque>

namespace billow {

/// Which invoices have just come, and how strongly each is still to be tinted. Knows no clock: it is told the time.
class NewRowHighlight final {
public:
    using Time = std::chrono::milliseconds; ///< since any fixed moment
    static constexpr Time fadingTime{1500};
    /// A larger batch is not tinted: where everything is new, the tint says nothing.
    static constexpr Seq mostAtOnce = 40;

    void add(Seq first, Seq last, Time now);
    void clear() { m_batches.clear(); }
    /// 1 for an invoice that has just come, down to 0 after the fading time.
    [[nodiscard]] double strength(Seq seq, Time now) const;
    /// Forgets what has faded. \returns the oldest seq that is still tinted, or 0 for none.
    Seq prune(Time now);

private:
    struct Batch {
        Seq first;
        Seq last;
        Time arrived;
    };
    std::deque<Batch> m_batches; ///< oldest first
};

} // namespace billow
