// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/intake/ColumnMapping.h"
#include "core/intake/FieldFormats.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <vector>

namespace billow {

/// What a profile says of the documents whose field begins with some text.
struct ProfileRule {
    enum class Verdict { Reject, LeaveOut, CreditNote };

    Verdict verdict = Verdict::Reject;
    ImportField field = ImportField::Number;
    QString startsWith; ///< letter case matters
    QString reason; ///< for the report; a credit note needs none

    friend bool operator==(const ProfileRule &, const ProfileRule &) = default;
};

/// All that is to be known to read the files of one origin. A plain value; resources/profiles/README.md describes its
/// JSON form.
struct ImportProfile {
    QString name; ///< for --profile; empty where it was made up on the way
    QString title; ///< one line for people
    ColumnMapping mapping;
    /// Columns that only files of this origin have: one that has them all is read by this profile without being asked.
    /// Empty: it is one that has every column of the mapping.
    QStringList recognisedBy;
    /// Not empty: files of this origin hold no invoices, and this says so.
    QString refusal;
    bool guesses = true; ///< fields that the mapping leaves open are guessed
    bool grouped = false; ///< rows of one number are one document also where no column is of a line item
    std::optional<char> separator; ///< nothing: found out
    QString encoding; ///< as TextEncoding::named() takes it
    std::optional<int> skipLines; ///< lines above the header; nothing: found out
    std::optional<QChar> decimalPoint; ///< nothing: found out
    std::optional<QChar> grouping; ///< parts thousands: 1,234.50; matters where decimalPoint is given
    bool linesIncludeVat = false; ///< the lines of an invoice add up to its total, not to its subtotal
    std::vector<DateFormat> dateFormats; ///< tried first, in this order
    QHash<QString, QString> countries; ///< names in lower case, to ISO 3166 codes; to an empty text: not given
    std::vector<ProfileRule> rules;

    /// From the JSON form; an unknown key is an error, because it is most often a misspelt one.
    [[nodiscard]] static Result<ImportProfile> fromJson(const QByteArray &json);
    [[nodiscard]] QByteArray toJson() const;

    /// The profile of that file (where the text holds a slash or ends in .json), or of that name: NAME.json in the
    /// first of \a folders that has it, or one that ships with the program.
    [[nodiscard]] static Result<ImportProfile> load(const QString &nameOrPath, const QStringList &folders);
    /// All that load() finds by a name and can read: those of \a folders first, each by its name.
    [[nodiscard]] static std::vector<ImportProfile> all(const QStringList &folders);
    /// The names of all that load() finds, sorted.
    [[nodiscard]] static QStringList available(const QStringList &folders);

    friend bool operator==(const ImportProfile &, const ImportProfile &) = default;
};

} // namespace billow
