// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Currency.h"
#include "core/invoice/Money.h"

#include <QLocale>
#include <QString>

namespace billow {

/// How the window writes numbers: grouped and pointed as the locale does, exact to the last of 128 bits. The one place
/// that turns minor units into words for a person. The "C" locale, which groups nothing, is written as the SI does:
/// "1 894 220.17" with narrow no-break spaces.
class MoneyFormat final {
public:
    explicit MoneyFormat(const QLocale &locale = QLocale());

    /// A count: "1 894 220".
    [[nodiscard]] QString number(Int128 count) const;
    /// An amount with the currency's own decimals and without its code: "1 894 220.17", JPY "1 894 220".
    [[nodiscard]] QString amount(Int128 minorUnits, Currency currency) const;
    /// The amount behind its code, which a no-break space holds together: "ZAR 1 894 220.17".
    [[nodiscard]] QString money(Int128 minorUnits, Currency currency) const;
    /// A number with that many decimals, for rates and times: "5.0".
    [[nodiscard]] QString decimal(double value, int decimals) const;

    [[nodiscard]] const QLocale &locale() const { return m_locale; }

private:
    [[nodiscard]] QString written(Int128 minorUnits, int decimals) const;
    [[nodiscard]] QString grouped(const QString &digits) const;
    [[nodiscard]] QString localDigits(QString text) const;

    QLocale m_locale;
    QString m_separator;
    QString m_point;
    QString m_minus;
    QChar m_zero{u'0'};
    int m_firstGroup = 3; ///< digits in the group before the decimal point
    int m_furtherGroups = 3; ///< digits in the groups to the left of it: 2 in India
    int m_leastDigits = 4; ///< shorter numbers are not grouped: 5 in Spain
};

} // namespace billow
