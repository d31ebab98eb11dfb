// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/FileImport.h"

#include "core/base/Words.h"
#include "core/intake/ColumnMapping.h"
#include "core/intake/CsvReader.h"
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
/// E-invoices that are stored together have at most so many bytes, compressed.
constexpr qint64 mostDocumentBytes = 8'000'000;
/// So many reasons for leaving rows out are told.
constexpr qsizetype mostReasons = 20;

QString toText(const ImportFinding &finding)
{
    if (finding.cell.line == 0)
        return finding.text;
    return Words::tr("%1 (“%2” in line %3)").arg(finding.text, finding.cell.text.left(40)).arg(finding.cell.line);
}

/// Up to the header, and that.
void skipToTable(CsvReader &csv, qint64 headerLine)
{
    CsvRow row;
    while (csv.next(row) && row.line() < headerLine) { }
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
    m_rejected.clear();
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
    handOverDocuments();
    return std::exchange(m_report, {});
}

ImportReport FileImport::run(QIODevice &device, const QString &name)
{
    m_report = {};
    m_rejected.clear();
    m_bytesBefore = m_told = 0;
    m_bytes = device.isSequential() ? 0 : device.size();
    m_report.beginFile(name);
    if (const auto imported = importDevice(device); !imported.ok())
        m_report.file().failure = imported.error().message;
    handOverDocuments();
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
    const auto found = inspect(file);
    if (!found.ok())
        return Error::invalid(u"%1: %2"_s.arg(path, found.error().message));
    const auto reader = bind(*found);
    if (!reader.ok())
        return Error::invalid(u"%1: %2"_s.arg(path, reader.error().message), reader.error().field);
    QString text = found->plan.mapping.toText();
    for (const ImportFinding &finding : found->findings)
        text += u"  "_s + toText(finding) + u'\n';
    return text;
}

InspectionRequest FileImport::request() const
{
    return {.profile = m_options.profile,
        .candidates = m_options.candidates,
        .guess = m_options.guess,
        .defaults = m_options.defaults};
}

Result<FileInspection> FileImport::inspect(QIODevice &device) const
{
    const auto encoding = TextEncoding::named(m_options.profile.encoding);
    if (!encoding.ok())
        return encoding.error();
    const qint64 start = device.pos();
    TextSource source(device, *encoding);
    if (const auto begun = source.begin(); !begun.ok())
        return begun.error();
    auto found = inspectFile(source, request());
    if (!device.isSequential())
        device.seek(start);
    return found;
}

/// What a file does not tell is asked for in the error, with what answers it.
Result<FieldReader> FileImport::bind(const FileInspection &found) const
{
    const QStringList missing = found.plan.mapping.missing();
    if (missing.isEmpty() ? found.questions.empty() : m_options.help == MappingHelp::None)
        return FieldReader::bind(found.plan);
    QStringList texts;
    qsizetype asked = 0;
    for (const ImportQuestion &question : found.questions) {
        texts += question.text;
        for (const ImportReading &reading : question.readings)
            texts += u"%1: %2."_s.arg(reading.option, reading.text);
        if (!question.option.isEmpty() && m_options.help != MappingHelp::Preview)
            texts += Words::tr("Add %1.").arg(question.option);
        asked += question.fields.size();
    }
    if (missing.isEmpty())
        return Error::invalid(texts.join(u' '), found.questions.front().id);
    if (asked < missing.size())
        texts.prepend(FieldReader::bind(found.plan).error().message + u'.');
    else if (m_options.help == MappingHelp::CommandLine)
        texts += Words::tr("The columns are %1.").arg(listed(found.plan.columns));
    texts += m_options.help == MappingHelp::Preview
        ? Words::tr("Import this file by itself, and choose a column or a fixed value in its preview.")
        : Words::tr("Map a field with --map FIELD=COLUMN or --map FIELD=:CONSTANT.");
    return Error::invalid(texts.join(u' '), missing.front());
}

/// An e-invoice, which is one document. One whose figures do not hold is stored all the same, with a remark. Those of
/// several files are handed over together.
Result<void> FileImport::importDocument(QIODevice &device)
{
    FileReport &file = m_report.file();
    const QByteArray bytes = device.read(einvoice::largestDocument + 1);
    auto invoice = einvoice::receiveDocument(bytes, file.file, importSource(file.file), m_options.largestOriginal);
    // What names no field is no e-invoice at all.
    if (!invoice.ok() && invoice.error().field.isEmpty())
        return invoice.error();
    file.rows = 1;
    if (!invoice.ok()) {
        reject({.file = m_report.files().size() - 1, .line = 1}, {}, invoice.error());
        return {};
    }
    const ReceivedDocument &document = *invoice->attachment.document;
    file.mapping = Words::tr("an e-invoice (%1)").arg(document.profile);
    if (invoice->check == CheckResult::Failed)
        file.remarks += Words::tr("check failed: %1").arg(document.failedRules().join(u", "_s));
    m_documentBytes += document.packed.size();
    m_documents.push_back(*std::move(invoice));
    m_origins.push_back({.file = m_report.files().size() - 1, .line = 1});
    if (m_documents.size() >= batchSize || m_documentBytes >= mostDocumentBytes)
        handOverDocuments();
    return {};
}

void FileImport::handOverDocuments()
{
    if (m_documents.empty())
        return;
    handOver(m_documents);
    m_documentBytes = 0;
}

Result<void> FileImport::importDevice(QIODevice &device)
{
    if (einvoice::mayBeEInvoice(device.peek(headOfDocument)))
        return importDocument(device);
    handOverDocuments();
    const auto encoding = TextEncoding::named(m_options.profile.encoding);
    if (!encoding.ok())
        return encoding.error();
    TextSource source(device, *encoding);
    if (const auto begun = source.begin(); !begun.ok())
        return begun.error();
    const auto found = inspectFile(source, request());
    if (!found.ok())
        return found.error();
    auto reader = bind(*found);
    if (!reader.ok())
        return reader.error();
    m_report.file().mapping = found->plan.mapping.toText();
    for (const ImportFinding &finding : found->findings)
        m_report.file().findings += toText(finding);

    ScatteredNumbers scattered;
    if (found->isGrouped) {
        if (!source.canRewind())
            return Error::invalid(
                Words::tr("line items are read twice, which is not possible with a pipe: save them as a file"));
        CsvReader first(source, found->separator);
        skipToTable(first, found->headerLine);
        findScattered(first, *reader, scattered);
        if (!first.error().isEmpty())
            return Error::invalid(first.error());
        if (!source.rewind())
            return Error::invalid(Words::tr("the file cannot be read again: %1").arg(device.errorString()));
    }
    CsvReader csv(source, found->separator);
    skipToTable(csv, found->headerLine);
    auto imported = importRows(csv, *reader, scattered, *found);
    remark(*reader);
    return imported;
}

/// Says what was read otherwise than it is written, or not at all.
void FileImport::remark(const FieldReader &reader)
{
    FileReport &file = m_report.file();
    for (const ImportField field : allImportFields()) {
        const FieldReader::Noted &empty = reader.leftEmpty()[indexOf(field)];
        if (empty.count == 0)
            continue;
        file.remarks += Words::tr("%1: %2 values could not be read and are left empty; the first is “%3” in line %4",
            nullptr, Words::plural(empty.count))
                            .arg(toString(field))
                            .arg(empty.count)
                            .arg(empty.text)
                            .arg(empty.line);
    }
    if (const FieldReader::Noted &rows = reader.windows1252(); rows.count > 0) {
        file.remarks += Words::tr("%1 rows are not UTF-8, and are read as Windows-1252; the first is line %2", nullptr,
            Words::plural(rows.count))
                            .arg(rows.count)
                            .arg(rows.line);
    }
    QStringList reasons = m_leftOut.keys();
    reasons.sort();
    for (const QString &reason : std::as_const(reasons)) {
        file.remarks +=
            Words::tr("%1 left out: %2", nullptr, Words::plural(m_leftOut[reason])).arg(m_leftOut[reason]).arg(reason);
    }
    m_leftOut.clear();
}

void FileImport::findScattered(CsvReader &csv, FieldReader &reader, ScatteredNumbers &scattered)
{
    CsvRow row;
    RowKeys keys;
    while (!mustStop() && csv.next(row)) {
        static_cast<void>(reader.begin(row)); // its errors are reported when it is read again
        if (const auto key = keys.next(reader))
            scattered.add(InvoiceAssembler::hash(*key));
        if (csv.position() / 2 + m_bytesBefore >= m_told + progressStep)
            tell(csv.position() / 2);
    }
    scattered.finish();
}

Result<void> FileImport::importRows(
    CsvReader &csv, FieldReader &reader, const ScatteredNumbers &scattered, const FileInspection &found)
{
    const InvoiceAssembler::Grouping grouping{
        .isGrouped = found.isGrouped, .isOfLineItems = found.plan.mapping.isOfLineItems()};
    InvoiceAssembler assembler(reader, found.profile, scattered, grouping, importSource(m_report.file().file));
    std::vector<InvoiceAssembler::Assembled> done;
    std::vector<Invoice> batch;
    batch.reserve(batchSize);
    m_origins.clear();
    const qint64 size = csv.device().size();
    CsvRow row;
    while (!mustStop() && csv.next(row)) {
        if (assembler.add(row, done))
            ++m_report.file().rows;
        sort(done, batch);
        // A file that is read twice is half done when it is read for the second time.
        const qint64 position = grouping.isGrouped ? (size + csv.position()) / 2 : csv.position();
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
        const Origin origin{.file = m_report.files().size() - 1, .line = assembled.line, .key = assembled.key};
        if (!assembled.leftOut.isEmpty()) {
            ++m_report.file().leftOut;
            if (m_leftOut.size() < mostReasons || m_leftOut.contains(assembled.leftOut))
                ++m_leftOut[assembled.leftOut];
        } else if (assembled.invoice.ok()) {
            batch.push_back(std::move(assembled.invoice).value());
            m_origins.push_back(origin);
        } else {
            reject(origin, assembled.number, assembled.invoice.error());
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
                reject(m_origins[i], batch[i].number, *(*outcomes)[i].fault);
            } else if (!(*outcomes)[i].conflict.isEmpty()) {
                m_report.addConflict(m_origins[i].file, m_origins[i].line, batch[i].number, (*outcomes)[i]);
            } else if ((*outcomes)[i].duplicate) {
                ++m_report.file(m_origins[i].file).duplicates;
            } else {
                ++m_report.file(m_origins[i].file).accepted;
                m_report.file(m_origins[i].file).totals.add(batch[i]);
            }
        }
    }
    batch.clear();
    m_origins.clear();
}

void FileImport::reject(const Origin &origin, const QString &number, const Error &error)
{
    m_report.reject(origin.file, origin.line, number, error);
    if (m_rejected.size() < mostKept)
        m_rejected.emplace_back(origin, error.message);
}

namespace {

/// One row of CSV.
QByteArray csvRow(const QStringList &cells, char separator)
{
    QByteArray row;
    for (const QString &cell : cells) {
        const bool needsQuotes = cell.contains(QLatin1Char(separator)) || cell.contains(u'"') || cell.contains(u'\n')
            || cell.contains(u'\r');
        if (&cell != &cells.front())
            row += separator;
        row += needsQuotes ? ('"' + QString(cell).replace(u'"', u"\"\""_s).toUtf8() + '"') : cell.toUtf8();
    }
    return row + "\r\n";
}

} // namespace

bool FileImport::hasRejected(std::size_t index) const
{
    return std::ranges::any_of(m_rejected, [index](const auto &rejected) { return rejected.first.file == index; });
}

Result<void> FileImport::writeRejected(std::size_t index, const QString &path, QIODevice &target) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::invalid(Words::tr("%1 cannot be read: %2").arg(path, file.errorString()));
    const auto encoding = TextEncoding::named(m_options.profile.encoding);
    TextSource source(file, encoding.ok() ? *encoding : TextEncoding());
    if (const auto begun = source.begin(); !begun.ok())
        return begun.error();
    const auto found = inspectFile(source, request());
    if (!found.ok())
        return found.error();
    auto reader = bind(*found);
    if (!reader.ok())
        return reader.error();
    QHash<qint64, QString> byLine;
    QHash<std::uint64_t, QString> byKey;
    for (const auto &[origin, reason] : m_rejected) {
        if (origin.file != index)
            continue;
        if (origin.key != 0)
            byKey.insert(origin.key, reason);
        else
            byLine.insert(origin.line, reason);
    }
    const auto isWritten = [&target](const QByteArray &bytes) { return target.write(bytes) == bytes.size(); };
    if (!isWritten(csvRow(QStringList{u"line"_s, u"reason"_s} + found->plan.columns, found->separator)))
        return Error::unavailable(target.errorString());
    CsvReader csv(source, found->separator);
    skipToTable(csv, found->headerLine);
    CsvRow row;
    RowKeys keys;
    RowDecoder decoder(found->plan.encoding);
    while (csv.next(row)) {
        static_cast<void>(reader->begin(row));
        const auto key = found->isGrouped ? keys.next(*reader) : std::nullopt;
        const QString reason = key && byKey.contains(InvoiceAssembler::hash(*key))
            ? byKey.value(InvoiceAssembler::hash(*key))
            : byLine.value(row.line());
        if (reason.isEmpty())
            continue;
        static_cast<void>(decoder.begin(row));
        QStringList cells{QString::number(row.line()), reason};
        for (qsizetype i = 0; i < row.size(); ++i)
            cells += decoder.text(row.field(i));
        if (!isWritten(csvRow(cells, found->separator)))
            return Error::unavailable(target.errorString());
    }
    return csv.error().isEmpty() ? Result<void>() : Error::invalid(csv.error());
}

void FileImport::tell(qint64 doneOfFile)
{
    // Converted text may be longer than the file.
    m_told = std::max(m_told, m_bytes > 0 ? std::min(m_bytesBefore + doneOfFile, m_bytes) : m_bytesBefore + doneOfFile);
    if (m_progress)
        m_progress(m_told, m_bytes);
}

bool FileImport::mustStop() const
{
    return m_report.failure().has_value() || m_cancelled.load(std::memory_order_relaxed);
}

} // namespace billow
