// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/intake/einvoice/Document.h"

#include <QByteArray>

namespace billow::einvoice {

/// Whether \a bytes, or as many of its first as are there (64 suffice), may be an e-invoice: XML or PDF.
[[nodiscard]] bool mayBeEInvoice(const QByteArray &bytes);

/// Whether such bytes are a PDF rather than XML. \a bytes: its first 1,024, or more.
[[nodiscard]] bool isPdf(const QByteArray &bytes);

/// The e-invoice that \a bytes are: UBL or CII as XML, or a PDF that carries such a file. Refused, each with a sentence
/// that says what it is instead or what is wrong, and in which line: what is larger than 20 MB, other schemes (by their
/// name), documents with a DTD, PDFs that need a password. Numbers and dates that cannot be read do not refuse a
/// document; they are in its problems. From any thread.
[[nodiscard]] Result<Document> readEInvoice(const QByteArray &bytes);

/// The same of XML alone.
[[nodiscard]] Result<Document> readXmlInvoice(const QByteArray &xml);

} // namespace billow::einvoice
