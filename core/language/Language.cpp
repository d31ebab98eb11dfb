// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/language/Language.h"

#include "core/base/Words.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace billow {

using namespace Qt::StringLiterals;

Language::~Language()
{
    removeAll();
}

QStringList Language::available()
{
    return {u"en"_s, u"de"_s, u"fr"_s, u"pt"_s, u"af"_s};
}

QString Language::bestOf(const QStringList &preferred)
{
    for (const QString &name : preferred) {
        if (const QString code = name.section(u'-', 0, 0); available().contains(code))
            return code;
    }
    return u"en"_s;
}

QLocale Language::localeFor(const QString &code, const QLocale &system)
{
    const QLocale::Language language = QLocale(code).language();
    if (system.language() == language || (system.language() == QLocale::C && code == u"en"))
        return system;
    const QLocale here(language, system.territory());
    if (here.territory() == system.territory())
        return here;
    // Qt's own choice for Portuguese is Brazil.
    return language == QLocale::Portuguese ? QLocale(language, QLocale::Portugal) : QLocale(language);
}

void Language::speak(const QString &code)
{
    removeAll();
    const QLocale system = QLocale::system();
    m_code = available().contains(code) ? code : bestOf(system.uiLanguages());
    setLocale(localeFor(m_code, system));
    // Qt's own words: buttons of its dialogs, faults of files, the command line's. Its only Portuguese is Brazil's.
    const QString ofQt = m_code == u"pt"_s ? u"pt_BR"_s : m_code;
    install(u"qtbase_"_s + ofQt, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(u"billow_"_s + m_code, u":/translations"_s);
}

void Language::speakPlainly()
{
    removeAll();
    m_code = u"en"_s;
    setLocale(QLocale::c());
}

void Language::setLocale(const QLocale &locale)
{
    QLocale::setDefault(locale); // for the window, which is on this thread
    Words::setLocale(locale); // for the sentences, which any thread may make
}

void Language::install(const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    // Qt's own are not installed everywhere; then its words are English.
    if (!translator->load(name, folder))
        return;
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

void Language::removeAll()
{
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
}

} // namespace billow
