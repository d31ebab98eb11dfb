// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/PostgresRows.h"

#include "core/ledger/InvoiceColumns.h"

namespace billow {

namespace {

void writeCountry(PostgresBytes &bytes, std::optional<CountryCode> country)
{
    if (country)
        bytes.textField(country->code());
    else
        bytes.nullField();
}

} // namespace

void writeInvoice(PostgresBytes &bytes, const Invoice &invoice, Seq seq, UtcTime acceptedAt)
{
    bytes.int16(InvoiceColumn::Count);
    bytes.int64Field(seq);
    bytes.textField(invoice.number);
    bytes.timeField(invoice.issuedAt);
    bytes.textField(invoice.sellerName);
    bytes.textField(invoice.buyerName);
    writeCountry(bytes, invoice.exportingCountry);
    writeCountry(bytes, invoice.importingCountry);
    bytes.textField(invoice.currency.code());
    bytes.int32Field(invoice.vatRate.basisPoints());
    bytes.int64Field(invoice.subtotal);
    bytes.int64Field(invoice.vat);
    bytes.int64Field(invoice.total);
    if (invoice.paymentMechanism.isEmpty())
        bytes.nullField();
    else
        bytes.textField(invoice.paymentMechanism);
    if (invoice.risk)
        bytes.textField(toString(*invoice.risk));
    else
        bytes.nullField();
    bytes.textField(invoice.source);
    bytes.timeField(acceptedAt);
}

Result<Invoice> readInvoice(const PostgresResult &result, int row)
{
    Invoice invoice;
    invoice.seq = result.int64(row, InvoiceColumn::Seq);
    invoice.number = result.text(row, InvoiceColumn::Number);
    invoice.issuedAt = result.time(row, InvoiceColumn::IssuedAt);
    invoice.sellerName = result.text(row, InvoiceColumn::SellerName);
    invoice.buyerName = result.text(row, InvoiceColumn::BuyerName);
    invoice.subtotal = result.int64(row, InvoiceColumn::Subtotal);
    invoice.vat = result.int64(row, InvoiceColumn::Vat);
    invoice.total = result.int64(row, InvoiceColumn::Total);
    invoice.paymentMechanism = result.text(row, InvoiceColumn::PaymentMechanism);
    invoice.source = result.text(row, InvoiceColumn::Source);
    invoice.acceptedAt = result.time(row, InvoiceColumn::AcceptedAt);
    const StoredCodes codes{
        .exportingCountry = result.bytes(row, InvoiceColumn::ExportingCountry),
        .importingCountry = result.bytes(row, InvoiceColumn::ImportingCountry),
        .currency = result.bytes(row, InvoiceColumn::Currency),
        .risk = result.bytes(row, InvoiceColumn::Risk),
        .vatRate = result.int32(row, InvoiceColumn::VatRate),
    };
    if (auto decoded = decodeCodes(invoice, codes); !decoded)
        return decoded.error();
    return invoice;
}

PostgresParameters stateParameters(const LedgerPosition &position)
{
    const Run &run = position.run;
    PostgresParameters parameters;
    parameters.int64(position.revision)
        .int64(position.epoch)
        .int64(position.lastSeq)
        .int64(position.cursor)
        .int64(position.realCount)
        .int64(run.id)
        .text(run.owner)
        .boolean(run.active)
        .int64(run.target)
        .int64(run.generated)
        .real(run.rate.perSecond)
        .int64(static_cast<std::int64_t>(run.seed))
        .time(run.startedAt == UtcTime() ? std::nullopt : std::optional(run.startedAt))
        .time(run.endsAt)
        .int64(run.endSeq)
        .int32(position.demoNumber.day)
        .int64(position.demoNumber.ordinal);
    return parameters;
}

LedgerPosition readState(const PostgresResult &result)
{
    LedgerPosition position;
    Run &run = position.run;
    int column = 0;
    position.revision = result.int64(0, column++);
    position.epoch = result.int64(0, column++);
    position.lastSeq = result.int64(0, column++);
    position.cursor = result.int64(0, column++);
    position.realCount = result.int64(0, column++);
    run.id = result.int64(0, column++);
    run.owner = result.text(0, column++);
    run.active = result.boolean(0, column++);
    run.target = result.int64(0, column++);
    run.generated = result.int64(0, column++);
    run.rate.perSecond = result.real(0, column++);
    run.seed = static_cast<std::uint64_t>(result.int64(0, column++));
    if (!result.isNull(0, column))
        run.startedAt = result.time(0, column);
    ++column;
    if (!result.isNull(0, column))
        run.endsAt = result.time(0, column);
    ++column;
    run.endSeq = result.int64(0, column++);
    position.demoNumber.day = result.int32(0, column++);
    position.demoNumber.ordinal = result.int64(0, column++);
    return position;
}

} // namespace billow
