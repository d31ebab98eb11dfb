// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/intake/FieldSource.h"
#include "core/intake/ImportField.h"

#include <QStringList>

#include <array>
#include <optional>

namespace billow {

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

} // namespace billow
