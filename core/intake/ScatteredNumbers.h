// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

namespace billow {

/// Finds the invoices whose rows do not stand together in a file, from one pass over it: their lines must be gathered
/// before any of them can be closed, or their totals would be wrong. Invoices are known by a key of 64 bits, eight
/// bytes of memory each: two that share a key (in a file of a million, a chance of one in 10^7) are only gathered
/// longer than was needed.
class ScatteredNumbers final {
public:
    /// A row of the invoice \a key; in the order of the file.
    void add(std::uint64_t key);
    /// All rows have been added.
    void finish();
    [[nodiscard]] bool contains(std::uint64_t key) const;

private:
    std::vector<std::uint64_t> m_keys; ///< of runs of rows; from finish() on, of scattered invoices, sorted
};

} // namespace billow
