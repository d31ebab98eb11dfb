// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/analytics/AnalyticsText.h"

#include "ui/analytics/Plot.h"
#include "ui/format/CountryName.h"
#include "ui/format/Wording.h"

#include <QDate>
#include <QDateTime>
#include <QLocale>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString line(const QStringList &fields)
{
    return fields.join(u'\t') + u'\n';
}

/// The newest first, without the minutes in which nothing happened: what is heard should not be an hour of zeros.
template <typename Fields>
QString minuteTable(const QStringList &head, const std::vector<MinuteFigures> &minutes, const Fields &fields)
{
    QString table = line(head);
    for (auto minute = minutes.rbegin(); minute != minutes.rend(); ++minute) {
        if (minute == minutes.rbegin() || minute->stored != 0 || minute->displayed != 0)
            table += line(fields(*minute));
    }
    return table.chopped(1);
}

} // namespace

QString AnalyticsText::time(UtcMinute minute) const
{
    const auto seconds = std::chrono::seconds(minute.time_since_epoch()).count();
    return QDateTime::fromSecsSinceEpoch(seconds).time().toString(u"HH:mm"_s); // as in the tables
}

QDate AnalyticsText::firstDay(const QString &month)
{
    return {month.section(u'-', 0, 0).toInt(), month.section(u'-', 1).toInt(), 1};
}

QString AnalyticsText::month(const QString &key) const
{
    return m_format.locale().toString(firstDay(key), u"MMM yyyy"_s);
}

QString AnalyticsText::shortMonth(const QString &key) const
{
    const QDate date = firstDay(key);
    return date.month() == 1 ? QString::number(date.year())
                             : m_format.locale().standaloneMonthName(date.month(), QLocale::ShortFormat);
}

QString AnalyticsText::name(const QString &key, Kind kind) const
{
    if (key.isEmpty())
        return tr("Not given");
    switch (kind) {
    case Kind::Company:
    case Kind::Payment:
        return key;
    case Kind::Country: {
        const QString name = countryName(key);
        return name.isEmpty() ? key : key + u"\u2002"_s + name;
    }
    case Kind::Risk: {
        const auto risk = riskProfileFromString(key);
        return risk ? Wording::risk(*risk) : key;
    }
    }
    Q_UNREACHABLE();
}

QString AnalyticsText::compactMoney(Int128 minorUnits, Currency currency) const
{
    return compactNumber(toDouble(minorUnits, currency), m_format);
}

BarList::Row AnalyticsText::row(const QString &name, const CurrencyTotals &totals, const CurrencyTotals &all) const
{
    constexpr double percent = 100;
    const double share = all.total == 0 ? 0 : static_cast<double>(totals.total) / static_cast<double>(all.total);
    const Currency currency = totals.currency;
    BarList::Row row;
    row.name = name;
    row.amount = m_format.amount(totals.total, currency);
    row.shortAmount = compactMoney(totals.total, currency);
    row.share = tr("%1%").arg(m_format.decimal(share * percent, 1));
    if (totals.creditNotes > 0)
        row.more = tr("Invoices: %1 · Credit notes: %2 · After credit notes: %3 · Credited: %4 · VAT: %5")
                       .arg(m_format.number(totals.count - totals.creditNotes), m_format.number(totals.creditNotes),
                           m_format.money(totals.total, currency), m_format.amount(-totals.credited, currency),
                           m_format.amount(totals.vat, currency));
    else
        row.more = tr("Invoices: %1 · Total: %2 · VAT: %3")
                       .arg(m_format.number(totals.count), m_format.money(totals.total, currency),
                           m_format.amount(totals.vat, currency));
    return row;
}

QList<BarList::Row> AnalyticsText::rows(const Breakdown &breakdown, const CurrencyTotals &total, Kind kind) const
{
    QList<BarList::Row> rows;
    const auto &largest = breakdown.largest;
    for (const auto &[key, totals] : largest) {
        BarList::Row &row = rows.emplace_back(this->row(name(key, kind), totals, total));
        row.length = static_cast<double>(totals.total) / static_cast<double>(largest.front().totals.total);
        if (kind == Kind::Risk) {
            const auto risk = riskProfileFromString(key);
            row.tone = risk ? toneOf(*risk) : Tone::Neutral;
        }
    }
    if (breakdown.others.count > 0) {
        BarList::Row &row = rows.emplace_back(this->row(tr("All others"), breakdown.others, total));
        row.isRest = true;
    }
    return rows;
}

QString AnalyticsText::table(const QList<BarList::Row> &rows, Currency currency) const
{
    QString table = line({tr("Name"), tr("Total (%1)").arg(currency.code()), tr("Share")});
    for (const BarList::Row &row : rows)
        table += line({row.name, row.amount, row.share});
    return table.chopped(1);
}

QString AnalyticsText::countsTable(const std::vector<MinuteFigures> &minutes) const
{
    return minuteTable({tr("Time"), tr("Stored"), tr("Shown")}, minutes, [this](const MinuteFigures &minute) {
        return QStringList{time(minute.minute), m_format.number(minute.stored), m_format.number(minute.displayed)};
    });
}

QString AnalyticsText::valuesTable(const std::vector<MinuteFigures> &minutes, Currency currency) const
{
    const auto head = [&](const QString &what) { return u"%1 (%2)"_s.arg(what, currency.code()); };
    return minuteTable({tr("Time"), head(tr("Stored")), head(tr("Shown"))}, minutes, [&](const MinuteFigures &minute) {
        return QStringList{time(minute.minute), m_format.amount(minute.storedTotal, currency),
            m_format.amount(minute.displayedTotal, currency)};
    });
}

QString AnalyticsText::backlogTable(const std::vector<MinuteFigures> &minutes) const
{
    return minuteTable({tr("Time"), tr("Waiting")}, minutes, [this](const MinuteFigures &minute) {
        return QStringList{time(minute.minute), m_format.number(minute.backlog)};
    });
}

QString AnalyticsText::monthsTable(const std::vector<KeyFigures> &months, Currency currency) const
{
    QString table =
        line({tr("Month"), tr("Total (%1)").arg(currency.code()), tr("VAT (%1)").arg(currency.code()), tr("Invoices")});
    for (const auto &[key, totals] : months)
        table += line({month(key), m_format.amount(totals.total, currency), m_format.amount(totals.vat, currency),
            m_format.number(totals.count)});
    return table.chopped(1);
}

} // namespace billow
