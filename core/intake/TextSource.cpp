// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/TextSource.h"

#include "core/base/Words.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 lookedAt = 4'096;
constexpr qint64 chunkSize = 64 * 1024;

/// UTF-16 without a mark: every second byte of what is mostly ASCII is zero.
QByteArray utf16WithoutMark(QByteArrayView head)
{
    const auto zeros = [head](qsizetype from) {
        qsizetype count = 0;
        for (qsizetype i = from; i < head.size(); i += 2)
            count += head[i] == '\0' ? 1 : 0;
        return count * 4 > head.size(); // half of the half
    };
    if (head.size() < 8)
        return {};
    if (zeros(1) && !zeros(0))
        return "UTF-16LE";
    return zeros(0) && !zeros(1) ? QByteArray("UTF-16BE") : QByteArray();
}

/// What a file that is no text is.
QString nameOfBinary(QByteArrayView head)
{
    if (head.startsWith("PK\x03\x04") || head.startsWith("\xd0\xcf\x11\xe0"))
        return Words::tr("this is a workbook, not a CSV file: save it as CSV (UTF-8) in your spreadsheet program");
    if (head.startsWith("%PDF"))
        return Words::tr("this is a PDF, not a CSV file");
    if (head.startsWith("\x1f\x8b"))
        return Words::tr("this is a compressed file: unpack it first");
    return Words::tr("this is not a CSV file");
}

} // namespace

Result<TextEncoding> TextEncoding::named(const QString &name)
{
    const QString known = name.trimmed().toLower();
    if (known.isEmpty() || known == "utf-8 or windows-1252"_L1)
        return TextEncoding{};
    if (known == "utf-8"_L1 || known == "utf8"_L1)
        return TextEncoding{.kind = Kind::Utf8, .name = {}};
    if (known == "windows-1252"_L1 || known == "cp1252"_L1)
        return TextEncoding{.kind = Kind::Windows1252, .name = {}};
    const QByteArray latin = name.trimmed().toLatin1();
    if (!QStringDecoder(latin.constData()).isValid())
        return Error::invalid(
            Words::tr("“%1” is not an encoding that can be read, for example utf-8, windows-1252 or utf-16")
                .arg(name.left(40)),
            u"encoding"_s);
    return TextEncoding{.kind = Kind::Converted, .name = latin};
}

TextSource::TextSource(QIODevice &file, TextEncoding encoding)
    : m_file(file)
    , m_start(file.isSequential() ? 0 : file.pos())
    , m_encoding(std::move(encoding))
{
}

Result<void> TextSource::begin()
{
    const QByteArray head = m_file.peek(lookedAt);
    QByteArray converted = m_encoding.kind == TextEncoding::Kind::Converted ? m_encoding.name : QByteArray();
    if (head.startsWith("\xff\xfe"))
        converted = "UTF-16LE";
    else if (head.startsWith("\xfe\xff"))
        converted = "UTF-16BE";
    else if (head.startsWith("\xef\xbb\xbf"))
        converted.clear();
    else if (converted.isEmpty())
        converted = utf16WithoutMark(head);
    if (converted.isEmpty() && (head.contains('\0') || head.startsWith("PK\x03\x04") || head.startsWith("%PDF")))
        return Error::invalid(nameOfBinary(head));
    if (!converted.isEmpty()) {
        m_encoding = {.kind = TextEncoding::Kind::Converted, .name = converted};
        m_decoder = std::make_unique<QStringDecoder>(converted.constData());
    } else if (head.startsWith("\xef\xbb\xbf")) {
        m_encoding = {.kind = TextEncoding::Kind::Utf8OrWindows1252, .name = {}};
    }
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    return {};
}

QByteArray TextSource::head(qsizetype size)
{
    while (m_rest.size() - m_offset < size && fill()) { }
    return m_rest.mid(m_offset, size);
}

bool TextSource::rewind()
{
    m_rest.clear();
    m_offset = 0;
    m_ended = m_failed = false;
    if (m_decoder)
        m_decoder->resetState();
    return m_file.seek(m_start);
}

bool TextSource::fill()
{
    if (m_ended || m_failed)
        return false;
    const QByteArray bytes = m_file.read(chunkSize);
    if (bytes.isEmpty()) {
        m_ended = m_file.atEnd() || m_file.isSequential();
        m_failed = !m_ended;
        setErrorString(m_file.errorString());
        return false;
    }
    m_rest.remove(0, m_offset);
    m_offset = 0;
    if (m_decoder) {
        const QString text = m_decoder->decode(bytes);
        m_rest += text.toUtf8();
    } else {
        m_rest += bytes;
    }
    return true;
}

qint64 TextSource::readData(char *target, qint64 size)
{
    while (m_offset == m_rest.size() && fill()) { } // half a character converts to nothing
    if (m_failed)
        return -1;
    const qint64 count = std::min<qint64>(size, m_rest.size() - m_offset);
    std::copy_n(m_rest.constData() + m_offset, count, target);
    m_offset += count;
    return count;
}

} // namespace billow
