// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/CopyBuffer.h"

#include "core/ledger/store/StoredRows.h"

#include <QtEndian>

#include <algorithm>

namespace billow {

using namespace std::chrono;

namespace {

/// 2000-01-01, from which PostgreSQL counts microseconds.
constexpr UtcTime postgresEpoch = sys_days(year(2000) / January / 1);

} // namespace

template <typename T>
void CopyBuffer::number(T value)
{
    qToBigEndian(value, grow(sizeof(value)));
}

template <typename T>
void CopyBuffer::numberField(T value)
{
    number<std::int32_t>(sizeof(value));
    number(value);
}

void CopyBuffer::begin()
{
    constexpr QByteArrayView signature("PGCOPY\n\377\r\n\0", 11);
    std::copy(signature.begin(), signature.end(), grow(signature.size()));
    number<std::int32_t>(0); // flags
    number<std::int32_t>(0); // length of the rest of the head
}

void CopyBuffer::end()
{
    number<std::int16_t>(-1);
}

void CopyBuffer::addInvoice(const Invoice &invoice, Seq seq, UtcTime acceptedAt)
{
    number<std::int16_t>(InvoiceColumn::Count);
    numberField(seq);
    textField(invoice.number);
    timeField(invoice.issuedAt);
    textField(invoice.sellerName);
    textField(invoice.buyerName);
    textOrNullField(invoice.exportingCountry ? invoice.exportingCountry->code() : QString());
    textOrNullField(invoice.importingCountry ? invoice.importingCountry->code() : QString());
    textField(invoice.currency.code());
    numberField<std::int32_t>(invoice.vatRate.basisPoints());
    numberField(invoice.subtotal);
    numberField(invoice.vat);
    numberField(invoice.total);
    textOrNullField(invoice.paymentMechanism);
    textOrNullField(invoice.risk ? toString(*invoice.risk) : QString());
    textField(invoice.source);
    timeField(acceptedAt);
}

void CopyBuffer::timeField(UtcTime time)
{
    numberField<std::int64_t>(duration_cast<microseconds>(time - postgresEpoch).count());
}

void CopyBuffer::textField(QStringView text)
{
    const qsizetype start = m_bytes.size();
    const qsizetype room = static_cast<qsizetype>(sizeof(std::int32_t)) + m_encoder.requiredSpace(text.size());
    char *length = grow(room);
    char *first = length + sizeof(std::int32_t);
    const char *last = m_encoder.appendToBuffer(first, text);
    qToBigEndian(static_cast<std::int32_t>(last - first), length);
    m_bytes.resize(start + (last - length));
}

void CopyBuffer::textOrNullField(QStringView text)
{
    constexpr std::int32_t null = -1;
    if (text.isEmpty())
        number(null);
    else
        textField(text);
}

char *CopyBuffer::grow(qsizetype bytes)
{
    const qsizetype start = m_bytes.size();
    if (m_bytes.capacity() < start + bytes)
        m_bytes.reserve(std::max(2 * m_bytes.capacity(), start + bytes));
    m_bytes.resize(start + bytes);
    return m_bytes.data() + start;
}

} // namespace billow
