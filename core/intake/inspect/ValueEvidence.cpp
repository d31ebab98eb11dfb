// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/inspect/ValueEvidence.h"

#include "core/intake/CsvReader.h"
#include "core/intake/values/AmountText.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

void note(FileCell &cell, qint64 line, const QString &column, const QString &text)
{
    if (cell.line == 0)
        cell = {.line = line, .column = column, .text = text.left(40)};
}

} // namespace

ValueEvidence::ValueEvidence(const ColumnPlan &plan)
    : m_formats(plan.dateFormats, DayOrder::Unknown)
    , m_encoding(plan.encoding)
{
    using enum ImportField;
    if (const auto &currency = plan.mapping.source(Currency)) {
        if (currency->kind == FieldSource::Kind::Constant)
            m_currency = currency->text;
        else
            m_currencyColumn = findColumn(plan.columns, currency->text);
    }
    for (const ImportField field : allImportFields()) {
        const auto &source = plan.mapping.source(field);
        if (!source || source->kind != FieldSource::Kind::Column || !source->values.isEmpty())
            continue;
        Role role = Role::Amount;
        if (field == IssuedAt || field == IssuedOn || field == DueOn)
            role = Role::Date;
        else if (field == VatRate)
            role = Role::Rate;
        else if (field == Quantity || field == UnitPrice)
            role = Role::Number;
        else if (!isMoney(field))
            continue;
        if (role != Role::Date && source->unit != FieldSource::Unit::Decimal)
            continue;
        const qsizetype column = findColumn(plan.columns, source->text);
        if (column >= 0)
            m_watched.push_back({.column = column, .name = plan.columns[column], .role = role});
    }
}

void ValueEvidence::add(const QStringList &cells, qint64 line)
{
    for (const Watched &watched : m_watched) {
        const QString text = cells.value(watched.column);
        if (text.isEmpty())
            continue;
        switch (watched.role) {
        case Role::Amount:
            lookAtNumber(watched, text, line, decimalsOf(cells));
            break;
        case Role::Number:
            lookAtNumber(watched, text, line, std::nullopt);
            break;
        case Role::Rate:
            lookAtRate(watched, text, line);
            break;
        case Role::Date:
            lookAtDate(watched, text, line);
        }
    }
}

/// Of the currency of a row.
std::optional<int> ValueEvidence::decimalsOf(const QStringList &cells) const
{
    const auto currencies = currenciesOf(m_currencyColumn < 0 ? m_currency : cells.value(m_currencyColumn));
    return currencies.size() == 1 ? std::optional(currencies.front().exponent()) : std::nullopt;
}

void ValueEvidence::lookAtNumber(const Watched &watched, const QString &text, qint64 line, std::optional<int> decimals)
{
    const auto amount = AmountText::split(text);
    if (!amount)
        return;
    DecimalEvidence evidence = decimalEvidence(amount->number);
    // 1.005 KWD is no thousand, and 1.005 JPY is nothing else.
    if (evidence == DecimalEvidence::Either && decimals && (*decimals == 3 || *decimals == 0)) {
        const bool hasPoint = amount->number.contains(u'.');
        evidence = hasPoint == (*decimals == 3) ? DecimalEvidence::Point : DecimalEvidence::Comma;
    }
    switch (evidence) {
    case DecimalEvidence::None:
        if (!m_grouping)
            m_grouping = groupingOf(amount->number, QChar()); // 1 190
        break;
    case DecimalEvidence::Point:
        note(m_point, line, watched.name, text);
        if (const auto grouping = groupingOf(amount->number, u'.'))
            m_grouping = grouping;
        break;
    case DecimalEvidence::Comma:
        note(m_comma, line, watched.name, text);
        if (const auto grouping = groupingOf(amount->number, u','))
            m_grouping = grouping;
        break;
    case DecimalEvidence::Either:
        note(m_either, line, watched.name, text);
    }
}

/// Rates are read by themselves, because none has thousands.
void ValueEvidence::lookAtRate(const Watched &watched, const QString &text, qint64 line)
{
    const auto amount = AmountText::split(text);
    if (!amount)
        return;
    const QString digits = QString(amount->number).replace(u',', u'.');
    const double rate = digits.toDouble();
    if (rate == 0)
        return;
    note(m_rate, line, watched.name, text);
    m_onlyFractions &= rate < 1 && !amount->percent;
}

void ValueEvidence::lookAtDate(const Watched &watched, const QString &text, qint64 line)
{
    if (!m_formats.formats().empty() && m_formats.read(text))
        return; // as it was said
    const DateEvidence evidence = dateEvidence(text);
    if (!evidence.isDate)
        return;
    if (evidence.isSerial)
        note(m_serial, line, watched.name, text);
    if (evidence.needsOrder)
        note(m_openDate, line, watched.name, text);
    if (evidence.order == DayOrder::DayFirst)
        note(m_dayFirst, line, watched.name, text);
    if (evidence.order == DayOrder::MonthFirst)
        note(m_monthFirst, line, watched.name, text);
}

void ValueEvidence::readOn(
    TextSource &source, char separator, qint64 headerLine, const std::function<bool()> &isSettled)
{
    CsvReader csv(source, separator);
    CsvRow row;
    RowDecoder decoder(m_encoding);
    QStringList cells;
    while (!isSettled() && csv.next(row)) {
        if (row.line() <= headerLine || !decoder.begin(row).isEmpty())
            continue;
        cells.clear();
        for (qsizetype i = 0; i < row.size(); ++i) {
            const bool isWatched = i == m_currencyColumn
                || std::ranges::any_of(m_watched, [i](const Watched &watched) { return watched.column == i; });
            cells += isWatched ? decoder.text(row.field(i)) : QString();
        }
        add(cells, row.line());
    }
    (void)source.rewind();
}

bool ValueEvidence::numbersAreSettled() const
{
    const bool hasAmounts = std::ranges::any_of(
        m_watched, [](const Watched &watched) { return watched.role == Role::Amount || watched.role == Role::Number; });
    return !hasAmounts || m_point.line > 0 || m_comma.line > 0;
}

bool ValueEvidence::ratesAreSettled() const
{
    const bool hasRates =
        std::ranges::any_of(m_watched, [](const Watched &watched) { return watched.role == Role::Rate; });
    return !hasRates || !m_onlyFractions;
}

bool ValueEvidence::datesAreSettled() const
{
    return m_openDate.line == 0 || m_dayFirst.line > 0 || m_monthFirst.line > 0;
}

} // namespace billow
