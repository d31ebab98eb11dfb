// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerWriter.h"

#include "core/base/Words.h"
#include "core/ledger/store/AnalyticsTables.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// Invoices that are kept in memory between append() and advance(): the first ones behind the cursor. What is further
/// behind is not wanted for a long time.
constexpr std::int64_t longestMemory = 20'000;

/// Invoices that are read from the database at a time.
constexpr Seq readAtOnce = 5'000;

/// \a all but \a part, which is among them.
Totals without(const Totals &all, const Totals &part)
{
    Totals rest;
    for (CurrencyTotals row : all.byCurrency()) {
        row -= part.of(row.currency);
        rest.add(row);
    }
    return rest;
}

} // namespace

LedgerWriter::LedgerWriter(std::unique_ptr<LedgerStore> store)
    : m_store(std::move(store))
{
}

LedgerWriter::~LedgerWriter()
{
    close();
}

Result<LedgerPosition> LedgerWriter::open(const MigrationProgress &progress)
{
    close();
    if (auto connected = connect(progress); !connected) {
        close();
        return connected.error();
    }
    return m_committed;
}

Result<void> LedgerWriter::connect(const MigrationProgress &progress)
{
    if (auto connected = m_store->connect(Access::Write); !connected)
        return connected;
    if (auto migrated = migrateLedger(*m_store, progress); !migrated)
        return migrated;
    auto position = m_store->readPosition();
    if (!position)
        return position.error();
    const auto rollups = m_store->analytics().readState();
    if (!rollups)
        return rollups.error();
    m_committed = *position;
    m_pending = m_committed;
    m_rolledUpTo = rollups->upTo;
    return checkNewestRow();
}

/// Better refused here than by the first insert: somebody has changed the table by hand.
Result<void> LedgerWriter::checkNewestRow()
{
    const Seq lastSeq = m_committed.lastSeq;
    const auto rows = m_store->readRange(std::max<Seq>(lastSeq, 1), lastSeq + 1);
    if (!rows)
        return rows.error();
    const bool fits = lastSeq == 0 ? rows->isEmpty() : rows->size() == 1 && rows->first().seq == lastSeq;
    if (fits)
        return {};
    return Error::incompatible(Words::tr(
        "The newest invoice in the ledger should be number %1, but isn’t. Run billowd verify to find out why.")
                                   .arg(lastSeq));
}

void LedgerWriter::close() noexcept
{
    rollback();
    m_store->disconnect();
    m_recent.clear();
}

bool LedgerWriter::isOpen() const
{
    return m_store->isConnected();
}

Result<InvoiceBatch> LedgerWriter::newestDisplayed(int most)
{
    const Seq cursor = m_committed.cursor;
    return m_store->readRange(std::max<Seq>(cursor - most + 1, 1), cursor);
}

Result<void> LedgerWriter::begin(Budget budget)
{
    if (auto begun = m_store->begin(budget); !begun)
        return begun;
    m_inTransaction = true;
    m_pending = m_committed;
    m_hasReset = false;
    m_minutes.clear();
    return {};
}

Result<std::vector<ItemOutcome>> LedgerWriter::append(
    std::span<const Invoice> invoices, Duplicates duplicates, UtcTime acceptedAt)
{
    if (invoices.empty())
        return std::vector<ItemOutcome>();
    const LedgerPosition before = m_pending;
    Totals added;
    const auto take = [&](InvoiceInsert::Outcomes outcomes) {
        m_pending = before; // without what an attempt that failed has added
        forgetFrom(before.lastSeq + 1);
        added = {};
        for (std::size_t i = 0; i < invoices.size(); ++i) {
            const Invoice &invoice = invoices[i];
            if (!outcomes[i].isStored())
                continue;
            m_pending.lastSeq = outcomes[i].seq;
            added.add(invoice);
            const bool demo = invoice.source == demoSource;
            if (!demo) {
                ++m_pending.realCount;
                m_pending.lastRealSeq = m_pending.lastSeq;
            }
            m_pending.run.generated += demo && before.run.active ? 1 : 0;
            if (m_pending.backlog() <= longestMemory) {
                Invoice &stored = m_recent.emplace_back(invoice);
                stored.seq = m_pending.lastSeq;
                stored.acceptedAt = acceptedAt;
                stored.attachment = {}; // may be large
            }
        }
        m_pending.stored.add(added);
    };
    auto outcomes = m_store->insert(invoices, before.lastSeq + 1, acceptedAt, duplicates, take);
    if (!outcomes)
        return failed(outcomes.error());
    m_minutes.addStored(acceptedAt, added);
    if (m_pending.lastSeq != before.lastSeq)
        noteChange();
    return outcomes;
}

Result<Release> LedgerWriter::advance(std::int64_t most, UtcTime displayedAt)
{
    const std::int64_t count = std::min(most, m_pending.backlog());
    if (count <= 0)
        return Release();

    Release release;
    release.firstSeq = m_pending.cursor + 1;
    release.lastSeq = m_pending.cursor + count;
    release.invoices.reserve(count);
    for (Seq next = release.firstSeq; next <= release.lastSeq; next = release.firstSeq + release.invoices.size()) {
        const Seq remembered = m_recent.empty() ? release.lastSeq + 1 : m_recent.front().seq;
        if (remembered < next)
            return failed(
                Error::internal(Words::tr("internal error: a release has other invoices than those waiting")));
        if (remembered == next) {
            release.invoices.append(std::move(m_recent.front()));
            m_recent.pop_front();
        } else if (auto read = readInvoices(next, std::min(release.lastSeq, remembered - 1), release.invoices); !read) {
            return failed(read.error());
        }
    }
    Totals added;
    for (const Invoice &invoice : std::as_const(release.invoices))
        added.add(invoice);
    m_pending.displayed.add(added);
    m_minutes.addDisplayed(displayedAt, added);
    m_pending.cursor = release.lastSeq;
    noteChange();
    return release;
}

/// Appends to \a invoices, in pieces.
Result<void> LedgerWriter::readInvoices(Seq first, Seq last, InvoiceBatch &invoices)
{
    while (first <= last) {
        const Seq end = std::min(last, first + readAtOnce - 1);
        auto batch = m_store->readRange(first, end);
        if (!batch)
            return batch.error();
        if (batch->size() != end - first + 1) {
            return Error::incompatible(Words::tr(
                "Invoices between %1 and %2 are missing from the ledger. Run billowd verify to find out which.")
                                           .arg(first)
                                           .arg(end));
        }
        invoices += std::move(*batch);
        first = end + 1;
    }
    return {};
}

void LedgerWriter::setRun(const Run &run)
{
    if (run == m_pending.run)
        return;
    m_pending.run = run;
    noteChange();
}

void LedgerWriter::setDemoNumber(DemoNumber number)
{
    if (number == m_pending.demoNumber)
        return;
    m_pending.demoNumber = number;
    noteChange();
}

Result<void> LedgerWriter::reset()
{
    if (auto cleared = m_store->clear(); !cleared)
        return cleared.error().kind == Error::Kind::Invalid ? cleared.error() : failed(cleared.error());
    noteChange();
    m_recent.clear();
    m_minutes.clear();
    m_hasReset = true;
    LedgerPosition empty;
    empty.revision = m_pending.revision;
    empty.epoch = m_pending.epoch + 1;
    empty.run.id = m_pending.run.id;
    m_pending = empty;
    return {};
}

Result<std::int64_t> LedgerWriter::remove(const QString &source)
{
    const auto removed = m_store->remove(source, m_pending);
    if (!removed)
        return failed(removed.error());
    if (removed->count == 0)
        return std::int64_t{0};
    noteChange();
    m_recent.clear();
    m_minutes.clear();
    m_hasReset = true;
    ++m_pending.epoch;
    m_pending.lastSeq -= removed->count;
    m_pending.cursor -= removed->displayed;
    m_pending.stored = without(m_pending.stored, removed->stored);
    m_pending.displayed = without(m_pending.displayed, removed->displayedTotals);
    if (source == demoSource) {
        const std::int64_t id = m_pending.run.id;
        m_pending.run = Run{.id = id};
        m_pending.demoNumber = {};
    } else {
        m_pending.realCount -= removed->count;
        m_pending.run.endSeq -= removed->ofRun;
    }
    const auto lastReal = m_store->lastRealSeq();
    if (!lastReal)
        return failed(lastReal.error());
    m_pending.lastRealSeq = *lastReal;
    return removed->count;
}

Result<void> LedgerWriter::commit()
{
    if (m_pending.revision == m_committed.revision) {
        rollback();
        return {};
    }
    if (auto written = m_store->writePosition(m_pending); !written)
        return failed(written.error());
    if (!m_minutes.isEmpty()) {
        if (auto counted = m_store->analytics().addMinutes(m_minutes.rows()); !counted)
            return failed(counted.error());
    }
    if (auto committed = m_store->commit(); !committed)
        return failed(committed.error());
    m_inTransaction = false;
    m_committed = m_pending;
    if (m_hasReset)
        m_rolledUpTo = 0;
    return {};
}

Result<void> LedgerWriter::tryToWrite()
{
    if (auto begun = begin(); !begun)
        return begun;
    noteChange();
    return commit();
}

Result<void> LedgerWriter::rollUp(std::int64_t most)
{
    const Seq first = m_rolledUpTo + 1;
    const Seq last = std::min(m_committed.lastSeq, m_rolledUpTo + most);
    if (first > last)
        return {};
    if (auto begun = m_store->begin(); !begun)
        return begun;
    Result<void> result = addToRollups(first, last);
    if (result)
        result = m_store->commit();
    if (result)
        m_rolledUpTo = last;
    else
        m_store->rollback();
    return result;
}

Result<void> LedgerWriter::addToRollups(Seq first, Seq last)
{
    RollupSums sums;
    for (Seq from = first; from <= last; from += readAtOnce) {
        InvoiceBatch invoices;
        if (auto read = readInvoices(from, std::min(last, from + readAtOnce - 1), invoices); !read)
            return read;
        for (const Invoice &invoice : std::as_const(invoices))
            sums.add(invoice);
    }
    return m_store->analytics().addRollups(sums.rows(), first - 1, last);
}

void LedgerWriter::rollback() noexcept
{
    if (!m_inTransaction)
        return;
    m_inTransaction = false;
    m_store->rollback();
    // What the transaction appended is not to be remembered. After a reset the same numbers mean other invoices.
    forgetFrom(m_pending.epoch == m_committed.epoch ? m_committed.lastSeq + 1 : 0);
    m_pending = m_committed;
}

Error LedgerWriter::failed(Error error)
{
    rollback();
    return error;
}

/// The revision counts transactions, not the changes in one.
void LedgerWriter::noteChange()
{
    m_pending.revision = m_committed.revision + 1;
}

void LedgerWriter::forgetFrom(Seq seq)
{
    while (!m_recent.empty() && m_recent.back().seq >= seq)
        m_recent.pop_back();
}

} // namespace billow
