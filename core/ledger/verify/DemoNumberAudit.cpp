// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/verify/DemoNumberAudit.h"

#include "core/base/Words.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t most = 10'000;

/// INV-20261123-000001, where \a number is one of the generator's.
std::optional<DemoNumber> parse(QStringView number)
{
    constexpr QStringView prefix = u"INV-";
    constexpr qsizetype digitsOfDay = 8;
    if (!number.startsWith(prefix))
        return {};
    const QStringView rest = number.mid(prefix.size());
    if (rest.size() <= digitsOfDay + 1 || rest[digitsOfDay] != u'-')
        return {};
    bool dayIsNumber = false;
    bool ordinalIsNumber = false;
    const int day = rest.left(digitsOfDay).toInt(&dayIsNumber);
    const std::int64_t ordinal = rest.mid(digitsOfDay + 1).toLongLong(&ordinalIsNumber);
    if (!dayIsNumber || !ordinalIsNumber || ordinal < 1)
        return {};
    return DemoNumber{.day = day, .ordinal = ordinal};
}

QString format(const DemoNumber &number)
{
    constexpr int digits = 6;
    return u"INV-%1-%2"_s.arg(number.day).arg(number.ordinal, digits, 10, QLatin1Char('0'));
}

} // namespace

void DemoNumberAudit::add(const Invoice &invoice)
{
    const auto number = parse(invoice.number);
    if (!number)
        return;
    if (invoice.source != demoSource) {
        if (m_taken.size() < most)
            m_taken.insert(*number);
        return;
    }
    std::int64_t &last = m_lastOfDay[number->day];
    if (number->ordinal <= last) {
        if (m_outOfOrder.isEmpty())
            m_outOfOrder = Words::tr("%1 comes after a later number").arg(invoice.number);
        return;
    }
    miss(number->day, last + 1, number->ordinal - 1);
    last = number->ordinal;
}

void DemoNumberAudit::miss(int day, std::int64_t from, std::int64_t to)
{
    for (std::int64_t ordinal = from; ordinal <= to && m_missing.size() < most; ++ordinal)
        m_missing.insert({day, ordinal});
}

QString DemoNumberAudit::problem() const
{
    if (!m_outOfOrder.isEmpty())
        return m_outOfOrder;
    const auto gap = std::find_if(
        m_missing.begin(), m_missing.end(), [this](const DemoNumber &number) { return !m_taken.contains(number); });
    return gap == m_missing.end() ? QString() : Words::tr("%1 is missing").arg(format(*gap));
}

DemoNumber DemoNumberAudit::newest() const
{
    if (m_lastOfDay.empty())
        return {};
    const auto &[day, ordinal] = *m_lastOfDay.rbegin();
    return {day, ordinal};
}

} // namespace billow
