// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "ui/format/MoneyFormat.h"

#include <QCoreApplication>

namespace billow {

/// The window's words for imports.
class ImportWording final {
    Q_DECLARE_TR_FUNCTIONS(ImportWording)
public:
    ImportWording() = delete;

    /// "Invoice number" for "number".
    [[nodiscard]] static QString field(const QString &name);
    /// "Total or subtotal" for "total or subtotal", as ImportPreview::missing has it.
    [[nodiscard]] static QString missing(const QString &names);
    /// Where the field comes from: "detected", "from the profile", "chosen", "not mapped".
    [[nodiscard]] static QString origin(const MappedField &field);
    /// What the file is: "268.6 kB · separated by commas · UTF-8 · one row per line item".
    [[nodiscard]] static QString nature(const ImportPreview &preview, const MoneyFormat &format);
    /// What was found in it so far: "Rows: 3,108 · Invoices: 127 · Rejected: 16".
    [[nodiscard]] static QString finding(const ImportPreview &preview, const MoneyFormat &format);
    /// "line 3, Amount: 1.190"; empty for no cell.
    [[nodiscard]] static QString place(const FileCell &cell);
    /// What was found out about the file, each in a line with the cell that shows it; and what was read otherwise.
    [[nodiscard]] static QStringList findings(const ImportPreview &preview);
    /// "1.2 MB".
    [[nodiscard]] static QString size(qint64 bytes, const MoneyFormat &format);
    /// The result in one sentence.
    [[nodiscard]] static QString result(const ImportReport &report, const MoneyFormat &format);
    /// \a text with a full stop, and a capital where it begins with a letter.
    [[nodiscard]] static QString sentence(const QString &text);
};

} // namespace billow
