// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/LedgerStore.h"

#include "core/base/Words.h"
#include "core/invoice/InvoiceFields.h"
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/store/StoredRows.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// For one piece of a long read, for the aggregates of "verify", which say nothing until they are done, and for a
/// migration, which rewrites a table.
constexpr auto readPatience = 30s;
constexpr auto aggregatePatience = 600s;
constexpr auto migrationPatience = 3'600s;

/// More patience for the calls within a scope.
class Patience final {
public:
    Patience(SqlConnection &connection, std::chrono::milliseconds patience)
        : m_connection(connection)
    {
        m_connection.setPatience(patience);
    }
    ~Patience() { m_connection.setPatience(SqlConnection::usualPatience); }
    Q_DISABLE_COPY_MOVE(Patience)

private:
    SqlConnection &m_connection;
};

/// The only value of the only row.
template <typename T>
Result<T> single(const Result<std::unique_ptr<SqlRows>> &rows, T (*read)(const SqlRow &))
{
    if (!rows)
        return rows.error();
    if (auto row = (*rows)->only(); !row)
        return row.error();
    return read(**rows);
}

std::int64_t firstNumber(const SqlRow &row)
{
    return row.number(0);
}

QString firstText(const SqlRow &row)
{
    return row.text(0);
}

/// Totals only grow, currency by currency, until a reset.
bool hasShrunk(const Totals &totals, const Totals &before)
{
    return totals.byCurrency().size() < before.byCurrency().size() || totals.count() < before.count();
}

} // namespace

LedgerStore::LedgerStore(const LedgerLocation &location)
    : LedgerStore(SqlConnection::create(location))
{
}

LedgerStore::LedgerStore(std::unique_ptr<SqlConnection> connection)
    : m_connection(std::move(connection))
{
}

LedgerStore::~LedgerStore() = default;

Result<void> LedgerStore::connect(Access access)
{
    m_written.reset();
    return m_connection->open(access);
}

void LedgerStore::disconnect() noexcept
{
    m_connection->close();
    m_written.reset();
}

Result<void> LedgerStore::begin(Budget budget)
{
    m_connection->setDeadline({});
    if (budget == Budget::Transaction)
        m_connection->setDeadline(std::chrono::steady_clock::now() + SqlConnection::usualPatience);
    auto begun = m_connection->apply("begin_write"_L1);
    if (!begun)
        m_connection->setDeadline({});
    return begun;
}

Result<void> LedgerStore::beginSnapshot()
{
    return m_connection->apply("begin_snapshot"_L1);
}

Result<void> LedgerStore::commit()
{
    auto committed = m_connection->commit();
    m_connection->setDeadline({});
    return committed;
}

void LedgerStore::rollback() noexcept
{
    m_written.reset();
    m_connection->setDeadline({});
    m_connection->rollback();
}

Result<int> LedgerStore::schemaVersion()
{
    {
        const auto owner = m_connection->query("schema_owner"_L1);
        if (!owner)
            return owner.error();
        if (auto row = (*owner)->only(); !row)
            return row.error();
        if ((*owner)->number(0) != 0)
            return 0;
        if ((*owner)->number(1) == 0)
            return m_connection->foreign((*owner)->text(2));
    }
    const auto version = single<std::int64_t>(m_connection->query("schema_version"_L1), firstNumber);
    if (version)
        return static_cast<int>(*version);
    if (version.error().kind == Error::Kind::Unavailable)
        return version.error();
    return Error::incompatible(Words::tr("%1 was a Billow ledger, but its tables are missing. Restore a backup.")
                                   .arg(m_connection->display()));
}

Result<void> LedgerStore::runMigration(int version, const QString &name, const QString &script)
{
    m_connection->setDeadline({});
    const Patience patience(*m_connection, migrationPatience);
    if (auto prepared = m_connection->liftStatementTimeout(); !prepared)
        return prepared;
    if (auto done = m_connection->run(script); !done)
        return done;
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    return m_connection->apply(
        "record_migration"_L1, {sqlValue(std::int64_t{version}), sqlValue(name), sqlValue(UtcTime(now))});
}

Result<LedgerPosition> LedgerStore::readPosition()
{
    LedgerPosition position;
    {
        const auto state = m_connection->query("read_state"_L1);
        if (!state)
            return state.error();
        const auto row = (*state)->next();
        if (!row)
            return row.error();
        if (!*row) {
            return Error::incompatible(
                Words::tr("The ledger %1 is damaged: table stream_state is empty. Restore a backup.")
                    .arg(m_connection->display()));
        }
        position = readState(**state);
    }
    const auto totals = m_connection->query("read_totals"_L1);
    if (!totals)
        return totals.error();
    auto row = (*totals)->next();
    for (; row && *row; row = (*totals)->next()) {
        const auto sums = readTotals(**totals, 1, 2);
        if (!sums)
            return sums.error();
        ((*totals)->text(0) == "stored"_L1 ? position.stored : position.displayed).add(*sums);
    }
    if (!row)
        return row.error();
    m_written = position;
    return position;
}

Result<void> LedgerStore::writePosition(const LedgerPosition &position)
{
    // The totals that the table holds; they are not known after a transaction that was rolled back.
    if (!m_written) {
        if (auto read = readPosition(); !read)
            return read.error();
    }
    QVariantList values = stateValues(position);
    values.append(sqlValue(position.revision - 1)); // a transaction counts as one
    const auto updated = m_connection->execute("write_state"_L1, values);
    if (!updated)
        return updated.error();
    if (*updated != 1)
        return lostRace();
    auto written = writeTotals(position);
    if (written)
        m_written = position;
    return written;
}

Error LedgerStore::lostRace()
{
    const auto found = readPosition();
    const QString owner = found ? found->run.owner : QString();
    return Error::held(owner.isEmpty()
            ? Words::tr("Another program has written to the ledger although this one has locked it. With PostgreSQL, a "
                        "pooler may have lost the lock: connect directly to the server.")
            : Words::tr("Another program (%1) has written to the ledger although this one has locked it. With "
                        "PostgreSQL, a pooler may have lost the lock: connect directly to the server.")
                  .arg(owner));
}

/// Writes what differs from what the table holds.
Result<void> LedgerStore::writeTotals(const LedgerPosition &position)
{
    const bool all = hasShrunk(position.stored, m_written->stored)
        || hasShrunk(position.displayed, m_written->displayed) || m_written->epoch != position.epoch;
    if (all) {
        if (auto cleared = m_connection->execute("clear_totals"_L1); !cleared)
            return cleared.error();
    }
    struct Scope {
        const QString name;
        const Totals &totals;
        const Totals &before;
    };
    QJsonArray changed;
    for (const auto &[name, totals, before] : {Scope{u"stored"_s, position.stored, m_written->stored},
             Scope{u"displayed"_s, position.displayed, m_written->displayed}}) {
        for (const CurrencyTotals &row : totals.byCurrency()) {
            if (all || before.of(row.currency) != row)
                changed.append(totalsRow({name, row.currency.code()}, row));
        }
    }
    return changed.isEmpty() ? Result<void>() : m_connection->apply("write_totals"_L1, {sqlValue(changed)});
}

Result<std::vector<ItemOutcome>> LedgerStore::insert(std::span<const Invoice> invoices, Seq firstSeq,
    UtcTime acceptedAt, Duplicates duplicates, const std::function<void(InvoiceInsert::Outcomes)> &meanwhile)
{
    auto outcomes = InvoiceInsert(*m_connection, firstSeq, acceptedAt, meanwhile).run(invoices, duplicates);
    if (outcomes) {
        if (auto found = findConflicts(invoices, *outcomes); !found)
            return found.error();
    }
    return outcomes;
}

/// Parts the duplicates whose stored content is another from those that are the same.
Result<void> LedgerStore::findConflicts(std::span<const Invoice> invoices, std::vector<ItemOutcome> &outcomes)
{
    std::vector<Seq> seqs;
    for (const ItemOutcome &outcome : outcomes) {
        if (outcome.duplicate)
            seqs.push_back(outcome.seq);
    }
    const auto stored = readSeqs(seqs);
    if (!stored)
        return stored.error();
    if (stored->size() != std::ssize(seqs))
        return Error::internal(Words::tr("An invoice that is stored already cannot be read"));
    auto earlier = stored->cbegin();
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (!outcomes[i].duplicate)
            continue;
        outcomes[i].conflict = differingFields(*earlier++, invoices[i]);
        outcomes[i].duplicate = outcomes[i].conflict.isEmpty();
    }
    return {};
}

Result<InvoiceBatch> LedgerStore::readRange(Seq first, Seq last)
{
    InvoiceBatch invoices;
    if (first > last)
        return invoices;
    const SqlConnection::BulkRead read{m_connection->queries().text("invoice_columns"_L1), InvoiceColumn::Count,
        m_connection->queries().text("invoices_between"_L1), {sqlValue(first), sqlValue(last)}};
    const auto done = m_connection->visit(read, true, [&](const SqlRow &row) -> Result<void> {
        auto invoice = readInvoice(row);
        if (!invoice)
            return invoice.error();
        invoices.append(*std::move(invoice));
        return {};
    });
    if (!done)
        return done.error();
    return invoices;
}

Result<InvoiceBatch> LedgerStore::readSeqs(std::span<const Seq> seqs)
{
    InvoiceBatch invoices;
    if (seqs.empty())
        return invoices;
    QJsonArray wanted;
    for (const Seq seq : seqs)
        wanted.append(static_cast<qint64>(seq));
    const SqlConnection::BulkRead read{m_connection->queries().text("invoice_columns"_L1), InvoiceColumn::Count,
        m_connection->queries().text("invoices_of"_L1), {sqlValue(wanted)}};
    QHash<Seq, Invoice> found;
    const auto done = m_connection->visit(read, true, [&](const SqlRow &row) -> Result<void> {
        auto invoice = readInvoice(row);
        if (!invoice)
            return invoice.error();
        found.insert(invoice->seq, *invoice);
        return {};
    });
    if (!done)
        return done.error();
    invoices.reserve(static_cast<qsizetype>(seqs.size()));
    for (const Seq seq : seqs) {
        if (const auto invoice = found.constFind(seq); invoice != found.cend())
            invoices.append(*invoice);
    }
    return invoices;
}

Result<std::optional<ReceivedDocument>> LedgerStore::readDocument(Seq seq)
{
    const auto rows = m_connection->query("document_of"_L1, {sqlValue(seq)});
    if (!rows)
        return rows.error();
    const auto row = (*rows)->next();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<ReceivedDocument>();
    auto document = billow::readDocument(seq, **rows);
    if (!document)
        return document.error();
    return std::optional(*std::move(document));
}

Result<OriginalDocument> LedgerStore::readOriginal(Seq seq)
{
    const Patience patience(*m_connection, readPatience);
    const auto rows = m_connection->query("original_of"_L1, {sqlValue(seq)});
    if (!rows)
        return rows.error();
    const auto row = (*rows)->next();
    if (!row)
        return row.error();
    if (!*row)
        return Error::invalid(Words::tr("No original is kept of invoice %1").arg(seq));
    QByteArray bytes = unpacked((*rows)->bytes(3));
    if (sha256Of(bytes) != (*rows)->text(2))
        return Error::incompatible(Words::tr("The original of invoice %1 is damaged in the ledger").arg(seq));
    return OriginalDocument{(*rows)->text(0), (*rows)->text(1), std::move(bytes)};
}

Result<void> LedgerStore::forEach(const std::function<Result<void>(const Invoice &)> &visit)
{
    const Patience patience(*m_connection, readPatience);
    if (auto prepared = m_connection->liftStatementTimeout(); !prepared)
        return prepared;
    const SqlConnection::BulkRead read{m_connection->queries().text("invoice_columns"_L1), InvoiceColumn::Count,
        m_connection->queries().text("all_invoices"_L1), {}};
    return m_connection->visit(read, false, [&](const SqlRow &row) -> Result<void> {
        const auto invoice = readInvoice(row);
        return invoice ? visit(*invoice) : invoice.error();
    });
}

Result<std::int64_t> LedgerStore::countDuplicates()
{
    if (auto prepared = m_connection->prepareForDuplicateCount(); !prepared)
        return prepared.error();
    return count("count_duplicates"_L1);
}

Result<std::int64_t> LedgerStore::countWrongYears()
{
    return count("count_wrong_years"_L1);
}

Result<std::int64_t> LedgerStore::countStrayVatLines()
{
    return count("count_stray_vat_lines"_L1);
}

Result<std::int64_t> LedgerStore::countStrayDocuments()
{
    return count("count_stray_documents"_L1);
}

Result<std::int64_t> LedgerStore::countUndocumented()
{
    return count("count_undocumented"_L1);
}

Result<std::int64_t> LedgerStore::countContradictedChecks()
{
    const Patience patience(*m_connection, aggregatePatience);
    if (auto prepared = m_connection->liftStatementTimeout(); !prepared)
        return prepared.error();
    std::int64_t contradicted = 0;
    for (Seq last = 0;;) {
        const auto rows = m_connection->query("next_checks"_L1, {sqlValue(last)});
        if (!rows)
            return rows.error();
        const Seq before = last;
        for (;;) {
            const auto row = (*rows)->next();
            if (!row)
                return row.error();
            if (!*row)
                break;
            last = (*rows)->number(0);
            const auto rules = readRules(last, (*rows)->text(2));
            contradicted += rules && storedNumberOf(checkResultOf(*rules)) == (*rows)->number(1) ? 0 : 1;
        }
        if (last == before)
            return contradicted;
    }
}

Result<std::int64_t> LedgerStore::countStrayOriginals()
{
    return count("count_stray_originals"_L1);
}

Result<std::int64_t> LedgerStore::countDamagedOriginals()
{
    const Patience patience(*m_connection, aggregatePatience);
    if (auto prepared = m_connection->liftStatementTimeout(); !prepared)
        return prepared.error();
    std::int64_t damaged = 0;
    for (QString last;;) { // one at a time: each may be large
        const auto rows = m_connection->query("next_original"_L1, {sqlValue(last)});
        if (!rows)
            return rows.error();
        const auto row = (*rows)->next();
        if (!row)
            return row.error();
        if (!*row)
            return damaged;
        last = (*rows)->text(0);
        damaged += sha256Of(unpacked((*rows)->bytes(1))) == last ? 0 : 1;
    }
}

/// What \a query counts over all rows.
Result<std::int64_t> LedgerStore::count(QLatin1StringView query)
{
    const Patience patience(*m_connection, aggregatePatience);
    if (auto prepared = m_connection->liftStatementTimeout(); !prepared)
        return prepared.error();
    return single<std::int64_t>(m_connection->query(query), firstNumber);
}

Result<QString> LedgerStore::integrityProblem()
{
    const Patience patience(*m_connection, aggregatePatience);
    return single<QString>(m_connection->query("integrity_problem"_L1), firstText);
}

Result<void> LedgerStore::clear()
{
    if (auto saved = m_connection->execute("savepoint"_L1); !saved)
        return saved.error();
    const auto cleared = clearTables();
    if (cleared)
        return m_connection->apply("release_savepoint"_L1);
    if (!m_connection->isOpen() || !m_connection->isLockTimeout())
        return cleared;
    if (auto undone = m_connection->execute("rollback_to_savepoint"_L1); !undone)
        return undone.error();
    const auto readers = single<QString>(m_connection->query("readers_of_invoices"_L1), firstText);
    const QString who = readers && !readers->isEmpty() ? *readers : Words::tr("another program");
    return Error::invalid(
        Words::tr("Can’t delete the invoices while they are being read (%1). Try again later.").arg(who));
}

Result<RemovedInvoices> LedgerStore::remove(const QString &source, const LedgerPosition &position)
{
    m_connection->setDeadline({});
    const Patience patience(*m_connection, migrationPatience);
    if (auto prepared = m_connection->liftStatementTimeout(); !prepared)
        return prepared.error();
    InvoiceRemoval removal(*m_connection, source);
    auto found = removal.find(position.cursor, position.run.endSeq);
    if (!found || found->count == 0)
        return found;
    if (auto done = removal.run(*found); !done)
        return done.error();
    for (const auto query : {"clear_minutes"_L1, "clear_rollups"_L1}) {
        if (auto cleared = m_connection->execute(query); !cleared)
            return cleared.error();
    }
    const auto restarted = m_connection->execute("restart_rollup_state"_L1,
        {sqlValue(position.lastSeq - found->count), sqlValue(position.cursor - found->displayed)});
    if (!restarted)
        return restarted.error();
    return found;
}

Result<Seq> LedgerStore::lastRealSeq()
{
    const Patience patience(*m_connection, aggregatePatience);
    return single<std::int64_t>(m_connection->query("last_real_seq"_L1), firstNumber);
}

Result<void> LedgerStore::clearTables()
{
    if (auto prepared = m_connection->prepareForClear(); !prepared)
        return prepared;
    for (const auto query : {"clear_invoices"_L1, "clear_vat_lines"_L1, "clear_documents"_L1, "clear_originals"_L1,
             "clear_minutes"_L1, "clear_rollups"_L1, "clear_rollup_state"_L1}) {
        if (auto cleared = m_connection->execute(query); !cleared)
            return cleared.error();
    }
    return {};
}

} // namespace billow
