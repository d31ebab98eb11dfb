// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "core/invoice/SeqList.h"
#include "core/invoice/Totals.h"

#include <QMetaType>
#include <QStringList>

#include <optional>
#include <vector>

// What may be asked of all stored invoices, and what is answered: values, the same for every engine and every face.
namespace billow {

/// An amount whatever the currency: ten-thousandths of its major unit (1.00 is 10,000), the finest that ISO 4217 knows.
using AmountBound = std::int64_t;
inline constexpr int amountBoundDecimals = 4;

/// Which invoices; each condition that is set must hold. The default holds for all.
struct InvoiceFilter {
    /// Stands anywhere in number, seller or buyer. Letter case is ignored, in every language's letters, one for one: ß
    /// is not "ss".
    QString text;
    std::optional<DocumentKind> kind;
    std::optional<QDate> issuedOnFrom; ///< inclusive; by the date that the document bears
    std::optional<QDate> issuedOnTo; ///< inclusive
    std::optional<QDate> dueFrom; ///< inclusive; finds none without a due date
    std::optional<QDate> dueTo; ///< inclusive
    std::optional<UtcTime> issuedFrom; ///< inclusive
    std::optional<UtcTime> issuedBefore; ///< exclusive
    std::optional<AmountBound> leastTotal; ///< inclusive
    std::optional<AmountBound> mostTotal; ///< inclusive
    std::optional<Currency> currency;
    std::optional<CountryCode> country; ///< exporting or importing
    std::optional<QString> paymentMechanism; ///< an empty text: those that name none
    std::optional<CheckResult> check;
    std::vector<RiskProfile> risks; ///< one of these; empty: any, also none
    std::optional<QString> source; ///< exactly; see Invoice::source
    bool displayedOnly = false; ///< nothing of the backlog
    std::optional<QString> seller; ///< exactly
    std::optional<QString> buyer; ///< exactly
    std::optional<Seq> afterSeq; ///< exclusive
    std::optional<Seq> beforeSeq; ///< exclusive

    friend bool operator==(const InvoiceFilter &, const InvoiceFilter &) = default;
};

/// What invoices can be sorted by. Texts without regard to letter case, and marks (ö, é) as if they were not there, but
/// for texts that differ in nothing else; what is not given comes first. Alike on every machine.
enum class InvoiceKey {
    Arrival, ///< by seq
    Number,
    IssuedAt,
    Seller,
    Buyer,
    ExportingCountry,
    ImportingCountry,
    CurrencyCode,
    VatRate,
    Subtotal, ///< amounts by currency first, always from A to Z: those of different currencies cannot be compared
    Vat,
    Total,
    PaymentMechanism,
    Risk, ///< Green, Amber, Red; none first
    Source,
    AcceptedAt,
    Kind, ///< invoices first
    IssuedOn,
    DueOn,
    SellerTaxId,
    BuyerTaxId,
    Check, ///< not checked, passed, failed
    VatBreakdown, ///< not to sort by: in the order of VatRate
};

/// Equal ones are in the order of arrival, newest first.
struct InvoiceOrder {
    InvoiceKey key = InvoiceKey::Arrival;
    bool descending = true;

    friend bool operator==(const InvoiceOrder &, const InvoiceOrder &) = default;
};

struct InvoiceQuery {
    InvoiceFilter filter;
    InvoiceOrder order;

    friend bool operator==(const InvoiceQuery &, const InvoiceQuery &) = default;
};

/// What a query found, at one moment of the ledger. Its invoices are read by seq, page by page, however deep.
struct InvoiceSearch {
    static constexpr std::int64_t mostListed = 1'000'000;

    SeqList seqs; ///< in the order asked for; the first mostListed of them
    Totals totals; ///< of all that were found, also beyond mostListed
    Seq lastSeq = 0; ///< the newest stored invoice at that moment
    std::int64_t epoch = 0; ///< counts resets; the seqs name these invoices only within it
};

/// The values in the ledger to choose from, each list sorted.
struct FilterChoices {
    QStringList currencies;
    QStringList countries;
    QStringList paymentMechanisms; ///< without the empty one
    QStringList sources;

    friend bool operator==(const FilterChoices &, const FilterChoices &) = default;
};

} // namespace billow

Q_DECLARE_METATYPE(billow::InvoiceQuery)
