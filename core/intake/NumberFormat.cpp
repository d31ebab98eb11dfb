// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/NumberFormat.h"

#include "core/base/Words.h"
#include "core/invoice/DecimalArithmetic.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

bool isGrouping(QChar character, QChar grouping)
{
    if (grouping == u' ')
        return character == u' ' || character == u'\u00a0' || character == u'\u202f';
    return character == grouping;
}

/// \a whole without its grouping, or nothing where the groups are not of three digits.
std::optional<QString> ungrouped(QStringView whole, QChar grouping)
{
    QString digits;
    qsizetype sinceGroup = -1; // digits since the last grouping; -1: there was none
    for (const QChar character : whole) {
        if (!isGrouping(character, grouping)) {
            digits += character;
            if (sinceGroup >= 0)
                ++sinceGroup;
            continue;
        }
        const qsizetype first = digits.startsWith(u'-') ? digits.size() - 1 : digits.size();
        if (sinceGroup >= 0 ? sinceGroup != 3 : first < 1 || first > 3)
            return std::nullopt;
        sinceGroup = 0;
    }
    return sinceGroup < 0 || sinceGroup == 3 ? std::optional(digits) : std::nullopt;
}

} // namespace

Result<std::int64_t> NumberFormat::read(QStringView text, int decimals) const
{
    const QString example = point == u'.' ? u"1234.50"_s : u"1234"_s + point + u"50"_s;
    const Error error = Error::invalid(Words::tr("\"%1\" is not a number such as %2").arg(text.left(40), example));
    if (point != u'.' && !(grouping == u'.') && text.contains(u'.'))
        return error;
    const qsizetype place = text.lastIndexOf(point);
    const QStringView whole = place < 0 ? text : text.left(place);
    QString plain = whole.toString();
    if (grouping) {
        const auto digits = ungrouped(whole, *grouping);
        if (!digits)
            return error;
        plain = *digits;
    }
    if (place >= 0) {
        if (plain.isEmpty() || plain == u"-")
            plain += u'0';
        plain += u'.';
        plain += text.mid(place + 1);
    }
    return parseFixedPoint(plain, decimals);
}

} // namespace billow
