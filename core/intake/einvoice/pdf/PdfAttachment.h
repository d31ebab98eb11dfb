// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace billow::einvoice {

/// The largest document that is read, in bytes, and so the largest file in a PDF.
inline constexpr qsizetype largestDocument = 20 * 1024 * 1024;

/// A file that is embedded in a PDF.
struct PdfAttachment {
    QString name; ///< as the PDF has it; it may be anything, also empty
    QByteArray bytes;
};

/// The files embedded in \a pdf that may be an e-invoice: those that begin as XML does, under whatever name, from the
/// name tree and from the associated files (PDF/A-3). At most 100 are looked at. Refused: what is no PDF, is broken
/// beyond repair, or needs a password. No more than 64 MB are decompressed, whatever the file says. From any thread.
[[nodiscard]] Result<QList<PdfAttachment>> xmlAttachments(const QByteArray &pdf);

} // namespace billow::einvoice
