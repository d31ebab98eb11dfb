// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/PostgresInsert.h"

#include "core/ledger/InvoiceColumns.h"
#include "core/ledger/PostgresRows.h"
#include "core/ledger/Utf8Buffer.h"

#include <QHash>

#include <algorithm>

namespace billow {

namespace {

/// Up to here looking for duplicates costs less than the savepoint that not looking needs.
constexpr std::size_t smallBatch = 100;

/// Bytes of COPY that are sent at a time.
constexpr qsizetype sentAtOnce = 128 * 1024;

constexpr const char *uniqueViolation = "23505";

/// Numbers what is not a duplicate, densely.
void assignSeqs(std::vector<ItemOutcome> &outcomes, Seq next)
{
    for (ItemOutcome &outcome : outcomes) {
        if (!outcome.duplicate)
            outcome.seq = next++;
    }
}

} // namespace

PostgresInsert::PostgresInsert(
    PostgresConnection &connection, PostgresConnection::Deadline deadline, Seq firstSeq, UtcTime acceptedAt)
    : m_connection(connection)
    , m_deadline(deadline)
    , m_firstSeq(firstSeq)
    , m_acceptedAt(acceptedAt)
{
}

Result<std::vector<ItemOutcome>> PostgresInsert::run(std::span<const Invoice> invoices, Duplicates duplicates)
{
    if (duplicates == Duplicates::Unlikely && invoices.size() > smallBatch) {
        auto all = tryAll(invoices);
        if (!all)
            return all.error();
        if (*all)
            return std::move(**all);
    }
    return withoutDuplicates(invoices);
}

Result<std::optional<std::vector<ItemOutcome>>> PostgresInsert::tryAll(std::span<const Invoice> invoices)
{
    if (auto saved = m_connection.run("SAVEPOINT batch", m_deadline); !saved)
        return saved.error();
    std::vector<ItemOutcome> outcomes(invoices.size());
    assignSeqs(outcomes, m_firstSeq);
    if (const auto copied = copy(invoices, outcomes); !copied) {
        if (!m_connection.isOpen() || m_connection.sqlState() != uniqueViolation)
            return copied.error();
        if (auto undone = m_connection.run("ROLLBACK TO SAVEPOINT batch", m_deadline); !undone)
            return undone.error();
        return std::optional<std::vector<ItemOutcome>>();
    }
    if (auto released = m_connection.run("RELEASE SAVEPOINT batch", m_deadline); !released)
        return released.error();
    return std::optional(std::move(outcomes));
}

Result<std::vector<ItemOutcome>> PostgresInsert::withoutDuplicates(std::span<const Invoice> invoices)
{
    // Compared as the database compares them: the bytes of their UTF-8.
    Utf8Buffer texts;
    std::vector<QByteArrayView> sellers;
    std::vector<QByteArrayView> numbers;
    sellers.reserve(invoices.size());
    numbers.reserve(invoices.size());
    for (const Invoice &invoice : invoices) {
        sellers.push_back(texts.add(invoice.sellerName));
        numbers.push_back(texts.add(invoice.number));
    }
    const auto stored = findStored(sellers, numbers);
    if (!stored)
        return stored.error();

    std::vector<ItemOutcome> outcomes(invoices.size());
    QHash<std::pair<QByteArrayView, QByteArrayView>, Seq> inBatch;
    inBatch.reserve(std::ssize(invoices));
    Seq next = m_firstSeq;
    for (std::size_t i = 0; i < invoices.size(); ++i) {
        ItemOutcome &outcome = outcomes[i];
        if (const Seq earlier = (*stored)[i]) {
            outcome = {.duplicate = true, .seq = earlier};
            continue;
        }
        const auto key = std::pair(sellers[i], numbers[i]);
        if (const auto first = inBatch.constFind(key); first != inBatch.cend()) {
            outcome = {.duplicate = true, .seq = *first};
            continue;
        }
        inBatch.insert(key, next);
        outcome.seq = next++;
    }
    if (next == m_firstSeq)
        return outcomes;
    if (auto copied = copy(invoices, outcomes); !copied)
        return copied.error();
    return outcomes;
}

Result<std::vector<Seq>> PostgresInsert::findStored(
    std::span<const QByteArrayView> sellers, std::span<const QByteArrayView> numbers)
{
    // A subquery a row always goes by the unique index; a join may be planned as a read of the whole table.
    const auto found = m_connection.query(
        "SELECT key.place, (SELECT seq FROM invoices WHERE seller_name = key.seller AND invoice_number = key.number) "
        "FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS key (seller, number, place)",
        PostgresParameters().texts(sellers).texts(numbers), m_deadline);
    if (!found)
        return found.error();
    std::vector<Seq> seqs(sellers.size());
    for (int row = 0; row < found->rows(); ++row)
        seqs.at(static_cast<std::size_t>(found->int64(row, 0) - 1)) = found->int64(row, 1);
    return seqs;
}

Result<void> PostgresInsert::copy(std::span<const Invoice> invoices, std::span<const ItemOutcome> outcomes)
{
    if (auto begun =
            m_connection.beginCopy("COPY invoices (" BILLOW_INVOICE_COLUMNS ") FROM STDIN (FORMAT binary)", m_deadline);
        !begun)
        return begun;
    PostgresBytes bytes;
    bytes.raw(QByteArrayView("PGCOPY\n\377\r\n\0", 11));
    bytes.int32(0); // flags
    bytes.int32(0); // length of what follows the head
    for (std::size_t i = 0; i < invoices.size(); ++i) {
        if (outcomes[i].duplicate)
            continue;
        writeInvoice(bytes, invoices[i], outcomes[i].seq, m_acceptedAt);
        if (bytes.size() >= sentAtOnce) {
            if (auto put = m_connection.putCopy(bytes.view(), m_deadline); !put)
                return put;
            bytes.clear();
        }
    }
    bytes.int16(-1); // the end
    if (auto put = m_connection.putCopy(bytes.view(), m_deadline); !put)
        return put;
    return m_connection.endCopy(m_deadline);
}

} // namespace billow
