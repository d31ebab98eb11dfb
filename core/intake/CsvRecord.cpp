// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/CsvRecord.h"

#include "core/base/Words.h"

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
        m_row.m_bytes.append('"'); // two quotes stand for one
        ++m_position;
    }
    if (bytes[m_position] == m_separator) {
        ++m_position;
        return FieldEnd::Separator;
    }
    if (skipLineEnd(bytes))
        return FieldEnd::Line;
    broken(Words::tr("field %1 goes on behind its closing quote").arg(m_row.m_ends.size() + 1));
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

} // namespace billow
