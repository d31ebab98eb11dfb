// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/LocalText.h"

#include <QLocale>

namespace billow {

QString localNumber(std::int64_t number)
{
    return QLocale().toString(static_cast<qlonglong>(number));
}

QString localAmount(Int128 minorUnits, Currency currency)
{
    const QLocale locale;
    QString plain = toDecimal(minorUnits, currency);
    const bool negative = plain.startsWith(u'-');
    if (negative)
        plain.remove(0, 1);
    const auto point = plain.indexOf(u'.');
    const QString whole = point < 0 ? plain : plain.left(point);
    // What is beyond 64 bits no locale groups.
    bool fits = false;
    const qlonglong number = whole.toLongLong(&fits);
    QString text = fits ? locale.toString(number) : whole;
    if (point >= 0)
        text += locale.decimalPoint() + plain.mid(point + 1);
    return negative ? locale.negativeSign() + text : text;
}

} // namespace billow
