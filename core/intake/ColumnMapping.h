// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace billow {

/// What a column of a file can hold. From Quantity to LineVat they are of a line item, the others of a document.
enum class ImportField {
    Number,
    IssuedAt,
    Seller,
    Buyer,
    ExportingCountry,
    ImportingCountry,
    Currency,
    VatRate,
    Subtotal,
    Vat,
    Total,
    Payment,
    Risk,
    Quantity,
    UnitPrice,
    LineTotal,
    LineDiscount, ///< without VAT, with either sign; taken off quantity × price
    LineDiscountPercent,
    LineVat,
    DueOn,
    SellerTaxId,
    BuyerTaxId,
    Kind, ///< whether it is an invoice or a credit note
    Status, ///< whether it is void, a draft, or cancelled
    Shipping, ///< without VAT; added to the lines or to the subtotal
    Discount, ///< without VAT, with either sign; taken off
    Rounding, ///< what a total was rounded by for payment; no part of the stored total
    Refunded, ///< with VAT; a credit note of its own
    IssuedOn, ///< the date where it was issued, beside a moment in issued_at
    VatBreakdown, ///< as breakdownText() writes it
};

inline constexpr std::size_t importFieldCount = 30;

[[nodiscard]] constexpr std::size_t indexOf(ImportField field)
{
    return static_cast<std::size_t>(field);
}

/// Whether it holds an amount of money.
[[nodiscard]] constexpr bool isMoney(ImportField field)
{
    using enum ImportField;
    return field == Subtotal || field == Vat || field == Total || field == LineTotal || field == LineDiscount
        || field == LineVat || field == Shipping || field == Discount || field == Rounding || field == Refunded;
}

/// Every field, in the order of the enumeration.
[[nodiscard]] const std::array<ImportField, importFieldCount> &allImportFields();

/// As it is written in --map and in profiles: number, issued_at, seller, …
[[nodiscard]] QString toString(ImportField field);
[[nodiscard]] std::optional<ImportField> importFieldFromString(QStringView name);

/// Where the text of one field comes from: a column, or a constant, the same for every invoice.
struct FieldSource {
    enum class Kind { Column, Constant };
    enum class Unit {
        Decimal, ///< 12.50; a rate that is 15 or, where all rates of the column are under 1, 0.15
        Minor, ///< 1250 cents, and 1500 basis points
        Percent, ///< of a rate: 15
        Fraction, ///< of a rate: 0.15
    };

    Kind kind = Kind::Column;
    QString text; ///< the column's name, or the constant
    Unit unit = Unit::Decimal; ///< matters for amounts and for the VAT rate
    QStringList also; ///< further columns: texts are joined with a blank, amounts are added
    QString prefix; ///< put before a text that is not empty
    QString trimSuffix; ///< taken off the end of a column's text: ".0" of a number that was exported as 17850.0
    QString missing; ///< used where the column is empty
    QHash<QString, QString> values; ///< texts of the column to what they mean; what is not in it is read as it is

    friend bool operator==(const FieldSource &, const FieldSource &) = default;
};

/// Which field comes from which column, or is which constant. A plain value.
class ColumnMapping final {
public:
    /// What --map takes, one text an assignment: "total=Amount" a column, "currency=:GBP" a constant. For amounts in
    /// minor units "total_minor=Cents", for a VAT rate in basis points "vat_rate_bp=Rate". "total=" alone says that no
    /// column is the total: see dropped().
    [[nodiscard]] static Result<ColumnMapping> parse(const QStringList &assignments);

    void set(ImportField field, FieldSource source) { m_sources[indexOf(field)] = std::move(source); }
    void remove(ImportField field) { m_sources[indexOf(field)].reset(); }
    /// No column is to be guessed for \a field.
    void drop(ImportField field) { m_dropped[indexOf(field)] = true; }
    [[nodiscard]] bool isDropped(ImportField field) const { return m_dropped[indexOf(field)]; }
    [[nodiscard]] bool has(ImportField field) const { return m_sources[indexOf(field)].has_value(); }
    [[nodiscard]] const std::optional<FieldSource> &source(ImportField field) const
    {
        return m_sources[indexOf(field)];
    }
    [[nodiscard]] bool isEmpty() const;

    /// This mapping, with what \a other says in place of what this one says.
    [[nodiscard]] ColumnMapping overlaidBy(const ColumnMapping &other) const;

    /// Whether a row is a line item, and an invoice the rows of one number.
    [[nodiscard]] bool isOfLineItems() const;

    /// The fields that are needed besides those that are mapped, in words: "seller", "vat_rate or vat", …
    [[nodiscard]] QStringList missing() const;

    /// One line a field, for people: "total: column \"Amount\"".
    [[nodiscard]] QString toText() const;

    friend bool operator==(const ColumnMapping &, const ColumnMapping &) = default;

private:
    std::array<std::optional<FieldSource>, importFieldCount> m_sources;
    std::array<bool, importFieldCount> m_dropped{};
};

/// A field's name in --map and in profiles with its unit: "total", "total_minor", "vat_rate_bp", "vat_rate_percent",
/// "vat_rate_fraction".
struct NamedField {
    ImportField field;
    FieldSource::Unit unit = FieldSource::Unit::Decimal;

    [[nodiscard]] QString name() const;
    [[nodiscard]] static std::optional<NamedField> fromName(QStringView name);
};

/// The column that a person or a profile means by \a name: of exactly that name, else of one that differs in letter
/// case, blanks and punctuation only ("*InvoiceNo"). -1: there is none.
[[nodiscard]] qsizetype findColumn(const QStringList &columns, const QString &name);

} // namespace billow
