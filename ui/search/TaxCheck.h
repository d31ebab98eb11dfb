// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "ui/format/MoneyFormat.h"

#include <QCoreApplication>

namespace billow {

/// Whether the figures of an invoice agree with each other, in words.
class TaxCheck final {
    Q_DECLARE_TR_FUNCTIONS(TaxCheck)
public:
    TaxCheck(const Invoice &invoice, const MoneyFormat &format);

    /// "ZAR 100.00 × 15 % = ZAR 15.00".
    [[nodiscard]] QString tax() const;
    /// Whether that is the VAT of the invoice: "as calculated, rounded half away from zero", or by how much it differs.
    [[nodiscard]] QString taxVerdict() const;
    [[nodiscard]] bool taxAgrees() const { return m_calculated == Money(m_invoice.vat, m_invoice.currency); }
    /// "ZAR 100.00 + ZAR 15.00 = ZAR 115.00".
    [[nodiscard]] QString sum() const;
    [[nodiscard]] QString sumVerdict() const;
    [[nodiscard]] bool sumAgrees() const { return m_invoice.subtotal + m_invoice.vat == m_invoice.total; }

private:
    [[nodiscard]] QString money(std::int64_t minorUnits) const;

    const Invoice m_invoice;
    const MoneyFormat &m_format;
    std::optional<Money> m_calculated; ///< nothing where it does not fit 64 bits
};

} // namespace billow
