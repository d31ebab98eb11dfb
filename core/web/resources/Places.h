// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <memory>

namespace billow {

/// A number of places, for what must not pile up. Places are given back from any thread, also when this has gone.
class Places final {
public:
    explicit Places(int most)
        : m_free(std::make_shared<std::atomic<int>>(most))
    {
    }

    /// Taken for as long as anybody has it; null: all are. On one thread.
    [[nodiscard]] std::shared_ptr<void> take()
    {
        if (*m_free <= 0)
            return nullptr;
        --*m_free;
        return {m_free.get(), [free = m_free](void *) { ++*free; }};
    }

private:
    std::shared_ptr<std::atomic<int>> m_free; ///< shared with the places that are taken
};

} // namespace billow
