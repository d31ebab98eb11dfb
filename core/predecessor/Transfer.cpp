// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/predecessor/Transfer.h"

#include "core/base/Words.h"

#include <chrono>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// Invoices that are displayed in one transaction.
constexpr std::int64_t piece = 5'000;

UtcTime now()
{
    return std::chrono::floor<UtcTime::duration>(std::chrono::system_clock::now());
}

} // namespace

TransferTarget::TransferTarget(const LedgerLocation &location)
    : m_writer(std::make_unique<LedgerStore>(location))
{
}

Result<void> TransferTarget::open()
{
    if (const auto opened = m_writer.open(); !opened)
        return opened.error();
    return displayWaiting();
}

Result<void> TransferTarget::displayWaiting()
{
    while (m_writer.position().backlog() > 0) {
        if (auto begun = m_writer.begin(); !begun)
            return begun;
        const auto release = m_writer.advance(piece, now());
        if (!release)
            return release.error();
        if (auto committed = m_writer.commit(); !committed)
            return committed;
        m_displayedBefore += release->invoices.size();
    }
    return {};
}

Result<std::vector<TransferOutcome>> TransferTarget::store(std::span<const Invoice> invoices)
{
    const auto stored = storeAndDisplay(invoices);
    if (!stored)
        return stored.error();
    std::vector<TransferOutcome> outcomes;
    outcomes.reserve(stored->size());
    for (const ItemOutcome &outcome : *stored) {
        if (outcome.isStored())
            outcomes.emplace_back();
        else
            outcomes.push_back(
                {outcome.duplicate ? TransferOutcome::Kind::Known : TransferOutcome::Kind::Collides, outcome.seq});
    }
    return outcomes;
}

Result<std::vector<ItemOutcome>> TransferTarget::storeAndDisplay(std::span<const Invoice> invoices)
{
    if (const auto begun = m_writer.begin(); !begun)
        return begun.error();
    auto outcomes = m_writer.append(invoices, Duplicates::Likely, now());
    if (!outcomes)
        return outcomes;
    const auto release = m_writer.advance(m_writer.pending().backlog(), now());
    if (!release)
        return release.error();
    if (const auto committed = m_writer.commit(); !committed)
        return committed.error();
    return outcomes;
}

Transfer::Transfer(PredecessorTable &table, Currency currency, Store store)
    : m_table(table)
    , m_reader(currency, u"original:"_s + table.database())
    , m_store(std::move(store))
    , m_report(table.display())
{
}

TransferReport Transfer::run(const std::atomic<bool> &cancelled)
{
    const auto isCancelled = [&cancelled] { return cancelled.load(std::memory_order_relaxed); };
    while (!isCancelled()) {
        const auto rows = m_table.next();
        if (!rows && !isCancelled())
            m_report.fail(rows.error());
        if (!rows || rows->empty())
            break;
        if (const auto brought = bring(*rows); !brought) {
            m_report.fail(brought.error());
            break;
        }
        if (m_progress)
            m_progress(m_report.rows(), m_table.rows());
    }
    if (isCancelled())
        m_report.cancel();
    return m_report;
}

Result<void> Transfer::bring(const std::vector<PredecessorRow> &rows)
{
    struct Named {
        QString row;
        std::vector<Error> changes;
    };
    std::vector<Invoice> invoices;
    std::vector<Named> names;
    for (const PredecessorRow &row : rows) {
        m_report.addRow();
        const QString name = nameOf(row);
        auto invoice = m_reader.read(row);
        if (!invoice) {
            m_report.reject(name, invoice.error());
            continue;
        }
        invoices.push_back(std::move(*invoice));
        names.push_back({.row = name, .changes = m_reader.changes()});
    }
    const auto outcomes = m_store(invoices);
    if (!outcomes)
        return outcomes.error();
    for (std::size_t i = 0; i < invoices.size(); ++i) {
        const TransferOutcome &outcome = (*outcomes)[i];
        if (outcome.kind == TransferOutcome::Kind::Known) {
            m_report.known();
        } else if (outcome.kind == TransferOutcome::Kind::Collides) {
            m_report.reject(names[i].row,
                Error::invalid(Words::tr("the ledger has another invoice with this seller and number, as number %1")
                                   .arg(outcome.earlier),
                    u"invoice_number"_s));
        } else {
            m_report.accept(invoices[i]);
            for (const Error &change : names[i].changes)
                m_report.change(names[i].row, change);
        }
    }
    return {};
}

QString Transfer::nameOf(const PredecessorRow &row) const
{
    const auto &id = row[PredecessorColumn::Id];
    return id ? u"id "_s + *id : Words::tr("row %1").arg(m_report.rows());
}

} // namespace billow
