// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMutex>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace billow {

/// \a text with what is between ":" and "@" in a URL, and behind "password=", replaced by "***". It hides too
/// much rather than too little: a password may hold "@" and "/" unescaped, so all up to a word's last "@" goes.
/// Thread-safe.
[[nodiscard]] inline QString withoutUrlPasswords(QString text)
{
    using namespace Qt::StringLiterals;
    if (text.contains("://"_L1)) {
        static const QRegularExpression inAuthority(uR"(([A-Za-z][A-Za-z0-9+.\-]*://[^\s/?#:@]*):\S*@)"_s);
        text.replace(inAuthority, uR"(\1:***@)"_s);
        // Redis takes a lone name for the password.
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

/// A URL in a field of a form, where its password is not to be read by whoever passes by: it is shown as "***". What is
/// typed in its place is the new password.
class MaskedUrl final {
public:
    MaskedUrl() = default;
    explicit MaskedUrl(QString url);

    [[nodiscard]] const QString &shown() const { return m_shown; }
    /// The URL that \a edited means, which began as shown(): a "***" that is still there means what it hides.
    [[nodiscard]] QString meaning(const QString &edited) const;

private:
    QString m_url;
    QString m_shown;
};

/// Takes secrets out of what is about to be logged. Thread-safe.
class Redactor final {
public:
    Redactor() = default;
    Q_DISABLE_COPY_MOVE(Redactor)

    /// From now on \a secret is masked wherever it occurs. One of less than four characters is only masked where a URL
    /// shows it to be a password: everywhere else it would make the log unreadable and be given away by the gaps.
    void hide(const QString &secret);
    /// \a text without registered secrets and without the passwords in URLs.
    [[nodiscard]] QString redacted(QString text) const;

private:
    mutable QMutex m_mutex;
    QStringList m_secrets; // the longest first, because one may contain another
};

} // namespace billow
