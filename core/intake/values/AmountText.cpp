// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/values/AmountText.h"

#include "core/base/Words.h"
#include "core/invoice/DecimalArithmetic.h"

#include <QHash>
#include <QLocale>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

bool isMinus(QChar character)
{
    return character == u'-' || character == u'\u2212' || character == u'\u2013' || character == u'\u2014';
}

bool isUnit(QChar character)
{
    return character.isLetter() || character.category() == QChar::Symbol_Currency || character == u'.';
}

/// Takes signs, blanks and the unit off one end of \a text.
class End final {
public:
    End(QStringView &text, AmountText &amount, bool front)
        : m_text(text)
        , m_amount(amount)
        , m_front(front)
    {
    }

    bool strip()
    {
        while (!m_text.isEmpty()) {
            const QChar character = next();
            if (isDigit(character) || (character == u'.' && m_front && m_text.size() > 1 && isDigit(m_text[1])))
                return true;
            if (isMinus(character) || character == u'+') {
                if (m_sign)
                    return false;
                m_sign = true;
                m_amount.negative |= character != u'+';
                drop();
            } else if (character == u'%') {
                m_amount.percent = true;
                drop();
            } else if (character.isSpace()) {
                drop();
            } else if (isUnit(character)) {
                if (unitLength() == 1 && character == u'.') // "100."
                    return !m_front;
                if (!stripUnit())
                    return false;
            } else {
                // A decimal point at the end ("100,") and before the digits (",50") is the number's.
                return character == u',' || character == u'\'' || character == u'\u2019';
            }
        }
        return true;
    }

private:
    [[nodiscard]] QChar next() const { return m_front ? m_text.front() : m_text.back(); }
    void drop() { m_text = m_front ? m_text.mid(1) : m_text.chopped(1); }

    [[nodiscard]] qsizetype unitLength() const
    {
        qsizetype length = 0;
        while (length < m_text.size() && isUnit(m_front ? m_text[length] : m_text[m_text.size() - 1 - length]))
            ++length;
        return length;
    }

    bool stripUnit()
    {
        const qsizetype length = unitLength();
        const QStringView unit = m_front ? m_text.left(length) : m_text.right(length);
        m_text = m_front ? m_text.mid(length) : m_text.chopped(length);
        if (unit.compare(u"CR"_s, Qt::CaseInsensitive) == 0)
            m_amount.negative = true;
        else if (unit.compare(u"DR"_s, Qt::CaseInsensitive) != 0) {
            if (!m_amount.unit.isEmpty())
                return false;
            m_amount.unit = unit.toString();
        }
        return true;
    }

    QStringView &m_text;
    AmountText &m_amount;
    const bool m_front;
    bool m_sign = false;
};

bool isPlain(QStringView text)
{
    return !text.isEmpty() && isDigit(text.front())
        && std::ranges::all_of(text, [](QChar character) { return isDigit(character) || character == u'.'; });
}

} // namespace

std::optional<AmountText> AmountText::split(QStringView text)
{
    AmountText amount;
    text = text.trimmed();
    if (isPlain(text)) {
        amount.number = text.toString();
        return amount;
    }
    if (text.size() > 2 && text.startsWith(u'(') && text.endsWith(u')')) {
        amount.negative = true;
        text = text.mid(1).chopped(1).trimmed();
        if (text.isEmpty() || isMinus(text.front()))
            return std::nullopt;
    }
    const bool hadText = !text.isEmpty();
    const bool front = End(text, amount, true).strip();
    const bool back = front && End(text, amount, false).strip();
    if (!hadText || !front || !back)
        return std::nullopt;
    if (text.isEmpty()) // a dash, or a unit alone, which is none
        return amount.negative && !amount.percent ? std::optional(AmountText{.unit = amount.unit}) : std::nullopt;
    const bool fits = std::ranges::all_of(text, [](QChar character) {
        return isDigit(character) || character == u'.' || character == u',' || character == u'\''
            || character == u'\u2019' || character == u' ' || character == u'\u00a0' || character == u'\u202f';
    });
    if (!fits)
        return std::nullopt;
    amount.number = text.toString();
    return amount;
}

Result<std::int64_t> AmountText::value(const NumberFormat &format, int decimals) const
{
    if (number.isEmpty())
        return std::int64_t{0};
    const auto read = format.read(number, decimals);
    if (!read.ok())
        return read;
    return negative ? -*read : *read; // of digits without a sign: never the lowest number
}

namespace {

/// Whether \a mark parts groups in \a whole as thousands are parted: of three digits, or of two before the last
/// (India).
bool partsGroups(QStringView whole, QChar mark)
{
    const auto groups = whole.split(mark);
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const qsizetype size = groups[i].size();
        const bool isLast = i + 1 == groups.size();
        const bool fits = i == 0 ? size >= 1 && size <= 3 : size == 3 || (size == 2 && !isLast);
        if (!fits || !std::ranges::all_of(groups[i], isDigit))
            return false;
    }
    return true;
}

} // namespace

DecimalEvidence decimalEvidence(QStringView number)
{
    const auto points = number.count(u'.');
    const auto commas = number.count(u',');
    if (points == 0 && commas == 0)
        return DecimalEvidence::None;
    if (points > 0 && commas > 0) {
        const bool pointIsLast = number.lastIndexOf(u'.') > number.lastIndexOf(u',');
        const qsizetype last = pointIsLast ? number.lastIndexOf(u'.') : number.lastIndexOf(u',');
        if ((pointIsLast ? points : commas) > 1 || !partsGroups(number.left(last), pointIsLast ? u',' : u'.'))
            return DecimalEvidence::None;
        return pointIsLast ? DecimalEvidence::Point : DecimalEvidence::Comma;
    }
    const DecimalEvidence that = points > 0 ? DecimalEvidence::Point : DecimalEvidence::Comma;
    const DecimalEvidence other = points > 0 ? DecimalEvidence::Comma : DecimalEvidence::Point;
    if (points + commas > 1) // 1.234.567: it parts thousands
        return partsGroups(number, points > 0 ? u'.' : u',') ? other : DecimalEvidence::None;
    const qsizetype place = points > 0 ? number.indexOf(u'.') : number.indexOf(u',');
    const qsizetype behind = number.size() - place - 1;
    const bool groups = std::ranges::any_of(
        number, [](QChar character) { return character.isSpace() || character == u'\'' || character == u'\u2019'; });
    const bool mayPartThousands = behind == 3 && place >= 1 && place <= 3 && !groups && number.front() != u'0';
    return mayPartThousands ? DecimalEvidence::Either : that;
}

std::optional<QChar> groupingOf(QStringView number, QChar point)
{
    for (const QChar character : number) {
        if (isDigit(character) || character == point)
            continue;
        return character.isSpace() ? QChar(u' ') : character;
    }
    return std::nullopt;
}

std::vector<Currency> currenciesOf(QStringView unit)
{
    if (const auto code = Currency::fromCode(unit.toString().toUpper()))
        return {*code};
    // As the locales of Qt write them, each where it is the currency of the place.
    static const QHash<QString, std::set<QString>> symbols = [] {
        QHash<QString, std::set<QString>> all{{u"US$"_s, {u"USD"_s}}, {u"A$"_s, {u"AUD"_s}}, {u"C$"_s, {u"CAD"_s}},
            {u"CA$"_s, {u"CAD"_s}}, {u"NZ$"_s, {u"NZD"_s}}, {u"HK$"_s, {u"HKD"_s}}, {u"S$"_s, {u"SGD"_s}},
            {u"R$"_s, {u"BRL"_s}}, {u"Fr"_s, {u"CHF"_s}}, {u"SFr"_s, {u"CHF"_s}}, {u"Rs"_s, {u"INR"_s, u"PKR"_s}},
            {u"EURO"_s, {u"EUR"_s}}, {u"円"_s, {u"JPY"_s}}, {u"￥"_s, {u"JPY"_s, u"CNY"_s}}};
        const auto locales = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
        for (const QLocale &locale : locales) {
            QString symbol = locale.currencySymbol(QLocale::CurrencySymbol);
            if (symbol.endsWith(u'.'))
                symbol.chop(1);
            const QString code = locale.currencySymbol(QLocale::CurrencyIsoCode);
            if (!symbol.isEmpty() && !code.isEmpty())
                all[symbol.toUpper()].insert(code);
        }
        return all;
    }();
    QString symbol = unit.toString().toUpper();
    if (symbol.endsWith(u'.'))
        symbol.chop(1);
    std::vector<Currency> currencies;
    for (const QString &code : symbols.value(symbol)) {
        if (const auto currency = Currency::fromCode(code))
            currencies.push_back(*currency);
    }
    return currencies;
}

} // namespace billow
