// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/StoredRows.h"

#include "core/base/Words.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

Error unknownValue(Seq seq, QLatin1StringView column, const QString &value)
{
    return Error::incompatible(Words::tr("Invoice %1 in the ledger has \"%2\" as its %3, which Billow doesn’t know")
                                   .arg(QString::number(seq), value, column));
}

/// Nothing for NULL.
Result<std::optional<CountryCode>> readCountry(const SqlRow &row, int column, QLatin1StringView name)
{
    const QString code = row.text(column);
    if (code.isEmpty())
        return std::optional<CountryCode>();
    const auto country = CountryCode::fromCode(code);
    return country ? Result<std::optional<CountryCode>>(country)
                   : unknownValue(row.number(InvoiceColumn::Seq), name, code);
}

/// Fills in what is a text or a number in the table, but a type of its own here.
Result<void> readCodes(Invoice &invoice, const SqlRow &row)
{
    const QString code = row.text(InvoiceColumn::Currency);
    const auto currency = Currency::fromCode(code);
    if (!currency)
        return unknownValue(invoice.seq, "currency"_L1, code);
    invoice.currency = *currency;

    const auto from = readCountry(row, InvoiceColumn::ExportingCountry, "exporting_country"_L1);
    const auto to = readCountry(row, InvoiceColumn::ImportingCountry, "importing_country"_L1);
    if (!from || !to)
        return from ? to.error() : from.error();
    invoice.exportingCountry = *from;
    invoice.importingCountry = *to;

    if (const QString risk = row.text(InvoiceColumn::Risk); !risk.isEmpty()) {
        invoice.risk = riskProfileFromString(risk);
        if (!invoice.risk)
            return unknownValue(invoice.seq, "risk_profile"_L1, risk);
    }

    const std::int64_t basisPoints = row.number(InvoiceColumn::VatRate);
    const auto rate = VatRate::fromThousandths(basisPoints * 10);
    if (!rate)
        return unknownValue(invoice.seq, "vat_rate_bp"_L1, QString::number(basisPoints));
    invoice.vatRate = *rate;
    return {};
}

QVariant textOrNull(const QString &text)
{
    return text.isEmpty() ? sqlNull() : sqlValue(text);
}

QVariant timeOrNull(std::optional<UtcTime> time)
{
    return time ? sqlValue(*time) : sqlNull();
}

} // namespace

Result<Invoice> readInvoice(const SqlRow &row)
{
    Invoice invoice;
    invoice.seq = row.number(InvoiceColumn::Seq);
    invoice.number = row.text(InvoiceColumn::Number);
    invoice.setIssueTime(row.time(InvoiceColumn::IssuedAt));
    invoice.sellerName = row.text(InvoiceColumn::SellerName);
    invoice.buyerName = row.text(InvoiceColumn::BuyerName);
    invoice.subtotal = row.number(InvoiceColumn::Subtotal);
    invoice.vat = row.number(InvoiceColumn::Vat);
    invoice.total = row.number(InvoiceColumn::Total);
    invoice.paymentMechanism = row.text(InvoiceColumn::PaymentMechanism);
    invoice.source = row.text(InvoiceColumn::Source);
    invoice.acceptedAt = row.time(InvoiceColumn::AcceptedAt);
    if (auto read = readCodes(invoice, row); !read)
        return read.error();
    return invoice;
}

QVariantList invoiceValues(const Invoice &invoice, Seq seq, UtcTime acceptedAt)
{
    const auto country = [](const std::optional<CountryCode> &code) {
        return code ? sqlValue(code->code()) : sqlNull();
    };
    return {sqlValue(seq), sqlValue(invoice.number), sqlValue(invoice.issuedAt), sqlValue(invoice.sellerName),
        sqlValue(invoice.buyerName), country(invoice.exportingCountry), country(invoice.importingCountry),
        sqlValue(invoice.currency.code()), sqlValue(std::int64_t{invoice.vatRate.thousandths() / 10}),
        sqlValue(invoice.subtotal), sqlValue(invoice.vat), sqlValue(invoice.total),
        textOrNull(invoice.paymentMechanism), invoice.risk ? sqlValue(toString(*invoice.risk)) : sqlNull(),
        sqlValue(invoice.source), sqlValue(acceptedAt)};
}

LedgerPosition readState(const SqlRows &row)
{
    LedgerPosition position;
    Run &run = position.run;
    int column = 0;
    position.revision = row.number(column++);
    position.epoch = row.number(column++);
    position.lastSeq = row.number(column++);
    position.cursor = row.number(column++);
    position.realCount = row.number(column++);
    position.lastRealSeq = row.number(column++);
    run.id = row.number(column++);
    run.owner = row.text(column++);
    run.active = row.number(column++) != 0;
    run.target = row.number(column++);
    run.generated = row.number(column++);
    run.rate.perSecond = row.real(column++);
    run.seed = static_cast<std::uint64_t>(row.number(column++));
    run.startedAt = row.time(column++); // NULL reads as 0
    if (!row.isNull(column))
        run.endsAt = row.time(column);
    ++column;
    run.endSeq = row.number(column++);
    position.demoNumber.day = static_cast<int>(row.number(column++));
    position.demoNumber.ordinal = row.number(column++);
    return position;
}

QVariantList stateValues(const LedgerPosition &position)
{
    const Run &run = position.run;
    const auto startedAt = run.startedAt == UtcTime() ? std::nullopt : std::optional(run.startedAt);
    return {sqlValue(position.revision), sqlValue(position.epoch), sqlValue(position.lastSeq),
        sqlValue(position.cursor), sqlValue(position.realCount), sqlValue(position.lastRealSeq), sqlValue(run.id),
        sqlValue(run.owner), sqlValue(std::int64_t{run.active ? 1 : 0}), sqlValue(run.target), sqlValue(run.generated),
        run.rate.perSecond, sqlValue(static_cast<std::int64_t>(run.seed)), timeOrNull(startedAt),
        timeOrNull(run.endsAt), sqlValue(run.endSeq), sqlValue(std::int64_t{position.demoNumber.day}),
        sqlValue(position.demoNumber.ordinal)};
}

Result<CurrencyTotals> readTotals(const SqlRow &row, int currency, int first)
{
    const QString code = row.text(currency);
    const auto known = Currency::fromCode(code);
    const auto subtotal = int128FromString(row.text(first + 1));
    const auto vat = int128FromString(row.text(first + 2));
    const auto total = int128FromString(row.text(first + 3));
    if (!known || !subtotal || !vat || !total) {
        return Error::incompatible(
            Words::tr("The running totals for \"%1\" in the ledger aren’t valid numbers").arg(code));
    }
    return CurrencyTotals{*known, row.number(first), *subtotal, *vat, *total};
}

Result<MinuteTotals> readMinute(const SqlRow &row)
{
    const UtcTime minute = row.time(0);
    const auto currency = Currency::fromCode(row.text(1));
    const auto stored = int128FromString(row.text(3));
    const auto displayed = int128FromString(row.text(5));
    if (!currency || !stored || !displayed) {
        return Error::incompatible(
            Words::tr("The figures for minute %1 (%2) in the ledger aren’t valid").arg(toIso8601(minute), row.text(1)));
    }
    return MinuteTotals{
        std::chrono::floor<std::chrono::minutes>(minute), *currency, row.number(2), *stored, row.number(4), *displayed};
}

Result<Rollup> readRollup(const SqlRow &row)
{
    const auto dimension = dimensionFromString(row.text(0));
    if (!dimension) {
        return Error::incompatible(
            Words::tr("The ledger has totals by \"%1\", which Billow doesn’t know").arg(row.text(0)));
    }
    const auto totals = readTotals(row, 1, 3);
    if (!totals)
        return totals.error();
    return Rollup{*dimension, row.text(2), *totals};
}

} // namespace billow
