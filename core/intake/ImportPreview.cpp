// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/ImportPreview.h"
#include "core/base/Words.h"
#include "core/intake/ColumnMapping.h"
#include "core/intake/CsvReader.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
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

Result<void> apply(const FieldChoice &choice, FileImport::Options &plan)
{
    const auto field = importFieldFromString(choice.field);
    if (!field)
        return Error::invalid(Words::tr("there is no field \"%1\"").arg(choice.field), choice.field);
    if (choice.kind == FieldChoice::Kind::Nowhere || choice.text.isEmpty()) {
        plan.without.push_back(*field);
        return {};
    }
    const bool constant = choice.kind == FieldChoice::Kind::Constant;
    FieldSource source{.kind = constant ? FieldSource::Kind::Constant : FieldSource::Kind::Column,
        .text = choice.text,
        .unit = constant ? FieldSource::Unit::Decimal : unitOf(*field, choice.text)};
    plan.profile.mapping.set(*field, std::move(source));
    return {};
}

} // namespace

Result<FileImport::Options> importPlan(const ImportOptions &options, const QStringList &profileFolders)
{
    FileImport::Options plan;
    plan.wayOut = Words::tr("import this file by itself, and choose a column or a fixed value in its preview");
    if (!options.profile.isEmpty()) {
        auto profile = ImportProfile::load(options.profile, profileFolders);
        if (!profile)
            return profile.error();
        plan.profile = std::move(*profile);
    }
    for (const FieldChoice &choice : options.choices) {
        if (const auto applied = apply(choice, plan); !applied)
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
    plan.profile.windows1252 |= options.windows1252;
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
    const bool utf16 = head.bytes.startsWith("\xff\xfe") || head.bytes.startsWith("\xfe\xff");
    if (head.bytes.contains('\0') && !utf16) {
        return Error::invalid(
            Words::tr("%1 is not a CSV file; a workbook can be imported once it has been saved as CSV (UTF-8)")
                .arg(name));
    }
    if (!head.isWhole)
        head.bytes.truncate(head.bytes.lastIndexOf('\n') + 1);
    if (head.bytes.isEmpty())
        return Error::invalid(Words::tr("%1 is not a CSV file: its first line does not end").arg(name));
    return head;
}

/// The column as the file spells it; empty: there is none.
QString columnLike(const QString &name, const QStringList &columns)
{
    if (columns.contains(name))
        return name;
    const auto found = std::ranges::find_if(
        columns, [&name](const QString &column) { return column.compare(name, Qt::CaseInsensitive) == 0; });
    return found == columns.end() ? QString() : *found;
}

/// The first text in each column.
QStringList examples(const Head &head, const FileImport::Outline &outline, bool windows1252)
{
    QStringList texts(outline.columns.size());
    QBuffer buffer;
    buffer.setData(head.bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return texts;
    CsvReader csv(buffer, outline.separator);
    CsvRow row;
    (void)csv.next(row); // the header
    for (int i = 0; i < exampleRows && csv.next(row); ++i) {
        RowDecoder reader(windows1252);
        (void)reader.begin(row);
        for (qsizetype column = 0; column < std::min(row.size(), texts.size()); ++column) {
            if (texts[column].isEmpty())
                texts[column] = reader.text(row.field(column));
        }
    }
    return texts;
}

MappedField::Origin originOf(ImportField field, const ImportOptions &options, const ImportProfile &profile)
{
    const QString name = toString(field);
    if (std::ranges::any_of(options.choices, [&name](const FieldChoice &choice) { return choice.field == name; }))
        return MappedField::Origin::Choice;
    return profile.mapping.has(field) ? MappedField::Origin::Profile : MappedField::Origin::Guess;
}

std::vector<MappedField> mappedFields(const FileImport::Outline &outline, const QStringList &texts,
    const ImportOptions &options, const ImportProfile &profile)
{
    std::vector<MappedField> fields;
    fields.reserve(importFieldCount);
    for (const ImportField field : allImportFields()) {
        MappedField &mapped = fields.emplace_back();
        mapped.field = toString(field);
        const auto &source = outline.mapping.source(field);
        if (!source)
            continue;
        mapped.origin = originOf(field, options, profile);
        mapped.constant = source->kind == FieldSource::Kind::Constant;
        mapped.text = source->text;
        mapped.minorUnits = source->unit == FieldSource::Unit::Minor;
        mapped.example = source->text;
        if (mapped.constant)
            continue;
        const QString column = columnLike(source->text, outline.columns);
        mapped.absent = column.isEmpty();
        if (!mapped.absent)
            mapped.text = column;
        mapped.example = mapped.absent ? QString() : texts.value(outline.columns.indexOf(column));
    }
    return fields;
}

/// Whether the file has every column that the profile reads, and the profile says all that is needed.
bool fits(const ImportProfile &profile, const QStringList &columns)
{
    const bool allThere = std::ranges::all_of(allImportFields(), [&](ImportField field) {
        const auto &source = profile.mapping.source(field);
        return !source || source->kind == FieldSource::Kind::Constant || !columnLike(source->text, columns).isEmpty();
    });
    return allThere && guessMapping(columns).overlaidBy(profile.mapping).missing().isEmpty();
}

QString fittingProfile(const QStringList &columns, const QStringList &profileFolders)
{
    const QStringList names = ImportProfile::available(profileFolders);
    for (const QString &name : names) {
        const auto profile = ImportProfile::load(name, profileFolders);
        if (profile && !profile->mapping.isEmpty() && fits(*profile, columns))
            return name;
    }
    return {};
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
    const auto &rejections = report.rejections();
    const auto count = std::min<std::ptrdiff_t>(std::ssize(rejections), ImportPreview::mostListed);
    preview.rejections.assign(rejections.begin(), rejections.begin() + count);
    preview.problem = report.files().front().failure;
    // The last one may have more lines after the head.
    const bool lastIsHalf = preview.ofLineItems && !preview.isWhole;
    if (!preview.invoices.isEmpty() && (lastIsHalf || preview.invoices.size() > ImportPreview::mostListed))
        preview.invoices.removeLast();
}

} // namespace

Result<ImportPreview> previewImport(
    const QString &path, const ImportOptions &options, const QStringList &profileFolders)
{
    const auto head = readHead(path);
    if (!head)
        return head.error();
    const auto plan = importPlan(options, profileFolders);
    if (!plan)
        return plan.error();
    const QString name = QFileInfo(path).fileName();
    QBuffer buffer;
    buffer.setData(head->bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return Error::internal(buffer.errorString());
    const auto outline = FileImport(*plan, {}).outline(buffer);
    if (!outline)
        return outline.error();

    ImportPreview preview;
    preview.path = path;
    preview.size = QFileInfo(path).size();
    preview.separator = QLatin1Char(outline->separator);
    preview.isUtf8 = QUtf8StringView(head->bytes.constData(), head->bytes.size()).isValidUtf8();
    preview.ofLineItems = outline->mapping.isOfLineItems();
    preview.isWhole = head->isWhole;
    preview.columns = outline->columns;
    preview.fields =
        mappedFields(*outline, examples(*head, *outline, plan->profile.windows1252), options, plan->profile);
    preview.missing = outline->mapping.missing();
    if (preview.missing.isEmpty()) {
        buffer.seek(0);
        readInvoices(*plan, buffer, name, preview);
    } else if (options.profile.isEmpty()) {
        preview.fittingProfile = fittingProfile(outline->columns, profileFolders);
    }
    return preview;
}

} // namespace billow
