// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/inspect/TableFinder.h"

#include "core/base/Words.h"
#include "core/intake/CsvReader.h"
#include "core/intake/FieldReader.h"
#include "core/intake/values/ImportWords.h"

#include <QBuffer>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// A header is looked for in so many records.
constexpr std::size_t headerDepth = 40;
constexpr std::size_t sampleSize = 100;
/// A record with so many names of fields is the header, whatever follows.
constexpr qsizetype surelyHeader = 4;
constexpr qsizetype longestName = 80;

struct Record {
    qint64 line = 0;
    QStringList cells;
    QString fault;
    bool windows1252 = false;
};

std::vector<Record> readRecords(const QByteArray &head, char separator, TextEncoding::Kind encoding, std::size_t most)
{
    std::vector<Record> records;
    QBuffer buffer;
    buffer.setData(head);
    buffer.open(QIODevice::ReadOnly);
    CsvReader csv(buffer, separator);
    CsvRow row;
    RowDecoder text(encoding);
    while (records.size() < most && csv.next(row)) {
        Record &record = records.emplace_back();
        record.line = row.line();
        record.fault = text.begin(row);
        if (!row.fault().isEmpty())
            record.fault = row.fault();
        record.windows1252 = text.isWindows1252();
        for (qsizetype i = 0; i < row.size(); ++i)
            record.cells += text.text(row.field(i));
    }
    return records;
}

/// "sep=;", which spreadsheets write and obey.
std::optional<char> declaredSeparator(QByteArrayView head)
{
    if (head.startsWith("\xef\xbb\xbf"))
        head = head.sliced(3);
    if (head.size() >= 5 && head.first(4).compare("sep=", Qt::CaseInsensitive) == 0
        && (head.size() == 5 || head[5] == '\r' || head[5] == '\n'))
        return head[4];
    return std::nullopt;
}

/// How many different fields the cells of a record name.
qsizetype knownNames(const Record &record, const QStringList &names)
{
    QSet<QString> known;
    for (const QString &cell : record.cells) {
        if (cell.isEmpty() || cell.size() > longestName)
            continue;
        if (names.contains(cell.simplified(), Qt::CaseInsensitive))
            known.insert(cell.simplified().toLower());
        const auto &fields = ImportWords::shipped().fieldsOf(ImportWords::simplified(cell));
        if (!fields.empty())
            known.insert(u'=' + toString(fields.front().field.field));
    }
    return known.size();
}

struct Header {
    std::size_t index = 0;
    qsizetype known = 0;
    qsizetype width = 0;
};

/// The record with the most known names, if there are two; else the first that is as wide as most are.
Header findHeader(const std::vector<Record> &records, const TableHints &hints)
{
    Header best;
    std::map<qsizetype, int> widths;
    for (std::size_t i = 0; i < std::min(records.size(), headerDepth); ++i) {
        ++widths[records[i].cells.size()];
        if (hints.skipLines) {
            if (records[i].line <= *hints.skipLines)
                continue;
            return {.index = i, .known = knownNames(records[i], hints.columns), .width = records[i].cells.size()};
        }
        const qsizetype known = knownNames(records[i], hints.columns);
        if (known > best.known)
            best = {.index = i, .known = known, .width = records[i].cells.size()};
        if (known >= surelyHeader)
            break;
    }
    if (best.known >= 2 || records.empty())
        return best;
    const qsizetype usual = std::ranges::max_element(widths, {}, [](const auto &width) { return width.second; })->first;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (records[i].cells.size() == usual)
            return {.index = i, .known = best.known, .width = usual};
    }
    return best;
}

void nameColumns(const QStringList &cells, FoundTable &table)
{
    QSet<QString> taken;
    QHash<QString, int> last; // the number that was given last to a column of that name
    for (qsizetype i = 0; i < cells.size(); ++i) {
        QString name = cells[i].simplified();
        if (name.isEmpty())
            name = u"Column %1"_s.arg(i + 1);
        if (taken.contains(name)) {
            if (!last.contains(name))
                table.repeated += name;
            int &number = last[name];
            number = std::max(number, 1);
            QString numbered;
            do
                numbered = u"%1 (%2)"_s.arg(name).arg(++number);
            while (taken.contains(numbered));
            name = numbered;
        }
        taken += name;
        table.columns += name;
    }
    // Commas at the end of every line make columns that are none.
    while (table.columns.size() > 1 && cells[table.columns.size() - 1].trimmed().isEmpty())
        table.columns.removeLast();
}

} // namespace

Result<FoundTable> findTable(const QByteArray &head, bool isWhole, const TableHints &hints)
{
    QList<char> separators{',', ';', '\t', '|'};
    if (const auto declared = declaredSeparator(head))
        separators = {*declared};
    if (hints.separator)
        separators = {*hints.separator};
    std::vector<Record> records;
    Header header;
    FoundTable table;
    for (const char separator : separators) {
        auto read = readRecords(head, separator, hints.encoding, headerDepth);
        if (!isWhole && read.size() > 1 && read.size() < headerDepth)
            read.pop_back(); // it may be cut
        const Header found = findHeader(read, hints);
        if (records.empty() || std::pair(found.known, found.width) > std::pair(header.known, header.width)) {
            header = found;
            records = std::move(read);
            table.separator = separator;
        }
    }
    if (records.empty())
        return Error::invalid(Words::tr("the file is empty"));
    const Record &names = records[header.index];
    if (!names.fault.isEmpty())
        return Error::invalid(Words::tr("the header can’t be read: %1").arg(names.fault));
    table.headerLine = names.line;
    table.first = records.front().cells;
    nameColumns(names.cells, table);
    if (std::ranges::any_of(table.columns,
            [](const QString &name) { return std::ranges::any_of(name, [](QChar c) { return c.unicode() < u' '; }); }))
        return Error::invalid(Words::tr("this is not a CSV file"));

    for (const Record &record : readRecords(head, table.separator, hints.encoding, header.index + 1 + sampleSize)) {
        if (record.windows1252 && table.firstWindows1252 == 0) {
            table.firstWindows1252 = record.line;
            const auto cell = std::ranges::find_if(record.cells, [](const QString &text) {
                return std::ranges::any_of(text, [](QChar character) { return character.unicode() >= 0x80; });
            });
            table.windows1252Text = cell == record.cells.end() ? QString() : cell->left(40);
        }
        if (record.line <= table.headerLine || !record.fault.isEmpty())
            continue;
        table.rows.push_back(record.cells);
        table.lines.push_back(record.line);
    }
    if (!isWhole && table.rows.size() > 1 && table.rows.size() < sampleSize) {
        table.rows.pop_back();
        table.lines.pop_back();
    }
    return table;
}

} // namespace billow
