// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/CsvReader.h"
#include "core/intake/FieldFormats.h"
#include "core/intake/ImportProfile.h"
#include "core/intake/TextSource.h"
#include "core/intake/values/DateReader.h"

#include <QString>

#include <array>
#include <bitset>

namespace billow {

struct AmountText;

/// \a columns in quotation marks, with commas between them; of many the first fifty. For errors.
[[nodiscard]] QString listed(const QStringList &columns);

/// Turns the bytes of one row into text: UTF-8, or Windows-1252 where that is allowed or asked for.
class RowDecoder final {
public:
    explicit RowDecoder(TextEncoding::Kind kind)
        : m_kind(kind)
    {
    }

    /// Looks at the whole of \a row, because two encodings within one row mean that something is wrong. What is wrong,
    /// or an empty text; field() may be called either way.
    [[nodiscard]] QString begin(const CsvRow &row);
    /// The text of \a bytes, which are of the row that was begun, without blanks around it.
    [[nodiscard]] QString text(QByteArrayView bytes) const;
    /// Whether the row that was begun is read as Windows-1252.
    [[nodiscard]] bool isWindows1252() const { return m_encoding == Encoding::Windows1252; }

private:
    enum class Encoding { Ascii, Utf8, Windows1252 };

    TextEncoding::Kind m_kind;
    Encoding m_encoding = Encoding::Ascii;
};

/// The text that \a bytes are in Windows-1252; its five undefined bytes become U+FFFD.
[[nodiscard]] QString fromWindows1252(QByteArrayView bytes);

/// How the columns of one file are read: what FileInspection found out, or was told.
struct ColumnPlan {
    QStringList columns; ///< their names, each different
    ColumnMapping mapping;
    std::bitset<importFieldCount> guessed; ///< the fields of the mapping that nobody named
    TextEncoding::Kind encoding = TextEncoding::Kind::Utf8OrWindows1252;
    NumberFormat numbers;
    bool numbersAreKnown = true; ///< false: 1.190 is refused, because it can be read in two ways
    std::vector<DateFormat> dateFormats; ///< tried first
    DayOrder dayOrder = DayOrder::Unknown;
    bool ratesAreFractions = false; ///< 0.19 for 19 %
    QHash<QString, QString> countries; ///< see ImportProfile
    QDate fiscalYear; ///< see DateReader
};

/// Reads the fields of a document from the rows of one file, as its plan says. Errors name the field as --map does.
/// A field that was merely guessed, and that a document may lack, is left empty where it cannot be read.
class FieldReader final {
public:
    /// How often something was done that is to be said, and where first.
    struct Noted {
        qint64 count = 0;
        qint64 line = 0; ///< of the first
        QString text; ///< the first
    };

    /// Finds the mapped columns: by their exact names, else ignoring letter case. The error names every field that is
    /// not mapped but needed, every column that there is not, and the columns seen. Constants are read
    /// once here: a wrong one is an error of the mapping, not of every row.
    [[nodiscard]] static Result<FieldReader> bind(const ColumnPlan &plan);

    /// Makes \a row, which must stay, the one that is read. An Error where the row as a whole is unfit; text() works
    /// even then, as far as the row goes.
    [[nodiscard]] Result<void> begin(const CsvRow &row);
    /// Whether nothing is in any column of the row.
    [[nodiscard]] bool isBlank() const;
    /// Whether the row holds the sums below a table.
    [[nodiscard]] bool isOfTotals() const;

    [[nodiscard]] bool has(ImportField field) const { return place(field).mapped; }
    [[nodiscard]] bool isColumn(ImportField field) const { return place(field).column >= 0; }
    /// The bytes of the field's (first) column; empty where it is a constant, or not mapped, or the row is too short.
    [[nodiscard]] QByteArrayView bytes(ImportField field) const;
    /// The text of the field; empty where it is not mapped.
    [[nodiscard]] QString text(ImportField field) const;

    [[nodiscard]] Result<DocumentDate> issuedOn() const;
    [[nodiscard]] Result<Currency> currency() const;
    /// The next: nothing where the field is not mapped or is empty.
    [[nodiscard]] Result<std::optional<QDate>> dueOn() const;
    /// The lines of a breakdown, with the signs of the document; none where it has none.
    [[nodiscard]] Result<QList<VatLine>> vatBreakdown(Currency currency) const;
    [[nodiscard]] Result<std::optional<CountryCode>> country(ImportField field) const;
    [[nodiscard]] Result<std::optional<RiskProfile>> risk() const;
    [[nodiscard]] Result<std::optional<VatRate>> vatRate() const;
    /// In minor units of \a currency.
    [[nodiscard]] Result<std::optional<std::int64_t>> amount(ImportField field, Currency currency) const;
    /// A quantity or a price of a line item, times 10^6.
    [[nodiscard]] Result<std::int64_t> millionths(ImportField field) const;
    /// Of a line item, times 10^6; 0 where the cell is empty.
    [[nodiscard]] Result<std::int64_t> discountPercent() const;
    /// A text that a document may lack, at most \a longest characters long.
    [[nodiscard]] Result<QString> optionalText(ImportField field, qsizetype longest) const;

    /// Values that were left empty because they could not be read.
    [[nodiscard]] const std::array<Noted, importFieldCount> &leftEmpty() const { return m_leftEmpty; }
    /// The rows that were read as Windows-1252, because they are not UTF-8.
    [[nodiscard]] const Noted &windows1252() const { return m_windows1252; }

private:
    [[nodiscard]] Result<DocumentDate> dateOfIssue() const;
    struct Place {
        bool mapped = false;
        bool guessed = false;
        qsizetype column = -1; ///< -1: a constant
        std::vector<qsizetype> also;
        FieldSource source;
    };
    explicit FieldReader(const ColumnPlan &plan);
    [[nodiscard]] const Place &place(ImportField field) const { return m_places[indexOf(field)]; }
    Result<void> place(const ColumnPlan &plan);
    [[nodiscard]] Result<void> checkConstants() const;
    [[nodiscard]] Result<void> checkWidth(const CsvRow &row) const;
    [[nodiscard]] QByteArrayView cell(qsizetype column) const;
    [[nodiscard]] Result<std::optional<std::int64_t>> amountIn(
        ImportField field, const QString &written, Currency currency) const;
    /// The error of a number that can be read in two ways, where the file does not decide.
    [[nodiscard]] std::optional<Error> doubt(ImportField field, const AmountText &amount) const;
    /// \a error, or nothing where the field may be left empty.
    template <typename T>
    [[nodiscard]] Result<T> orEmpty(ImportField field, const Error &error, T empty) const;

    std::array<Place, importFieldCount> m_places;
    qsizetype m_columns = 0;
    qsizetype m_neededColumns = 0; ///< a row has to reach so far
    RowDecoder m_rowText;
    NumberFormat m_amountText;
    bool m_numbersAreKnown = true;
    DateReader m_dates;
    bool m_ratesAreFractions = false;
    QHash<QString, QString> m_countries;
    const CsvRow *m_row = nullptr;
    Noted m_windows1252;
    mutable std::array<Noted, importFieldCount> m_leftEmpty;
};

} // namespace billow
