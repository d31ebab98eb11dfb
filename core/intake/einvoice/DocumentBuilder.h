// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/einvoice/Document.h"
#include "core/intake/einvoice/ElementReader.h"

namespace billow::einvoice {

/// The VAT category of a line, an allowance, a charge or a part of the breakdown, while it is read.
struct VatCategoryText {
    QString category;
    bool hasCategory = false;
    bool isVat = false;
    Amount rate;
};

/// What the readers of both syntaxes share: they collect the same facts from elements of other names.
class DocumentBuilder : public ElementHandler {
public:
    /// The document, after the last element: VAT total and breakdown are those in its currency.
    [[nodiscard]] Document take();

protected:
    [[nodiscard]] Amount amountOf(const Element &element);
    void addProblem(const Element &element, const QString &message);
    /// Takes the first that is not empty.
    static void takeFirst(QString &field, const QString &text);
    /// Adds a line, or an allowance or charge of the document, to its sums.
    void addLine(const QString &id, const Amount &net, const VatCategoryText &category);
    void addAllowanceOrCharge(bool charge, const Amount &amount, const VatCategoryText &category);

    Document m_document;
};

/// "2026-11-30", also with a time zone behind it; nothing where that is no date.
[[nodiscard]] std::optional<QDate> isoDate(QStringView text);
/// "true" and "1", "false" and "0": xs:boolean.
[[nodiscard]] std::optional<bool> xsBoolean(QStringView text);

} // namespace billow::einvoice
