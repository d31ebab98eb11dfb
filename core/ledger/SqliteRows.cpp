// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/SqliteRows.h"

#include "core/ledger/InvoiceColumns.h"

namespace billow {

void bindInvoice(SqliteStatement &statement, const Invoice &invoice, Seq seq, UtcTime acceptedAt)
{
    const auto parameter = [](InvoiceColumn::Index column) { return column + 1; };
    const auto bindCountry = [&](InvoiceColumn::Index column, std::optional<CountryCode> country) {
        if (country)
            statement.bindText(parameter(column), country->code());
        else
            statement.bindNull(parameter(column));
    };
    statement.bind(parameter(InvoiceColumn::Seq), seq);
    statement.bindText(parameter(InvoiceColumn::Number), invoice.number);
    statement.bindTime(parameter(InvoiceColumn::IssuedAt), invoice.issuedAt);
    statement.bindText(parameter(InvoiceColumn::SellerName), invoice.sellerName);
    statement.bindText(parameter(InvoiceColumn::BuyerName), invoice.buyerName);
    bindCountry(InvoiceColumn::ExportingCountry, invoice.exportingCountry);
    bindCountry(InvoiceColumn::ImportingCountry, invoice.importingCountry);
    statement.bindText(parameter(InvoiceColumn::Currency), invoice.currency.code());
    statement.bind(parameter(InvoiceColumn::VatRate), std::int64_t{invoice.vatRate.basisPoints()});
    statement.bind(parameter(InvoiceColumn::Subtotal), invoice.subtotal);
    statement.bind(parameter(InvoiceColumn::Vat), invoice.vat);
    statement.bind(parameter(InvoiceColumn::Total), invoice.total);
    statement.bindTextOrNull(parameter(InvoiceColumn::PaymentMechanism), invoice.paymentMechanism);
    if (invoice.risk)
        statement.bindText(parameter(InvoiceColumn::Risk), toString(*invoice.risk));
    else
        statement.bindNull(parameter(InvoiceColumn::Risk));
    statement.bindText(parameter(InvoiceColumn::Source), invoice.source);
    statement.bindTime(parameter(InvoiceColumn::AcceptedAt), acceptedAt);
}

Result<Invoice> readInvoice(const SqliteStatement &statement)
{
    Invoice invoice;
    invoice.seq = statement.number(InvoiceColumn::Seq);
    invoice.number = statement.text(InvoiceColumn::Number);
    invoice.issuedAt = statement.time(InvoiceColumn::IssuedAt);
    invoice.sellerName = statement.text(InvoiceColumn::SellerName);
    invoice.buyerName = statement.text(InvoiceColumn::BuyerName);
    invoice.subtotal = statement.number(InvoiceColumn::Subtotal);
    invoice.vat = statement.number(InvoiceColumn::Vat);
    invoice.total = statement.number(InvoiceColumn::Total);
    invoice.paymentMechanism = statement.text(InvoiceColumn::PaymentMechanism);
    invoice.source = statement.text(InvoiceColumn::Source);
    invoice.acceptedAt = statement.time(InvoiceColumn::AcceptedAt);
    const StoredCodes codes{
        .exportingCountry = statement.bytes(InvoiceColumn::ExportingCountry),
        .importingCountry = statement.bytes(InvoiceColumn::ImportingCountry),
        .currency = statement.bytes(InvoiceColumn::Currency),
        .risk = statement.bytes(InvoiceColumn::Risk),
        .vatRate = statement.number(InvoiceColumn::VatRate),
    };
    if (auto decoded = decodeCodes(invoice, codes); !decoded)
        return decoded.error();
    return invoice;
}

void bindState(SqliteStatement &statement, const LedgerPosition &position)
{
    const Run &run = position.run;
    int parameter = 0;
    statement.bind(++parameter, position.revision);
    statement.bind(++parameter, position.epoch);
    statement.bind(++parameter, position.lastSeq);
    statement.bind(++parameter, position.cursor);
    statement.bind(++parameter, position.realCount);
    statement.bind(++parameter, run.id);
    statement.bindText(++parameter, run.owner);
    statement.bind(++parameter, std::int64_t{run.active ? 1 : 0});
    statement.bind(++parameter, run.target);
    statement.bind(++parameter, run.generated);
    statement.bind(++parameter, run.rate.perSecond);
    statement.bind(++parameter, static_cast<std::int64_t>(run.seed));
    if (run.startedAt == UtcTime())
        statement.bindNull(++parameter);
    else
        statement.bindTime(++parameter, run.startedAt);
    if (run.endsAt)
        statement.bindTime(++parameter, *run.endsAt);
    else
        statement.bindNull(++parameter);
    statement.bind(++parameter, run.endSeq);
    statement.bind(++parameter, std::int64_t{position.demoNumber.day});
    statement.bind(++parameter, position.demoNumber.ordinal);
}

LedgerPosition readState(const SqliteStatement &statement)
{
    LedgerPosition position;
    Run &run = position.run;
    int column = 0;
    position.revision = statement.number(column++);
    position.epoch = statement.number(column++);
    position.lastSeq = statement.number(column++);
    position.cursor = statement.number(column++);
    position.realCount = statement.number(column++);
    run.id = statement.number(column++);
    run.owner = statement.text(column++);
    run.active = statement.number(column++) != 0;
    run.target = statement.number(column++);
    run.generated = statement.number(column++);
    run.rate.perSecond = statement.real(column++);
    run.seed = static_cast<std::uint64_t>(statement.number(column++));
    run.startedAt = statement.time(column++); // NULL reads as 0
    if (!statement.isNull(column))
        run.endsAt = statement.time(column);
    ++column;
    run.endSeq = statement.number(column++);
    position.demoNumber.day = static_cast<int>(statement.number(column++));
    position.demoNumber.ordinal = statement.number(column++);
    return position;
}

} // namespace billow
