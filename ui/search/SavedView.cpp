// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/SavedView.h"

#include "ui/search/FilterWords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

const QString viewsKey = u"invoices/views"_s;

template <typename Write>
void put(QJsonObject &json, const QString &name, bool isThere, Write write)
{
    if (isThere)
        json.insert(name, write());
}

void putDay(QJsonObject &json, const QString &name, const std::optional<QDate> &day)
{
    put(json, name, day.has_value(), [&] { return day->toString(Qt::ISODate); });
}

std::optional<QDate> day(const QJsonValue &value)
{
    const QDate date = QDate::fromString(value.toString(), Qt::ISODate);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

/// Views of the first version have moments, in whose time zone the days began.
std::optional<QDate> dayOfMoment(const QJsonValue &value, std::chrono::milliseconds before = {})
{
    const auto time = utcTimeFromIso8601(value.toString());
    return time ? std::optional(dayOf(*time - before)) : std::nullopt;
}

/// As text: a double is not exact for all of them.
std::optional<AmountBound> bound(const QJsonValue &value)
{
    bool isNumber = false;
    const qlonglong number = value.toString().toLongLong(&isNumber);
    return isNumber && number >= 0 ? std::optional<AmountBound>(number) : std::nullopt;
}

std::optional<QString> text(const QJsonValue &value)
{
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

QJsonObject toJson(const InvoiceFilter &filter)
{
    QJsonObject json;
    put(json, u"text"_s, !filter.text.isEmpty(), [&] { return filter.text; });
    put(json, u"kind"_s, filter.kind.has_value(), [&] { return toString(*filter.kind); });
    put(json, u"check"_s, filter.check.has_value(), [&] { return toString(*filter.check); });
    putDay(json, u"issuedOnFrom"_s, filter.issuedOnFrom);
    putDay(json, u"issuedOnTo"_s, filter.issuedOnTo);
    putDay(json, u"dueFrom"_s, filter.dueFrom);
    putDay(json, u"dueTo"_s, filter.dueTo);
    put(json, u"leastTotal"_s, filter.leastTotal.has_value(), [&] { return QString::number(*filter.leastTotal); });
    put(json, u"mostTotal"_s, filter.mostTotal.has_value(), [&] { return QString::number(*filter.mostTotal); });
    put(json, u"currency"_s, filter.currency.has_value(), [&] { return filter.currency->code(); });
    put(json, u"seller"_s, filter.seller.has_value(), [&] { return *filter.seller; });
    put(json, u"buyer"_s, filter.buyer.has_value(), [&] { return *filter.buyer; });
    put(json, u"country"_s, filter.country.has_value(), [&] { return filter.country->code(); });
    put(json, u"payment"_s, filter.paymentMechanism.has_value(), [&] { return *filter.paymentMechanism; });
    put(json, u"source"_s, filter.source.has_value(), [&] { return *filter.source; });
    put(json, u"displayedOnly"_s, filter.displayedOnly, [] { return true; });
    QJsonArray risks;
    for (const RiskProfile risk : filter.risks)
        risks.append(toString(risk));
    put(json, u"risks"_s, !risks.isEmpty(), [&] { return risks; });
    return json;
}

InvoiceFilter filterFromJson(const QJsonObject &json)
{
    InvoiceFilter filter;
    filter.text = json[u"text"_s].toString();
    filter.kind = documentKindFromString(json[u"kind"_s].toString());
    if (json.contains(u"check"_s)) // without it any, and not only what was not checked
        filter.check = checkResultFromString(json[u"check"_s].toString());
    filter.issuedOnFrom = day(json[u"issuedOnFrom"_s]);
    filter.issuedOnTo = day(json[u"issuedOnTo"_s]);
    if (!filter.issuedOnFrom && !filter.issuedOnTo) {
        filter.issuedOnFrom = dayOfMoment(json[u"issuedFrom"_s]);
        filter.issuedOnTo = dayOfMoment(json[u"issuedBefore"_s], std::chrono::milliseconds(1));
    }
    filter.dueFrom = day(json[u"dueFrom"_s]);
    filter.dueTo = day(json[u"dueTo"_s]);
    filter.leastTotal = bound(json[u"leastTotal"_s]);
    filter.mostTotal = bound(json[u"mostTotal"_s]);
    filter.currency = Currency::fromCode(json[u"currency"_s].toString());
    filter.seller = text(json[u"seller"_s]);
    filter.buyer = text(json[u"buyer"_s]);
    filter.country = CountryCode::fromCode(json[u"country"_s].toString());
    filter.paymentMechanism = text(json[u"payment"_s]);
    filter.source = text(json[u"source"_s]);
    filter.displayedOnly = json[u"displayedOnly"_s].toBool();
    for (const QJsonValue &value : json[u"risks"_s].toArray())
        if (const auto risk = riskProfileFromString(value.toString()))
            filter.risks.push_back(*risk);
    return filter;
}

} // namespace

QJsonObject toJson(const InvoiceQuery &query)
{
    return {{u"filter"_s, toJson(query.filter)}, {u"sortedBy"_s, fieldName(query.order.key)},
        {u"descending"_s, query.order.descending}};
}

InvoiceQuery queryFromJson(const QJsonObject &json)
{
    InvoiceQuery query;
    query.filter = filterFromJson(json[u"filter"_s].toObject());
    if (const auto key = fieldNamed(json[u"sortedBy"_s].toString()))
        query.order = {*key, json[u"descending"_s].toBool(true)};
    return query;
}

SavedViews::SavedViews(QSettings &settings, const FieldWidths &least)
    : m_settings(settings)
{
    const QJsonArray views = QJsonDocument::fromJson(settings.value(viewsKey).toString().toUtf8()).array();
    for (const QJsonValue &value : views) {
        const QJsonObject view = value.toObject();
        const QString name = view[u"name"_s].toString();
        if (!name.isEmpty())
            m_views.append({name, queryFromJson(view), columnLayoutFromJson(view[u"columns"_s].toArray(), least)});
    }
}

QList<SavedView> SavedViews::builtIn()
{
    const QDate today = QDate::currentDate();
    const auto view = [](const QString &name, const auto &change) {
        SavedView made{name, {}, {}};
        change(made.query);
        return made;
    };
    return {view(tr("All invoices"), [](InvoiceQuery &) {}),
        view(tr("Red risk"), [](InvoiceQuery &query) { query.filter.risks = {RiskProfile::Red}; }),
        view(tr("Credit notes"), [](InvoiceQuery &query) { query.filter.kind = DocumentKind::CreditNote; }),
        view(tr("Check failed"), [](InvoiceQuery &query) { query.filter.check = CheckResult::Failed; }),
        view(tr("Overdue"), [&](InvoiceQuery &query) { query.filter.dueTo = today.addDays(-1); }),
        view(tr("Largest first, by currency"),
            [](InvoiceQuery &query) {
                query.order = {InvoiceKey::Total, true};
            }),
        view(tr("Issued today"),
            [&](InvoiceQuery &query) {
                query.filter.issuedOnFrom = today;
                query.filter.issuedOnTo = today;
            }),
        view(tr("Issued this month"), [&](InvoiceQuery &query) {
            const QDate first(today.year(), today.month(), 1);
            query.filter.issuedOnFrom = first;
            query.filter.issuedOnTo = first.addMonths(1).addDays(-1);
        })};
}

void SavedViews::save(const SavedView &view)
{
    const auto same = [&](const SavedView &other) { return other.name.compare(view.name, Qt::CaseInsensitive) == 0; };
    m_views.removeIf(same);
    m_views.append(view);
    std::sort(m_views.begin(), m_views.end(),
        [](const SavedView &one, const SavedView &other) { return one.name.localeAwareCompare(other.name) < 0; });
    write();
}

void SavedViews::remove(const QString &name)
{
    m_views.removeIf([&](const SavedView &view) { return view.name == name; });
    write();
}

void SavedViews::write()
{
    QJsonArray views;
    for (const SavedView &view : m_views) {
        QJsonObject json = toJson(view.query);
        json.insert(u"name"_s, view.name);
        if (!view.columns.isAutomatic())
            json.insert(u"columns"_s, toJson(view.columns));
        views.append(json);
    }
    m_settings.setValue(viewsKey, QString::fromUtf8(QJsonDocument(views).toJson(QJsonDocument::Compact)));
}

} // namespace billow
