// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Iso8601.h"

#include <array>

namespace billow {

using namespace std::chrono;

namespace {

/// Reads a text from the left.
class Scanner final {
public:
    explicit Scanner(QStringView text)
        : m_rest(text)
    {
    }

    /// The number that the next \a count digits write, or nothing.
    std::optional<int> digits(qsizetype count)
    {
        if (m_rest.size() < count)
            return std::nullopt;
        int number = 0;
        for (const QChar character : m_rest.left(count)) {
            if (character < u'0' || character > u'9')
                return std::nullopt;
            number = number * 10 + (character.unicode() - u'0');
        }
        m_rest = m_rest.mid(count);
        return number;
    }

    /// Whether the next character is one of \a characters, which is then behind us.
    bool accept(QStringView characters)
    {
        if (m_rest.isEmpty() || !characters.contains(m_rest.front()))
            return false;
        m_rest = m_rest.mid(1);
        return true;
    }

    [[nodiscard]] bool nextIs(char16_t character) const { return m_rest.startsWith(character); }
    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }

private:
    QStringView m_rest;
};

std::optional<sys_days> scanDate(Scanner &scanner)
{
    const auto years = scanner.digits(4);
    if (!years || !scanner.accept(u"-"))
        return std::nullopt;
    const auto months = scanner.digits(2);
    if (!months || !scanner.accept(u"-"))
        return std::nullopt;
    const auto days = scanner.digits(2);
    if (!days)
        return std::nullopt;
    const year_month_day date(year(*years), month(static_cast<unsigned>(*months)), day(static_cast<unsigned>(*days)));
    return date.ok() ? std::optional(sys_days(date)) : std::nullopt;
}

/// Any number of digits behind the point; those below a millisecond are cut.
std::optional<milliseconds> scanFraction(Scanner &scanner)
{
    int fraction = 0;
    int count = 0;
    while (const auto digit = scanner.digits(1)) {
        if (count < 3)
            fraction = fraction * 10 + *digit;
        ++count;
    }
    if (count == 0)
        return std::nullopt;
    for (; count < 3; ++count)
        fraction *= 10;
    return milliseconds(fraction);
}

std::optional<milliseconds> scanTimeOfDay(Scanner &scanner)
{
    const auto hour = scanner.digits(2);
    if (!hour || *hour > 23 || !scanner.accept(u":"))
        return std::nullopt;
    const auto minute = scanner.digits(2);
    if (!minute || *minute > 59)
        return std::nullopt;
    milliseconds time = hours(*hour) + minutes(*minute);
    if (!scanner.accept(u":"))
        return time;
    const auto second = scanner.digits(2);
    if (!second || *second > 59)
        return std::nullopt;
    time += seconds(*second);
    if (!scanner.accept(u".,"))
        return time;
    const auto fraction = scanFraction(scanner);
    return fraction ? std::optional(time + *fraction) : std::nullopt;
}

/// What is to be taken off the local time: +02:00, +0200, +02, Z, or nothing at all.
std::optional<minutes> scanOffset(Scanner &scanner)
{
    if (scanner.atEnd() || scanner.accept(u"Zz"))
        return minutes(0);
    const bool west = scanner.nextIs(u'-');
    if (!scanner.accept(u"+-"))
        return std::nullopt;
    const auto hour = scanner.digits(2);
    if (!hour || *hour > 23)
        return std::nullopt;
    minutes offset = hours(*hour);
    if (!scanner.atEnd()) {
        scanner.accept(u":");
        const auto minute = scanner.digits(2);
        if (!minute || *minute > 59)
            return std::nullopt;
        offset += minutes(*minute);
    }
    return west ? -offset : offset;
}

char16_t *writeDigits(char16_t *end, long long number, int count)
{
    for (int i = 0; i < count; ++i, number /= 10)
        *--end = static_cast<char16_t>(u'0' + number % 10);
    return end;
}

/// Ten characters.
void writeDate(char16_t *begin, long long year, long long month, long long day)
{
    writeDigits(begin + 4, year, 4);
    begin[4] = u'-';
    writeDigits(begin + 7, month, 2);
    begin[7] = u'-';
    writeDigits(begin + 10, day, 2);
}

constexpr qint64 julianDayOf1970 = 2'440'588; // 1970-01-01 as QDate counts

} // namespace

QString toIso8601(UtcTime time)
{
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    // Four digits of year: validate() lets no invoice have another, and a clock has not.
    QString text(24, Qt::Uninitialized);
    auto *const begin = reinterpret_cast<char16_t *>(text.data());
    writeDate(begin, std::abs(static_cast<int>(date.year())), static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()));
    begin[10] = u'T';
    writeDigits(begin + 13, clock.hours().count(), 2);
    begin[13] = u':';
    writeDigits(begin + 16, clock.minutes().count(), 2);
    begin[16] = u':';
    writeDigits(begin + 19, clock.seconds().count(), 2);
    begin[19] = u'.';
    writeDigits(begin + 23, clock.subseconds().count(), 3);
    begin[23] = u'Z';
    return text;
}

std::optional<UtcTime> utcTimeFromIso8601(QStringView text)
{
    const auto written = writtenTimeFromIso8601(text);
    return written ? std::optional(written->time) : std::nullopt;
}

std::optional<WrittenTime> writtenTimeFromIso8601(QStringView text)
{
    Scanner scanner(text);
    const auto date = scanDate(scanner);
    if (!date)
        return std::nullopt;
    const QDate day = utcDateOf(*date);
    if (scanner.atEnd())
        return WrittenTime{day, *date};
    if (!scanner.accept(u"Tt "))
        return std::nullopt;
    const auto time = scanTimeOfDay(scanner);
    if (!time)
        return std::nullopt;
    const auto offset = scanOffset(scanner);
    if (!offset || !scanner.atEnd())
        return std::nullopt;
    return WrittenTime{day, UtcTime(*date) + *time - *offset};
}

QString toIso8601(QDate date)
{
    QString text(10, Qt::Uninitialized);
    auto *const begin = reinterpret_cast<char16_t *>(text.data());
    writeDate(begin, date.year(), date.month(), date.day());
    return text;
}

std::optional<QDate> dateFromIso8601(QStringView text)
{
    Scanner scanner(text);
    const auto date = scanDate(scanner);
    return date && scanner.atEnd() ? std::optional(utcDateOf(*date)) : std::nullopt;
}

QDate utcDateOf(UtcTime time)
{
    return QDate::fromJulianDay(julianDayOf1970 + floor<days>(time).time_since_epoch().count());
}

UtcTime midnightUtc(QDate date)
{
    return date.isValid() ? UtcTime(days(date.toJulianDay() - julianDayOf1970)) : UtcTime();
}

} // namespace billow
