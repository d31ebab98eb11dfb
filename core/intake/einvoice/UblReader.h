// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/einvoice/DocumentBuilder.h"

namespace billow::einvoice {

/// Collects a Document from OASIS UBL 2, Invoice or CreditNote: Peppol BIS, XRechnung, and what else is built on them.
class UblReader final : public DocumentBuilder {
public:
    explicit UblReader(Syntax syntax) { m_document.syntax = syntax; }

    [[nodiscard]] QString nameOf(QStringView name, QStringView namespaceUri) const override;
    void begin(QStringView path) override;
    void end(const Element &element) override;

private:
    void endOfParty(Party &party, QStringView path, const Element &element);
    void endOfDocument(const Element &element);
    void endOfTotals(const Element &element);
    void endOfVat(const Element &element);
    void endOfLine(const Element &element);
    void endOfAllowanceOrCharge(const Element &element);
    void endOfCategory(QStringView name, const Element &element);

    VatCategoryText m_category;
    VatTotal m_vatTotal;
    VatSubtotal m_subtotal;
    QString m_lineId;
    Amount m_lineNet;
    Amount m_allowanceAmount;
    std::optional<bool> m_isCharge;
    QString m_companyId;
    QString m_schemeId;
    bool m_hasCompanyId = false;
    std::optional<QDate> m_paymentDueOn;
};

} // namespace billow::einvoice
