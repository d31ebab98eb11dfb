// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/intake/einvoice/Document.h"
#include "core/invoice/Invoice.h"

namespace billow::einvoice {

/// \a document as the ledger keeps it, with \a source as where it came from. Total is BT-112 as written, rounded to the
/// currency's minor unit; VAT is BT-110; subtotal is the rest, which is BT-109 wherever the document adds up. A credit
/// note has the opposite sign. The breakdown is kept where its parts add up to that. A party without a registered name
/// is called by its trading name, or by its number.
///
/// A document that fails the check becomes an invoice all the same. Refused is only what could not be found again: no
/// number, date, currency, seller or total, or one that cannot be read; the error names element and line. validate()
/// has still to be asked.
[[nodiscard]] Result<Invoice> toInvoice(const Document &document, const QString &source);

/// The e-invoice that \a bytes are, as the ledger takes it: normalised, valid, checked, with its document attached. One
/// that fails the check is stored all the same. Its original is kept where it has at most \a largestOriginal bytes. \a
/// fileName is the document's own, without folders, or empty. The error says what refuses it, with element and line
/// where it has them. From any thread.
[[nodiscard]] Result<Invoice> receiveDocument(
    const QByteArray &bytes, const QString &fileName, const QString &source, std::int64_t largestOriginal);

} // namespace billow::einvoice
