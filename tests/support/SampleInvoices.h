// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"

/// Invoices for tests: plain, valid, told apart by a number.
namespace samples {

/// Number "S-<n>" of seller "Umlazi Textiles (Pty) Ltd", ZAR, 15 % VAT, from a file; the amounts grow with \a n.
[[nodiscard]] billow::Invoice invoice(std::int64_t n);
/// \a count of them, from number \a first on.
[[nodiscard]] billow::InvoiceBatch invoices(std::int64_t first, std::int64_t count);
/// As the generator makes it: INV-20261123-<ordinal>, source "demo".
[[nodiscard]] billow::Invoice demo(std::int64_t ordinal);
[[nodiscard]] billow::InvoiceBatch demos(std::int64_t first, std::int64_t count);
/// invoice(n) with these amounts; the total is their sum.
[[nodiscard]] billow::Invoice amounts(std::int64_t n, QStringView currency, std::int64_t subtotal, std::int64_t vat);

/// A moment that tests may take as now: 2026-11-23T08:42:59.123Z.
[[nodiscard]] billow::UtcTime moment();

} // namespace samples
