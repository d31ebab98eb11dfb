// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/dashboard/RecentFigures.h"

namespace billow {

bool RecentFigures::add(std::int64_t epoch, const CurrencyTotals &displayed, Time now)
{
    const Sample sample{displayed.count, displayed.vat, displayed.total};
    if (m_samples.empty() || epoch != m_epoch || displayed.currency != m_currency || sample.count < m_latest.count) {
        m_epoch = epoch;
        m_currency = displayed.currency;
        m_samples.assign(1, sample);
        m_latest = sample;
        m_sliceEnd = now + slice;
        return true;
    }
    bool begun = false;
    // A long silence is drawn as one; longer than all that is drawn need not be counted out.
    if (now - m_sliceEnd > slice * slices)
        m_sliceEnd = now - slice * slices;
    while (now >= m_sliceEnd) {
        m_samples.push_back(m_latest);
        if (m_samples.size() > slices + 1)
            m_samples.pop_front();
        m_sliceEnd += slice;
        begun = true;
    }
    m_latest = sample;
    return begun;
}

template <typename Value>
QList<double> RecentFigures::differences(Value value) const
{
    QList<double> result;
    for (std::size_t place = 1; place < m_samples.size(); ++place)
        result.append(static_cast<double>(value(m_samples[place]) - value(m_samples[place - 1])));
    return result;
}

QList<double> RecentFigures::counts() const
{
    return differences([](const Sample &sample) { return sample.count; });
}

QList<double> RecentFigures::totals() const
{
    return differences([](const Sample &sample) { return sample.total; });
}

QList<double> RecentFigures::vats() const
{
    return differences([](const Sample &sample) { return sample.vat; });
}

QList<double> RecentFigures::averages() const
{
    const QList<double> sums = totals();
    const QList<double> numbers = counts();
    QList<double> result;
    double last = 0;
    for (qsizetype place = 0; place < sums.size(); ++place) {
        if (numbers.at(place) > 0)
            last = sums.at(place) / numbers.at(place);
        result.append(last);
    }
    return result;
}

} // namespace billow
