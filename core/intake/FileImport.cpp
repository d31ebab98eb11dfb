// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/FileImport.h"

#include "core/base/Words.h"
#include "core/intake/ColumnMapping.h"
#include "core/intake/CsvReader.h"
#include "core/intake/einvoice/DocumentInvoice.h"
#include "core/intake/einvoice/EInvoice.h"
#include "core/intake/einvoice/pdf/PdfAttachment.h"
#include "core/intake/einvoice/Verdict.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// How often progress is reported while no batch becomes full.
constexpr qint64 progressStep = 256 * 1024;
/// What tells an e-invoice from a table.
constexpr qint64 headOfDocument = 1024;

/// The names in the first row.
Result<QStringList> readHeader(CsvReader &csv, bool windows1252)
{
    CsvRow row;
    if (!csv.next(row)) {
        return csv.error().isEmpty() ? Error::invalid(Words::tr("the file is empty")) : Error::invalid(csv.error());
    }
    RowDecoder text(windows1252);
    const QString fault = text.begin(row);
    if (!row.fault().isEmpty() || !fault.isEmpty())
        return Error::invalid(
            Words::tr("the header cannot be read: %1").arg(row.fault().isEmpty() ? fault : row.fault()));
    QStringList columns;
    for (qsizetype i = 0; i < row.size(); ++i) {
        columns += text.text(row.field(i)).simplified();
        if (std::ranges::any_of(columns.back(), [](QChar character) { return character.unicode() < u' '; }))
            return Error::invalid(Words::tr("this is not a CSV file; a workbook must be saved as CSV (UTF-8) first"));
    }
    return columns;
}

} // namespace

FileImport::FileImport(Options options, Sink sink)
    : m_options(std::move(options))
    , m_sink(std::move(sink))
{
}

ImportReport FileImport::run(const QStringList &paths)
{
    m_report = {};
    m_bytesBefore = m_bytes = m_told = 0;
    for (const QString &path : paths)
        m_bytes += QFileInfo(path).size();
    for (const QString &path : paths) {
        if (m_cancelled.load(std::memory_order_relaxed))
            m_report.cancel();
        if (mustStop())
            break;
        m_report.beginFile(QFileInfo(path).fileName());
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            m_report.file().failure = file.errorString();
        } else if (const auto imported = importDevice(file); !imported.ok()) {
            m_report.file().failure = imported.error().message;
        }
        m_bytesBefore += QFileInfo(path).size();
        tell(0);
    }
    return std::exchange(m_report, {});
}

ImportReport FileImport::run(QIODevice &device, const QString &name)
{
    m_report = {};
    m_bytesBefore = m_told = 0;
    m_bytes = device.isSequential() ? 0 : device.size();
    m_report.beginFile(name);
    if (const auto imported = importDevice(device); !imported.ok())
        m_report.file().failure = imported.error().message;
    m_bytesBefore = m_bytes;
    tell(0);
    return std::exchange(m_report, {});
}

Result<QString> FileImport::describeMapping(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::invalid(Words::tr("%1 cannot be read: %2").arg(path, file.errorString()));
    if (einvoice::mayBeEInvoice(file.peek(headOfDocument)))
        return Words::tr("an e-invoice");
    const auto seen = outline(file);
    if (!seen.ok())
        return Error::invalid(u"%1: %2"_s.arg(path, seen.error().message));
    const auto reader = bind(seen->mapping, seen->columns);
    if (!reader.ok())
        return Error::invalid(u"%1: %2"_s.arg(path, reader.error().message), reader.error().field);
    return seen->mapping.toText();
}

Result<FileImport::Outline> FileImport::outline(QIODevice &device) const
{
    CsvReader csv(device, m_options.profile.separator);
    const auto columns = readHeader(csv, m_options.profile.windows1252);
    if (!columns.ok())
        return columns.error();
    return Outline{.columns = *columns, .separator = csv.separator(), .mapping = mappingOf(*columns)};
}

Result<FieldReader> FileImport::bind(const ColumnMapping &mapping, const QStringList &columns) const
{
    auto reader = FieldReader::bind(m_options.profile, mapping, columns);
    if (reader.ok() || m_options.wayOut.isEmpty() || mapping.missing().isEmpty())
        return reader;
    return Error::invalid(u"%1; %2"_s.arg(reader.error().message, m_options.wayOut), reader.error().field);
}

ColumnMapping FileImport::mappingOf(const QStringList &columns) const
{
    const ColumnMapping &given = m_options.profile.mapping;
    ColumnMapping mapping = m_options.guess ? guessMapping(columns).overlaidBy(given) : given;
    for (const ImportField field : m_options.without)
        mapping.remove(field);
    return mapping;
}

/// An e-invoice, which is one document. One whose figures do not hold is stored all the same, with a remark.
Result<void> FileImport::importDocument(QIODevice &device)
{
    const auto document = einvoice::readEInvoice(device.read(einvoice::largestDocument + 1));
    if (!document.ok())
        return document.error();
    m_report.file().rows = 1;
    m_report.file().mapping = Words::tr("an e-invoice (%1)").arg(document->profile);
    if (const einvoice::Verdict verdict = einvoice::Verdict::of(*document); verdict.failed())
        m_report.file().mapping += u'\n' + Words::tr("check failed: %1").arg(verdict.failedRules().join(u", "_s));
    auto invoice = einvoice::toInvoice(*document, importSource(m_report.file().file));
    if (invoice.ok())
        normalise(*invoice);
    if (const auto valid = invoice.ok() ? validate(*invoice) : Result<void>(invoice.error()); !valid.ok()) {
        m_report.reject(1, valid.error());
        return {};
    }
    std::vector<Invoice> batch{*std::move(invoice)};
    m_lines = {1};
    handOver(batch);
    return {};
}

Result<void> FileImport::importDevice(QIODevice &device)
{
    if (einvoice::mayBeEInvoice(device.peek(headOfDocument)))
        return importDocument(device);
    const ImportProfile &profile = m_options.profile;
    const qint64 start = device.pos();
    CsvReader first(device, profile.separator);
    const auto columns = readHeader(first, profile.windows1252);
    if (!columns.ok())
        return columns.error();
    const ColumnMapping mapping = mappingOf(*columns);
    auto reader = bind(mapping, *columns);
    if (!reader.ok())
        return reader.error();
    m_report.file().mapping = mapping.toText();

    ScatteredNumbers scattered;
    if (!mapping.isOfLineItems())
        return importRows(first, *reader, scattered, false);
    if (device.isSequential())
        return Error::invalid(
            Words::tr("line items are read twice, which is not possible with a pipe: save them as a file"));
    findScattered(first, *reader, scattered);
    if (!first.error().isEmpty())
        return Error::invalid(first.error());
    if (!device.seek(start))
        return Error::invalid(Words::tr("the file cannot be read again: %1").arg(device.errorString()));
    CsvReader second(device, first.separator());
    const auto again = readHeader(second, profile.windows1252);
    return again.ok() ? importRows(second, *reader, scattered, true) : Result<void>(again.error());
}

void FileImport::findScattered(CsvReader &csv, FieldReader &reader, ScatteredNumbers &scattered)
{
    CsvRow row;
    while (!mustStop() && csv.next(row)) {
        static_cast<void>(reader.begin(row)); // its errors are reported when it is read again
        if (const auto key = InvoiceAssembler::key(reader))
            scattered.add(InvoiceAssembler::hash(*key));
        if (csv.position() / 2 + m_bytesBefore >= m_told + progressStep)
            tell(csv.position() / 2);
    }
    scattered.finish();
}

Result<void> FileImport::importRows(
    CsvReader &csv, FieldReader &reader, const ScatteredNumbers &scattered, bool ofLineItems)
{
    InvoiceAssembler assembler(reader, m_options.profile, scattered, ofLineItems, importSource(m_report.file().file));
    std::vector<InvoiceAssembler::Assembled> done;
    std::vector<Invoice> batch;
    batch.reserve(batchSize);
    m_lines.clear();
    const qint64 size = csv.device().size();
    CsvRow row;
    while (!mustStop() && csv.next(row)) {
        ++m_report.file().rows;
        assembler.add(row, done);
        sort(done, batch);
        // A file that is read twice is half done when it is read for the second time.
        const qint64 position = ofLineItems ? (size + csv.position()) / 2 : csv.position();
        if (m_bytesBefore + position >= m_told + progressStep)
            tell(position);
    }
    if (!mustStop())
        assembler.finish(done);
    sort(done, batch);
    if (!batch.empty() && !mustStop())
        handOver(batch);
    if (m_cancelled.load(std::memory_order_relaxed))
        m_report.cancel();
    return csv.error().isEmpty() ? Result<void>() : Error::invalid(csv.error());
}

/// Parts what was accepted from what was not.
void FileImport::sort(std::vector<InvoiceAssembler::Assembled> &done, std::vector<Invoice> &batch)
{
    for (InvoiceAssembler::Assembled &assembled : done) {
        if (assembled.invoice.ok()) {
            batch.push_back(std::move(assembled.invoice).value());
            normalise(batch.back());
            m_lines.push_back(assembled.line);
        } else {
            m_report.reject(assembled.line, assembled.invoice.error());
        }
        if (batch.size() == batchSize && !mustStop())
            handOver(batch);
    }
    done.clear();
}

void FileImport::handOver(std::vector<Invoice> &batch)
{
    const auto outcomes = m_sink(batch);
    if (!outcomes.ok()) {
        m_report.fail(outcomes.error());
    } else if (outcomes->size() != batch.size()) {
        m_report.fail(
            Error::internal(Words::tr("the ledger answered for another number of invoices than it was given")));
    } else {
        for (std::size_t i = 0; i < batch.size(); ++i) {
            if ((*outcomes)[i].fault) {
                m_report.reject(m_lines[i], *(*outcomes)[i].fault);
            } else if (!(*outcomes)[i].conflict.isEmpty()) {
                m_report.addConflict(m_lines[i], (*outcomes)[i]);
            } else if ((*outcomes)[i].duplicate) {
                ++m_report.file().duplicates;
            } else {
                ++m_report.file().accepted;
                m_report.file().totals.add(batch[i]);
            }
        }
    }
    batch.clear();
    m_lines.clear();
}

void FileImport::tell(qint64 doneOfFile)
{
    m_told = std::max(m_told, m_bytesBefore + doneOfFile);
    if (m_progress)
        m_progress(m_told, m_bytes);
}

bool FileImport::mustStop() const
{
    return m_report.failure().has_value() || m_cancelled.load(std::memory_order_relaxed);
}

} // namespace billow
