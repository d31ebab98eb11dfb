// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace billow::einvoice {

/// How much may be decompressed on this thread while it lives: a few kilobytes of a PDF can stand for gigabytes, and
/// qpdf has no limit of its own before version 12. What would go beyond it throws std::length_error. Not nested.
class DecompressionBudget final {
public:
    explicit DecompressionBudget(std::size_t bytes);
    ~DecompressionBudget();
    DecompressionBudget(const DecompressionBudget &) = delete;
    DecompressionBudget &operator=(const DecompressionBudget &) = delete;

    /// Takes \a bytes of what is left to the thread's budget.
    static void take(std::size_t bytes);
    /// Says that the budget is exceeded, and throws.
    [[noreturn]] static void refuse();
    /// Whether it was exceeded: qpdf makes a warning of the exception.
    [[nodiscard]] static bool exceeded();
};

/// Makes qpdf decompress by a filter that asks the budget, once for the process. LZW and run lengths, which no
/// e-invoice uses, are not decompressed any more.
void useBoundedFilters();

} // namespace billow::einvoice
