// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"

#include <random>

// Searching as plainly as it can be said, to hold the ledger's answers against.
namespace billow {

/// Different in every way that a filter or an order looks at: several currencies, alphabets and letter cases, signs
/// that mean something to SQL, fields that are empty, and many that are equal in something. The same for the same \a
/// seed.
[[nodiscard]] InvoiceBatch variedInvoices(std::int64_t count, std::uint64_t seed);

[[nodiscard]] bool matches(const Invoice &invoice, const InvoiceFilter &filter, Seq cursor);
/// Whether \a a stands before \a b.
[[nodiscard]] bool precedes(const Invoice &a, const Invoice &b, const InvoiceOrder &order);
/// What a search of \a stored is to find.
[[nodiscard]] InvoiceSearch searchPlainly(const InvoiceBatch &stored, const InvoiceQuery &query, Seq cursor);

/// A query that may ask for anything, most often for something that is there.
[[nodiscard]] InvoiceQuery randomQuery(const InvoiceBatch &stored, std::mt19937_64 &random);

/// For the message of a test that failed.
[[nodiscard]] QString toString(const InvoiceQuery &query);

} // namespace billow
