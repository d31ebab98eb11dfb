// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QStringConverter>

#include <deque>
#include <memory>

namespace billow {

/// Holds several texts as UTF-8 without allocating for each, where thousands are converted a second. What add() answers
/// stays where it is until clear().
class Utf8Buffer final {
public:
    QByteArrayView add(QStringView text)
    {
        const qsizetype room = m_encoder.requiredSpace(text.size());
        if (m_blocks.empty() || m_used + room > m_blocks.back().size)
            addBlock(room);
        char *begin = m_blocks.back().bytes.get() + m_used;
        const char *end = m_encoder.appendToBuffer(begin, text);
        m_used += end - begin;
        return {begin, end};
    }

    void clear() noexcept
    {
        // The largest block comes last, and is kept.
        while (m_blocks.size() > 1)
            m_blocks.pop_front();
        m_used = 0;
    }

private:
    struct Block {
        std::unique_ptr<char[]> bytes;
        qsizetype size;
    };

    void addBlock(qsizetype room)
    {
        constexpr qsizetype smallest = 4'096;
        const qsizetype size = std::max({room, smallest, m_blocks.empty() ? 0 : 2 * m_blocks.back().size});
        m_blocks.push_back({std::make_unique_for_overwrite<char[]>(static_cast<std::size_t>(size)), size});
        m_used = 0;
    }

    std::deque<Block> m_blocks;
    qsizetype m_used = 0; ///< of the last block
    QStringEncoder m_encoder{QStringEncoder::Utf8, QStringEncoder::Flag::Stateless};
};

} // namespace billow
