// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/InvoiceDraft.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace billow {

/// Finds the invoices whose rows are not adjacent in a file, from one pass over it: their lines must be gathered
/// before any of them can be closed, or their totals would be wrong. Invoices are known by a key of 64 bits, eight
/// bytes of memory each: two that share a key (in a file of a million, a chance of one in 10^7) are only gathered
/// longer than was needed.
class ScatteredNumbers final {
public:
    /// A row of the invoice \a key; in the order of the file.
    void add(std::uint64_t key);
    /// All rows have been added.
    void finish();
    [[nodiscard]] bool contains(std::uint64_t key) const;

private:
    std::vector<std::uint64_t> m_keys; ///< of runs of rows; from finish() on, of scattered invoices, sorted
};

/// What the document of a row is known by: its number and seller. A row of line items that lacks its number belongs to
/// the document of the row above it; so does one with the same number that lacks its seller.
class RowKeys final {
public:
    /// Of the row that \a reader has begun; nothing where there is no number, here and above, or none could have it.
    [[nodiscard]] std::optional<QByteArray> next(const FieldReader &reader);

private:
    QByteArray m_number;
    QByteArray m_key;
};

/// Makes invoices of the rows of one file. Where several rows are one document, those of the same seller and number
/// are: as a rule they are adjacent, and one invoice at a time is held; those whose rows are scattered over the
/// file are held until its end, at most Limits of them.
class InvoiceAssembler final {
public:
    struct Assembled {
        qint64 line = 0; ///< where the document begins, or where its error is
        Result<Invoice> invoice;
        QString number{}; ///< of an invoice that is rejected, where it could be read
        QString leftOut; ///< not empty: it is no error, but not meant as a document, and this says why
        std::uint64_t key = 0; ///< hash() of its key, where rows are grouped; 0: the row alone
    };
    /// How rows become documents.
    struct Grouping {
        bool isGrouped = false; ///< rows of one number are one document
        bool isOfLineItems = false; ///< and each is a line of it
    };

    /// How many scattered invoices of a file are gathered; those beyond are rejected whole, with that reason.
    static constexpr std::size_t mostScattered = 50'000;

    /// All but \a source must stay. \a scattered is finished; it is not looked at unless rows are grouped.
    InvoiceAssembler(FieldReader &reader, const ImportProfile &profile, const ScatteredNumbers &scattered,
        Grouping grouping, QString source);

    /// Takes \a row, and puts what has become complete behind \a done. False where nothing is in the row.
    bool add(const CsvRow &row, std::vector<Assembled> &done);
    /// The file is at its end.
    void finish(std::vector<Assembled> &done);

    [[nodiscard]] static std::uint64_t hash(QByteArrayView key);

private:
    void addGrouped(const Result<void> &begun, qint64 line, std::vector<Assembled> &done);
    void addWhole(const Result<void> &begun, qint64 line, std::vector<Assembled> &done);
    void addLine(InvoiceDraft &draft, bool isFirst, const Result<void> &begun, qint64 line);
    void gather(const QByteArray &key, const Result<void> &begun, qint64 line, std::vector<Assembled> &done);
    void closeOpen(std::vector<Assembled> &done);
    void close(InvoiceDraft &draft, std::uint64_t key, std::vector<Assembled> &done);
    [[nodiscard]] bool isBelowTheTable() const;
    [[nodiscard]] QString leftOutByRule() const;

    FieldReader &m_reader;
    const ImportProfile &m_profile;
    const ScatteredNumbers &m_scattered;
    const Grouping m_grouping;
    const QString m_source;
    RowKeys m_keys;
    QByteArray m_openKey;
    std::optional<InvoiceDraft> m_open;
    std::unordered_map<QByteArray, InvoiceDraft> m_gathered;
    std::unordered_set<std::uint64_t> m_refused; ///< scattered invoices beyond what is gathered
};

} // namespace billow
