// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/original/OriginalInvoice.h"

#include "core/base/Words.h"
#include "core/intake/AmountCompletion.h"
#include "core/original/ExactAmount.h"

#include <algorithm>
#include <utility>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString name(OriginalColumn::Index column)
{
    return QString::fromLatin1(OriginalColumn::names[column]);
}

/// The original's column behind a field of ours.
QString columnOf(const QString &field)
{
    if (field == "issued_at"_L1)
        return name(OriginalColumn::Date);
    if (field == "subtotal_minor"_L1)
        return name(OriginalColumn::Subtotal);
    if (field == "vat_minor"_L1 || field == "vat"_L1)
        return name(OriginalColumn::Vat);
    if (field == "total_minor"_L1)
        return name(OriginalColumn::Total);
    return field;
}

Error atColumn(Error error)
{
    error.field = columnOf(error.field);
    return error;
}

Result<std::optional<ExactAmount>> amountOf(const OriginalRow &row, OriginalColumn::Index column)
{
    const auto &text = row[column];
    if (!text)
        return std::optional<ExactAmount>();
    const auto amount = ExactAmount::parse(*text);
    if (!amount)
        return Error::invalid(amount.error().message, name(column));
    return std::optional(*amount);
}

/// As PostgreSQL writes a timestamp, with or without a zone, or a date.
std::optional<UtcTime> timeOf(QString text)
{
    constexpr qsizetype lengthOfDate = 10;
    if (text.size() == lengthOfDate)
        text += "T00:00"_L1;
    return utcTimeFromIso8601(text.replace(u' ', u'T'));
}

} // namespace

OriginalInvoice::OriginalInvoice(Currency currency, QString source)
    : m_currency(currency)
    , m_source(std::move(source))
{
}

Result<Invoice> OriginalInvoice::read(const OriginalRow &row)
{
    m_changes.clear();
    Invoice invoice;
    invoice.currency = m_currency;
    invoice.source = m_source;
    invoice.number = row[OriginalColumn::Number].value_or(QString());
    invoice.sellerName = row[OriginalColumn::Seller].value_or(QString());
    invoice.buyerName = row[OriginalColumn::Buyer].value_or(QString());
    invoice.paymentMechanism = row[OriginalColumn::PaymentMechanism].value_or(QString());
    if (const auto read = readDate(row, invoice); !read)
        return read.error();
    if (const auto read = readAmounts(row, invoice); !read)
        return read.error();
    readTrade(row, invoice);
    if (const auto valid = validate(invoice); !valid)
        return atColumn(valid.error());
    return invoice;
}

Result<void> OriginalInvoice::readDate(const OriginalRow &row, Invoice &invoice)
{
    const bool isDated = row[OriginalColumn::Date].has_value();
    const OriginalColumn::Index column = isDated ? OriginalColumn::Date : OriginalColumn::InsertedAt;
    if (!row[column])
        return Error::invalid(Words::tr("there is no date"), name(OriginalColumn::Date));
    const auto time = timeOf(*row[column]);
    if (!time)
        return Error::invalid(Words::tr("\"%1\" is not a time").arg(*row[column]), name(column));
    invoice.issuedAt = *time;
    if (!isDated)
        change(Words::tr("there is no date, so it has that of inserted_at"), OriginalColumn::Date);
    return {};
}

Result<void> OriginalInvoice::readAmounts(const OriginalRow &row, Invoice &invoice)
{
    auto subtotal = amountOf(row, OriginalColumn::Subtotal);
    if (!subtotal)
        return subtotal.error();
    auto vat = amountOf(row, OriginalColumn::Vat);
    if (!vat)
        return vat.error();
    auto total = amountOf(row, OriginalColumn::Total);
    if (!total)
        return total.error();
    if (subtotal->has_value() + vat->has_value() + total->has_value() < 2)
        return Error::invalid(
            Words::tr("two of subtotal, vat_amount and total_amount are needed"), name(OriginalColumn::Total));
    const ExactAmount exactSubtotal = *subtotal ? **subtotal : **total - **vat;
    const ExactAmount exactVat = *vat ? **vat : **total - exactSubtotal;
    const ExactAmount exactTotal = *total ? **total : exactSubtotal + exactVat;

    invoice.subtotal = exactSubtotal.rounded(m_currency);
    invoice.vat = exactVat.rounded(m_currency);
    invoice.total = exactTotal.rounded(m_currency);
    if (exactSubtotal + exactVat == exactTotal)
        invoice.vat = invoice.total - invoice.subtotal;
    if (!exactSubtotal.fits(m_currency) || !exactVat.fits(m_currency) || !exactTotal.fits(m_currency))
        change(Words::tr("amounts with more decimals than %1 has were rounded").arg(m_currency.code()),
            OriginalColumn::Total);

    invoice.vatRate = VatRate();
    const auto usual = invoice.vatRate.vatOn(Money(invoice.subtotal, m_currency));
    if (usual && usual->minorUnits() == invoice.vat)
        return {};
    const auto shown = completeAmounts(
        {.subtotal = invoice.subtotal, .vat = invoice.vat, .total = invoice.total, .rate = {}}, m_currency);
    if (!shown)
        return atColumn(shown.error());
    invoice.vatRate = shown->rate;
    return {};
}

void OriginalInvoice::readTrade(const OriginalRow &row, Invoice &invoice)
{
    const auto countryOf = [&](OriginalColumn::Index column) {
        const QString code = row[column].value_or(QString()).trimmed().toUpper();
        const auto country = CountryCode::fromCode(code);
        if (!country && !code.isEmpty())
            change(Words::tr("\"%1\" is no ISO 3166 code of a country, so it was left out").arg(code), column);
        return country;
    };
    invoice.exportingCountry = countryOf(OriginalColumn::ExportingCountry);
    invoice.importingCountry = countryOf(OriginalColumn::ImportingCountry);
    const QString risk = row[OriginalColumn::Risk].value_or(QString()).trimmed();
    invoice.risk = riskProfileFromString(risk);
    if (!invoice.risk && !risk.isEmpty())
        change(Words::tr("\"%1\" is none of Green, Amber and Red, so it was left out").arg(risk), OriginalColumn::Risk);
}

void OriginalInvoice::change(QString sentence, OriginalColumn::Index column)
{
    m_changes.push_back(Error::invalid(std::move(sentence), name(column)));
}

} // namespace billow
