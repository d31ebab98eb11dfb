// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/ImportProfile.h"
#include "core/intake/InvoiceAssembler.h"
#include "core/invoice/ImportReport.h"
#include "core/invoice/ItemOutcome.h"

#include <QStringList>

#include <atomic>
#include <functional>
#include <span>
#include <vector>

class QIODevice;

namespace billow {

class CsvReader;

/// Reads CSV files and hands their invoices, validated, to a sink in batches. Blocking: run() returns when all is read;
/// it may be called from any one thread. Memory is bounded whatever the size of the files. A file of line items is read
/// twice, to find invoices whose rows are not adjacent.
class FileImport final {
public:
    /// Takes a batch of at most batchSize and says what became of each of its invoices, in their order, or why the
    /// batch could not be taken: the import then ends. One with a fault is rejected. Called on the thread of run().
    using Sink = std::function<Result<std::vector<ItemOutcome>>(std::span<const Invoice>)>;
    /// How far all files have been read, in bytes; done never goes back and ends as of.
    using Progress = std::function<void(qint64 done, qint64 of)>;

    static constexpr std::size_t batchSize = 1'000;

    struct Options {
        /// Its mapping goes before what is guessed.
        ImportProfile profile;
        /// Fields that the mapping leaves open are guessed from the header.
        bool guess = true;
        /// These are not read, even where the mapping or the guess names them.
        std::vector<ImportField> without;
        /// What a person can do where no column is mapped to a field: "map it with …"; the end of a sentence.
        QString wayOut;
    };

    /// What the first row of a file says.
    struct Outline {
        QStringList columns;
        char separator = ',';
        ColumnMapping mapping; ///< what would be read from which column; fields may be missing
    };

    FileImport(Options options, Sink sink);

    void onProgress(Progress progress) { m_progress = std::move(progress); }

    /// Imports the files one after the other. A file that cannot be read is reported, and the next one follows.
    /// Invoices get the source "import:" and the file's name without its folder.
    [[nodiscard]] ImportReport run(const QStringList &paths);
    /// The same for a device that is open, and seekable where its rows are line items.
    [[nodiscard]] ImportReport run(QIODevice &device, const QString &name);

    /// Ends run() before the next batch. From any thread.
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }

    /// What has become of it up to now. On the thread of run(), out of the sink or the progress.
    [[nodiscard]] const ImportReport &soFar() const { return m_report; }

    /// Reads the header only. \a device is open.
    [[nodiscard]] Result<Outline> outline(QIODevice &device) const;
    /// What would be read from which column of that file, for people; an Error where fields are lacking.
    [[nodiscard]] Result<QString> describeMapping(const QString &path) const;

private:
    Result<void> importDevice(QIODevice &device);
    Result<void> importDocument(QIODevice &device);
    Result<void> importRows(CsvReader &csv, FieldReader &reader, const ScatteredNumbers &scattered, bool ofLineItems);
    void findScattered(CsvReader &csv, FieldReader &reader, ScatteredNumbers &scattered);
    [[nodiscard]] Result<FieldReader> bind(const ColumnMapping &mapping, const QStringList &columns) const;
    [[nodiscard]] ColumnMapping mappingOf(const QStringList &columns) const;
    void sort(std::vector<InvoiceAssembler::Assembled> &done, std::vector<Invoice> &batch);
    void handOver(std::vector<Invoice> &batch);
    void tell(qint64 doneOfFile);
    [[nodiscard]] bool mustStop() const;

    const Options m_options;
    const Sink m_sink;
    Progress m_progress;
    std::atomic<bool> m_cancelled = false;
    ImportReport m_report;
    std::vector<qint64> m_lines; ///< the lines of the invoices in the open batch
    qint64 m_bytesBefore = 0; ///< of the files that are done
    qint64 m_bytes = 0; ///< of all files
    qint64 m_told = 0; ///< what progress was told last
};

} // namespace billow
