// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/ImportPreview.h"

#include "core/base/Words.h"
#include "core/intake/CsvReader.h"
#include "core/intake/einvoice/DocumentInvoice.h"
#include "core/intake/einvoice/EInvoice.h"
#include "core/intake/einvoice/pdf/PdfAttachment.h"
#include "core/intake/inspect/ColumnGuess.h"
#include "core/intake/inspect/FileInspection.h"
#include "core/intake/TextSource.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUtf8StringView>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// Whether a column of that name is best read in cents or basis points: "Total minor".
FieldSource::Unit unitOf(ImportField field, const QString &column)
{
    const ColumnMapping guessed = guessMapping({column});
    return guessed.has(field) ? guessed.source(field)->unit : FieldSource::Unit::Decimal;
}

Result<void> apply(const FieldChoice &choice, ImportProfile &profile)
{
    const auto field = NamedField::fromName(choice.field);
    if (!field)
        return Error::invalid(Words::tr("there is no field “%1”").arg(choice.field), choice.field);
    if (choice.kind == FieldChoice::Kind::Nowhere || choice.text.isEmpty()) {
        profile.mapping.remove(field->field);
        profile.mapping.drop(field->field);
        return {};
    }
    const bool constant = choice.kind == FieldChoice::Kind::Constant;
    const bool hasUnit = constant || field->unit != FieldSource::Unit::Decimal;
    FieldSource source{.kind = constant ? FieldSource::Kind::Constant : FieldSource::Kind::Column,
        .text = choice.text,
        .unit = hasUnit ? field->unit : unitOf(field->field, choice.text)};
    profile.mapping.set(field->field, std::move(source));
    return {};
}

} // namespace

Result<FileImport::Options> importPlan(const ImportOptions &options, const QStringList &profileFolders)
{
    FileImport::Options plan;
    plan.help = FileImport::MappingHelp::Preview;
    if (!options.profile.isEmpty()) {
        auto profile = ImportProfile::load(options.profile, profileFolders);
        if (!profile)
            return profile.error();
        plan.profile = std::move(*profile);
        plan.profile.name = options.profile;
    } else if (!options.withoutProfile) {
        plan.candidates = ImportProfile::all(profileFolders);
    }
    for (const FieldChoice &choice : options.choices) {
        if (const auto applied = apply(choice, plan.profile); !applied)
            return applied.error();
    }
    std::vector<DateFormat> dateFormats;
    dateFormats.reserve(static_cast<std::size_t>(options.dateFormats.size()) + plan.profile.dateFormats.size());
    for (const QString &text : options.dateFormats) {
        auto format = DateFormat::parse(text);
        if (!format)
            return format.error();
        dateFormats.push_back(std::move(*format));
    }
    dateFormats.insert(dateFormats.end(), plan.profile.dateFormats.begin(), plan.profile.dateFormats.end());
    plan.profile.dateFormats = std::move(dateFormats);
    if (options.numbers) {
        plan.profile.decimalPoint = options.numbers->point;
        plan.profile.grouping.reset();
        if (!options.numbers->grouping.isNull())
            plan.profile.grouping = options.numbers->grouping;
    }
    if (const auto encoding = TextEncoding::named(options.encoding); !encoding)
        return encoding.error();
    if (!options.encoding.isEmpty())
        plan.profile.encoding = options.encoding;
    plan.defaults = options.defaults;
    if (options.skipLines)
        plan.profile.skipLines = options.skipLines;
    return plan;
}

std::vector<ImportProfileTitle> importProfileTitles(const QStringList &profileFolders)
{
    std::vector<ImportProfileTitle> titles;
    const QStringList names = ImportProfile::available(profileFolders);
    titles.reserve(static_cast<std::size_t>(names.size()));
    for (const QString &name : names) {
        const auto profile = ImportProfile::load(name, profileFolders);
        titles.push_back({name, profile ? profile->title : profile.error().message});
    }
    return titles;
}

namespace {

constexpr qint64 headSize = 1024 * 1024;
constexpr qint64 mostLookedAt = 256 * 1024 * 1024;
constexpr qsizetype longestHeadLine = 500;
/// Rows that are looked at for an example of each column.
constexpr int exampleRows = 50;

struct Head {
    QByteArray bytes;
    bool isWhole = false;
};

/// The first lines of the file, or why it cannot be a CSV file.
Result<Head> readHead(const QString &path)
{
    const QFileInfo info(path);
    const QString name = u"“%1”"_s.arg(info.fileName()); // as it is, also where a sentence begins
    if (!info.exists())
        return Error::invalid(Words::tr("%1 is not there any more").arg(name));
    if (info.isDir())
        return Error::invalid(Words::tr("%1 is a folder: choose the CSV files in it").arg(name));
    QFile file(path);
    // A pipe or a device could be waited for without end.
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        const QString why = file.errorString();
        return Error::invalid(
            Words::tr("%1 cannot be read: %2").arg(name, info.isFile() ? why : Words::tr("it is not a plain file")));
    }
    Head head{.bytes = file.read(headSize), .isWhole = file.atEnd()};
    if (file.error() != QFileDevice::NoError)
        return Error::invalid(Words::tr("%1 cannot be read: %2").arg(name, file.errorString()));
    if (head.bytes.trimmed().isEmpty() && head.isWhole)
        return Error::invalid(Words::tr("%1 is empty").arg(name));
    return head;
}

/// \a head without the line at its end that is cut.
Result<void> dropCutLine(Head &head, const QString &fileName, const TextEncoding &encoding)
{
    if (head.isWhole)
        return {};
    const bool isBig = encoding.kind == TextEncoding::Kind::Converted && encoding.name.endsWith("BE");
    const bool isWide = encoding.kind == TextEncoding::Kind::Converted && encoding.name.startsWith("UTF-16");
    const QByteArray lineEnd = !isWide ? QByteArray("\n", 1) : isBig ? QByteArray("\0\n", 2) : QByteArray("\n\0", 2);
    head.bytes.truncate(head.bytes.lastIndexOf(lineEnd) + 1 + (isWide ? 1 : 0));
    if (head.bytes.size() <= 2)
        return Error::invalid(Words::tr("“%1” is not a CSV file: its first line does not end").arg(fileName));
    return {};
}

/// The first lines as text, for a person to look at.
QStringList linesOf(const QByteArray &text, TextEncoding::Kind encoding, qsizetype most)
{
    QStringList lines;
    QBuffer buffer;
    buffer.setData(text);
    if (!buffer.open(QIODevice::ReadOnly))
        return lines;
    while (!buffer.atEnd() && lines.size() < most) {
        QByteArray line = buffer.readLine();
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        if (lines.isEmpty() && line.startsWith("\xef\xbb\xbf"))
            line.remove(0, 3);
        const bool isUtf8 =
            encoding != TextEncoding::Kind::Windows1252 && QUtf8StringView(line.constData(), line.size()).isValidUtf8();
        lines += (isUtf8 ? QString::fromUtf8(line) : fromWindows1252(line)).left(longestHeadLine);
    }
    return lines;
}

/// The first text in each column.
QStringList examples(const QByteArray &text, const FileInspection &found)
{
    QStringList texts(found.plan.columns.size());
    QBuffer buffer;
    buffer.setData(text);
    if (!buffer.open(QIODevice::ReadOnly))
        return texts;
    CsvReader csv(buffer, found.separator);
    CsvRow row;
    for (int i = 0; i < exampleRows && csv.next(row);) {
        if (row.line() <= found.headerLine)
            continue;
        ++i;
        RowDecoder reader(found.plan.encoding);
        (void)reader.begin(row);
        for (qsizetype column = 0; column < std::min(row.size(), texts.size()); ++column) {
            if (texts[column].isEmpty())
                texts[column] = reader.text(row.field(column));
        }
    }
    return texts;
}

MappedField::Origin originOf(ImportField field, const ImportOptions &options, const FileInspection &found)
{
    const bool isChosen = std::ranges::any_of(options.choices, [field](const FieldChoice &choice) {
        const auto named = NamedField::fromName(choice.field);
        return named && named->field == field;
    });
    if (isChosen)
        return MappedField::Origin::Choice;
    return found.plan.guessed.test(indexOf(field)) || !found.profile.mapping.has(field) ? MappedField::Origin::Guess
                                                                                        : MappedField::Origin::Profile;
}

std::vector<MappedField> mappedFields(
    const FileInspection &found, const QStringList &texts, const ImportOptions &options)
{
    std::vector<MappedField> fields;
    fields.reserve(importFieldCount);
    for (const ImportField field : allImportFields()) {
        MappedField &mapped = fields.emplace_back();
        mapped.field = toString(field);
        const auto &source = found.plan.mapping.source(field);
        if (!source)
            continue;
        mapped.origin = originOf(field, options, found);
        mapped.constant = source->kind == FieldSource::Kind::Constant;
        mapped.text = source->text;
        mapped.minorUnits = source->unit == FieldSource::Unit::Minor;
        mapped.example = source->text;
        if (mapped.constant)
            continue;
        const QString column = found.plan.columns.value(findColumn(found.plan.columns, source->text));
        mapped.absent = column.isEmpty();
        if (!mapped.absent)
            mapped.text = column;
        mapped.example = mapped.absent ? QString() : texts.value(found.plan.columns.indexOf(column));
    }
    return fields;
}

/// Reads the invoices of the head as an import would, and keeps the first.
void readInvoices(const FileImport::Options &plan, QBuffer &buffer, const QString &name, ImportPreview &preview)
{
    FileImport import(plan, [&preview](std::span<const Invoice> invoices) -> Result<std::vector<ItemOutcome>> {
        for (const Invoice &invoice : invoices) {
            if (preview.invoices.size() <= ImportPreview::mostListed)
                preview.invoices.append(invoice);
        }
        return std::vector<ItemOutcome>(invoices.size());
    });
    const ImportReport report = import.run(buffer, name);
    const FileReport file = report.total();
    preview.rows = file.rows;
    preview.found = file.accepted + file.rejected;
    preview.rejected = file.rejected;
    preview.leftOut = file.leftOut;
    preview.remarks = report.files().front().remarks;
    const auto &rejections = report.rejections();
    const auto count = std::min<std::ptrdiff_t>(std::ssize(rejections), ImportPreview::mostListed);
    preview.rejections.assign(rejections.begin(), rejections.begin() + count);
    preview.problem = report.files().front().failure;
    // The last one may have more lines after the head.
    const bool lastIsHalf = preview.ofLineItems && !preview.isWhole;
    if (!preview.invoices.isEmpty() && (lastIsHalf || preview.invoices.size() > ImportPreview::mostListed))
        preview.invoices.removeLast();
}

/// What the rest of a file says that its head leaves open. What it proves becomes part of \a plan, for who reads the
/// head alone. Bounded: an answer is quicker than the reading of more.
Result<FileInspection> inspectWhole(const QString &path, FileImport::Options &plan)
{
    QFile file(path);
    if (file.size() > mostLookedAt || !file.open(QIODevice::ReadOnly))
        return Error::invalid(file.errorString());
    const auto found = FileImport(plan, {}).inspect(file);
    if (!found)
        return found;
    if (found->plan.numbersAreKnown && !plan.profile.decimalPoint) {
        plan.profile.decimalPoint = found->plan.numbers.point;
        plan.profile.grouping = found->plan.numbers.grouping;
    }
    if (plan.profile.dateFormats.empty() && found->plan.dayOrder != DayOrder::Unknown) {
        const bool isDayFirst = found->plan.dayOrder == DayOrder::DayFirst;
        plan.profile.dateFormats = {DateFormat::parse(isDayFirst ? u"d/M/yyyy" : u"M/d/yyyy").value()};
    }
    return found;
}

} // namespace

namespace {

/// An e-invoice is one document, and nothing of it is to be mapped.
Result<ImportPreview> previewDocument(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::invalid(u"“%1”: %2"_s.arg(info.fileName(), file.errorString()));
    const QByteArray bytes = file.read(einvoice::largestDocument + 1);
    const auto invoice = einvoice::receiveDocument(bytes, info.fileName(), importSource(info.fileName()), 0);
    if (!invoice.ok())
        return Error::invalid(u"“%1”: %2"_s.arg(info.fileName(), invoice.error().message));
    ImportPreview preview;
    preview.path = path;
    preview.size = info.size();
    preview.isWhole = true;
    preview.findings = {
        {.text = Words::tr("an e-invoice (%1)").arg(invoice->attachment.document->profile), .cell = {}}};
    preview.rows = preview.found = 1;
    preview.invoices = {*invoice};
    return preview;
}

} // namespace

Result<ImportPreview> previewImport(
    const QString &path, const ImportOptions &options, const QStringList &profileFolders)
{
    auto head = readHead(path);
    if (!head)
        return head.error();
    if (einvoice::mayBeEInvoice(head->bytes))
        return previewDocument(path);
    auto plan = importPlan(options, profileFolders);
    if (!plan)
        return plan.error();
    const QString name = QFileInfo(path).fileName();
    QBuffer buffer;
    buffer.setData(head->bytes);
    const auto encoding = TextEncoding::named(plan->profile.encoding);
    if (!buffer.open(QIODevice::ReadOnly) || !encoding)
        return Error::internal(buffer.errorString());
    const auto named = [&name](const Error &error) { return Error::invalid(u"“%1”: %2"_s.arg(name, error.message)); };
    TextSource text(buffer, *encoding);
    if (const auto begun = text.begin(); !begun)
        return named(begun.error());
    if (const auto cut = dropCutLine(*head, name, text.encoding()); !cut)
        return cut.error();
    buffer.close();
    buffer.setData(head->bytes);
    buffer.open(QIODevice::ReadOnly);
    const QByteArray start = text.head(headSize);
    buffer.seek(0);
    auto found = FileImport(*plan, {}).inspect(buffer);
    if (!found)
        return named(found.error());
    if (!head->isWhole && !found->questions.empty()) {
        if (const auto whole = inspectWhole(path, *plan); whole.ok())
            found = whole;
    }

    ImportPreview preview;
    preview.path = path;
    preview.size = QFileInfo(path).size();
    preview.separator = QLatin1Char(found->separator);
    preview.encoding = found->encoding;
    preview.headerLine = found->headerLine;
    preview.head = linesOf(start, found->plan.encoding, ImportPreview::mostListed);
    preview.ofLineItems = found->isGrouped;
    preview.isWhole = head->isWhole;
    preview.columns = found->plan.columns;
    preview.fields = mappedFields(*found, examples(start, *found), options);
    preview.missing = found->plan.mapping.missing();
    preview.profile = found->profile.name;
    preview.findings = found->findings;
    preview.questions = found->questions;
    if (preview.missing.isEmpty() && preview.questions.empty()) {
        buffer.seek(0);
        readInvoices(*plan, buffer, name, preview);
    }
    return preview;
}

QStringList firstLines(const QString &path, const QString &encoding, qsizetype most)
{
    QFile file(path);
    const auto named = TextEncoding::named(encoding);
    if (!named || !QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    TextSource text(file, *named);
    if (!text.begin())
        return {};
    return linesOf(text.head(most * longestHeadLine), text.encoding().kind, most);
}

Result<QString> saveImportProfile(
    const QString &name, const QString &path, const ImportOptions &options, const QStringList &profileFolders)
{
    const auto plan = importPlan(options, profileFolders);
    return plan ? saveImportProfile(name, path, *plan, profileFolders) : Result<QString>(plan.error());
}

Result<QString> saveImportProfile(
    const QString &name, const QString &path, const FileImport::Options &plan, const QStringList &profileFolders)
{
    if (name.isEmpty() || name.contains(u'/') || name.contains(u'\\') || name.startsWith(u'.')
        || profileFolders.isEmpty())
        return Error::invalid(Words::tr("“%1” can’t be the name of a profile").arg(name), u"profile"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::invalid(Words::tr("%1 cannot be read: %2").arg(path, file.errorString()));
    const auto found = FileImport(plan, {}).inspect(file);
    if (!found)
        return found.error();
    ImportProfile profile = found->profile;
    profile.name = name;
    profile.mapping = found->plan.mapping;
    profile.recognisedBy = found->plan.columns;
    profile.separator = found->separator;
    const QString &folder = profileFolders.front();
    QDir().mkpath(folder);
    QSaveFile target(u"%1/%2.json"_s.arg(folder, name));
    if (!target.open(QIODevice::WriteOnly) || target.write(profile.toJson()) < 0 || !target.commit())
        return Error::unavailable(
            Words::tr("The profile could not be written to %1: %2").arg(target.fileName(), target.errorString()));
    return target.fileName();
}

} // namespace billow
