// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/ItemOutcome.h"
#include "core/invoice/Totals.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace billow {

/// An invoice that was not accepted, and why.
struct Rejection {
    QString file;
    qint64 line = 0; ///< 1, 2, 3 …; the header's is 1
    QString number; ///< of the invoice; empty where it could not be read
    QString field; ///< as --map names it; empty where the row as a whole is unfit
    QString reason;
};

/// An invoice that meets a stored one of the same seller, kind, number and year with another content. Nothing was
/// changed.
struct Conflict {
    QString file;
    qint64 line = 0; ///< as that of a rejection
    QString number; ///< of the invoice
    Seq seq = 0; ///< the stored one
    QList<InvoiceKey> fields; ///< that differ

    /// "differs from stored invoice 17 in subtotal, total"
    [[nodiscard]] QString toText() const;
};

/// What became of one file. Invoices are counted, besides rows.
struct FileReport {
    QString file;
    qint64 rows = 0; ///< without the header and blank lines
    qint64 accepted = 0;
    qint64 duplicates = 0; ///< stored already, by an earlier import or further up in the file
    qint64 conflicts = 0;
    qint64 rejected = 0;
    qint64 leftOut = 0; ///< rows that are not meant as documents: drafts, void ones, lines of totals
    Totals totals; ///< of the accepted ones
    QString mapping; ///< what was read from which column, for people
    QStringList findings; ///< what was found out about the file, and from which cell
    QStringList remarks; ///< what was read otherwise than it is written, left empty, or left out
    QString failure; ///< why the file was not read to its end; empty where it was
};

/// The source of invoices that are imported from a file of that name: the name, without what the ledger would not take.
[[nodiscard]] QString importSource(const QString &file);

/// What became of an import: counts, sums, and the reasons for what was not accepted. A plain value.
class ImportReport final {
public:
    /// The rejections and the conflicts that are listed; beyond it they are counted only, but for the first few of
    /// each file.
    static constexpr std::size_t mostListed = 1'000;
    static constexpr qint64 listedOfEachFile = 5;

    void beginFile(const QString &file);
    /// Of the file that was begun last.
    [[nodiscard]] FileReport &file() { return m_files.back(); }
    [[nodiscard]] FileReport &file(std::size_t index) { return m_files[index]; }
    /// \a number is the invoice's, in these.
    void reject(qint64 line, const QString &number, const Error &error)
    {
        reject(m_files.size() - 1, line, number, error);
    }
    void reject(std::size_t file, qint64 line, const QString &number, const Error &error);
    void addConflict(qint64 line, const QString &number, const ItemOutcome &outcome)
    {
        addConflict(m_files.size() - 1, line, number, outcome);
    }
    void addConflict(std::size_t file, qint64 line, const QString &number, const ItemOutcome &outcome);
    /// The import ended early, for want of the ledger.
    void fail(const Error &error) { m_failure = error; }
    void cancel() { m_cancelled = true; }

    [[nodiscard]] const std::vector<FileReport> &files() const { return m_files; }
    [[nodiscard]] const std::vector<Rejection> &rejections() const { return m_rejections; }
    [[nodiscard]] const std::vector<Conflict> &conflicts() const { return m_conflicts; }
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    [[nodiscard]] bool wasCancelled() const { return m_cancelled; }
    /// The sums over all files; file, mapping and failure are empty.
    [[nodiscard]] FileReport total() const;
    /// Every file was read to its end, and every invoice is stored or was before.
    [[nodiscard]] bool isClean() const;

    [[nodiscard]] QString toText() const;
    [[nodiscard]] QByteArray toJson() const; ///< amounts as decimal texts

private:
    std::vector<FileReport> m_files;
    std::vector<Rejection> m_rejections;
    std::vector<Conflict> m_conflicts;
    std::optional<Error> m_failure;
    bool m_cancelled = false;
};

} // namespace billow

Q_DECLARE_METATYPE(billow::ImportReport)
