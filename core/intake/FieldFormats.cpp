// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/FieldFormats.h"
#include "core/base/Words.h"
#include "core/invoice/DecimalArithmetic.h"

#include <algorithm>
#include <array>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace {

constexpr QStringView letters = u"dMyHhmsz";
constexpr std::array months{"jan"_L1, "feb"_L1, "mar"_L1, "apr"_L1, "may"_L1, "jun"_L1, "jul"_L1, "aug"_L1, "sep"_L1,
    "oct"_L1, "nov"_L1, "dec"_L1};

struct Moment {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int millisecond = 0;
    std::optional<bool> afternoon;
};

/// Takes a number of \a fewest to \a most digits off the front of \a text.
std::optional<int> takeNumber(QStringView &text, qsizetype fewest, qsizetype most)
{
    qsizetype length = 0;
    int number = 0;
    while (length < most && length < text.size() && text[length] >= u'0' && text[length] <= u'9') {
        number = number * 10 + (text[length].unicode() - u'0');
        ++length;
    }
    if (length < fewest)
        return std::nullopt;
    text = text.mid(length);
    return number;
}

std::optional<int> takeMonthName(QStringView &text)
{
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (text.startsWith(months[i], Qt::CaseInsensitive)) {
            text = text.mid(3);
            return static_cast<int>(i) + 1;
        }
    }
    return std::nullopt;
}

std::optional<bool> takeAfternoon(QStringView &text)
{
    for (const bool afternoon : {false, true}) {
        if (text.startsWith(afternoon ? "pm"_L1 : "am"_L1, Qt::CaseInsensitive)) {
            text = text.mid(2);
            return afternoon;
        }
    }
    return std::nullopt;
}

bool takePart(char16_t letter, qsizetype count, QStringView &text, Moment &moment)
{
    if (letter == u'A')
        return (moment.afternoon = takeAfternoon(text)).has_value();
    if (letter == u'M' && count == 3) {
        const auto month = takeMonthName(text);
        moment.month = month.value_or(0);
        return month.has_value();
    }
    const qsizetype most = letter == u'y' ? count : letter == u'z' ? 3 : 2;
    const qsizetype fewest = letter == u'y' ? count : std::min<qsizetype>(count, most);
    const auto number = takeNumber(text, fewest, most);
    if (!number)
        return false;
    switch (letter) {
    case u'd':
        moment.day = *number;
        break;
    case u'M':
        moment.month = *number;
        break;
    case u'y':
        moment.year = count == 2 ? 2000 + *number : *number;
        break;
    case u'H':
    case u'h':
        moment.hour = *number;
        break;
    case u'm':
        moment.minute = *number;
        break;
    case u's':
        moment.second = *number;
        break;
    default:
        moment.millisecond = *number;
    }
    return true;
}

std::optional<UtcTime> toTime(Moment moment)
{
    const year_month_day date(
        year(moment.year), month(static_cast<unsigned>(moment.month)), day(static_cast<unsigned>(moment.day)));
    if (moment.afternoon) {
        if (moment.hour < 1 || moment.hour > 12)
            return std::nullopt;
        moment.hour = moment.hour % 12 + (*moment.afternoon ? 12 : 0);
    }
    if (!date.ok() || moment.hour > 23 || moment.minute > 59 || moment.second > 59)
        return std::nullopt;
    return UtcTime(sys_days(date)) + hours(moment.hour) + minutes(moment.minute) + seconds(moment.second)
        + milliseconds(moment.millisecond);
}

} // namespace

Result<DateFormat> DateFormat::parse(QStringView format)
{
    DateFormat parsed;
    parsed.m_format = format.toString();
    for (qsizetype i = 0; i < format.size();) {
        const char16_t letter = format[i].unicode();
        if (format.mid(i).startsWith("AP"_L1, Qt::CaseInsensitive)) {
            parsed.m_parts.push_back({.letter = u'A', .count = 2, .text = {}});
            i += 2;
            continue;
        }
        qsizetype count = 1;
        while (letters.contains(letter) && i + count < format.size() && format[i + count] == letter)
            ++count;
        if (letters.contains(letter))
            parsed.m_parts.push_back({.letter = letter, .count = count, .text = {}});
        else
            parsed.m_parts.push_back({.letter = 0, .count = 0, .text = QString(format[i])});
        i += count;
    }
    const auto has = [&parsed](char16_t letter, std::initializer_list<qsizetype> counts) {
        return std::ranges::any_of(parsed.m_parts, [&](const Part &part) {
            return part.letter == letter && std::ranges::find(counts, part.count) != counts.end();
        });
    };
    if (!has(u'y', {2, 4}) || !has(u'M', {1, 2, 3}) || !has(u'd', {1, 2})) {
        return Error::invalid(
            Words::tr("\"%1\" is not a date format: it needs a day, a month, and a year, such as d/M/yyyy")
                .arg(format));
    }
    return parsed;
}

bool DateFormat::hasTime() const
{
    return std::ranges::any_of(m_parts, [](const Part &part) { return part.letter == u'H' || part.letter == u'h'; });
}

std::optional<UtcTime> DateFormat::read(QStringView text) const
{
    Moment moment;
    for (const Part &part : m_parts) {
        if (part.letter == 0) {
            if (!text.startsWith(part.text))
                return std::nullopt;
            text = text.mid(part.text.size());
        } else if (!takePart(part.letter, part.count, text, moment)) {
            return std::nullopt;
        }
    }
    return text.isEmpty() ? toTime(moment) : std::nullopt;
}

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
        // Groups of two but for the last are Indian: 12,34,567.
        if (sinceGroup >= 0 ? sinceGroup != 3 && sinceGroup != 2 : first < 1 || first > 3)
            return std::nullopt;
        sinceGroup = 0;
    }
    return sinceGroup < 0 || sinceGroup == 3 ? std::optional(digits) : std::nullopt;
}

} // namespace

Result<std::int64_t> NumberFormat::read(QStringView text, int decimals) const
{
    const auto error = [this, text] {
        const QString example = point == u'.' ? u"1234.50"_s : u"1234"_s + point + u"50"_s;
        return Error::invalid(Words::tr("“%1” is not a number, for example %2").arg(text.left(40), example));
    };
    if (point == u'.' && !text.startsWith(u'.') && std::ranges::all_of(text, [](QChar character) {
            return (character >= u'0' && character <= u'9') || character == u'.';
        }))
        return parseFixedPoint(text, decimals); // most numbers of most files
    if (point != u'.' && !(grouping == u'.') && text.contains(u'.'))
        return error();
    const qsizetype place = text.lastIndexOf(point);
    const QStringView whole = place < 0 ? text : text.left(place);
    QString plain = whole.toString();
    if (grouping) {
        const auto digits = ungrouped(whole, *grouping);
        if (!digits)
            return error();
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
