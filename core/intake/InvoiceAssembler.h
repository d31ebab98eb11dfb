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

/// Makes invoices of the rows of one file. Where a row is a line item, rows of the same seller and number are one
/// invoice: as a rule they are adjacent, and one invoice at a time is held; those whose rows are scattered over the
/// file are held until its end, at most Limits of them.
class InvoiceAssembler final {
public:
    struct Assembled {
        qint64 line = 0; ///< where the invoice begins, or where its error is
        Result<Invoice> invoice;
    };

    /// How many scattered invoices of a file are gathered; those beyond are rejected whole, with that reason.
    static constexpr std::size_t mostScattered = 50'000;

    /// All but \a source must stay. \a scattered is finished; it is not looked at unless \a ofLineItems.
    InvoiceAssembler(FieldReader &reader, const ImportProfile &profile, const ScatteredNumbers &scattered,
        bool ofLineItems, QString source);

    /// Takes \a row, and puts what has become complete behind \a done.
    void add(const CsvRow &row, std::vector<Assembled> &done);
    /// The file is at its end.
    void finish(std::vector<Assembled> &done);

    /// What the invoice of \a row is known by; nothing where its number cannot be read, or no invoice
    /// could have it. \a reader has begun the row.
    [[nodiscard]] static std::optional<QByteArray> key(const FieldReader &reader);
    [[nodiscard]] static std::uint64_t hash(QByteArrayView key);

private:
    void addWhole(const Result<void> &begun, qint64 line, std::vector<Assembled> &done);
    void addLine(InvoiceDraft &draft, bool isFirst, const Result<void> &begun, qint64 line);
    void gather(const QByteArray &key, const Result<void> &begun, qint64 line, std::vector<Assembled> &done);
    void closeOpen(std::vector<Assembled> &done);
    void close(InvoiceDraft &draft, std::vector<Assembled> &done);

    FieldReader &m_reader;
    const ImportProfile &m_profile;
    const ScatteredNumbers &m_scattered;
    const bool m_ofLineItems;
    const QString m_source;
    QByteArray m_openKey;
    std::optional<InvoiceDraft> m_open;
    std::unordered_map<QByteArray, InvoiceDraft> m_gathered;
    std::unordered_set<std::uint64_t> m_refused; ///< scattered invoices beyond what is gathered
};

} // namespace billow
