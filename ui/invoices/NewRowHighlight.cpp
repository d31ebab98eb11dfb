// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/invoices/NewRowHighlight.h"

#include <algorithm>

namespace billow {

void NewRowHighlight::add(Seq first, Seq last, Time now)
{
    prune(now);
    if (last - first < mostAtOnce)
        m_batches.push_back({first, last, now});
}

double NewRowHighlight::strength(Seq seq, Time now) const
{
    const auto batch = std::find_if(m_batches.rbegin(), m_batches.rend(),
        [seq](const Batch &candidate) { return candidate.first <= seq && seq <= candidate.last; });
    if (batch == m_batches.rend())
        return 0;
    const double age = static_cast<double>((now - batch->arrived).count());
    return std::clamp(1 - age / static_cast<double>(fadingTime.count()), 0.0, 1.0);
}

Seq NewRowHighlight::prune(Time now)
{
    while (!m_batches.empty() && now - m_batches.front().arrived >= fadingTime)
        m_batches.pop_front();
    return m_batches.empty() ? 0 : m_batches.front().first;
}

} // namespace billow
