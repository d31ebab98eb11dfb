// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/search/TextMatcher.h"

#include <QList>
#include <QMultiHash>
#include <QString>

#include <algorithm>
#include <string_view>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr unsigned char firstBeyondAscii = 0x80;

bool isAscii(char32_t codePoint)
{
    return codePoint < firstBeyondAscii;
}

char foldAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The bytes of the character that begins with \a lead, 1 where it begins none.
qsizetype lengthAfter(unsigned char lead)
{
    if (lead >= 0xf0)
        return 4;
    if (lead >= 0xe0)
        return 3;
    return lead >= 0xc0 ? 2 : 1;
}

char32_t decode(const char *from, qsizetype length)
{
    constexpr unsigned payload = 0x3f; // of each byte but the first
    constexpr unsigned bits = 6;
    char32_t codePoint = static_cast<unsigned char>(*from) & (0xffU >> (length + 1));
    for (qsizetype i = 1; i < length; ++i)
        codePoint = (codePoint << bits) | (static_cast<unsigned char>(from[i]) & payload);
    return codePoint;
}

char *encode(char32_t codePoint, char *to)
{
    const auto put = [&to](char32_t byte) { *to++ = static_cast<char>(static_cast<unsigned char>(byte)); };
    if (codePoint < 0x800) {
        put(0xc0 | (codePoint >> 6));
    } else if (codePoint < 0x10000) {
        put(0xe0 | (codePoint >> 12));
        put(0x80 | ((codePoint >> 6) & 0x3f));
    } else {
        put(0xf0 | (codePoint >> 18));
        put(0x80 | ((codePoint >> 12) & 0x3f));
        put(0x80 | ((codePoint >> 6) & 0x3f));
    }
    put(0x80 | (codePoint & 0x3f));
    return to;
}

/// Folds valid UTF-8 into \a to, which has room for twice its size: no letter grows by more than a byte. Answers the
/// end.
char *fold(QByteArrayView utf8, char *to)
{
    const char *const end = utf8.end();
    for (const char *from = utf8.begin(); from != end;) {
        const auto lead = static_cast<unsigned char>(*from);
        if (lead < firstBeyondAscii) {
            *to++ = foldAscii(*from++);
            continue;
        }
        const qsizetype length = std::min<qsizetype>(lengthAfter(lead), end - from);
        if (length == 1)
            *to++ = *from;
        else
            to = encode(foldCase(decode(from, length)), to);
        from += length;
    }
    return to;
}

/// The other cases of the letters beyond ASCII, by their folded form.
const QMultiHash<char32_t, char32_t> &otherCases()
{
    static const auto cases = [] {
        constexpr char32_t lastWithCase = 0x1ffff; // the planes beyond hold ideographs, tags and private characters
        QMultiHash<char32_t, char32_t> map;
        for (char32_t codePoint = firstBeyondAscii; codePoint <= lastWithCase; ++codePoint) {
            if (const char32_t folded = foldCase(codePoint); folded != codePoint)
                map.insert(folded, codePoint);
        }
        return map;
    }();
    return cases;
}

} // namespace

char32_t foldCase(char32_t codePoint)
{
    const char32_t folded = QChar::toCaseFolded(codePoint);
    return isAscii(folded) && !isAscii(codePoint) ? codePoint : folded;
}

TextMatcher::TextMatcher(QStringView wanted)
{
    const QByteArray utf8 = wanted.toUtf8();
    m_wanted.resize(2 * utf8.size());
    m_wanted.resize(fold(utf8, m_wanted.data()) - m_wanted.constData());
}

bool TextMatcher::isIn(QByteArrayView utf8) const
{
    if (m_buffer.size() < 2 * utf8.size())
        m_buffer.resize(2 * utf8.size());
    char *const begin = m_buffer.data();
    const std::string_view folded(begin, static_cast<std::size_t>(fold(utf8, begin) - begin));
    return folded.find(std::string_view(m_wanted.constData(), static_cast<std::size_t>(m_wanted.size())))
        != std::string_view::npos;
}

QString caseBlindExpression(QStringView wanted)
{
    QString expression;
    const auto append = [&expression](char32_t codePoint) { expression += QString::fromUcs4(&codePoint, 1); };
    const QList<uint> letters = wanted.toUcs4();
    for (const uint letter : letters) {
        const char32_t folded = foldCase(letter);
        if (folded >= U'a' && folded <= U'z') {
            expression += u'[';
            append(folded);
            append(QChar::toUpper(folded));
            expression += u']';
        } else if (isAscii(folded)) {
            if (!QChar::isDigit(folded))
                expression += u'\\'; // harmless where it has no other meaning
            append(folded);
        } else {
            expression += u'[';
            append(folded);
            const QList<char32_t> others = otherCases().values(folded);
            std::for_each(others.begin(), others.end(), append);
            expression += u']';
        }
    }
    return expression;
}

QByteArray sortKeyOf(QByteArrayView utf8)
{
    QByteArray folded(2 * utf8.size(), Qt::Uninitialized);
    folded.resize(fold(utf8, folded.data()) - folded.constData());
    if (std::all_of(utf8.begin(), utf8.end(), [](char c) { return isAscii(static_cast<unsigned char>(c)); }))
        return folded;
    QString plain = QString::fromUtf8(folded).normalized(QString::NormalizationForm_D);
    plain.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    constexpr char belowAnyLetter = '\1';
    return plain.toUtf8() + belowAnyLetter + folded;
}

} // namespace billow
