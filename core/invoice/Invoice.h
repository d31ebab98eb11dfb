// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/CountryCode.h"
#include "core/invoice/Currency.h"
#include "core/invoice/DecimalArithmetic.h"
#include "core/invoice/Iso8601.h"
#include "core/invoice/ReceivedDocument.h"
#include "core/invoice/Vat.h"

#include <QDate>
#include <QList>
#include <QMetaType>
#include <QString>

#include <cstdint>
#include <optional>

namespace billow {

/// The place of an invoice in the ledger: 1, 2, 3 … without a gap, in the order of acceptance. 0: not stored.
using Seq = std::int64_t;

/// How likely the trade is to need a customs inspection.
enum class RiskProfile : std::uint8_t { Green, Amber, Red };
[[nodiscard]] QString toString(RiskProfile risk); ///< "Green", "Amber", "Red"
[[nodiscard]] std::optional<RiskProfile> riskProfileFromString(QStringView text); ///< letter case is ignored

/// What a document is. A credit note takes back what an invoice asked for.
enum class DocumentKind : std::uint8_t { Invoice, CreditNote };
[[nodiscard]] QString toString(DocumentKind kind); ///< "invoice", "credit_note"
[[nodiscard]] std::optional<DocumentKind> documentKindFromString(QStringView text); ///< exactly those

[[nodiscard]] QString toString(CheckResult check); ///< "", "passed", "failed"
[[nodiscard]] std::optional<CheckResult> checkResultFromString(QStringView text); ///< exactly those

/// One invoice or credit note. Its amounts are its effect: a credit note over 100.00 has a total of -100.00, so that
/// sums are plain sums. A plain value; validate() says whether it is one that the ledger may accept.
struct Invoice {
    Seq seq = 0; ///< given by the ledger; 0 until then
    DocumentKind kind = DocumentKind::Invoice;
    QString number; ///< 1 to 50 characters
    QDate issuedOn; ///< the date that the document bears, where it was issued; always valid
    UtcTime issuedAt{}; ///< midnight in UTC of issuedOn where only the date is known; see hasIssueTime()
    std::optional<QDate> dueOn; ///< when it is to be paid
    QString sellerName; ///< 1 to 255 characters
    QString sellerTaxId; ///< empty: not given; at most 64 characters
    QString buyerName; ///< 1 to 255 characters
    QString buyerTaxId; ///< empty: not given; at most 64 characters
    std::optional<CountryCode> exportingCountry;
    std::optional<CountryCode> importingCountry;
    Currency currency;
    VatRate vatRate; ///< the only rate, of category Standard, where vatLines is empty
    QList<VatLine> vatLines; ///< the VAT breakdown where there is more than one rate, or another category
    std::int64_t subtotal = 0; ///< minor units of currency
    std::int64_t vat = 0; ///< minor units
    std::int64_t total = 0; ///< minor units; subtotal + vat
    QString paymentMechanism; ///< empty: not given; at most 64 characters
    std::optional<RiskProfile> risk;
    QString source; ///< where it came from: "demo", "import:FILE", "api"; 1 to 255 characters
    UtcTime acceptedAt{}; ///< when the ledger stored it; given by the ledger
    CheckResult check = CheckResult::NotChecked;
    Attachment attachment; ///< stored with the invoice; empty where an invoice is read back

    /// \a amount, one of this invoice, as the document writes it: a credit note of -100.00 is over 100.00.
    [[nodiscard]] Int128 asWritten(std::int64_t amount) const
    {
        return kind == DocumentKind::CreditNote ? -Int128{amount} : Int128{amount};
    }

    /// Whether something was to be paid before \a today. Payments are not known.
    [[nodiscard]] bool isOverdue(QDate today) const { return dueOn && *dueOn < today && total > 0; }

    /// Whether a time of day is known. Midnight in UTC of the date of issue says that none is.
    [[nodiscard]] bool hasIssueTime() const { return issuedAt != midnightUtc(issuedOn); }
    /// A date without a time of day.
    void setIssueDate(QDate date);
    /// A moment; the date of issue is that in UTC.
    void setIssueTime(UtcTime time);

    friend bool operator==(const Invoice &, const Invoice &) = default;
};

/// An invoice batch travels as one implicitly shared list and is never changed once it has been sent.
using InvoiceBatch = QList<Invoice>;

/// The source of what the built-in generator makes; any other source is a real invoice.
inline constexpr QStringView demoSource = u"demo";

/// One spelling of the same: names, numbers, tax ids and the payment mechanism in NFC and without blanks around them;
/// the lines of the breakdown in order, each (category, rate) once. A single line at a standard rate becomes vatRate.
/// To be called before validate() for whatever comes from outside.
void normalise(Invoice &invoice);

/// Whether the ledger may accept \a invoice. The error names the field (as in the database: invoice_number,
/// seller_name, …) and what was expected.
[[nodiscard]] Result<void> validate(const Invoice &invoice);
/// The two halves of validate(), for whoever learns them one after the other: all but the amounts, and the amounts with
/// their breakdown.
[[nodiscard]] Result<void> validateTextsAndDate(const Invoice &invoice);
[[nodiscard]] Result<void> validateAmounts(const Invoice &invoice);
// Parts of these, which "verify" looks at one by one.
[[nodiscard]] Result<void> validateDates(const Invoice &invoice);
[[nodiscard]] Result<void> validateSum(const Invoice &invoice); ///< and the sign of VAT at one rate
[[nodiscard]] Result<void> validateBreakdown(const Invoice &invoice);

} // namespace billow

Q_DECLARE_METATYPE(billow::Invoice)
