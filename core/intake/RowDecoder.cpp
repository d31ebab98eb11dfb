// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/RowDecoder.h"

#include "core/base/Words.h"

#include <QUtf8StringView>

#include <algorithm>
#include <array>

namespace billow {

using namespace Qt::StringLiterals;

QString RowDecoder::begin(const CsvRow &row)
{
    const QByteArrayView bytes = row.bytes();
    m_encoding = Encoding::Ascii;
    if (std::ranges::none_of(bytes, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; }))
        return {};
    m_encoding = Encoding::Utf8;
    for (qsizetype i = 0; i < row.size(); ++i) {
        const QByteArrayView field = row.field(i);
        if (QUtf8StringView(field.data(), field.size()).isValidUtf8())
            continue;
        if (!m_allowWindows1252)
            return Words::tr("field %1 is not valid UTF-8: save the file as UTF-8").arg(i + 1);
        m_encoding = Encoding::Windows1252;
        break;
    }
    return {};
}

QString RowDecoder::text(QByteArrayView bytes) const
{
    bytes = bytes.trimmed();
    switch (m_encoding) {
    case Encoding::Ascii:
        return QString::fromLatin1(bytes);
    case Encoding::Utf8:
        return QString::fromUtf8(bytes).trimmed();
    case Encoding::Windows1252:
        return fromWindows1252(bytes).trimmed();
    }
    Q_UNREACHABLE();
}

QString fromWindows1252(QByteArrayView bytes)
{
    // The rest is as in Latin-1 (WHATWG Encoding Standard, index windows-1252; the undefined ones are refused here).
    static constexpr std::array<char16_t, 32> upper{0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
        0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};
    QString text = QString::fromLatin1(bytes);
    for (QChar &character : text) {
        if (character.unicode() >= 0x80 && character.unicode() < 0xa0)
            character = QChar(upper[static_cast<std::size_t>(character.unicode() - 0x80)]);
    }
    return text;
}

} // namespace billow
