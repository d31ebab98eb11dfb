// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Invoice.h"

#include <QString>

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace billow {

/// The columns of the predecessor's table invoices that are read.
namespace PredecessorColumn {
enum Index { // without a type: lupdate would lose the classes behind it
    Id,
    Number,
    Date,
    Seller,
    Buyer,
    ExportingCountry,
    ImportingCountry,
    Subtotal,
    Vat,
    Total,
    PaymentMechanism,
    Risk,
    InsertedAt,
    Count
};

/// As the predecessor calls them.
inline constexpr std::array<const char *, Count> names{"id", "invoice_number", "invoice_date", "seller_name",
    "buyer_name", "exporting_country", "importing_country", "subtotal", "vat_amount", "total_amount",
    "payment_mechanism", "risk_profile", "inserted_at"};
} // namespace PredecessorColumn

/// One row, as PostgreSQL writes its values; nothing where one is NULL, or where the table has no such column.
using PredecessorRow = std::array<std::optional<QString>, PredecessorColumn::Count>;

/// Makes invoices of the predecessor's rows, which name no currency and no VAT rate.
class PredecessorInvoice final {
public:
    /// \a source is what all of them get.
    PredecessorInvoice(Currency currency, QString source);

    /// The invoice, validated; or why there is none, with the column that is at fault. Amounts of more decimals than
    /// the currency has are rounded half away from zero; where they added up before, the VAT takes what rounding
    /// leaves. Two of the three amounts are enough. The rate is 15 % where the VAT is 15 % to the cent, as the original
    /// computed it, and otherwise the one that the amounts show. A time without a zone is in UTC.
    [[nodiscard]] Result<Invoice> read(const PredecessorRow &row);

    /// What the last invoice says otherwise than its row does, as column and sentence; empty where nothing.
    [[nodiscard]] const std::vector<Error> &changes() const { return m_changes; }

private:
    Result<void> readAmounts(const PredecessorRow &row, Invoice &invoice);
    Result<void> readDate(const PredecessorRow &row, Invoice &invoice);
    void readTrade(const PredecessorRow &row, Invoice &invoice);
    void change(QString sentence, PredecessorColumn::Index column);

    const Currency m_currency;
    const QString m_source;
    std::vector<Error> m_changes;
};

} // namespace billow
