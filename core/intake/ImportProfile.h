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

/// Invoices that a profile keeps out, e.g. cancellations.
struct RejectRule {
    ImportField field = ImportField::Number;
    QString startsWith;
    QString reason; ///< for the report

    friend bool operator==(const RejectRule &, const RejectRule &) = default;
};

/// All that is to be known to read the files of one origin. A plain value; resources/profiles/README.md describes its
/// JSON form.
struct ImportProfile {
    QString name; ///< for --profile; empty where it was made up on the way
    QString title; ///< one line for people
    ColumnMapping mapping;
    std::optional<char> separator; ///< nothing: guessed
    bool windows1252 = false; ///< a row that is not UTF-8 is read as Windows-1252, in place of being rejected
    QChar decimalPoint = u'.';
    std::optional<QChar> grouping; ///< parts thousands: 1,234.50; nothing: amounts are not grouped
    bool linesIncludeVat = false; ///< the lines of an invoice add up to its total, not to its subtotal
    std::vector<DateFormat> dateFormats; ///< tried in this order, ISO 8601 before them
    QHash<QString, QString> countries; ///< names in lower case, to ISO 3166 codes; to an empty text: not given
    std::vector<RejectRule> rejectRules;

    /// From the JSON form; an unknown key is an error, because it is most often a misspelt one.
    [[nodiscard]] static Result<ImportProfile> fromJson(const QByteArray &json);
    [[nodiscard]] QByteArray toJson() const;

    /// The profile of that file (where the text holds a slash or ends in .json), or of that name: NAME.json in the
    /// first of \a folders that has it, or one that ships with the program.
    [[nodiscard]] static Result<ImportProfile> load(const QString &nameOrPath, const QStringList &folders);
    /// The names of all that load() finds, sorted.
    [[nodiscard]] static QStringList available(const QStringList &folders);

    friend bool operator==(const ImportProfile &, const ImportProfile &) = default;
};

} // namespace billow
