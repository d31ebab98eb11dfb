// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/format/MoneyFormat.h"

namespace billow {

using namespace Qt::StringLiterals;

MoneyFormat::MoneyFormat(const QLocale &locale)
    : m_locale(locale)
    , m_separator(locale.groupSeparator())
    , m_point(locale.decimalPoint())
    , m_minus(locale.negativeSign())
{
    if (locale.language() == QLocale::C) {
        m_separator = u"\u202F"_s;
        return;
    }
    if (locale.zeroDigit().size() == 1)
        m_zero = locale.zeroDigit().front();

    // QLocale does not say how it groups, but shows it.
    const QStringList groups = locale.toString(Q_INT64_C(1000000000000)).split(m_separator);
    if (groups.size() > 2) {
        m_firstGroup = static_cast<int>(groups.last().size());
        m_furtherGroups = static_cast<int>(groups.at(groups.size() - 2).size());
    }
    m_leastDigits = m_firstGroup + (locale.toString(1000).contains(m_separator) ? 1 : 2);
}

QString MoneyFormat::number(Int128 count) const
{
    return written(count, 0);
}

QString MoneyFormat::amount(Int128 minorUnits, Currency currency) const
{
    return written(minorUnits, currency.exponent());
}

QString MoneyFormat::written(Int128 minorUnits, int decimals) const
{
    QString digits = toString(minorUnits);
    const bool negative = digits.startsWith(u'-');
    if (negative)
        digits.remove(0, 1);
    digits = digits.rightJustified(decimals + 1, u'0');

    QString text = grouped(localDigits(digits.chopped(decimals)));
    if (decimals > 0)
        text += m_point + localDigits(digits.right(decimals));
    return negative ? m_minus + text : text;
}

QString MoneyFormat::money(Int128 minorUnits, Currency currency) const
{
    return currency.code() + QChar(QChar::Nbsp) + amount(minorUnits, currency);
}

QString MoneyFormat::decimal(double value, int decimals) const
{
    return m_locale.toString(value, 'f', decimals);
}

QString MoneyFormat::grouped(const QString &digits) const
{
    if (digits.size() < m_leastDigits)
        return digits;
    QString text = digits;
    for (auto place = digits.size() - m_firstGroup; place > 0; place -= m_furtherGroups)
        text.insert(place, m_separator);
    return text;
}

QString MoneyFormat::localDigits(QString text) const
{
    if (m_zero == u'0')
        return text;
    for (QChar &digit : text)
        digit = QChar(static_cast<char16_t>(m_zero.unicode() + digit.unicode() - u'0'));
    return text;
}

} // namespace billow
