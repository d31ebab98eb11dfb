// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/analytics/AnalyticsCards.h"

#include "ui/analytics/ChartCard.h"
#include "ui/analytics/MinuteChart.h"
#include "ui/analytics/MonthChart.h"
#include "ui/analytics/VatTable.h"
#include "ui/search/FilterWords.h"
#include "ui/theme/Theme.h"

#include <QGridLayout>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastCardWidth = 400;
constexpr int mostColumns = 3;
constexpr int longList = 11; ///< rows: ten and all others
constexpr int shortList = 4;

template <typename Value>
QList<double> valuesOf(const std::vector<MinuteFigures> &minutes, const Value &value)
{
    QList<double> values;
    values.reserve(std::ssize(minutes));
    for (const MinuteFigures &minute : minutes)
        values.append(value(minute));
    return values;
}

QList<double> countsOf(const std::vector<MinuteFigures> &minutes, std::int64_t MinuteFigures::*count)
{
    return valuesOf(minutes, [count](const MinuteFigures &minute) { return static_cast<double>(minute.*count); });
}

bool ofSeller(InvoiceFilter &filter, const QString &key)
{
    filter.seller = key;
    return true;
}

bool toBuyer(InvoiceFilter &filter, const QString &key)
{
    filter.buyer = key;
    return true;
}

bool ofCountry(InvoiceFilter &filter, const QString &key)
{
    filter.country = CountryCode::fromCode(key);
    return filter.country.has_value();
}

bool ofRisk(InvoiceFilter &filter, const QString &key)
{
    if (const auto risk = riskProfileFromString(key))
        filter.risks = {*risk};
    return !filter.risks.empty();
}

bool byPayment(InvoiceFilter &filter, const QString &key)
{
    filter.paymentMechanism = key;
    return true;
}

/// Without the minutes before anything happened, so that a young ledger is not a line at the right edge.
std::vector<MinuteFigures> sinceSomethingHappened(const std::vector<MinuteFigures> &minutes)
{
    constexpr std::ptrdiff_t least = 15;
    const auto happened = [](const MinuteFigures &minute) {
        return minute.stored != 0 || minute.displayed != 0 || minute.backlog != 0;
    };
    const auto first = std::ranges::find_if(minutes, happened);
    const auto latest = minutes.end() - std::min(least, std::ssize(minutes));
    return {std::min(first, latest), minutes.end()};
}

} // namespace

AnalyticsCards::AnalyticsCards(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_format(format)
    , m_text(format)
    , m_theme(theme)
    , m_counts(makeMinuteCard(MinuteChart::Kind::TwoLines))
    , m_values(makeMinuteCard(MinuteChart::Kind::TwoLines))
    , m_backlog(makeMinuteCard(MinuteChart::Kind::Area))
    , m_monthCard(new ChartCard(theme, this))
    , m_months(new MonthChart(format, theme, this))
    , m_lists{
          makeListCard(tr("Top sellers (%1)"), &Analytics::sellers, AnalyticsText::Kind::Company, longList, ofSeller),
          makeListCard(tr("Top buyers (%1)"), &Analytics::buyers, AnalyticsText::Kind::Company, longList, toBuyer),
          makeListCard(tr("Value by exporting country (%1)"), &Analytics::exportingCountries,
              AnalyticsText::Kind::Country, longList, ofCountry),
          makeListCard(tr("Value by importing country (%1)"), &Analytics::importingCountries,
              AnalyticsText::Kind::Country, longList, ofCountry),
          makeListCard(tr("Value by risk (%1)"), &Analytics::risks, AnalyticsText::Kind::Risk, shortList, ofRisk),
          makeListCard(tr("Value by payment (%1)"), &Analytics::paymentMechanisms, AnalyticsText::Kind::Payment,
              shortList, byPayment),
      }
    , m_vatCard(new ChartCard(theme, this))
    , m_vat(new VatTable(format, theme, m_vatCard))
    , m_grid(new QGridLayout(this))
{
    m_monthCard->setDrawing(m_months);
    m_vatCard->setDrawing(m_vat);
    connect(m_vat, &VatTable::changed, this, &AnalyticsCards::showVat);
    connect(m_months, &Plot::inspectionMoved, this, &AnalyticsCards::showMonth);
    connect(m_months, &Plot::opened, this, &AnalyticsCards::openMonth);
    for (std::size_t list = 0; list < m_lists.size(); ++list)
        connect(m_lists[list].list, &BarList::opened, this, [this, list](int row) { openRow(list, row); });
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(space::medium);
    arrange();
}

AnalyticsCards::MinuteCard AnalyticsCards::makeMinuteCard(MinuteChart::Kind kind)
{
    auto *card = new ChartCard(m_theme, this);
    auto *chart = new MinuteChart(kind, m_format, m_theme, card);
    card->setDrawing(chart);
    connect(chart, &Plot::inspectionMoved, this, &AnalyticsCards::inspectMinute);
    return {card, chart};
}

AnalyticsCards::ListCard AnalyticsCards::makeListCard(
    const QString &title, Breakdown Analytics::*breakdown, AnalyticsText::Kind kind, int rows, Narrow narrow)
{
    auto *card = new ChartCard(m_theme, this);
    auto *list = new BarList(m_theme, card);
    card->setDrawing(list);
    list->setRows({}, rows);
    return {card, list, title, breakdown, kind, rows, narrow};
}

void AnalyticsCards::setFigures(const Analytics &figures)
{
    m_figures = figures;
    showMinutes();
    showMonths();
    m_vat->setFigures(figures.vat);
    showVat();
    const QString code = figures.currency.code();
    for (const auto &[card, list, title, breakdown, kind, least, narrow] : m_lists) {
        QList<BarList::Row> rows = m_text.rows(figures.*breakdown, figures.total, kind);
        for (qsizetype row = 0; row < std::ssize((figures.*breakdown).largest); ++row) {
            InvoiceFilter filter;
            rows[row].opens = narrow(filter, (figures.*breakdown).largest[static_cast<std::size_t>(row)].key);
        }
        list->setRows(rows, least);
        card->setTitle(title.arg(code));
        card->setTable(m_text.table(list->rows(), figures.currency));
    }
}

void AnalyticsCards::showVat()
{
    m_vatCard->setTitle(tr("VAT by rate (%1)").arg(m_figures.currency.code()));
    m_vatCard->setMoment(tr("after credit notes"));
    m_vatCard->setTable(m_vat->table());
}

void AnalyticsCards::openRow(std::size_t list, int row)
{
    const ListCard &card = m_lists[list];
    const auto &keys = (m_figures.*card.breakdown).largest;
    InvoiceFilter filter;
    filter.currency = m_figures.currency;
    if (row < std::ssize(keys) && card.narrow(filter, keys[static_cast<std::size_t>(row)].key))
        Q_EMIT invoicesWanted(filter);
}

void AnalyticsCards::openMonth(int place)
{
    if (place >= std::ssize(m_figures.months))
        return;
    const QDate first = AnalyticsText::firstDay(m_figures.months[static_cast<std::size_t>(place)].key);
    InvoiceFilter filter;
    filter.currency = m_figures.currency;
    filter.issuedOnFrom = first;
    filter.issuedOnTo = first.addMonths(1).addDays(-1);
    Q_EMIT invoicesWanted(filter);
}

void AnalyticsCards::showMinutes()
{
    const std::vector<MinuteFigures> minutes = sinceSomethingHappened(m_figures.minutes);
    m_each = minutesAPoint(minutes);
    m_points = averages(minutes, m_each);
    const MinuteAxis axis{m_points.empty() ? UtcMinute() : m_points.front().minute, m_each};
    const Currency currency = m_figures.currency;
    const auto amounts = [&](Int128 MinuteFigures::*amount) {
        return valuesOf(m_points, [&](const MinuteFigures &point) { return toDouble(point.*amount, currency); });
    };
    m_counts.chart->setValues(
        axis, countsOf(m_points, &MinuteFigures::stored), countsOf(m_points, &MinuteFigures::displayed), true);
    m_counts.card->setTitle(tr("Invoices per minute"));
    m_counts.card->setTable(m_text.countsTable(m_points));
    m_values.chart->setValues(
        axis, amounts(&MinuteFigures::storedTotal), amounts(&MinuteFigures::displayedTotal), false);
    m_values.card->setTitle(tr("Value per minute (%1)").arg(currency.code()));
    m_values.card->setTable(m_text.valuesTable(m_points, currency));
    m_backlog.chart->setValues(axis, countsOf(m_points, &MinuteFigures::backlog), {}, true);
    m_backlog.card->setTitle(tr("Waiting invoices"));
    m_backlog.card->setTable(m_text.backlogTable(m_points));
    showMoment();
}

void AnalyticsCards::inspectMinute(int place)
{
    for (const MinuteCard &each : {m_counts, m_values, m_backlog})
        each.chart->inspect(place);
    showMoment();
}

QString AnalyticsCards::describeMoment(const MinuteFigures &point, bool running) const
{
    const QString from = m_text.time(point.minute);
    if (m_each == std::chrono::minutes(1))
        return running ? tr("this minute, so far") : from;
    return running ? tr("since %1, average").arg(from)
                   : tr("%1 to %2, average").arg(from, m_text.time(point.minute + m_each));
}

/// The figures of what is pointed at, or of what is running.
void AnalyticsCards::showMoment()
{
    if (m_points.empty())
        return;
    const int inspected = m_counts.chart->inspected();
    const bool running = inspected < 0 || inspected + 1 >= std::ssize(m_points);
    const MinuteFigures &minute = running ? m_points.back() : m_points[static_cast<std::size_t>(inspected)];
    m_counts.card->setMoment(describeMoment(minute, running));
    m_values.card->setMoment(describeMoment(minute, running));
    m_backlog.card->setMoment(running
            ? tr("now")
            : tr("at the end of %1").arg(m_text.time(minute.minute + m_each - std::chrono::minutes(1))));

    using Stroke = ChartLegend::Stroke;
    const auto count = [this](Stroke stroke, const QString &word, std::int64_t number) {
        const QString text = m_format.number(number);
        return ChartLegend::Item{stroke, word, text, compactNumber(static_cast<double>(number), m_format)};
    };
    const auto amount = [this](Stroke stroke, const QString &word, Int128 sum) {
        const Currency currency = m_figures.currency;
        return ChartLegend::Item{stroke, word, m_format.amount(sum, currency), m_text.compactMoney(sum, currency)};
    };
    m_counts.card->setLegend(
        {count(Stroke::Solid, tr("Stored"), minute.stored), count(Stroke::Dashed, tr("Shown"), minute.displayed)});
    m_values.card->setLegend({amount(Stroke::Solid, tr("Stored"), minute.storedTotal),
        amount(Stroke::Dashed, tr("Shown"), minute.displayedTotal)});
    m_backlog.card->setLegend({count(Stroke::Area, tr("Waiting"), minute.backlog)});
}

void AnalyticsCards::showMonths()
{
    QList<MonthChart::Bar> bars;
    for (const auto &[key, totals] : m_figures.months)
        bars.append(
            {m_text.shortMonth(key), toDouble(totals.total, totals.currency), toDouble(totals.vat, totals.currency)});
    m_months->setBars(bars, Analytics::mostMonths);
    m_monthCard->setTitle(tr("Value by month of issue (%1)").arg(m_figures.currency.code()));
    m_monthCard->setTable(m_text.monthsTable(m_figures.months, m_figures.currency));
    showMonth();
}

/// The month that is pointed at, or the newest.
void AnalyticsCards::showMonth()
{
    const auto &months = m_figures.months;
    if (months.empty()) {
        m_monthCard->setLegend({});
        m_monthCard->setMoment({});
        return;
    }
    const auto inspected = static_cast<std::size_t>(std::max(0, m_months->inspected()));
    const bool points = m_months->inspected() >= 0 && inspected < months.size();
    const KeyFigures &month = points ? months[inspected] : months.back();
    m_monthCard->setMoment(m_text.month(month.key));
    const Currency currency = month.totals.currency;
    const auto item = [&](ChartLegend::Stroke stroke, const QString &word, Int128 sum) {
        return ChartLegend::Item{stroke, word, m_format.amount(sum, currency), m_text.compactMoney(sum, currency)};
    };
    if (month.totals.creditNotes > 0) {
        m_monthCard->setLegend({item(ChartLegend::Stroke::Area, tr("After credit notes"), month.totals.total),
            item(ChartLegend::Stroke::None, tr("Invoiced"), month.totals.invoiced()),
            item(ChartLegend::Stroke::None, tr("Credited"), -month.totals.credited),
            item(ChartLegend::Stroke::Bar, tr("VAT"), month.totals.vat)});
        return;
    }
    m_monthCard->setLegend({item(ChartLegend::Stroke::Area, tr("Total"), month.totals.total),
        item(ChartLegend::Stroke::Bar, tr("VAT"), month.totals.vat)});
}

void AnalyticsCards::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void AnalyticsCards::arrange()
{
    const int columns = std::clamp((width() + space::medium) / (leastCardWidth + space::medium), 1, mostColumns);
    if (columns == std::exchange(m_columns, columns))
        return;
    QList<ChartCard *> cards{m_counts.card, m_values.card, m_backlog.card, m_monthCard};
    for (const ListCard &each : m_lists)
        cards.append(each.card);
    // Each place is two rows high; the last two lists are short, and share one where that makes the rows even.
    const qsizetype places = cards.size() % columns == 0 ? cards.size() : cards.size() - 2;
    for (int card = 0; card < cards.size(); ++card) {
        m_grid->removeWidget(cards.at(card));
        const int place = static_cast<int>(std::min<qsizetype>(card, places));
        const bool shares = card >= places;
        const int row = place / columns * 2 + (shares ? card - place : 0);
        m_grid->addWidget(cards.at(card), row, place % columns, shares ? 1 : 2, 1);
    }
    const int last = (static_cast<int>(std::min(places, cards.size() - 1)) / columns + 1) * 2;
    m_grid->removeWidget(m_vatCard);
    m_grid->addWidget(m_vatCard, last, 0, 1, columns);
    for (int column = 0; column < mostColumns; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, row / 2 * columns < std::min(places + 1, cards.size()) ? 1 : 0);
}

} // namespace billow
