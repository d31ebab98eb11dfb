// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/hooks/HookReader.h"

#include <QDateTime>
#include <QTimeZone>

namespace billow {

using namespace Qt::StringLiterals;

Result<JsonValue> HookReader::parse(const QByteArray &body)
{
    // An order may have hundreds of lines, each with its own members.
    auto json = readJson(body, {.depth = 32, .members = 1'000, .values = 200'000});
    if (json && !json->isObject())
        return Error::invalid(u"The body is no JSON object"_s);
    return json;
}

HookReader HookReader::at(std::initializer_list<QStringView> names) const
{
    const JsonValue *value = m_value;
    for (const QStringView name : names)
        value = value ? value->member(name) : nullptr;
    return HookReader(value);
}

QString HookReader::text(QStringView name) const
{
    const JsonValue *value = m_value ? m_value->member(name) : nullptr;
    const bool isWritten = value && (value->kind == JsonValue::Kind::Text || value->kind == JsonValue::Kind::Number);
    return isWritten ? value->text.trimmed() : QString();
}

QString HookReader::firstText(std::initializer_list<QStringView> names) const
{
    for (const QStringView name : names) {
        if (const QString found = text(name); !found.isEmpty())
            return found;
    }
    return {};
}

bool HookReader::isTrue(QStringView name) const
{
    const JsonValue *value = m_value ? m_value->member(name) : nullptr;
    return value && value->kind == JsonValue::Kind::True;
}

std::vector<HookReader> HookReader::list(QStringView name) const
{
    std::vector<HookReader> found;
    if (const JsonValue *value = m_value ? m_value->member(name) : nullptr) {
        for (const JsonValue &item : value->items)
            found.emplace_back(&item);
    }
    return found;
}

Result<std::int64_t> HookReader::amount(QStringView name, Currency currency) const
{
    const QString written = text(name);
    if (written.isEmpty())
        return std::int64_t{0};
    auto minor = parseDecimal(written, currency);
    if (!minor)
        return Error::invalid(minor.error().message, name.toString());
    return minor;
}

Result<Currency> HookReader::currency(QStringView name) const
{
    const auto found = Currency::fromCode(text(name).toUpper());
    if (!found)
        return Error::invalid(u"\"%1\" is no currency"_s.arg(text(name).left(40)), name.toString());
    return *found;
}

Result<UtcTime> HookReader::moment(QStringView name) const
{
    QDateTime time = QDateTime::fromString(text(name), Qt::ISODate);
    if (!time.isValid())
        return Error::invalid(u"\"%1\" is no date"_s.arg(text(name).left(40)), name.toString());
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::utc());
    return UtcTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

namespace {

/// The rate of whole percent that gives the VAT, or 0 %.
VatRate wholeRate(const Invoice &invoice)
{
    constexpr int highest = 30;
    const Money subtotal(invoice.subtotal, invoice.currency);
    for (int percent = 1; percent <= highest; ++percent) {
        const VatRate rate = VatRate::fromThousandths(percent * 1'000).value();
        if (invoice.vat != 0 && rate.vatOn(subtotal) == Money(invoice.vat, invoice.currency))
            return rate;
    }
    return VatRate::fromThousandths(0).value();
}

} // namespace

Invoice hookInvoice(Currency currency, std::int64_t total, std::int64_t vat, const QStringList &rates)
{
    Invoice invoice;
    invoice.currency = currency;
    invoice.total = total;
    invoice.vat = vat;
    invoice.subtotal = checkedSubtract(total, vat).value_or(0);
    invoice.source = u"api"_s;
    const bool isOne = !rates.isEmpty() && rates.count(rates.first()) == rates.size();
    const auto given = VatRate::parsePercent(isOne ? rates.first() : QString());
    invoice.vatRate = given.ok() && vat != 0 ? *given : wholeRate(invoice);
    return invoice;
}

QString buyerNameOf(const HookReader &address, const QString &otherwise)
{
    const QString company = address.text(u"company");
    if (!company.isEmpty())
        return company;
    const QString person = (address.text(u"first_name") + u' ' + address.text(u"last_name")).trimmed();
    const QString name = person.isEmpty() ? address.text(u"name") : person;
    return !name.isEmpty() ? name : !otherwise.isEmpty() ? otherwise : u"—"_s;
}

} // namespace billow
