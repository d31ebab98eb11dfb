// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"

#include <mutex>

namespace billow {

/// The rates in force. Stands outside the actors, so that a rate somebody has set survives their crashes. Thread-safe.
class RateBoard final {
public:
    explicit RateBoard(const Rates &rates)
        : m_rates(rates)
    {
    }
    Q_DISABLE_COPY_MOVE(RateBoard)

    [[nodiscard]] Rates rates() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_rates;
    }
    void set(const Rates &rates)
    {
        const std::scoped_lock lock(m_mutex);
        m_rates = rates;
    }

private:
    mutable std::mutex m_mutex;
    Rates m_rates;
};

} // namespace billow
