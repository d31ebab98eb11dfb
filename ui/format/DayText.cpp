// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/format/DayText.h"

namespace billow {

using namespace Qt::StringLiterals;

QString dayFormat(const QLocale &locale)
{
    if (locale.language() == QLocale::C)
        return u"yyyy-MM-dd"_s;
    QString format = locale.dateFormat(QLocale::ShortFormat);
    return format.contains("yyyy"_L1) ? format : format.replace("yy"_L1, "yyyy"_L1);
}

QString dayText(QDate day, const QLocale &locale)
{
    return locale.toString(day, dayFormat(locale));
}

QString momentText(const QDateTime &moment, const QLocale &locale)
{
    return dayText(moment.date(), locale) + u' ' + moment.time().toString(u"HH:mm:ss"_s);
}

} // namespace billow
