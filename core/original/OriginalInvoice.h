// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Invoice.h"
#include "core/original/OriginalRow.h"

#include <vector>

namespace billow {

/// Makes invoices of the original's rows, which name no currency and no VAT rate.
class OriginalInvoice final {
public:
    /// \a source is what all of them get.
    OriginalInvoice(Currency currency, QString source);

    /// The invoice, validated; or why there is none, with the column that is at fault. Amounts of more decimals than
    /// the currency has are rounded half away from zero; where they added up before, the VAT takes what rounding
    /// leaves. Two of the three amounts are enough. The rate is 15 % where the VAT is 15 % to the cent, as the original
    /// computed it, and otherwise the one that the amounts show. A time without a zone is in UTC.
    [[nodiscard]] Result<Invoice> read(const OriginalRow &row);

    /// What the last invoice says otherwise than its row does, as column and sentence; empty where nothing.
    [[nodiscard]] const std::vector<Error> &changes() const { return m_changes; }

private:
    Result<void> readAmounts(const OriginalRow &row, Invoice &invoice);
    Result<void> readDate(const OriginalRow &row, Invoice &invoice);
    void readTrade(const OriginalRow &row, Invoice &invoice);
    void change(QString sentence, OriginalColumn::Index column);

    const Currency m_currency;
    const QString m_source;
    std::vector<Error> m_changes;
};

} // namespace billow
