// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/InvoiceDraft.h"

#include "core/base/Words.h"
#include "core/invoice/Money.h"

#include <limits>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// What must be the same in all rows of an invoice. Number and seller are what rows are grouped by.
constexpr std::array ofTheWhole{ImportField::Buyer, ImportField::ExportingCountry, ImportField::ImportingCountry,
    ImportField::Currency, ImportField::VatRate, ImportField::Subtotal, ImportField::Vat, ImportField::Total,
    ImportField::Payment, ImportField::Risk};

constexpr Int128 lineScale = 1'000'000'000'000; // 10^12

/// validate() names the ledger's columns, a person with a file knows its fields.
Error inTermsOfTheFile(const Error &error)
{
    static const QHash<QString, QString> names{{u"invoice_number"_s, u"number"_s}, {u"seller_name"_s, u"seller"_s},
        {u"buyer_name"_s, u"buyer"_s}, {u"subtotal_minor"_s, u"subtotal"_s}, {u"vat_minor"_s, u"vat"_s},
        {u"total_minor"_s, u"total"_s}, {u"payment_mechanism"_s, u"payment"_s}};
    return Error::invalid(error.message, names.value(error.field, error.field));
}

} // namespace

void InvoiceDraft::readInvoice(const FieldReader &reader, const std::vector<RejectRule> &rules)
{
    for (const RejectRule &rule : rules) {
        if (reader.text(rule.field).startsWith(rule.startsWith))
            return reject(Error::invalid(rule.reason, toString(rule.field)), m_line);
    }
    const auto parties = readParties(reader);
    if (!parties.ok())
        return reject(parties.error(), m_line);
    const auto amounts = readAmounts(reader);
    if (!amounts.ok())
        return reject(amounts.error(), m_line);
    // Before the invoice is held: an endless name must not be.
    if (const auto valid = validateTextsAndDate(m_invoice); !valid)
        return reject(inTermsOfTheFile(valid.error()), m_line);
    // Hashes will do to see a difference, and thousands of drafts may be held.
    for (const ImportField field : ofTheWhole)
        m_texts[indexOf(field)] = qHash(reader.bytes(field).trimmed());
}

Result<void> InvoiceDraft::readParties(const FieldReader &reader)
{
    m_invoice.number = reader.text(ImportField::Number);
    m_invoice.sellerName = reader.text(ImportField::Seller);
    m_invoice.buyerName = reader.text(ImportField::Buyer);
    m_invoice.paymentMechanism = reader.text(ImportField::Payment);
    const auto issuedAt = reader.issuedAt();
    if (!issuedAt.ok())
        return issuedAt.error();
    m_invoice.issuedOn = issuedAt->date;
    m_invoice.issuedAt = issuedAt->time;
    const auto exporting = reader.country(ImportField::ExportingCountry);
    if (!exporting.ok())
        return exporting.error();
    m_invoice.exportingCountry = *exporting;
    const auto importing = reader.country(ImportField::ImportingCountry);
    if (!importing.ok())
        return importing.error();
    m_invoice.importingCountry = *importing;
    const auto risk = reader.risk();
    if (!risk.ok())
        return risk.error();
    m_invoice.risk = *risk;
    return {};
}

Result<void> InvoiceDraft::readAmounts(const FieldReader &reader)
{
    const auto currency = reader.currency();
    if (!currency.ok())
        return currency.error();
    m_invoice.currency = *currency;
    const auto rate = reader.vatRate();
    if (!rate.ok())
        return rate.error();
    m_amounts.rate = *rate;
    for (const auto &[field, target] : {std::pair(ImportField::Subtotal, &m_amounts.subtotal),
             std::pair(ImportField::Vat, &m_amounts.vat), std::pair(ImportField::Total, &m_amounts.total)}) {
        const auto amount = reader.amount(field, *currency);
        if (!amount.ok())
            return amount.error();
        *target = *amount;
    }
    return {};
}

void InvoiceDraft::readLine(const FieldReader &reader, qint64 line)
{
    if (m_fault)
        return;
    const auto same = compareWithFirst(reader);
    if (!same.ok())
        return reject(same.error(), line);
    const auto total = lineTotal(reader);
    if (!total.ok())
        return reject(total.error(), line);
    m_hasLines = true;
    if (__builtin_add_overflow(m_lines, *total, &m_lines))
        reject(Error::invalid(Words::tr("the lines of the invoice come to too much"), u"total"_s), line);
}

Result<Int128> InvoiceDraft::lineTotal(const FieldReader &reader) const
{
    if (reader.has(ImportField::LineTotal)) {
        const auto amount = reader.amount(ImportField::LineTotal, m_invoice.currency);
        if (!amount.ok())
            return amount.error();
        if (!amount->has_value())
            return Error::invalid(Words::tr("the line_total is empty"), u"line_total"_s);
        return Int128{**amount} * (lineScale / powerOfTen(m_invoice.currency.exponent()));
    }
    const auto quantity = reader.millionths(ImportField::Quantity);
    if (!quantity.ok())
        return quantity.error();
    const auto price = reader.millionths(ImportField::UnitPrice);
    if (!price.ok())
        return price.error();
    return Int128{*quantity} * *price; // of 64 bits each: cannot overflow
}

Result<void> InvoiceDraft::compareWithFirst(const FieldReader &reader) const
{
    for (const ImportField field : ofTheWhole) {
        const QByteArrayView here = reader.bytes(field).trimmed();
        if (qHash(here) == m_texts[indexOf(field)])
            continue;
        return Error::invalid(Words::tr("the rows of this invoice differ in %1: \"%2\" is not what the first one says")
                                  .arg(toString(field), QString::fromUtf8(here.toByteArray().left(40))),
            toString(field));
    }
    return {};
}

void InvoiceDraft::reject(const Error &error, qint64 line)
{
    if (m_fault)
        return;
    m_fault = error;
    m_faultLine = line;
    m_invoice = {}; // its texts are not needed any more
}

/// Rounded once, here, and not line by line.
Result<std::int64_t> InvoiceDraft::roundedLines() const
{
    const Int128 rounded = divideRoundingHalfAway(m_lines, lineScale / powerOfTen(m_invoice.currency.exponent()));
    using Limits = std::numeric_limits<std::int64_t>;
    if (rounded < Limits::min() || rounded > Limits::max())
        return Error::invalid(Words::tr("the lines of the invoice come to too much"), u"total"_s);
    return static_cast<std::int64_t>(rounded);
}

Result<Invoice> InvoiceDraft::finish(const ImportProfile &profile)
{
    if (m_fault)
        return *m_fault;
    if (m_hasLines) {
        const auto lines = roundedLines();
        if (!lines.ok())
            return lines.error();
        auto &stated = profile.linesIncludeVat ? m_amounts.total : m_amounts.subtotal;
        const QString name = profile.linesIncludeVat ? u"total"_s : u"subtotal"_s;
        if (stated && *stated != *lines) {
            return Error::invalid(
                Words::tr("the %1 is stated as %2, but the lines come to %3")
                    .arg(name, localAmount(*stated, m_invoice.currency), localAmount(*lines, m_invoice.currency)),
                name);
        }
        stated = *lines;
    }
    const auto amounts = completeAmounts(m_amounts, m_invoice.currency);
    if (!amounts.ok())
        return amounts.error();
    m_invoice.subtotal = amounts->subtotal;
    m_invoice.vat = amounts->vat;
    m_invoice.total = amounts->total;
    m_invoice.vatRate = amounts->rate;
    if (m_invoice.total == 0)
        return Error::invalid(Words::tr("the invoice comes to nothing: its total is zero"), u"total"_s);
    if (const auto valid = validateAmounts(m_invoice); !valid)
        return inTermsOfTheFile(valid.error());
    return std::move(m_invoice);
}

} // namespace billow
