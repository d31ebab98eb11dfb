// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace billow {

/// One record of a CSV file: bytes as they stand in the file, quotes taken off. Reused from record to record.
class CsvRow final {
public:
    /// Where the record begins: 1, 2, 3 …, counting every line of the file, also those within quotes.
    [[nodiscard]] qint64 line() const { return m_line; }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_ends.size()); }
    [[nodiscard]] QByteArrayView field(qsizetype i) const
    {
        const qsizetype begin = i == 0 ? 0 : m_ends[static_cast<std::size_t>(i - 1)];
        return QByteArrayView(m_bytes).sliced(begin, m_ends[static_cast<std::size_t>(i)] - begin);
    }
    /// All fields, one behind the other.
    [[nodiscard]] QByteArrayView bytes() const { return m_bytes; }
    /// Why the record could not be read, for people; empty where it could. Its fields are those up to the fault.
    [[nodiscard]] const QString &fault() const { return m_fault; }

private:
    friend class CsvReader;
    friend class CsvRecord;

    qint64 m_line = 0;
    QByteArray m_bytes;
    std::vector<qsizetype> m_ends; ///< of each field, in m_bytes
    QString m_fault;
};

} // namespace billow
