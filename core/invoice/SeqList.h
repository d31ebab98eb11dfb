// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"

#include <QList>

#include <algorithm>
#include <utility>

namespace billow {

/// Seqs in some order, none of them twice. Neighbours in a row, as all invoices in the order of their arrival are, cost
/// nothing, however many; any other order costs 8 bytes each. A value; copies share what they hold.
class SeqList final {
public:
    SeqList() = default;
    explicit SeqList(QList<Seq> seqs)
        : m_seqs(std::move(seqs))
        , m_size(m_seqs.size())
    {
    }

    /// first, first + 1, …, size of them.
    [[nodiscard]] static SeqList ascending(Seq first, qsizetype size) { return {first, size, 1}; }
    /// first, first - 1, …, size of them.
    [[nodiscard]] static SeqList descending(Seq first, qsizetype size) { return {first, size, -1}; }

    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }

    /// place: 0 to size() - 1.
    [[nodiscard]] Seq at(qsizetype place) const
    {
        Q_ASSERT(place >= 0 && place < m_size);
        return m_step == 0 ? m_seqs.at(place) : m_first + m_step * place;
    }
    /// As many of these as there are.
    [[nodiscard]] QList<Seq> mid(qsizetype place, qsizetype length) const
    {
        if (m_step == 0)
            return m_seqs.mid(place, length);
        QList<Seq> seqs(std::clamp(m_size - place, qsizetype{0}, length));
        for (Seq &seq : seqs)
            seq = at(place++);
        return seqs;
    }
    [[nodiscard]] QList<Seq> toList() const { return mid(0, m_size); }

    void truncate(qsizetype size)
    {
        m_size = std::min(m_size, size);
        if (m_step == 0)
            m_seqs.resize(m_size);
    }

private:
    SeqList(Seq first, qsizetype size, int step)
        : m_size(size)
        , m_first(first)
        , m_step(step)
    {
    }

    QList<Seq> m_seqs; ///< empty for neighbours
    qsizetype m_size = 0;
    Seq m_first = 0; ///< of neighbours
    int m_step = 0; ///< 0: they are in m_seqs
};

} // namespace billow
