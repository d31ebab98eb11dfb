// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"

/// Whether \a filter holds for the invoice; written without SQL, to be compared with it. What is displayed is
/// everything up to \a cursor.
[[nodiscard]] bool matches(const billow::InvoiceFilter &filter, const billow::Invoice &invoice, billow::Seq cursor);
/// Whether \a one stands before \a other.
[[nodiscard]] bool isBefore(
    const billow::InvoiceOrder &order, const billow::Invoice &one, const billow::Invoice &other);
/// All of \a invoices that match, sorted.
[[nodiscard]] billow::InvoiceSearch searchIn(
    billow::InvoiceBatch invoices, const billow::InvoiceQuery &query, billow::Seq cursor);
/// What stands in \a invoices to choose from.
[[nodiscard]] billow::FilterChoices choicesIn(const billow::InvoiceBatch &invoices);
