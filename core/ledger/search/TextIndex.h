// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <cstdint>
#include <string>
#include <vector>

namespace billow {

/// Numbers different texts 0, 1, 2 …, in little more memory than their bytes take: a million of them may be different.
class TextIndex final {
public:
    using Place = std::uint32_t;

    /// The number of \a text, a new one where it has none yet.
    Place add(QByteArrayView text);
    [[nodiscard]] QByteArrayView at(Place place) const;
    [[nodiscard]] Place size() const { return static_cast<Place>(m_ends.size()); }

    /// For each number the place of its text in the order of sortKeyOf().
    [[nodiscard]] std::vector<Place> ranks() const;

private:
    void grow();
    [[nodiscard]] std::size_t slotOf(QByteArrayView text) const;

    std::string m_bytes; ///< one text behind the other
    std::vector<std::size_t> m_ends; ///< of each text in m_bytes
    std::vector<Place> m_slots; ///< a hash table with open addressing; 0: free, else a number + 1
};

} // namespace billow
