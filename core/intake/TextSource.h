// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QIODevice>
#include <QStringDecoder>

#include <memory>

namespace billow {

/// How the bytes of a file become text.
struct TextEncoding {
    enum class Kind {
        Utf8OrWindows1252, ///< row by row: what is not UTF-8 is Windows-1252
        Utf8, ///< what is not UTF-8 is an error
        Windows1252,
        Converted, ///< by Qt, from `name`
    };
    Kind kind = Kind::Utf8OrWindows1252;
    QByteArray name; ///< of a Converted one: "UTF-16LE", "Shift_JIS"; which there are, depends on how Qt was built

    /// What --encoding and profiles take; empty: Utf8OrWindows1252.
    [[nodiscard]] static Result<TextEncoding> named(const QString &name);
};

/// The text of a file for CsvReader: UTF-8, or the bytes as they are where the rows are decoded one by one. A byte
/// order mark goes before what was asked for. What is no text (a workbook, a PDF) is named. Used from one thread; the
/// file is borrowed, and read from where it is.
class TextSource final : public QIODevice {
public:
    TextSource(QIODevice &file, TextEncoding encoding);

    /// Looks at the first bytes. To be called once, first; an Error where the file is no text.
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] const TextEncoding &encoding() const { return m_encoding; }
    /// The first \a size bytes of what there is to read, or fewer at its end. They are still there to be read.
    [[nodiscard]] QByteArray head(qsizetype size);
    /// Whether head() held all of it.
    [[nodiscard]] bool isAtItsEnd() const { return m_ended; }
    [[nodiscard]] bool canRewind() const { return !m_file.isSequential(); }
    /// Back to the beginning.
    [[nodiscard]] bool rewind();

    [[nodiscard]] bool isSequential() const override
    {
        return true;
    } // of QIODevice's own means of seeking none is used
    /// Of the file, in its own bytes.
    [[nodiscard]] qint64 size() const override { return m_file.size(); }
    [[nodiscard]] bool atEnd() const override { return m_offset == m_rest.size() && m_file.atEnd(); }

protected:
    qint64 readData(char *target, qint64 size) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    /// Reads on; false at the end, or on an error.
    bool fill();

    QIODevice &m_file;
    const qint64 m_start;
    TextEncoding m_encoding;
    std::unique_ptr<QStringDecoder> m_decoder; ///< of a Converted encoding
    QByteArray m_rest; ///< what is not handed out yet begins at m_offset
    qsizetype m_offset = 0;
    bool m_ended = false;
    bool m_failed = false;
};

} // namespace billow
