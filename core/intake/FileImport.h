// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/einvoice/DocumentInvoice.h"
#include "core/intake/ImportProfile.h"
#include "core/intake/inspect/FileInspection.h"
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

/// Reads CSV files and e-invoices, and hands their invoices, validated, to a sink in batches. Blocking: run() returns
/// when all is read; it may be called from any one thread. Memory is bounded whatever the size of the files. A file of
/// line items is read twice, to find invoices whose rows are not adjacent.
class FileImport final {
public:
    /// Takes a batch of at most batchSize and says what became of each of its invoices, in their order, or why the
    /// batch could not be taken: the import then ends. One with a fault is rejected. Called on the thread of run().
    using Sink = std::function<Result<std::vector<ItemOutcome>>(std::span<const Invoice>)>;
    /// How far all files have been read, in bytes; done never goes back and ends as of.
    using Progress = std::function<void(qint64 done, qint64 of)>;

    static constexpr std::size_t batchSize = 1'000;
    /// How many rejected documents writeRejected() can tell.
    static constexpr std::size_t mostKept = 100'000;

    /// Where a person can answer what a file does not tell, and what the error says of it.
    enum class MappingHelp { None, CommandLine, Preview };

    struct Options {
        /// Its mapping goes before what is guessed. Without a name: one of `candidates` is used that fits, if any.
        ImportProfile profile;
        std::vector<ImportProfile> candidates;
        /// Fields that the mapping leaves open are guessed.
        bool guess = true;
        /// Of files in which no column is the seller; empty: such files are refused, with that question.
        ImportDefaults defaults;
        MappingHelp help = MappingHelp::None;
        std::int64_t largestOriginal = originalSizeLimit; ///< bytes; 0: no original is kept
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

    /// How the file would be read. \a device is open, and where it was, afterwards.
    [[nodiscard]] Result<FileInspection> inspect(QIODevice &device) const;
    /// What would be read from which column of that file, and what else was found out, for people; an Error where
    /// something is lacking, or has to be asked.
    [[nodiscard]] Result<QString> describeMapping(const QString &path) const;

    /// Whether documents of the file \a index of the last run() were rejected.
    [[nodiscard]] bool hasRejected(std::size_t index) const;
    /// Copies the rows of those documents to \a target, as CSV in UTF-8 under the header of the file, each behind its
    /// line and the reason: what is then fixed in it can be imported. \a path is that of the file.
    [[nodiscard]] Result<void> writeRejected(std::size_t index, const QString &path, QIODevice &target) const;

private:
    Result<void> importDevice(QIODevice &device);
    Result<void> importDocument(QIODevice &device);
    void handOverDocuments();
    Result<void> importRows(
        CsvReader &csv, FieldReader &reader, const ScatteredNumbers &scattered, const FileInspection &found);
    void findScattered(CsvReader &csv, FieldReader &reader, ScatteredNumbers &scattered);
    [[nodiscard]] InspectionRequest request() const;
    [[nodiscard]] Result<FieldReader> bind(const FileInspection &found) const;
    void remark(const FieldReader &reader);
    void sort(std::vector<InvoiceAssembler::Assembled> &done, std::vector<Invoice> &batch);
    void handOver(std::vector<Invoice> &batch);
    void tell(qint64 doneOfFile);
    [[nodiscard]] bool mustStop() const;

    const Options m_options;
    const Sink m_sink;
    Progress m_progress;
    std::atomic<bool> m_cancelled = false;
    ImportReport m_report;
    /// What the documents of the open batch came from.
    struct Origin {
        std::size_t file = 0;
        qint64 line = 0;
        std::uint64_t key = 0;
    };
    void reject(const Origin &origin, const QString &number, const Error &error);

    std::vector<Origin> m_origins;
    std::vector<Invoice> m_documents; ///< e-invoices that the sink gets together, with their origins
    qint64 m_documentBytes = 0;
    QHash<QString, qint64> m_leftOut; ///< how many rows for what reason, of the file that is read
    std::vector<std::pair<Origin, QString>> m_rejected; ///< with their reasons; at most mostKept
    qint64 m_bytesBefore = 0; ///< of the files that are done
    qint64 m_bytes = 0; ///< of all files
    qint64 m_told = 0; ///< what progress was told last
};

} // namespace billow
