// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Invoice.h"

namespace billow::einvoice {

/// The e-invoice that \a bytes are, as the ledger takes it: normalised, valid, checked, with its document attached. One
/// that fails the check is stored all the same. Its original is kept where it has at most \a largestOriginal bytes. \a
/// fileName is the document's own, without folders, or empty. The error says what refuses it, with element and line
/// where it has them. From any thread.
[[nodiscard]] Result<Invoice> receiveDocument(
    const QByteArray &bytes, const QString &fileName, const QString &source, std::int64_t largestOriginal);

} // namespace billow::einvoice
