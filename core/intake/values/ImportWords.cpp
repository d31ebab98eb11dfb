// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/values/ImportWords.h"

#include <QFile>
#include <QLocale>

namespace billow {

using namespace Qt::StringLiterals;

const ImportWords &ImportWords::shipped()
{
    static const ImportWords words;
    return words;
}

QString ImportWords::simplified(QStringView name)
{
    QString letters;
    // Compatibility decomposition: an accent is a character of its own, and "№" is "No".
    const QString decomposed = name.toString().normalized(QString::NormalizationForm_KD);
    for (const QChar character : decomposed) {
        if (character == u'%')
            letters += u"percent"_s;
        else if (character == u'ß')
            letters += u"ss"_s;
        else if (character.isLetterOrNumber())
            letters += character.toLower();
    }
    return letters;
}

ImportWords::ImportWords()
{
    addTerritories();
    QFile file(u":/billow/import/words.tsv"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the table of words is missing from the program");
    const QString text = QString::fromUtf8(file.readAll());
    for (const QStringView line : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#'))
            addLine(line);
    }
}

void ImportWords::addLine(QStringView line)
{
    static const QHash<QString, WordMeaning> meanings{{u"=invoice"_s, WordMeaning::Invoice},
        {u"=credit_note"_s, WordMeaning::CreditNote}, {u"=no_document"_s, WordMeaning::NoDocument},
        {u"=left_out"_s, WordMeaning::LeftOut}, {u"=totals"_s, WordMeaning::Totals}};
    const auto parts = line.split(u'\t');
    if (parts.size() != 3)
        qFatal("a line of the table of words has not three parts");
    const QString what = parts[0].toString();
    const auto field = NamedField::fromName(what);
    int place = 0;
    for (const QStringView name : parts[2].split(u'|')) {
        const QString key = simplified(name);
        if (field)
            m_fields[key].push_back({.field = *field, .certainty = parts[1].toInt(), .place = place++});
        else if (what == "fee"_L1)
            m_fees.insert(key);
        else if (what == "vat_part"_L1)
            m_vatParts.insert(key);
        else if (what == "no_vat"_L1)
            m_noVat.insert(key);
        else if (what.startsWith("=country:"_L1))
            m_countries.insert(key, what.mid(9));
        else if (meanings.contains(what))
            m_meanings.insert(key, meanings.value(what));
        else
            qFatal("the table of words has a line for an unknown field");
    }
}

void ImportWords::addTerritories()
{
    for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
        const auto territory = static_cast<QLocale::Territory>(i);
        const QString code = QLocale::territoryToCode(territory);
        if (!CountryCode::fromCode(code))
            continue;
        m_countries.insert(simplified(QLocale::territoryToString(territory)), code);
        m_countries.insert(simplified(QLocale(QLocale::AnyLanguage, territory).nativeTerritoryName()), code);
    }
    m_countries.remove(QString());
}

const std::vector<ImportWords::Candidate> &ImportWords::fieldsOf(const QString &name) const
{
    static const std::vector<Candidate> none;
    const auto found = m_fields.constFind(name);
    return found == m_fields.constEnd() ? none : *found;
}

std::optional<WordMeaning> ImportWords::meaningOf(QStringView text) const
{
    const auto found = m_meanings.constFind(simplified(text));
    return found == m_meanings.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<CountryCode> ImportWords::country(QStringView text) const
{
    if (const auto code = CountryCode::fromCode(text.toString().toUpper()))
        return code;
    const auto found = m_countries.constFind(simplified(text));
    return found == m_countries.constEnd() ? std::nullopt : CountryCode::fromCode(*found);
}

} // namespace billow
