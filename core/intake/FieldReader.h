// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/CsvReader.h"
#include "core/intake/FieldFormats.h"
#include "core/intake/ImportProfile.h"

#include <QString>

#include <array>

namespace billow {

/// Turns the bytes of one row into text: UTF-8, or, where that is allowed and the row is no UTF-8, Windows-1252.
class RowDecoder final {
public:
    explicit RowDecoder(bool allowWindows1252)
        : m_allowWindows1252(allowWindows1252)
    {
    }

    /// Looks at the whole of \a row, because two encodings within one row mean that something is wrong. What is wrong,
    /// or an empty text; field() may be called either way.
    [[nodiscard]] QString begin(const CsvRow &row);
    /// The text of \a bytes, which are of the row that was begun, without blanks around it.
    [[nodiscard]] QString text(QByteArrayView bytes) const;

private:
    enum class Encoding { Ascii, Utf8, Windows1252 };

    bool m_allowWindows1252;
    Encoding m_encoding = Encoding::Ascii;
};

/// The text that \a bytes are in Windows-1252; its five undefined bytes become U+FFFD.
[[nodiscard]] QString fromWindows1252(QByteArrayView bytes);

/// Reads the fields of an invoice from the rows of one file, as its mapping says. Errors name the field as --map does.
class FieldReader final {
public:
    /// Finds the mapped columns in \a columns: by their exact names, else ignoring letter case. The error names every
    /// field that is not mapped but needed, every column that there is not, and the columns seen. Constants are read
    /// once here: a wrong one is an error of the mapping, not of every row.
    [[nodiscard]] static Result<FieldReader> bind(
        const ImportProfile &profile, const ColumnMapping &mapping, const QStringList &columns);

    /// Makes \a row, which must stay, the one that is read. An Error where the row as a whole is unfit; text() works
    /// even then, as far as the row goes.
    [[nodiscard]] Result<void> begin(const CsvRow &row);

    [[nodiscard]] bool has(ImportField field) const { return place(field).mapped; }
    [[nodiscard]] bool isColumn(ImportField field) const { return place(field).column >= 0; }
    /// The bytes of the field's column; empty where it is a constant, or not mapped, or the row is too short.
    [[nodiscard]] QByteArrayView bytes(ImportField field) const;
    /// The text of the field; empty where it is not mapped.
    [[nodiscard]] QString text(ImportField field) const;

    [[nodiscard]] Result<WrittenTime> issuedAt() const;
    [[nodiscard]] Result<Currency> currency() const;
    /// The next four: nothing where the field is not mapped or is empty.
    [[nodiscard]] Result<std::optional<CountryCode>> country(ImportField field) const;
    [[nodiscard]] Result<std::optional<RiskProfile>> risk() const;
    [[nodiscard]] Result<std::optional<VatRate>> vatRate() const;
    /// In minor units of \a currency.
    [[nodiscard]] Result<std::optional<std::int64_t>> amount(ImportField field, Currency currency) const;
    /// A quantity or a price of a line item, times 10^6.
    [[nodiscard]] Result<std::int64_t> millionths(ImportField field) const;

private:
    struct Place {
        bool mapped = false;
        qsizetype column = -1; ///< -1: a constant
        FieldSource source;
    };
    explicit FieldReader(const ImportProfile &profile);
    [[nodiscard]] const Place &place(ImportField field) const { return m_places[indexOf(field)]; }
    Result<void> place(const ColumnMapping &mapping, const QStringList &columns);
    [[nodiscard]] Result<void> checkConstants() const;

    std::array<Place, importFieldCount> m_places;
    qsizetype m_columns = 0;
    RowDecoder m_rowText;
    NumberFormat m_amountText;
    std::vector<DateFormat> m_dateFormats;
    QHash<QString, QString> m_countries;
    const CsvRow *m_row = nullptr;
};

} // namespace billow
