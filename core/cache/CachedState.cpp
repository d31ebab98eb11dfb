// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/cache/CachedState.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <set>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int format = 2; // of the document; a newer program that changes it counts on

/// Thrown and caught within this file: what was read is not what toJson() makes.
struct Unreadable {
    QString what;
};

void require(bool holds, const QString &what)
{
    if (!holds)
        throw Unreadable{what};
}

QString textOf(const QJsonObject &object, const QString &key)
{
    require(object.value(key).isString(), u"\"%1\" is not a text"_s.arg(key));
    return object.value(key).toString();
}

std::int64_t integerOf(const QJsonObject &object, const QString &key)
{
    // Two defaults, because toInteger() answers its default for whatever is not a whole number.
    const QJsonValue value = object.value(key);
    require(value.toInteger(0) == value.toInteger(1), u"\"%1\" is not a whole number"_s.arg(key));
    return value.toInteger();
}

QJsonArray arrayOf(const QJsonObject &object, const QString &key)
{
    require(object.value(key).isArray(), u"\"%1\" is not a list"_s.arg(key));
    return object.value(key).toArray();
}

template <typename Value>
Value known(const std::optional<Value> &value, const QString &key)
{
    require(value.has_value(), u"\"%1\" is not a known one"_s.arg(key));
    return *value;
}

Currency currencyOf(const QJsonObject &object, const QString &key = u"currency"_s)
{
    return known(Currency::fromCode(textOf(object, key)), key);
}

/// The inverse of toDecimal(): exactly as it writes, so that every amount has one form.
Int128 sumOf(const QJsonObject &object, const QString &key, Currency currency)
{
    const QString text = textOf(object, key);
    QString digits = text;
    const std::optional<Int128> minorUnits = int128FromString(digits.remove(u'.'));
    require(minorUnits && toDecimal(*minorUnits, currency) == text, u"\"%1\" is not an amount"_s.arg(key));
    return *minorUnits;
}

QJsonArray totalsToJson(const Totals &totals)
{
    QJsonArray array;
    for (const CurrencyTotals &one : totals.byCurrency()) {
        array.append(QJsonObject{
            {u"currency"_s, one.currency.code()},
            {u"count"_s, qint64{one.count}},
            {u"subtotal"_s, toDecimal(one.subtotal, one.currency)},
            {u"vat"_s, toDecimal(one.vat, one.currency)},
            {u"total"_s, toDecimal(one.total, one.currency)},
            {u"credit_notes"_s, qint64{one.creditNotes}},
            {u"credited"_s, toDecimal(one.credited, one.currency)},
        });
    }
    return array;
}

Totals totalsOf(const QJsonObject &object, const QString &key)
{
    Totals totals;
    for (const QJsonValue &value : arrayOf(object, key)) {
        const QJsonObject entry = value.toObject();
        CurrencyTotals one;
        one.currency = currencyOf(entry);
        one.count = integerOf(entry, u"count"_s);
        one.subtotal = sumOf(entry, u"subtotal"_s, one.currency);
        one.vat = sumOf(entry, u"vat"_s, one.currency);
        one.total = sumOf(entry, u"total"_s, one.currency);
        one.creditNotes = integerOf(entry, u"credit_notes"_s);
        one.credited = sumOf(entry, u"credited"_s, one.currency);
        require(one.count > 0, u"a count is not above zero"_s);
        require(totals.of(one.currency).count == 0, u"a currency comes twice"_s);
        totals.add(one);
    }
    return totals;
}

QJsonObject documentOf(const QByteArray &json, const QString &ledgerKey)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    require(document.isObject(), u"it is not a JSON object (%1)"_s.arg(error.errorString()));
    const QJsonObject object = document.object();
    require(integerOf(object, u"format"_s) == format, u"it has another format"_s);
    require(textOf(object, u"ledger"_s) == ledgerKey, u"it is of another ledger"_s);
    return object;
}

QString figures(const CurrencyTotals &totals)
{
    return u"%1 invoices, subtotal %2, VAT %3, total %4, %5 credit notes, credited %6"_s.arg(totals.count)
        .arg(toDecimal(totals.subtotal, totals.currency), toDecimal(totals.vat, totals.currency),
            toDecimal(totals.total, totals.currency), QString::number(totals.creditNotes),
            toDecimal(totals.credited, totals.currency));
}

QStringList compare(const QString &scope, const Totals &cached, const Totals &ledger)
{
    std::set<Currency> currencies;
    for (const Totals *totals : {&cached, &ledger}) {
        for (const CurrencyTotals &one : totals->byCurrency())
            currencies.insert(one.currency);
    }

    QStringList lines;
    for (const Currency currency : currencies) {
        const CurrencyTotals inCache = cached.of(currency);
        const CurrencyTotals inLedger = ledger.of(currency);
        if (inCache != inLedger)
            lines.append(u"%1 %2: the cache has %3, the ledger %4"_s.arg(
                scope, currency.code(), figures(inCache), figures(inLedger)));
    }
    return lines;
}

} // namespace

QByteArray toJson(const CachedState &state, const QString &ledgerKey)
{
    const QJsonObject object{
        {u"format"_s, format},
        {u"ledger"_s, ledgerKey},
        {u"revision"_s, qint64{state.revision}},
        {u"epoch"_s, qint64{state.epoch}},
        {u"default_currency"_s, state.stats.defaultCurrency.code()},
        {u"stored"_s, totalsToJson(state.stats.stored)},
        {u"displayed"_s, totalsToJson(state.stats.displayed)},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<CachedState> cachedStateFromJson(const QByteArray &json, const QString &ledgerKey)
{
    try {
        const QJsonObject object = documentOf(json, ledgerKey);
        CachedState state;
        state.revision = integerOf(object, u"revision"_s);
        state.epoch = integerOf(object, u"epoch"_s);
        state.stats.defaultCurrency = currencyOf(object, u"default_currency"_s);
        state.stats.stored = totalsOf(object, u"stored"_s);
        state.stats.displayed = totalsOf(object, u"displayed"_s);
        return state;
    } catch (const Unreadable &unreadable) {
        return Error::incompatible(unreadable.what);
    }
}

QString difference(const CachedState &cached, const Stats &fromLedger, std::int64_t revision)
{
    if (cached.revision < revision)
        return u"the cache is behind: it has revision %1, the ledger %2"_s.arg(cached.revision).arg(revision);
    if (cached.revision > revision)
        return u"the cache is of another ledger: it has revision %1, the ledger only %2"_s.arg(cached.revision)
            .arg(revision);
    QStringList lines = compare(u"stored"_s, cached.stats.stored, fromLedger.stored);
    lines += compare(u"displayed"_s, cached.stats.displayed, fromLedger.displayed);
    return lines.join(u"; "_s);
}

} // namespace billow
