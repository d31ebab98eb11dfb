// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/intake/CsvRow.h"

#include <QIODevice>

#include <optional>

namespace billow {

/// Reads a CSV file record by record (RFC 4180) in bounded memory: never more of it is held than the longest record
/// that is allowed and one chunk. A byte order mark is skipped. What cannot be read is a row with a fault, and reading
/// goes on behind its first line. Blank lines are skipped. Used from one thread; the device is borrowed.
class CsvReader final {
public:
    struct Limits {
        qsizetype field = 64 * 1024; ///< bytes
        qsizetype row = 1024 * 1024; ///< bytes, with separators, quotes and line end
    };

    /// \a device is open for reading; it is read from where it stands. Nothing for \a separator: it is guessed from the
    /// first line, out of comma, semicolon and tab.
    explicit CsvReader(QIODevice &device, std::optional<char> separator = std::nullopt);
    CsvReader(QIODevice &device, std::optional<char> separator, Limits limits);

    /// Reads the next record; false at the end of the file, or where reading it failed: see error().
    [[nodiscard]] bool next(CsvRow &row);

    [[nodiscard]] const QIODevice &device() const { return m_device; }
    [[nodiscard]] char separator() const { return m_separator.value_or(','); }
    /// Bytes of the records that were handed out.
    [[nodiscard]] qint64 position() const { return m_consumed; }
    /// Why reading ended early; empty where it did not.
    [[nodiscard]] const QString &error() const { return m_error; }

private:
    bool begin();
    bool readMore();
    bool readRecord(CsvRow &row);
    void skipBrokenLine();
    void consume(qsizetype bytes, qint64 lines);

    QIODevice &m_device;
    std::optional<char> m_separator;
    const Limits m_limits;
    QByteArray m_buffer;
    qsizetype m_offset = 0; ///< of the next record in m_buffer
    qint64 m_consumed = 0;
    qint64 m_line = 1;
    bool m_begun = false;
    bool m_atEnd = false;
    QString m_error;
};

/// The one of comma, semicolon and tab that parts the first line of \a head into the most fields; a comma if none does.
[[nodiscard]] char guessSeparator(QByteArrayView head);

} // namespace billow
