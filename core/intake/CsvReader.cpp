// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/CsvReader.h"

#include "core/base/Words.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

CsvRecord::CsvRecord(CsvRow &row, char separator, qsizetype longestField)
    : m_row(row)
    , m_separator(separator)
    , m_longestField(longestField)
{
}

CsvRecord::State CsvRecord::parse(QByteArrayView bytes, bool isLast)
{
    m_row.m_bytes.resize(0); // not clear(): the memory is used again
    m_row.m_ends.clear();
    m_row.m_fault.clear();
    m_position = 0;
    m_lines = 0;
    m_isLast = isLast;
    m_cutShort = false;
    for (;;) {
        const qsizetype begin = m_row.m_bytes.size();
        const FieldEnd end = parseField(bytes);
        if (end == FieldEnd::Broken)
            return State::Broken;
        if (m_cutShort || (end == FieldEnd::Bytes && !isLast))
            return State::Unfinished;
        if (m_row.m_bytes.size() - begin > m_longestField)
            return broken(
                Words::tr("field %1 is longer than %2 bytes").arg(m_row.m_ends.size() + 1).arg(m_longestField));
        m_row.m_ends.push_back(m_row.m_bytes.size());
        if (end != FieldEnd::Separator)
            return State::Complete;
    }
}

CsvRecord::FieldEnd CsvRecord::parseField(QByteArrayView bytes)
{
    if (m_position < bytes.size() && bytes[m_position] == '"')
        return parseQuoted(bytes);
    return parsePlain(bytes);
}

CsvRecord::FieldEnd CsvRecord::parsePlain(QByteArrayView bytes)
{
    const qsizetype begin = m_position;
    while (m_position < bytes.size()) {
        const char byte = bytes[m_position];
        if (byte == m_separator || byte == '\n' || byte == '\r')
            break;
        ++m_position;
    }
    m_row.m_bytes.append(bytes.sliced(begin, m_position - begin));
    if (m_position == bytes.size())
        return FieldEnd::Bytes;
    if (bytes[m_position] == m_separator) {
        ++m_position;
        return FieldEnd::Separator;
    }
    skipLineEnd(bytes);
    return FieldEnd::Line;
}

CsvRecord::FieldEnd CsvRecord::parseQuoted(QByteArrayView bytes)
{
    ++m_position;
    for (;;) {
        const qsizetype begin = m_position;
        while (m_position < bytes.size() && bytes[m_position] != '"') {
            if (bytes[m_position] == '\n')
                ++m_lines;
            ++m_position;
        }
        m_row.m_bytes.append(bytes.sliced(begin, m_position - begin));
        if (m_position == bytes.size()) {
            if (!m_isLast)
                return FieldEnd::Bytes;
            broken(Words::tr("field %1 opens a quote that is never closed").arg(m_row.m_ends.size() + 1));
            return FieldEnd::Broken;
        }
        ++m_position;
        if (m_position == bytes.size())
            return FieldEnd::Bytes;
        if (bytes[m_position] != '"')
            break;
        m_row.m_bytes.append('"'); // two quotes mean one
        ++m_position;
    }
    if (bytes[m_position] == m_separator) {
        ++m_position;
        return FieldEnd::Separator;
    }
    if (skipLineEnd(bytes))
        return FieldEnd::Line;
    broken(Words::tr("field %1 has text after its closing quote").arg(m_row.m_ends.size() + 1));
    return FieldEnd::Broken;
}

bool CsvRecord::skipLineEnd(QByteArrayView bytes)
{
    const char byte = bytes[m_position];
    if (byte != '\r' && byte != '\n')
        return false;
    ++m_position;
    ++m_lines;
    if (byte == '\r') {
        if (m_position < bytes.size() && bytes[m_position] == '\n')
            ++m_position;
        else if (m_position == bytes.size() && !m_isLast)
            m_cutShort = true;
    }
    return true;
}

CsvRecord::State CsvRecord::broken(const QString &fault)
{
    m_row.m_fault = fault;
    return State::Broken;
}

namespace {

constexpr qsizetype chunkSize = 64 * 1024;

/// Where the first line of \a bytes ends, its line end included; -1 where it does not.
qsizetype lineLength(QByteArrayView bytes)
{
    const auto end = std::find_if(bytes.begin(), bytes.end(), [](char byte) { return byte == '\n' || byte == '\r'; });
    if (end == bytes.end())
        return -1;
    const qsizetype length = end - bytes.begin() + 1;
    return *end == '\r' && length < bytes.size() && bytes[length] == '\n' ? length + 1 : length;
}

} // namespace

CsvReader::CsvReader(QIODevice &device, std::optional<char> separator)
    : CsvReader(device, separator, Limits{})
{
}

CsvReader::CsvReader(QIODevice &device, std::optional<char> separator, Limits limits)
    : m_device(device)
    , m_separator(separator)
    , m_limits(limits)
{
}

bool CsvReader::next(CsvRow &row)
{
    if (!m_begun && !begin())
        return false;
    do {
        if (!readRecord(row))
            return false;
    } while (row.size() == 1 && row.bytes().isEmpty() && row.fault().isEmpty()); // a blank line
    return true;
}

bool CsvReader::begin()
{
    m_begun = true;
    while (m_buffer.size() < chunkSize && readMore()) { } // a pipe may give a byte at a time
    if (m_buffer.startsWith("\xff\xfe") || m_buffer.startsWith("\xfe\xff")) {
        m_error = Words::tr("the file is UTF-16: save it as UTF-8");
        return false;
    }
    if (m_buffer.startsWith("\xef\xbb\xbf"))
        consume(3, 0);
    if (!m_separator)
        m_separator = guessSeparator(QByteArrayView(m_buffer).sliced(m_offset));
    return m_error.isEmpty();
}

bool CsvReader::readMore()
{
    if (m_atEnd || !m_error.isEmpty())
        return false;
    m_buffer.remove(0, m_offset);
    m_offset = 0;
    const qsizetype held = m_buffer.size();
    m_buffer.resize(held + chunkSize);
    const qint64 count = m_device.read(m_buffer.data() + held, chunkSize);
    m_buffer.resize(held + std::max<qint64>(count, 0));
    if (count < 0 && !m_device.atEnd())
        m_error = Words::tr("reading failed: %1").arg(m_device.errorString());
    m_atEnd = count <= 0;
    return count > 0;
}

bool CsvReader::readRecord(CsvRow &row)
{
    CsvRecord record(row, separator(), m_limits.field);
    for (;;) {
        const QByteArrayView bytes = QByteArrayView(m_buffer).sliced(m_offset);
        if (bytes.isEmpty()) {
            if (!readMore())
                return false;
            continue;
        }
        const CsvRecord::State state = record.parse(bytes, m_atEnd);
        row.m_line = m_line;
        if (state == CsvRecord::State::Unfinished && bytes.size() <= m_limits.row) {
            readMore(); // at the end of the file nothing comes, but then the bytes are the last
            if (!m_error.isEmpty())
                return false;
            continue;
        }
        if (state == CsvRecord::State::Complete && record.length() <= m_limits.row) {
            consume(record.length(), record.lines());
            return true;
        }
        if (state != CsvRecord::State::Broken)
            row.m_fault =
                Words::tr("the row is longer than %1 bytes, or opens a quote that is not closed").arg(m_limits.row);
        skipBrokenLine();
        return true;
    }
}

/// Whatever was wrong, the fault is confined to one line: a stray quote must not swallow the rows behind it.
void CsvReader::skipBrokenLine()
{
    for (;;) {
        const QByteArrayView bytes = QByteArrayView(m_buffer).sliced(m_offset);
        const qsizetype length = lineLength(bytes);
        const bool mayBeHalf = length == bytes.size() && bytes.back() == '\r'; // an LF may follow
        if (length > 0 && (!mayBeHalf || m_atEnd)) {
            consume(length, 1);
            return;
        }
        if (length < 0)
            consume(bytes.size(), 0);
        if (m_atEnd || !m_error.isEmpty())
            return;
        readMore();
    }
}

void CsvReader::consume(qsizetype bytes, qint64 lines)
{
    m_offset += bytes;
    m_consumed += bytes;
    m_line += lines;
}

char guessSeparator(QByteArrayView head)
{
    char best = ',';
    qsizetype most = 0;
    for (const char candidate : {',', ';', '\t'}) {
        CsvRow row;
        CsvRecord record(row, candidate, head.size());
        record.parse(head, true);
        if (row.size() > most) {
            most = row.size();
            best = candidate;
        }
    }
    return best;
}

} // namespace billow
