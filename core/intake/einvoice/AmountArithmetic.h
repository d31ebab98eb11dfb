// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/einvoice/Document.h"
#include "core/intake/einvoice/Verdict.h"

#include <initializer_list>

// Arithmetic and logic as XPath has them, in which the official rules are written, for amounts that may be absent or no
// number: what is absent makes a comparison false, and what is no number makes it one that cannot be told.
namespace billow::einvoice {

[[nodiscard]] Outcome outcome(bool holds);
[[nodiscard]] Outcome allOf(std::initializer_list<Outcome> outcomes);
[[nodiscard]] Outcome anyOf(std::initializer_list<Outcome> outcomes);

/// Absent where one of both is; without a value where one has none, or on overflow.
[[nodiscard]] Amount plus(const Amount &a, const Amount &b);
[[nodiscard]] Amount minus(const Amount &a, const Amount &b);
[[nodiscard]] Amount absolute(Amount amount);
/// By XPath's round(): halves towards plus infinity.
[[nodiscard]] Amount rounded(Amount amount, int decimals = 2);
[[nodiscard]] Amount number(std::int64_t units);
[[nodiscard]] Amount orZero(const Amount &amount);

[[nodiscard]] Outcome equal(const Amount &a, const Amount &b);
[[nodiscard]] Outcome isZero(const Amount &amount);
[[nodiscard]] Outcome isPositive(const Amount &amount);
/// Whether \a a and \a b are less than one whole unit apart, or with \a inclusive at most that.
[[nodiscard]] Outcome withinOne(const Amount &a, const Amount &b, bool inclusive = false);

} // namespace billow::einvoice
