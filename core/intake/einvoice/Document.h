// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/einvoice/Decimal.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

/// What an e-invoice says, in the terms of EN 16931 ("BT-112") and whatever the syntax. Plain values.
namespace billow::einvoice {

enum class Syntax : std::uint8_t {
    UblInvoice, ///< OASIS UBL 2, root Invoice
    UblCreditNote, ///< OASIS UBL 2, root CreditNote
    Cii, ///< UN/CEFACT Cross Industry Invoice: Factur-X, ZUGFeRD 2, XRechnung
    Zugferd1, ///< ZUGFeRD 1, whose root is CrossIndustryDocument
};

/// An amount or a rate that a document may lack, or write in a way that is no number.
struct Amount {
    bool present = false; ///< its element is there
    std::optional<Decimal> value; ///< nothing where it is absent, or no number
};

struct Party {
    QString name; ///< BT-27, BT-44: the name in the register of companies
    QString tradingName; ///< BT-28, BT-45
    QString vatId; ///< BT-31, BT-48
    QString taxId; ///< BT-32: a number of the tax office that is no VAT identifier
    QString identifier; ///< BT-29, BT-30, BT-46, BT-47, or an electronic address: the first that is given
    bool hasIdentifier = false; ///< BT-29 or BT-30 is there
    bool hasVatId = false; ///< BT-31 is there
    bool hasAddress = false; ///< BG-5, BG-8
    QString country; ///< BT-40, BT-55: as written
};

/// One entry of the VAT breakdown, BG-23.
struct VatSubtotal {
    QString category; ///< BT-118: "S", "Z", "E", "AE", "K", "G", "O", "L", "M", or what else is written
    bool isVat = false; ///< its scheme is VAT
    Amount rate; ///< BT-119, in percent
    Amount taxable; ///< BT-116
    Amount vat; ///< BT-117
};

/// A total of VAT, and of UBL what it is broken down into.
struct VatTotal {
    Amount amount;
    QString currency; ///< currencyID; empty where it is not given
    QList<VatSubtotal> subtotals;
};

/// What the lines, allowances and charges of one VAT category and rate add up to.
struct CategorySum {
    Amount lines{true, Decimal()}; ///< BT-131; no value where an amount cannot be read, or on overflow
    Amount charges{true, Decimal()}; ///< BT-99
    Amount allowances{true, Decimal()}; ///< BT-92
    bool hasLine = false;
    bool hasAllowanceOrCharge = false;
};

struct CategoryKey {
    QString category;
    std::optional<Decimal> rate;

    friend bool operator==(const CategoryKey &, const CategoryKey &) = default;
};
[[nodiscard]] inline size_t qHash(const CategoryKey &key, size_t seed = 0) noexcept
{
    return qHashMulti(seed, key.category, key.rate.has_value(), key.rate.value_or(Decimal()));
}

/// What could not be understood, and where: the document was read all the same.
struct Problem {
    QString element; ///< its path from the root: "LegalMonetaryTotal/PayableAmount"
    qint64 line = 0; ///< from 1
    QString message;
};

struct Document {
    Syntax syntax = Syntax::UblInvoice;
    QString profile; ///< BT-24: whatever specification it names
    QString number; ///< BT-1
    QString typeCode; ///< BT-3, a code of UNTDID 1001
    QString currency; ///< BT-5
    std::optional<QDate> issuedOn; ///< BT-2
    std::optional<QDate> dueOn; ///< BT-9
    QString precedingNumber; ///< BT-25: the invoice that a credit note or a correction is about; the first of several
    Party seller;
    Party buyer;

    Amount lineTotal; ///< BT-106: the sum of the lines' net amounts
    Amount allowanceTotal; ///< BT-107
    Amount chargeTotal; ///< BT-108
    Amount taxExclusive; ///< BT-109: the total without VAT
    Amount vatTotal; ///< BT-110: in the document's currency
    Amount vatTotalAccounting; ///< BT-111: in the currency of the seller's accounts
    Amount taxInclusive; ///< BT-112: the total with VAT
    Amount prepaid; ///< BT-113
    Amount rounding; ///< BT-114
    Amount payable; ///< BT-115: what is left to pay

    QList<VatSubtotal> breakdown; ///< BG-23, in the document's currency

    // What the rules ask for beyond that; see Verdict.h.
    bool hasTotals = false; ///< BG-22 is there
    bool hasIssueDate = false; ///< BT-2 is there, in CII by format 102
    bool hasTaxPointDate = false; ///< BT-7
    bool hasTaxPointDateCode = false; ///< BT-8
    bool hasDueDateOrTerms = false; ///< BT-9 or BT-20
    int lines = 0; ///< BG-25
    QString lineWithoutCategory; ///< BT-126 of the first line without BT-151
    bool allLinesHaveCategory = true;
    Amount lineSum{true, Decimal()}; ///< of BT-131
    int allowances = 0; ///< BG-20
    int charges = 0; ///< BG-21
    Amount allowanceSum{true, Decimal()}; ///< of BT-92
    Amount chargeSum{true, Decimal()}; ///< of BT-99
    QList<VatTotal> vatTotals; ///< every one, in the order of the document
    QHash<CategoryKey, CategorySum> categorySums;

    QList<Problem> problems; ///< at most 20
};

/// Whether the document gives money back: by UBL's root, by CII's type code.
[[nodiscard]] bool isCreditNote(const Document &document);

/// How far a document goes. ZUGFeRD and Factur-X have profiles that leave out what EN 16931 demands.
enum class Extent : std::uint8_t {
    Full, ///< lines and breakdown
    WithoutLines, ///< BASIC WL
    TotalsOnly, ///< MINIMUM
};
[[nodiscard]] Extent extentOf(const Document &document);

} // namespace billow::einvoice
