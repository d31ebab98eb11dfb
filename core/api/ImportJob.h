// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/ImportReport.h"
#include "core/invoice/Invoice.h"

#include <QMetaType>
#include <QObject>
#include <QStringList>

#include <optional>
#include <vector>

// The options of an import of files, its preview and its progress. Fields are named as in import profiles: number,
// issued_at, seller, buyer, exporting_country, importing_country, currency, vat_rate, subtotal, vat, total, payment,
// risk, quantity, unit_price, line_total, line_discount, line_discount_percent, line_vat, due_on, seller_tax_id,
// buyer_tax_id, kind, status, shipping, discount, rounding, refunded.

namespace billow {

struct ImportProfileTitle {
    QString name; ///< what ImportOptions::profile takes
    QString title; ///< for people; where the profile cannot be read, why
};

/// A person's word on where a field comes from.
struct FieldChoice {
    enum class Kind {
        Column, ///< text names it
        Constant, ///< text is it, for every invoice
        Nowhere, ///< the field is not read
    };
    QString field; ///< also with its unit, as in a profile: vat_rate_fraction, total_minor
    Kind kind = Kind::Column;
    QString text;

    friend bool operator==(const FieldChoice &, const FieldChoice &) = default;
};

/// How a file writes amounts.
struct NumberStyle {
    QChar point = u'.';
    QChar grouping; ///< parts thousands; null: they are not parted

    friend bool operator==(const NumberStyle &, const NumberStyle &) = default;
};

/// What a person says once of all files that don't show it. Empty: it is asked for.
struct ImportDefaults {
    QString seller; ///< of files in which no column is the seller
    QString currency; ///< of files that show none: a code of ISO 4217

    /// What \a others say where this says nothing.
    [[nodiscard]] ImportDefaults orElse(const ImportDefaults &others) const
    {
        return {seller.isEmpty() ? others.seller : seller, currency.isEmpty() ? others.currency : currency};
    }

    friend bool operator==(const ImportDefaults &, const ImportDefaults &) = default;
};

/// How files are to be read: what the choices leave open is taken from the profile, and what that leaves open is
/// found out from the file.
struct ImportOptions {
    QString profile; ///< a name, or the path of a profile file; empty: one that fits the file, if any
    std::vector<FieldChoice> choices;
    QStringList dateFormats; ///< as in a profile: "d/M/yyyy"; tried before the profile's own
    std::optional<NumberStyle> numbers; ///< nothing: as the profile says, or found out
    QString encoding; ///< "utf-8", "windows-1252", "utf-16" …; empty: as the profile says, or found out
    std::optional<int> skipLines; ///< lines above the header; nothing: as the profile says, or found out
    ImportDefaults defaults; ///< what is empty in it is as the settings say
    bool withoutProfile = false; ///< none is used, not even one that fits; matters where profile is empty

    friend bool operator==(const ImportOptions &, const ImportOptions &) = default;
};

/// A cell of the file, for a person who looks at it.
struct FileCell {
    qint64 line = 0; ///< 1, 2, 3 …; 0: there is no such cell
    QString column; ///< its name
    QString text;

    friend bool operator==(const FileCell &, const FileCell &) = default;
};

/// What was found out about a file, and from which cell.
struct ImportFinding {
    QString text; ///< one sentence without a full stop
    FileCell cell;
};

/// One of the ways to read a file between which it does not decide.
struct ImportReading {
    QString text; ///< for people: "1.190 is 1190"
    QString option; ///< the same on the command line: "--decimal ,"
    ImportOptions answer; ///< what the options get; see answered()
};

/// What a file cannot tell. It is not imported until one of the readings has been chosen.
struct ImportQuestion {
    QString id; ///< "decimal", "date_order", "vat", "amount", or the first of `fields`
    QString text; ///< one sentence
    FileCell cell; ///< that shows it
    std::vector<ImportReading> readings; ///< none: the answer is a text for each of `fields`
    QStringList fields; ///< without readings: those of which every invoice has the same value: "seller", "currency"
    QString option; ///< without readings: how it is answered on the command line: "--seller NAME"
};

/// \a options with an answer: what it leaves open stays as it is.
[[nodiscard]] inline ImportOptions answered(ImportOptions options, const ImportOptions &answer)
{
    for (const FieldChoice &choice : answer.choices) {
        std::erase_if(options.choices, [&choice](const FieldChoice &earlier) { return earlier.field == choice.field; });
        options.choices.push_back(choice);
    }
    if (!answer.dateFormats.isEmpty())
        options.dateFormats = answer.dateFormats;
    if (answer.numbers)
        options.numbers = answer.numbers;
    if (!answer.encoding.isEmpty())
        options.encoding = answer.encoding;
    if (answer.skipLines)
        options.skipLines = answer.skipLines;
    return options;
}

/// Where one field would be read from.
struct MappedField {
    enum class Origin { Nowhere, Guess, Profile, Choice };

    QString field;
    Origin origin = Origin::Nowhere;
    bool constant = false;
    QString text; ///< the column's name, or the constant
    bool minorUnits = false; ///< amounts in cents, a rate in basis points
    bool absent = false; ///< the file has no such column
    QString example; ///< of the first row that has one
};

/// What an import would make of a file, as far as its head tells. Nothing has been stored.
struct ImportPreview {
    static constexpr qsizetype mostListed = 20;

    QString path;
    qint64 size = 0; ///< bytes
    QChar separator;
    QString encoding; ///< as it is read: "UTF-8", "Windows-1252", "UTF-16LE"
    qint64 headerLine = 1;
    QStringList head; ///< the file's own first lines, at most mostListed, each cut at 500 characters
    bool ofLineItems = false; ///< a row is a line item, and an invoice the rows of one number
    bool isWhole = false; ///< the head is all of the file
    QStringList columns;
    std::vector<MappedField> fields; ///< each field there is, in their order
    QStringList missing; ///< fields that are needed and not mapped: "seller", "vat_rate or vat"; then nothing is read
    /// The fields of one of \a missing, each of which would do.
    [[nodiscard]] static QStringList fieldsOf(const QString &missing) { return missing.split(QStringLiteral(" or ")); }
    QString problem; ///< what else keeps the file from being read; empty: nothing
    QString profile; ///< the name of the one that is used, also where it was chosen because it fits; empty: none
    std::vector<ImportFinding> findings; ///< what was found out
    std::vector<ImportQuestion> questions; ///< what the file cannot tell; then nothing is read
    QStringList remarks; ///< values that were left empty, rows that were left out
    qint64 rows = 0; ///< that were read for this
    qint64 found = 0; ///< invoices in them
    qint64 rejected = 0; ///< invoices in them
    qint64 leftOut = 0; ///< rows that are not meant as documents
    InvoiceBatch invoices; ///< the first as they would be stored
    std::vector<Rejection> rejections; ///< the first

    [[nodiscard]] bool canBeImported() const { return missing.isEmpty() && questions.empty() && problem.isEmpty(); }
};

struct ImportProgress {
    qint64 done = 0; ///< bytes; never goes back
    qint64 of = 0; ///< bytes of all files
    QString file; ///< the one that is being read
    qint64 accepted = 0;
    qint64 duplicates = 0;
    qint64 conflicts = 0;
    qint64 rejected = 0;
    qint64 leftOut = 0;
    QString waiting; ///< not empty: why the import waits
};

/// A running import. Lives on the thread of the face; destroying it ends the import, and what has been stored
/// stays.
class ImportJob : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportJob)
public:
    ImportJob() = default;

    /// Ends the import before its next batch; finished() follows.
    virtual void cancel() = 0;

Q_SIGNALS:
    /// At most 20 times a second.
    void progressed(const billow::ImportProgress &progress);
    /// Once, as the last.
    void finished(const billow::ImportReport &report);
};

} // namespace billow

Q_DECLARE_METATYPE(billow::ImportProgress)
