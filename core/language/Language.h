// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>
#include <QTranslator>

#include <memory>
#include <vector>

namespace billow {

/// What language this process speaks to people, and how it writes numbers for them: its translators, and the default
/// QLocale. One object in a process, made after the QCoreApplication and gone before it; on the main thread.
class Language final {
    Q_DISABLE_COPY_MOVE(Language)
public:
    Language() = default;
    ~Language();

    /// \a code is one of available(), or empty for the system's language; what is not available is English.
    void speak(const QString &code);
    /// English, and numbers as programs write them.
    void speakPlainly();
    /// One of available().
    [[nodiscard]] QString code() const { return m_code; }

    /// "en", "de", …
    [[nodiscard]] static QStringList available();
    /// Of what the system prefers, in order ("de-AT", "de", "en-US"), the first that is available, or else "en".
    [[nodiscard]] static QString bestOf(const QStringList &preferred);
    /// How numbers and dates are written in \a code by someone whose system says \a system: as there, where that is of
    /// the same language; otherwise as in the same country, or in the language's own.
    [[nodiscard]] static QLocale localeFor(const QString &code, const QLocale &system);

private:
    static void setLocale(const QLocale &locale);
    void install(const QString &name, const QString &folder);
    void removeAll();

    QString m_code = QStringLiteral("en");
    std::vector<std::unique_ptr<QTranslator>> m_translators; ///< a later one is asked first
};

} // namespace billow
