// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/values/DateReader.h"

#include "core/invoice/DecimalArithmetic.h"

#include <QHash>
#include <QLocale>

#include <array>
#include <cmath>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace {

/// Month by its name in lower case, without a full stop behind a short one.
const QHash<QString, int> &monthNames()
{
    static const QHash<QString, int> names = [] {
        QHash<QString, int> all{{u"sept"_s, 9}, {u"mrz"_s, 3}, {u"maerz"_s, 3}};
        for (const auto language : {QLocale::English, QLocale::German, QLocale::French, QLocale::Portuguese,
                 QLocale::Spanish, QLocale::Italian, QLocale::Dutch, QLocale::Afrikaans}) {
            const QLocale locale(language);
            for (int month = 1; month <= 12; ++month) {
                for (const auto length : {QLocale::LongFormat, QLocale::ShortFormat}) {
                    for (QString name : {locale.monthName(month, length), locale.standaloneMonthName(month, length)}) {
                        name = name.toLower();
                        if (name.endsWith(u'.'))
                            name.chop(1);
                        all.insert(name, month);
                    }
                }
            }
        }
        return all;
    }();
    return names;
}

void skipBlanks(QStringView &text)
{
    while (!text.isEmpty() && text.front().isSpace())
        text = text.mid(1);
}

/// Takes the digits at the front of \a text.
QStringView takeDigits(QStringView &text)
{
    qsizetype length = 0;
    while (length < text.size() && isDigit(text[length]))
        ++length;
    const QStringView digits = text.left(length);
    text = text.mid(length);
    return digits;
}

QStringView takeLetters(QStringView &text)
{
    qsizetype length = 0;
    while (length < text.size() && (text[length].isLetter() || text[length].isMark()))
        ++length;
    const QStringView letters = text.left(length);
    text = text.mid(length);
    return letters;
}

struct TimeOfDay {
    milliseconds sinceMidnight{};
    minutes offset{};
};

/// What is to be taken off the local time; nothing where \a text is none. The named zones are those of RFC 5322.
std::optional<minutes> readOffset(QStringView text)
{
    skipBlanks(text);
    if (text.isEmpty())
        return minutes(0);
    QStringView rest = text;
    const QString name = takeLetters(rest).toString().toUpper();
    static const QHash<QString, int> zones{{u"Z"_s, 0}, {u"UTC"_s, 0}, {u"GMT"_s, 0}, {u"EST"_s, -5}, {u"EDT"_s, -4},
        {u"CST"_s, -6}, {u"CDT"_s, -5}, {u"MST"_s, -7}, {u"MDT"_s, -6}, {u"PST"_s, -8}, {u"PDT"_s, -7}};
    if (!name.isEmpty()) {
        const auto zone = zones.constFind(name);
        if (zone == zones.constEnd())
            return std::nullopt;
        if (rest.isEmpty())
            return hours(*zone);
        text = rest; // GMT+2
    }
    const bool west = text.startsWith(u'-') || text.startsWith(u'\u2212');
    if (!west && !text.startsWith(u'+'))
        return std::nullopt;
    text = text.mid(1);
    QStringView hour = takeDigits(text);
    QStringView minute;
    if (hour.size() == 4 && text.isEmpty()) {
        minute = hour.mid(2);
        hour = hour.left(2);
    } else if (text.startsWith(u':')) {
        text = text.mid(1);
        minute = takeDigits(text);
    }
    if (hour.isEmpty() || hour.size() > 2 || minute.size() > 2 || !text.isEmpty() || hour.toInt() > 23
        || minute.toInt() > 59)
        return std::nullopt;
    const minutes offset = hours(hour.toInt()) + minutes(minute.toInt());
    return west ? -offset : offset;
}

/// "T08:30", " 8:30:15.250 PM +02:00", ", 10:15 Uhr"; nothing where \a text is no time of day.
std::optional<TimeOfDay> readTime(QStringView text)
{
    while (!text.isEmpty() && (text.front().isSpace() || text.front() == u','))
        text = text.mid(1);
    if (text.startsWith(u'T') || text.startsWith(u't'))
        text = text.mid(1);
    else if (text.startsWith(u"at "_s, Qt::CaseInsensitive) || text.startsWith(u"um "_s, Qt::CaseInsensitive))
        text = text.mid(3);
    skipBlanks(text);
    std::array<int, 3> parts{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const QStringView digits = takeDigits(text);
        if (digits.isEmpty() || digits.size() > 2)
            return std::nullopt;
        parts[i] = digits.toInt();
        if (!text.startsWith(u':')) {
            if (i == 0)
                return std::nullopt;
            break;
        }
        if (i < 2)
            text = text.mid(1);
    }
    TimeOfDay time;
    if (text.startsWith(u'.') || (text.startsWith(u',') && text.size() > 1 && isDigit(text[1]))) {
        text = text.mid(1);
        const QStringView digits = takeDigits(text);
        if (digits.isEmpty())
            return std::nullopt;
        time.sinceMidnight = milliseconds(digits.left(3).toString().leftJustified(3, u'0').toInt());
    }
    skipBlanks(text);
    for (const bool afternoon : {false, true}) {
        for (const QLatin1StringView mark : {afternoon ? "pm"_L1 : "am"_L1, afternoon ? "p.m."_L1 : "a.m."_L1}) {
            if (!text.startsWith(mark, Qt::CaseInsensitive))
                continue;
            if (parts[0] < 1 || parts[0] > 12)
                return std::nullopt;
            parts[0] = parts[0] % 12 + (afternoon ? 12 : 0);
            text = text.mid(mark.size());
        }
    }
    if (text.startsWith("uhr"_L1, Qt::CaseInsensitive))
        text = text.mid(3);
    const auto offset = readOffset(text);
    if (!offset || parts[0] > 23 || parts[1] > 59 || parts[2] > 59)
        return std::nullopt;
    time.sinceMidnight += hours(parts[0]) + minutes(parts[1]) + seconds(parts[2]);
    time.offset = *offset;
    return time;
}

/// The three parts of a date before their order is known, and what is behind them.
struct ThreeParts {
    std::array<QStringView, 3> texts; ///< digits; empty where the month is a word
    int wordAt = -1;
    int month = 0; ///< of the word
    QChar separator;
    QStringView rest;
};

void skipWeekday(QStringView &text)
{
    QStringView rest = text;
    const QStringView word = takeLetters(rest);
    if (word.isEmpty() || monthNames().contains(word.toString().toLower()))
        return;
    while (!rest.isEmpty() && (rest.front() == u',' || rest.front() == u'.' || rest.front().isSpace()))
        rest = rest.mid(1);
    if (!rest.isEmpty() && rest.size() < text.size() - word.size())
        text = rest;
}

/// The blanks and marks between two parts of a date: the mark is kept in \a separator, a blank where there is none.
bool takeSeparator(QStringView &text, QChar &separator)
{
    const qsizetype before = text.size();
    separator = u' ';
    while (!text.isEmpty()) {
        const QChar character = text.front();
        if (character == u'/' || character == u'-' || character == u'.' || character == u'\u2010')
            separator = character == u'\u2010' ? u'-' : character;
        else if (character == u'年' || character == u'月') // 2026年11月2日
            separator = u'-';
        else if (!character.isSpace() && character != u',')
            break;
        text = text.mid(1);
    }
    QStringView rest = text;
    const QStringView word = takeLetters(rest);
    if (word == u"de" || word == u"of" || word == u"di") { // 2 de novembro de 2026
        text = rest;
        skipBlanks(text);
    }
    return text.size() < before;
}

std::optional<ThreeParts> threeParts(QStringView text)
{
    skipWeekday(text);
    ThreeParts parts;
    for (std::size_t i = 0; i < 3; ++i) {
        if (i > 0) {
            QChar separator;
            if (!takeSeparator(text, separator))
                return std::nullopt;
            if (i == 1)
                parts.separator = separator;
        }
        parts.texts[i] = takeDigits(text);
        if (!parts.texts[i].isEmpty()) {
            for (const QLatin1StringView ordinal : {"st"_L1, "nd"_L1, "rd"_L1, "th"_L1, "er"_L1, "º"_L1}) {
                if (text.startsWith(ordinal))
                    text = text.mid(ordinal.size());
            }
            if (text.startsWith(u'日'))
                text = text.mid(1);
            continue;
        }
        const auto month = monthNames().constFind(takeLetters(text).toString().toLower());
        if (month == monthNames().constEnd() || parts.wordAt >= 0)
            return std::nullopt;
        parts.wordAt = static_cast<int>(i);
        parts.month = *month;
    }
    parts.rest = text;
    return parts;
}

QDate dateOf(QStringView year, int month, QStringView day)
{
    if ((year.size() != 4 && year.size() != 2) || day.isEmpty() || day.size() > 2)
        return {};
    return QDate(year.size() == 2 ? 2000 + year.toInt() : year.toInt(), month, day.toInt());
}

QDate dateOf(QStringView year, QStringView month, QStringView day)
{
    return month.isEmpty() || month.size() > 2 ? QDate() : dateOf(year, month.toInt(), day);
}

struct Interpreted {
    QDate date;
    QStringView rest; ///< the time of day
    DateEvidence evidence;
};

/// Days since 30 December 1899, as spreadsheets count them, from 1990 to 2119; the fraction is the time of day.
std::optional<DocumentDate> fromSerial(QStringView text)
{
    QStringView rest = text;
    const QStringView whole = takeDigits(rest);
    if (whole.size() != 5 || (!rest.isEmpty() && rest.front() != u'.' && rest.front() != u','))
        return std::nullopt;
    const int days = whole.toInt();
    if (days < 32'874 || days > 80'354)
        return std::nullopt;
    DocumentDate document{.date = QDate(1899, 12, 30).addDays(days), .moment = std::nullopt};
    if (rest.isEmpty())
        return document;
    bool ok = false;
    const double fraction = (u"0."_s + rest.mid(1).toString()).toDouble(&ok);
    if (!ok)
        return std::nullopt;
    const auto ofDay = seconds(std::lround(fraction * 86'400));
    document.moment = UtcTime(sys_days(std::chrono::days(days - 25'569))) + ofDay;
    return document;
}

/// 20261102 and 20261102083000, and 02112026 where that is no year first.
std::optional<Interpreted> fromDigits(QStringView text)
{
    QStringView rest = text;
    const QStringView digits = takeDigits(rest);
    if (digits.size() != 8)
        return std::nullopt;
    Interpreted read{.date = dateOf(digits.left(4), digits.mid(4, 2), digits.mid(6)), .rest = rest, .evidence = {}};
    if (!read.date.isValid() || read.date.year() < 1900)
        read.date = dateOf(digits.mid(4), digits.mid(2, 2), digits.left(2));
    return read;
}

std::optional<Interpreted> interpret(QStringView text, DayOrder order)
{
    if (const auto digits = fromDigits(text))
        return digits;
    const auto parts = threeParts(text);
    if (!parts)
        return std::nullopt;
    const auto &[a, b, c] = parts->texts;
    Interpreted read{.date = {}, .rest = parts->rest, .evidence = {}};
    if (parts->wordAt == 0)
        read.date = dateOf(c, parts->month, b);
    else if (parts->wordAt == 1)
        read.date = a.size() == 4 ? dateOf(a, parts->month, c) : dateOf(c, parts->month, a);
    else if (parts->wordAt == 2)
        return std::nullopt;
    else if (a.size() == 4)
        read.date = dateOf(a, b, c);
    else if (parts->separator == u'.')
        read.date = dateOf(c, b, a);
    else {
        const QDate dayFirst = dateOf(c, b, a);
        const QDate monthFirst = dateOf(c, a, b);
        read.evidence.needsOrder = dayFirst.isValid() && monthFirst.isValid() && dayFirst != monthFirst;
        if (dayFirst.isValid() != monthFirst.isValid())
            read.evidence.order = dayFirst.isValid() ? DayOrder::DayFirst : DayOrder::MonthFirst;
        if (read.evidence.needsOrder)
            read.date = order == DayOrder::Unknown ? QDate() : order == DayOrder::DayFirst ? dayFirst : monthFirst;
        else if (order == DayOrder::Unknown || read.evidence.order == DayOrder::Unknown)
            read.date = dayFirst.isValid() ? dayFirst : monthFirst;
        else // one that contradicts the order of the file is not bent to it
            read.date = order == DayOrder::DayFirst ? dayFirst : monthFirst;
    }
    return read;
}

UtcTime midnight(QDate date)
{
    return UtcTime(sys_days(std::chrono::days(QDate(1970, 1, 1).daysTo(date))));
}

} // namespace

std::optional<DocumentDate> DateReader::read(QStringView text) const
{
    for (const DateFormat &format : m_formats) {
        if (const auto time = format.read(text)) {
            const auto day = floor<days>(*time);
            const QDate date = QDate(1970, 1, 1).addDays(day.time_since_epoch().count());
            return DocumentDate{date, format.hasTime() ? std::optional(*time) : std::nullopt};
        }
    }
    if (const auto serial = fromSerial(text))
        return serial;
    if (m_fiscalYear.isValid() && (text.size() == 3 || text.size() == 4)) {
        const int month = text.right(2).toInt();
        const int year = m_fiscalYear.year() + (month < m_fiscalYear.month() ? 1 : 0);
        const QDate date(year, month, text.chopped(2).toInt());
        return date.isValid() ? std::optional(DocumentDate{date, std::nullopt}) : std::nullopt;
    }
    const auto read = interpret(text, m_order);
    if (!read || !read->date.isValid())
        return std::nullopt;
    QStringView rest = read->rest;
    skipBlanks(rest);
    if (rest.isEmpty())
        return DocumentDate{read->date, std::nullopt};
    const auto time = readTime(rest);
    if (!time)
        return std::nullopt;
    return DocumentDate{read->date, midnight(read->date) + time->sinceMidnight - time->offset};
}

DateEvidence dateEvidence(QStringView text)
{
    if (fromSerial(text))
        return {.isDate = true, .isSerial = true};
    const auto read = interpret(text, DayOrder::Unknown);
    if (!read)
        return {};
    DateEvidence evidence = read->evidence;
    QStringView rest = read->rest;
    skipBlanks(rest);
    evidence.isDate = (read->date.isValid() || evidence.needsOrder) && (rest.isEmpty() || readTime(rest));
    return evidence.isDate ? evidence : DateEvidence();
}

DayOrder dayOrderOf(const std::vector<DateFormat> &formats)
{
    for (const DateFormat &format : formats) {
        const qsizetype day = format.format().indexOf(u'd');
        const qsizetype month = format.format().indexOf(u'M');
        const qsizetype year = format.format().indexOf(u'y');
        if (day < year && month < year)
            return day < month ? DayOrder::DayFirst : DayOrder::MonthFirst;
    }
    return DayOrder::Unknown;
}

} // namespace billow
