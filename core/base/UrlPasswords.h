// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QRegularExpression>
#include <QString>

namespace billow {

/// \a text with what stands between ":" and "@" in a URL, and behind "password=", replaced by "***". It would rather
/// hide too much than too little: a password may hold "@" and "/" unescaped, so all up to a word's last "@" goes.
/// Thread-safe.
[[nodiscard]] inline QString withoutUrlPasswords(QString text)
{
    using namespace Qt::StringLiterals;
    if (text.contains("://"_L1)) {
        static const QRegularExpression inAuthority(uR"(([A-Za-z][A-Za-z0-9+.\-]*://[^\s/?#:@]*):\S*@)"_s);
        text.replace(inAuthority, uR"(\1:***@)"_s);
        // Redis takes a name that stands alone for the password.
        static const QRegularExpression aloneInRedis(uR"(((?:rediss?|redis\+unix|redis-socket|unix)://)[^\s/:@]+@)"_s,
            QRegularExpression::CaseInsensitiveOption);
        text.replace(aloneInRedis, uR"(\1***@)"_s);
    }
    if (text.contains("password"_L1, Qt::CaseInsensitive)) {
        static const QRegularExpression asParameter(
            uR"((password\s*=\s*)('(?:[^'\\]|\\.)*'|[^\s&'"]+))"_s, QRegularExpression::CaseInsensitiveOption);
        text.replace(asParameter, uR"(\1***)"_s);
    }
    return text;
}

} // namespace billow
