// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace billow {

/// What a column of a file can hold. The last three are of a line item, the others of an invoice.
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
};

inline constexpr std::size_t importFieldCount = 16;

[[nodiscard]] constexpr std::size_t indexOf(ImportField field)
{
    return static_cast<std::size_t>(field);
}

/// Every field, in the order of the enumeration.
[[nodiscard]] const std::array<ImportField, importFieldCount> &allImportFields();

/// As it is written in --map and in profiles: number, issued_at, seller, …
[[nodiscard]] QString toString(ImportField field);
[[nodiscard]] std::optional<ImportField> importFieldFromString(QStringView name);

/// Where the text of one field comes from: a column, or a constant, the same for every invoice.
struct FieldSource {
    enum class Kind { Column, Constant };
    /// Decimal: 12.50, and 15 for 15 per cent. Minor: 1250 cents, and 1500 basis points, as the ledger keeps them.
    enum class Unit { Decimal, Minor };

    Kind kind = Kind::Column;
    QString text; ///< the column's name, or the constant
    Unit unit = Unit::Decimal; ///< matters for amounts and for the VAT rate
    QString prefix; ///< put before a text that is not empty
    QString trimSuffix; ///< taken off the end of a column's text: ".0" of a number that was exported as 17850.0
    QString missing; ///< used where the column is empty

    friend bool operator==(const FieldSource &, const FieldSource &) = default;
};

/// Which field comes from which column, or is which constant. A plain value.
class ColumnMapping final {
public:
    /// What --map takes, one text an assignment: "total=Amount" a column, "currency=:GBP" a constant. For amounts in
    /// minor units "total_minor=Cents", for a VAT rate in basis points "vat_rate_bp=Rate".
    [[nodiscard]] static Result<ColumnMapping> parse(const QStringList &assignments);

    void set(ImportField field, FieldSource source) { m_sources[indexOf(field)] = std::move(source); }
    void remove(ImportField field) { m_sources[indexOf(field)].reset(); }
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
};

/// A field's name in --map and in profiles with its unit: "total", "total_minor", "vat_rate_bp".
struct NamedField {
    ImportField field;
    FieldSource::Unit unit = FieldSource::Unit::Decimal;

    [[nodiscard]] QString name() const;
    [[nodiscard]] static std::optional<NamedField> fromName(QStringView name);
};

/// What the columns of a file most likely are, by their names: common English ones, and those of Billow's own tables
/// and API. Each column is taken once; what is not recognised is left out, and is then for the person to say.
[[nodiscard]] ColumnMapping guessMapping(const QStringList &columns);

} // namespace billow
