// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>
#include <QString>

#include <optional>
#include <vector>

namespace billow {

/// One record of a CSV file: the bytes of the file, quotes removed. Reused from record to record.
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

/// Takes one record off the front of some bytes: RFC 4180, besides that a line may also end in LF or CR alone, and that
/// a quote within an unquoted field is a plain character.
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
    bool m_cutShort = false; ///< the last byte is a CR: whether LF follows is not known
};

/// Reads a CSV file record by record (RFC 4180) in bounded memory: never more of it is held than the longest record
/// that is allowed and one chunk. A byte order mark is skipped. What cannot be read is a row with a fault, and reading
/// goes on behind its first line. Blank lines are skipped. Used from one thread; the device is borrowed.
class CsvReader final {
public:
    struct Limits {
        qsizetype field = 64 * 1024; ///< bytes
        qsizetype row = 1024 * 1024; ///< bytes, with separators, quotes and line end
    };

    /// \a device is open for reading; it is read from its position. Nothing for \a separator: it is guessed from the
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
