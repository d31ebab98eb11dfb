// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/CsvRow.h"

namespace billow {

/// Takes one record off the front of some bytes: RFC 4180, besides that a line may also end in LF or CR alone, and that
/// a quote within an unquoted field stands for itself.
class CsvRecord final {
public:
    enum class State {
        Complete, ///< row() is filled, length() bytes belong to it
        Unfinished, ///< the bytes end before the record does
        Broken, ///< the row has a fault
    };

    /// \a longestField in bytes; \a row is overwritten.
    CsvRecord(CsvRow &row, char separator, qsizetype longestField);

    /// \a isLast says that nothing follows \a bytes, so that their end is the record's end.
    State parse(QByteArrayView bytes, bool isLast);

    /// The bytes of the record with its line end, and how many lines those are.
    [[nodiscard]] qsizetype length() const { return m_position; }
    [[nodiscard]] qint64 lines() const { return m_lines; }

private:
    enum class FieldEnd { Separator, Line, Bytes, Broken };
    FieldEnd parseField(QByteArrayView bytes);
    FieldEnd parsePlain(QByteArrayView bytes);
    FieldEnd parseQuoted(QByteArrayView bytes);
    bool skipLineEnd(QByteArrayView bytes);
    State broken(const QString &fault);

    CsvRow &m_row;
    const char m_separator;
    const qsizetype m_longestField;
    qsizetype m_position = 0;
    qint64 m_lines = 0;
    bool m_isLast = false;
    bool m_cutShort = false; ///< a CR stands last: whether LF follows is not known
};

} // namespace billow
