// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/InvoiceInsert.h"

#include "core/ledger/store/StoredRows.h"

#include <QHash>
#include <QJsonArray>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// Up to here looking for duplicates costs less than the savepoint that not looking needs.
constexpr std::size_t smallBatch = 100;

/// What no two invoices of a ledger have in common.
struct Identity {
    explicit Identity(const Invoice &invoice)
        : seller(invoice.sellerName)
        , kind(invoice.kind)
        , number(invoice.number)
        , year(invoice.issuedOn.year())
    {
    }

    QStringView seller;
    DocumentKind kind;
    QStringView number;
    int year;

    friend bool operator==(const Identity &, const Identity &) = default;
    friend std::size_t qHash(const Identity &identity, std::size_t seed)
    {
        return qHashMulti(seed, identity.seller, static_cast<int>(identity.kind), identity.number, identity.year);
    }
};

} // namespace

InvoiceInsert::InvoiceInsert(
    SqlConnection &connection, Seq firstSeq, UtcTime acceptedAt, std::function<void(Outcomes)> meanwhile)
    : m_connection(connection)
    , m_firstSeq(firstSeq)
    , m_acceptedAt(acceptedAt)
    , m_meanwhile(std::move(meanwhile))
{
}

Result<std::vector<ItemOutcome>> InvoiceInsert::run(std::span<const Invoice> invoices, Duplicates duplicates)
{
    auto outcomes = insertRows(invoices, duplicates);
    if (!outcomes)
        return outcomes;
    if (const QJsonArray rows = vatLineRows(invoices, *outcomes); !rows.isEmpty()) {
        if (const auto inserted = m_connection.execute("insert_vat_lines"_L1, {sqlValue(rows)}); !inserted)
            return inserted.error();
    }
    for (std::size_t i = 0; i < invoices.size(); ++i) {
        const ReceivedDocument *document = invoices[i].attachment.document.get();
        if (!document || !(*outcomes)[i].isStored())
            continue;
        if (const auto inserted = insertDocument((*outcomes)[i].seq, *document); !inserted)
            return inserted.error();
    }
    return outcomes;
}

Result<void> InvoiceInsert::insertDocument(Seq seq, const ReceivedDocument &document)
{
    if (auto inserted = m_connection.apply("insert_document"_L1, documentValues(seq, document)); !inserted)
        return inserted;
    if (document.packed.isEmpty())
        return {};
    return m_connection.apply(
        "insert_original"_L1, {sqlValue(document.sha256), sqlValue(document.packed), sqlValue(m_acceptedAt)});
}

Result<std::vector<ItemOutcome>> InvoiceInsert::insertRows(std::span<const Invoice> invoices, Duplicates duplicates)
{
    auto fresh = m_connection.insertNew(invoices, m_firstSeq, m_acceptedAt);
    if (!fresh)
        return fresh.error();
    if (*fresh) {
        m_meanwhile(**fresh);
        return withSeqs(invoices, std::move(**fresh));
    }
    if (duplicates == Duplicates::Unlikely && invoices.size() > smallBatch) {
        auto all = tryAll(invoices);
        if (!all)
            return all.error();
        if (*all)
            return std::move(**all);
    }
    return withoutDuplicates(invoices);
}

Result<std::vector<ItemOutcome>> InvoiceInsert::withSeqs(
    std::span<const Invoice> invoices, std::vector<ItemOutcome> outcomes)
{
    std::vector<Invoice> known;
    for (std::size_t i = 0; i < invoices.size(); ++i) {
        if (outcomes[i].duplicate)
            known.push_back(invoices[i]);
    }
    if (known.empty())
        return outcomes;
    const auto seqs = findStored(known);
    if (!seqs)
        return seqs.error();
    std::size_t next = 0;
    for (ItemOutcome &outcome : outcomes) {
        if (outcome.duplicate)
            outcome.seq = (*seqs)[next++];
    }
    return outcomes;
}

Result<std::optional<std::vector<ItemOutcome>>> InvoiceInsert::tryAll(std::span<const Invoice> invoices)
{
    if (auto saved = m_connection.execute("savepoint"_L1); !saved)
        return saved.error();
    std::vector<ItemOutcome> outcomes(invoices.size());
    Seq next = m_firstSeq;
    for (ItemOutcome &outcome : outcomes)
        outcome.seq = next++;
    if (const auto inserted = insert(invoices, outcomes); !inserted) {
        if (!m_connection.isOpen() || !m_connection.isUniqueViolation())
            return inserted.error();
        if (auto undone = m_connection.execute("rollback_to_savepoint"_L1); !undone)
            return undone.error();
        return std::optional<std::vector<ItemOutcome>>();
    }
    if (auto released = m_connection.execute("release_savepoint"_L1); !released)
        return released.error();
    return std::optional(std::move(outcomes));
}

Result<std::vector<ItemOutcome>> InvoiceInsert::withoutDuplicates(std::span<const Invoice> invoices)
{
    const auto stored = findStored(invoices);
    if (!stored)
        return stored.error();
    std::vector<ItemOutcome> outcomes(invoices.size());
    QHash<Identity, Seq> inBatch;
    inBatch.reserve(std::ssize(invoices));
    Seq next = m_firstSeq;
    for (std::size_t i = 0; i < invoices.size(); ++i) {
        ItemOutcome &outcome = outcomes[i];
        if (const Seq earlier = (*stored)[i]) {
            outcome = {.duplicate = true, .seq = earlier};
            continue;
        }
        const Identity key(invoices[i]);
        if (const auto first = inBatch.constFind(key); first != inBatch.cend()) {
            outcome = {.duplicate = true, .seq = *first};
            continue;
        }
        inBatch.insert(key, next);
        outcome.seq = next++;
    }
    if (next == m_firstSeq) {
        m_meanwhile(outcomes);
        return outcomes;
    }
    if (auto inserted = insert(invoices, outcomes); !inserted)
        return inserted.error();
    return outcomes;
}

Result<void> InvoiceInsert::insert(std::span<const Invoice> invoices, Outcomes outcomes)
{
    return m_connection.insert(invoices, outcomes, m_acceptedAt, [this, outcomes] { m_meanwhile(outcomes); });
}

Result<std::vector<Seq>> InvoiceInsert::findStored(std::span<const Invoice> invoices)
{
    QJsonArray keys;
    for (const Invoice &invoice : invoices)
        keys.append(
            QJsonArray{invoice.sellerName, static_cast<int>(invoice.kind), invoice.number, invoice.issuedOn.year()});
    const auto rows = m_connection.query("find_stored"_L1, {sqlValue(keys)});
    if (!rows)
        return rows.error();
    std::vector<Seq> seqs(invoices.size());
    auto row = (*rows)->next();
    for (; row && *row; row = (*rows)->next())
        seqs.at(static_cast<std::size_t>((*rows)->number(0))) = (*rows)->number(1);
    if (!row)
        return row.error();
    return seqs;
}

} // namespace billow
