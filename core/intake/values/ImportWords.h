// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/ColumnMapping.h"
#include "core/invoice/CountryCode.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <optional>
#include <vector>

namespace billow {

/// What a text in a column of kinds or states, or in front of a sum, means.
enum class WordMeaning : std::uint8_t {
    Invoice,
    CreditNote,
    NoDocument, ///< a payment, a quotation, a transfer: not meant as a document
    LeftOut, ///< void, draft, cancelled
    Totals, ///< the sums below a table
};

/// The words that files use, in eight languages: resources/import/words.tsv. Immutable, and shared by all threads.
class ImportWords final {
public:
    /// A field that a column of some name can be.
    struct Candidate {
        NamedField field;
        int certainty = 1; ///< 1 sure, 2 likely, 3 possible
        int place = 0; ///< of the name in its line; the surest first
    };

    [[nodiscard]] static const ImportWords &shipped();

    /// \a name is simplified.
    [[nodiscard]] const std::vector<Candidate> &fieldsOf(const QString &name) const;
    [[nodiscard]] bool isFee(const QString &name) const { return m_fees.contains(name); }
    /// Whether it is one of several taxes that are the VAT together, as CGST and SGST are.
    [[nodiscard]] bool isVatPart(const QString &name) const { return m_vatParts.contains(name); }
    /// Whether \a text, in place of a VAT rate, says that there is no VAT: "exempt", "reverse charge".
    [[nodiscard]] bool isNoVat(QStringView text) const { return m_noVat.contains(simplified(text)); }
    [[nodiscard]] std::optional<WordMeaning> meaningOf(QStringView text) const;
    /// The country of that code or name: in English, in its own language, or one of the table.
    [[nodiscard]] std::optional<CountryCode> country(QStringView text) const;

    /// What names are compared by: letters and digits alone, without accents, in lower case; % is "percent".
    [[nodiscard]] static QString simplified(QStringView name);

private:
    ImportWords();
    void addLine(QStringView line);
    void addTerritories();

    QHash<QString, std::vector<Candidate>> m_fields;
    QHash<QString, WordMeaning> m_meanings;
    QHash<QString, QString> m_countries;
    QSet<QString> m_fees;
    QSet<QString> m_vatParts;
    QSet<QString> m_noVat;
};

} // namespace billow
