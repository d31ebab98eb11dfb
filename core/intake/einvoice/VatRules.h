// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/einvoice/Verdict.h"

// The rules about the VAT breakdown, and what they share with the others; see Verdict.h.
namespace billow::einvoice {

/// BR-CO-17 and BR-CO-18.
[[nodiscard]] QList<RuleResult> breakdownRules(const Document &document);
/// BR-*-08 and BR-*-09 of the categories in the breakdown.
[[nodiscard]] QList<RuleResult> categoryRules(const Document &document);

[[nodiscard]] bool isUbl(const Document &document);
/// In CII's rules the first that fits an element is the only one: at these categories BR-CO-03 and BR-CO-17 are not
/// reached.
[[nodiscard]] bool hasOnlyOwnRule(const VatSubtotal &subtotal);
/// \a strict, but "cannot tell" where it fails for want of what the document's profile leaves out. \a needed: how far a
/// document has to go to have what the rule is about.
[[nodiscard]] Outcome judged(const Document &document, Extent needed, Outcome strict);
/// "165.95", "missing", or "not a number".
[[nodiscard]] QString text(const Amount &amount);
/// "BT-106 is 100.00; the sum of the lines is 99.99; the difference is 0.01"
[[nodiscard]] QString figures(const QString &name, const Amount &amount, const QString &otherName, const Amount &other);

} // namespace billow::einvoice
