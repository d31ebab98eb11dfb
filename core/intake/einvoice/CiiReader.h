// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/einvoice/DocumentBuilder.h"

namespace billow::einvoice {

/// Collects a Document from UN/CEFACT's Cross Industry Invoice (Factur-X, ZUGFeRD 2, XRechnung), and from ZUGFeRD 1,
/// whose elements have older names.
class CiiReader final : public DocumentBuilder {
public:
    explicit CiiReader(Syntax syntax) { m_document.syntax = syntax; }

    [[nodiscard]] QString nameOf(QStringView name, QStringView namespaceUri) const override;
    void begin(QStringView path) override;
    void end(const Element &element) override;

private:
    void endOfHeader(const Element &element);
    void endOfParty(Party &party, QStringView path, const Element &element);
    void endOfSettlement(QStringView path, const Element &element);
    void endOfTotals(QStringView name, const Element &element);
    void endOfBreakdown(QStringView name, const Element &element);
    void endOfAllowanceOrCharge(QStringView path, const Element &element);
    void endOfLine(QStringView path, const Element &element);
    void endOfCategory(QStringView name, const Element &element);
    [[nodiscard]] std::optional<QDate> dateOf(const Element &element);

    VatCategoryText m_category;
    VatSubtotal m_subtotal;
    QString m_lineId;
    Amount m_lineNet;
    Amount m_allowanceAmount;
    std::optional<bool> m_isCharge;
};

} // namespace billow::einvoice
