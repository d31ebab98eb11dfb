// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/ScatteredNumbers.h"

#include <algorithm>

namespace billow {

void ScatteredNumbers::add(std::uint64_t key)
{
    if (m_keys.empty() || m_keys.back() != key)
        m_keys.push_back(key);
}

void ScatteredNumbers::finish()
{
    std::ranges::sort(m_keys);
    auto kept = m_keys.begin();
    for (auto run = m_keys.begin(); run != m_keys.end();) {
        const auto next = std::find_if(run, m_keys.end(), [run](std::uint64_t key) { return key != *run; });
        const std::uint64_t key = *run;
        if (next - run > 1)
            *kept++ = key;
        run = next;
    }
    m_keys.erase(kept, m_keys.end());
    m_keys.shrink_to_fit();
}

bool ScatteredNumbers::contains(std::uint64_t key) const
{
    return std::ranges::binary_search(m_keys, key);
}

} // namespace billow
