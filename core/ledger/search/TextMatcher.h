// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

namespace billow {

/// The letter that stands for \a codePoint and its other cases, one for one (Unicode's simple case folding): Σ, σ and ς
/// are one letter, ß and "ss" are not. A letter outside ASCII is never folded to one of ASCII (the Kelvin sign is no
/// k), so that a search for ASCII needs to look at ASCII only.
[[nodiscard]] char32_t foldCase(char32_t codePoint);

/// Finds one text in many, whatever their letter case. On one thread: it keeps its memory between calls.
class TextMatcher final {
public:
    explicit TextMatcher(QStringView wanted);

    /// Whether \a utf8 contains the text.
    [[nodiscard]] bool isIn(QByteArrayView utf8) const;

private:
    QByteArray m_wanted; ///< folded
    mutable QByteArray m_buffer;
};

/// \a wanted as a regular expression of PostgreSQL that finds it in any letter case, as TextMatcher does, whatever the
/// database's locale: it names each case of each letter.
[[nodiscard]] QString caseBlindExpression(QStringView wanted);

/// Orders texts as a reader expects, byte by byte: letter case counts for nothing, marks (ö, é) only between texts that
/// are equal without them. The same on every machine, whatever its language.
[[nodiscard]] QByteArray sortKeyOf(QByteArrayView utf8);

} // namespace billow
