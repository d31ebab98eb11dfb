// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/predecessor/PredecessorInvoice.h"

#include "core/base/Words.h"
#include "core/invoice/Money.h"
#include "core/invoice/VatRounding.h"

#include <algorithm>
#include <utility>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// An amount of the original, whose columns may hold more decimals than a currency has: exact to 18 of them.
class ExactAmount final {
public:
    ExactAmount() = default;
    /// As PostgreSQL writes a numeric. Invalid: no number, more decimals than 18 (unless they are zeros), or no amount
    /// that a ledger can hold.
    [[nodiscard]] static Result<ExactAmount> parse(QStringView text);

    /// In minor units, rounded half away from zero.
    [[nodiscard]] std::int64_t rounded(Currency currency) const;
    /// Whether rounding changes nothing.
    [[nodiscard]] bool fits(Currency currency) const;

    friend ExactAmount operator+(ExactAmount a, ExactAmount b) { return ExactAmount(a.m_value + b.m_value); }
    friend ExactAmount operator-(ExactAmount a, ExactAmount b) { return ExactAmount(a.m_value - b.m_value); }
    friend bool operator==(ExactAmount, ExactAmount) = default;

private:
    explicit ExactAmount(Int128 value)
        : m_value(value)
    {
    }

    Int128 m_value = 0; ///< times 10^18
};

constexpr qsizetype decimalsKept = 18;

/// Fourteen digits before the point, and up to four behind it, fit 64 bits; so do the sum and difference of two.
constexpr qsizetype longestWhole = 14;

/// What one minor unit is in an ExactAmount.
Int128 minorUnit(Currency currency)
{
    return powerOfTen(static_cast<int>(decimalsKept) - currency.exponent());
}

bool areDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
}

Result<ExactAmount> ExactAmount::parse(QStringView text)
{
    const bool negative = text.startsWith(u'-');
    const QStringView number = negative ? text.mid(1) : text;
    const qsizetype point = number.indexOf(u'.');
    const QStringView whole = point < 0 ? number : number.left(point);
    QStringView fraction = point < 0 ? QStringView() : number.mid(point + 1);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    if (whole.isEmpty() || !areDigits(whole) || !areDigits(fraction))
        return Error::invalid(Words::tr("\"%1\" isn’t an amount").arg(text));
    if (fraction.size() > decimalsKept)
        return Error::invalid(Words::tr("%1 has more than %2 decimals").arg(text).arg(decimalsKept));
    if (whole.size() > longestWhole)
        return Error::invalid(Words::tr("%1 is too large").arg(text));
    const QString digits = whole.toString() + fraction.toString().leftJustified(decimalsKept, u'0');
    const Int128 value = int128FromString(digits).value();
    return ExactAmount(negative ? -value : value);
}

std::int64_t ExactAmount::rounded(Currency currency) const
{
    return static_cast<std::int64_t>(divideRoundingHalfAway(m_value, minorUnit(currency)));
}

bool ExactAmount::fits(Currency currency) const
{
    return m_value % minorUnit(currency) == 0;
}

QString name(PredecessorColumn::Index column)
{
    return QString::fromLatin1(PredecessorColumn::names[column]);
}

/// The original's column behind a field of ours.
QString columnOf(const QString &field)
{
    if (field == "issued_at"_L1)
        return name(PredecessorColumn::Date);
    if (field == "subtotal_minor"_L1)
        return name(PredecessorColumn::Subtotal);
    if (field == "vat_minor"_L1 || field == "vat"_L1)
        return name(PredecessorColumn::Vat);
    if (field == "total_minor"_L1)
        return name(PredecessorColumn::Total);
    return field;
}

Error atColumn(Error error)
{
    error.field = columnOf(error.field);
    return error;
}

Result<std::optional<ExactAmount>> amountOf(const PredecessorRow &row, PredecessorColumn::Index column)
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

PredecessorInvoice::PredecessorInvoice(Currency currency, QString source)
    : m_currency(currency)
    , m_source(std::move(source))
{
}

Result<Invoice> PredecessorInvoice::read(const PredecessorRow &row)
{
    m_changes.clear();
    Invoice invoice;
    invoice.currency = m_currency;
    invoice.source = m_source;
    invoice.number = row[PredecessorColumn::Number].value_or(QString());
    invoice.sellerName = row[PredecessorColumn::Seller].value_or(QString());
    invoice.buyerName = row[PredecessorColumn::Buyer].value_or(QString());
    invoice.paymentMechanism = row[PredecessorColumn::PaymentMechanism].value_or(QString());
    if (const auto read = readDate(row, invoice); !read)
        return read.error();
    if (const auto read = readAmounts(row, invoice); !read)
        return read.error();
    readTrade(row, invoice);
    normalise(invoice);
    if (const auto valid = validate(invoice); !valid)
        return atColumn(valid.error());
    return invoice;
}

Result<void> PredecessorInvoice::readDate(const PredecessorRow &row, Invoice &invoice)
{
    const bool isDated = row[PredecessorColumn::Date].has_value();
    const PredecessorColumn::Index column = isDated ? PredecessorColumn::Date : PredecessorColumn::InsertedAt;
    if (!row[column])
        return Error::invalid(Words::tr("there is no date"), name(PredecessorColumn::Date));
    const auto time = timeOf(*row[column]);
    if (!time)
        return Error::invalid(Words::tr("\"%1\" isn’t a time").arg(*row[column]), name(column));
    invoice.setIssueTime(*time);
    if (!isDated)
        change(Words::tr("there is no date, so that of inserted_at was used"), PredecessorColumn::Date);
    return {};
}

Result<void> PredecessorInvoice::readAmounts(const PredecessorRow &row, Invoice &invoice)
{
    auto subtotal = amountOf(row, PredecessorColumn::Subtotal);
    if (!subtotal)
        return subtotal.error();
    auto vat = amountOf(row, PredecessorColumn::Vat);
    if (!vat)
        return vat.error();
    auto total = amountOf(row, PredecessorColumn::Total);
    if (!total)
        return total.error();
    if (subtotal->has_value() + vat->has_value() + total->has_value() < 2)
        return Error::invalid(
            Words::tr("two of subtotal, vat_amount and total_amount are needed"), name(PredecessorColumn::Total));
    const ExactAmount exactSubtotal = *subtotal ? **subtotal : **total - **vat;
    const ExactAmount exactVat = *vat ? **vat : **total - exactSubtotal;
    const ExactAmount exactTotal = *total ? **total : exactSubtotal + exactVat;

    invoice.subtotal = exactSubtotal.rounded(m_currency);
    invoice.vat = exactVat.rounded(m_currency);
    invoice.total = exactTotal.rounded(m_currency);
    if (exactSubtotal + exactVat == exactTotal)
        invoice.vat = invoice.total - invoice.subtotal;
    if (!exactSubtotal.fits(m_currency) || !exactVat.fits(m_currency) || !exactTotal.fits(m_currency))
        change(Words::tr("amounts with more decimal places than %1 allows were rounded").arg(m_currency.code()),
            PredecessorColumn::Total);

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

void PredecessorInvoice::readTrade(const PredecessorRow &row, Invoice &invoice)
{
    const auto countryOf = [&](PredecessorColumn::Index column) {
        const QString code = row[column].value_or(QString()).trimmed().toUpper();
        const auto country = CountryCode::fromCode(code);
        if (!country && !code.isEmpty())
            change(Words::tr("\"%1\" isn’t an ISO 3166 country code, so it was left empty").arg(code), column);
        return country;
    };
    invoice.exportingCountry = countryOf(PredecessorColumn::ExportingCountry);
    invoice.importingCountry = countryOf(PredecessorColumn::ImportingCountry);
    const QString risk = row[PredecessorColumn::Risk].value_or(QString()).trimmed();
    invoice.risk = riskProfileFromString(risk);
    if (!invoice.risk && !risk.isEmpty())
        change(Words::tr("\"%1\" isn’t Green, Amber or Red, so it was left empty").arg(risk), PredecessorColumn::Risk);
}

void PredecessorInvoice::change(QString sentence, PredecessorColumn::Index column)
{
    m_changes.push_back(Error::invalid(std::move(sentence), name(column)));
}

} // namespace billow
