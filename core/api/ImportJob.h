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
// risk, quantity, unit_price, line_total.

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
    QString field;
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

/// How files are to be read: what the choices leave open is taken from the profile, and what that leaves open is
/// guessed from the names of the columns.
struct ImportOptions {
    QString profile; ///< a name, or the path of a profile file; empty: none
    std::vector<FieldChoice> choices;
    QStringList dateFormats; ///< as in a profile: "d/M/yyyy"; tried after ISO 8601, and before the profile's own
    std::optional<NumberStyle> numbers; ///< nothing: as the profile says, or 1234.50
    bool windows1252 = false; ///< a row that is not UTF-8 is read as Windows-1252

    friend bool operator==(const ImportOptions &, const ImportOptions &) = default;
};

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
    bool isUtf8 = true;
    bool ofLineItems = false; ///< a row is a line item, and an invoice the rows of one number
    bool isWhole = false; ///< the head is all of the file
    QStringList columns;
    std::vector<MappedField> fields; ///< each field there is, in their order
    QStringList missing; ///< fields that are needed and not mapped: "seller", "vat_rate or vat"; then nothing is read
    QString problem; ///< what else keeps the file from being read; empty: nothing
    /// Where fields are missing and no profile was asked for: the name of one that fits the file.
    QString fittingProfile;
    qint64 rows = 0; ///< that were read for this
    qint64 found = 0; ///< invoices in them
    qint64 rejected = 0; ///< invoices in them
    InvoiceBatch invoices; ///< the first as they would be stored
    std::vector<Rejection> rejections; ///< the first

    [[nodiscard]] bool canBeImported() const { return missing.isEmpty() && problem.isEmpty(); }
};

struct ImportProgress {
    qint64 done = 0; ///< bytes; never goes back
    qint64 of = 0; ///< bytes of all files
    QString file; ///< the one that is being read
    qint64 accepted = 0;
    qint64 duplicates = 0;
    qint64 conflicts = 0;
    qint64 rejected = 0;
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
