// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/cache/CachedStateJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int format = 1; // of the documents; a newer program that changes them counts on

/// Thrown and caught within this file: what was read is not what write() makes.
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

std::int64_t amountOf(const QJsonObject &object, const QString &key, Currency currency)
{
    const Result<std::int64_t> amount = parseDecimal(textOf(object, key), currency);
    require(amount.ok(), u"\"%1\" is not an amount"_s.arg(key));
    return *amount;
}

UtcTime timeOf(const QJsonObject &object, const QString &key)
{
    return known(utcTimeFromIso8601(textOf(object, key)), key);
}

QJsonArray toJson(const Totals &totals)
{
    QJsonArray array;
    for (const CurrencyTotals &one : totals.byCurrency()) {
        array.append(QJsonObject{
            {u"currency"_s, one.currency.code()},
            {u"count"_s, qint64{one.count}},
            {u"subtotal"_s, toDecimal(one.subtotal, one.currency)},
            {u"vat"_s, toDecimal(one.vat, one.currency)},
            {u"total"_s, toDecimal(one.total, one.currency)},
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
        require(one.count > 0, u"a count is not above zero"_s);
        require(totals.of(one.currency).count == 0, u"a currency comes twice"_s);
        totals.add(one);
    }
    return totals;
}

QJsonObject toJson(const Invoice &invoice)
{
    QJsonObject object{
        {u"seq"_s, qint64{invoice.seq}},
        {u"invoice_number"_s, invoice.number},
        {u"issued_at"_s, toIso8601(invoice.issuedAt)},
        {u"seller_name"_s, invoice.sellerName},
        {u"buyer_name"_s, invoice.buyerName},
        {u"currency"_s, invoice.currency.code()},
        {u"vat_rate_bp"_s, invoice.vatRate.basisPoints()},
        {u"subtotal"_s, toDecimal(invoice.subtotal, invoice.currency)},
        {u"vat"_s, toDecimal(invoice.vat, invoice.currency)},
        {u"total"_s, toDecimal(invoice.total, invoice.currency)},
        {u"payment_mechanism"_s, invoice.paymentMechanism},
        {u"source"_s, invoice.source},
        {u"accepted_at"_s, toIso8601(invoice.acceptedAt)},
    };
    if (invoice.exportingCountry)
        object.insert(u"exporting_country"_s, invoice.exportingCountry->code());
    if (invoice.importingCountry)
        object.insert(u"importing_country"_s, invoice.importingCountry->code());
    if (invoice.risk)
        object.insert(u"risk_profile"_s, toString(*invoice.risk));
    return object;
}

std::optional<CountryCode> countryOf(const QJsonObject &object, const QString &key)
{
    if (!object.contains(key))
        return {};
    return known(CountryCode::fromCode(textOf(object, key)), key);
}

Invoice invoiceOf(const QJsonObject &object)
{
    Invoice invoice;
    invoice.seq = integerOf(object, u"seq"_s);
    invoice.number = textOf(object, u"invoice_number"_s);
    invoice.issuedAt = timeOf(object, u"issued_at"_s);
    invoice.sellerName = textOf(object, u"seller_name"_s);
    invoice.buyerName = textOf(object, u"buyer_name"_s);
    invoice.exportingCountry = countryOf(object, u"exporting_country"_s);
    invoice.importingCountry = countryOf(object, u"importing_country"_s);
    invoice.currency = currencyOf(object);
    const std::int64_t basisPoints = integerOf(object, u"vat_rate_bp"_s);
    require(basisPoints >= 0 && basisPoints <= 10'000, u"\"vat_rate_bp\" is out of range"_s);
    invoice.vatRate = known(VatRate::fromBasisPoints(static_cast<int>(basisPoints)), u"vat_rate_bp"_s);
    invoice.subtotal = amountOf(object, u"subtotal"_s, invoice.currency);
    invoice.vat = amountOf(object, u"vat"_s, invoice.currency);
    invoice.total = amountOf(object, u"total"_s, invoice.currency);
    invoice.paymentMechanism = textOf(object, u"payment_mechanism"_s);
    if (object.contains(u"risk_profile"_s))
        invoice.risk = known(riskProfileFromString(textOf(object, u"risk_profile"_s)), u"risk_profile"_s);
    invoice.source = textOf(object, u"source"_s);
    invoice.acceptedAt = timeOf(object, u"accepted_at"_s);
    const Result<void> valid = validate(invoice);
    require(valid.ok(), valid ? QString() : u"an invoice is not valid: %1"_s.arg(valid.error().message));
    return invoice;
}

InvoiceBatch invoicesOf(const QJsonObject &object)
{
    InvoiceBatch invoices;
    Seq before = 0;
    for (const QJsonValue &value : arrayOf(object, u"invoices"_s)) {
        invoices.append(invoiceOf(value.toObject()));
        require(invoices.last().seq > before, u"the invoices are not in order"_s);
        before = invoices.last().seq;
    }
    return invoices;
}

QJsonObject stamped(const CachedState &state, const QString &ledgerKey)
{
    return {
        {u"format"_s, format},
        {u"ledger"_s, ledgerKey},
        {u"revision"_s, qint64{state.revision}},
        {u"epoch"_s, qint64{state.epoch}},
    };
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

QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

CachedStateJson CachedStateJson::write(const CachedState &state, const QString &ledgerKey)
{
    QJsonObject totals = stamped(state, ledgerKey);
    totals.insert(u"default_currency"_s, state.stats.defaultCurrency.code());
    totals.insert(u"stored"_s, toJson(state.stats.stored));
    totals.insert(u"displayed"_s, toJson(state.stats.displayed));

    QJsonArray invoices;
    for (const Invoice &invoice : state.recent)
        invoices.append(toJson(invoice));
    QJsonObject recent = stamped(state, ledgerKey);
    recent.insert(u"invoices"_s, invoices);
    return {bytes(totals), bytes(recent)};
}

Result<CachedState> CachedStateJson::read(const QString &ledgerKey) const
{
    try {
        const QJsonObject first = documentOf(totals, ledgerKey);
        const QJsonObject second = documentOf(recent, ledgerKey);
        CachedState state;
        state.revision = integerOf(first, u"revision"_s);
        state.epoch = integerOf(first, u"epoch"_s);
        require(state.revision == integerOf(second, u"revision"_s) && state.epoch == integerOf(second, u"epoch"_s),
            u"its two parts are of different moments"_s);
        state.stats.defaultCurrency = currencyOf(first, u"default_currency"_s);
        state.stats.stored = totalsOf(first, u"stored"_s);
        state.stats.displayed = totalsOf(first, u"displayed"_s);
        state.recent = invoicesOf(second);
        return state;
    } catch (const Unreadable &unreadable) {
        return Error::incompatible(unreadable.what);
    }
}

} // namespace billow
