// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/AmountInput.h"

#include <QRegularExpression>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t unitsOfOne = 10'000;
constexpr int mostDigits = 14; ///< of the whole part: what is left of 64 bits

/// "1,234,567" to "1234567", where the signs group as they should; otherwise unchanged.
QString withoutGrouping(const QString &whole, const QString &separator)
{
    if (separator.isEmpty())
        return whole;
    // Two or three digits between signs, three before the decimal sign: that of India and of everyone else.
    const QRegularExpression grouped(
        u"^-?\\d{1,3}(?:%1\\d{2,3})*%1\\d{3}$"_s.arg(QRegularExpression::escape(separator)));
    return grouped.match(whole).hasMatch() ? QString(whole).remove(separator) : whole;
}

/// Digits of the locale as 0 to 9, without blanks.
QString plainDigits(QStringView text)
{
    QString plain;
    for (const QChar character : text) {
        if (character.isDigit())
            plain += QChar(u'0' + static_cast<char16_t>(character.digitValue()));
        else if (!character.isSpace())
            plain += character;
    }
    return plain;
}

QString fraction(AmountBound amount)
{
    QString digits = QString::number(amount % unitsOfOne).rightJustified(amountBoundDecimals, u'0');
    while (digits.endsWith(u'0'))
        digits.chop(1);
    return digits;
}

} // namespace

Result<AmountBound> AmountInput::parse(QStringView text, const QLocale &locale)
{
    QString plain = plainDigits(text);
    const QString point = locale.decimalPoint();
    const QString separator = plainDigits(locale.groupSeparator()); // may be a blank, which is gone already
    // Where the point groups, 1.000 is a thousand; where it cannot, it is a decimal point everywhere.
    const auto decimal = plain.lastIndexOf(point);
    QString whole = withoutGrouping(decimal < 0 ? plain : plain.left(decimal), separator);
    if (decimal >= 0)
        whole += u'.' + plain.mid(decimal + point.size());
    static const QRegularExpression shape(u"^(-?)(\\d*)(?:\\.(\\d*))?$"_s);
    const QRegularExpressionMatch match = shape.match(whole);
    if (!match.hasMatch() || (match.captured(2).isEmpty() && match.captured(3).isEmpty()))
        return Error::invalid(tr("Enter an amount, for example %1").arg(writePlain(12'345'000, locale)));
    if (!match.captured(1).isEmpty())
        return Error::invalid(tr("Enter an amount of zero or more"));
    if (match.captured(3).size() > amountBoundDecimals)
        return Error::invalid(tr("Use at most four decimal places"));
    if (match.captured(2).size() > mostDigits)
        return Error::invalid(tr("Enter a smaller amount"));
    return match.captured(2).toLongLong() * unitsOfOne
        + match.captured(3).leftJustified(amountBoundDecimals, u'0').toLongLong();
}

QString AmountInput::write(AmountBound amount, const MoneyFormat &format)
{
    const QString decimals = fraction(amount);
    const QString whole = format.number(amount / unitsOfOne);
    return decimals.isEmpty() ? whole : whole + format.locale().decimalPoint() + decimals;
}

QString AmountInput::writePlain(AmountBound amount, const QLocale &locale)
{
    const QString decimals = fraction(amount);
    const QString whole = QString::number(amount / unitsOfOne);
    return decimals.isEmpty() ? whole : whole + locale.decimalPoint() + decimals;
}

} // namespace billow
