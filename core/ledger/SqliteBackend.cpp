// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/SqliteBackend.h"

#include "core/base/Words.h"
#include "core/ledger/InvoiceColumns.h"
#include "core/ledger/SqliteRows.h"
#include "core/ledger/SqliteSearch.h"
#include "core/ledger/TotalsChange.h"

#include <QDir>
#include <QFileInfo>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// "BILW", which migration 1 writes into the file's head.
constexpr std::int64_t applicationId = 0x42494C57;

Result<std::int64_t> countTables(SqliteConnection &connection)
{
    return connection.number("SELECT count(*) FROM sqlite_schema");
}

} // namespace

SqliteBackend::SqliteBackend(const LedgerLocation &location)
    : m_path(location.path)
{
}

SqliteBackend::~SqliteBackend()
{
    disconnect();
}

Result<void> SqliteBackend::connect(Access access)
{
    disconnect();
    auto prepared = prepareFile(access);
    if (!prepared)
        disconnect();
    return prepared;
}

Result<void> SqliteBackend::prepareFile(Access access)
{
    const bool writes = access == Access::Write;
    if (writes) {
        const QString folder = QFileInfo(m_path).path();
        if (!QDir().mkpath(folder))
            return Error::unavailable(Words::tr("The folder %1 for the ledger cannot be made").arg(folder));
        if (auto locked = m_lock.take(m_path); !locked)
            return locked;
    }
    if (auto opened = m_connection.open(m_path, writes ? SqliteConnection::Mode::Create : SqliteConnection::Mode::Read);
        !opened)
        return opened;
    // Before anything is changed in a file that may be somebody else's.
    if (auto version = schemaVersion(); !version)
        return version.error();
    // Measured: with 16 MB and more of cache bulk writes differ by little, because the kernel caches too, but each MB
    // counts in the window's memory; a checkpoint every 32 MB writes a third less than one every 4 MB. No memory map:
    // an error of the disk would be a signal that ends the program, not an error.
    if (!writes)
        return m_connection.execute("PRAGMA query_only = ON; PRAGMA cache_size = -2048; PRAGMA foreign_keys = ON");
    return m_connection.execute("PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                "PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;"
                                "PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 67108864");
}

void SqliteBackend::disconnect() noexcept
{
    for (SqliteStatement &statement : m_statements)
        statement.finalise();
    m_analytics.finalise();
    m_connection.close();
    m_lock.release();
    m_written.reset();
}

bool SqliteBackend::isConnected() const
{
    return m_connection.isOpen();
}

Result<void> SqliteBackend::announce(const QString &address)
{
    m_lock.announce(address);
    return {};
}

Result<SqliteStatement *> SqliteBackend::statement(Query query)
{
    static constexpr std::array<const char *, QueryCount> texts{
        "BEGIN IMMEDIATE",
        "COMMIT",
        "INSERT INTO invoices (" BILLOW_INVOICE_COLUMNS
        ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
        "?14, ?15, ?16) ON CONFLICT (seller_name, invoice_number) DO NOTHING",
        "SELECT seq FROM invoices WHERE seller_name = ?1 AND invoice_number = ?2",
        "SELECT " BILLOW_INVOICE_COLUMNS " FROM invoices WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq",
        "SELECT " BILLOW_SQLITE_STATE_COLUMNS " FROM stream_state",
        "UPDATE stream_state SET (" BILLOW_SQLITE_STATE_COLUMNS
        ") = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        "SELECT scope, currency, count, subtotal_minor, vat_minor, total_minor FROM running_totals",
        "DELETE FROM running_totals",
        "INSERT OR REPLACE INTO running_totals (scope, currency, count, subtotal_minor, vat_minor, total_minor) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    };
    SqliteStatement &statement = m_statements[query];
    if (!statement.isPrepared()) {
        if (auto prepared = statement.prepare(m_connection, texts[query]); !prepared)
            return prepared.error();
    }
    return &statement;
}

Result<void> SqliteBackend::begin(Budget /*budget*/)
{
    auto statement = this->statement(Begin);
    return statement ? (*statement)->run() : statement.error();
}

Result<void> SqliteBackend::beginSnapshot()
{
    if (auto begun = m_connection.execute("BEGIN DEFERRED"); !begun)
        return begun;
    // The snapshot is that of the first read.
    const auto read = countTables(m_connection);
    if (read)
        return {};
    rollback();
    return read.error();
}

Result<void> SqliteBackend::commit()
{
    auto statement = this->statement(Commit);
    return statement ? (*statement)->run() : statement.error();
}

void SqliteBackend::rollback() noexcept
{
    m_written.reset();
    // After some errors SQLite has rolled back by itself.
    if (m_connection.isInTransaction())
        (void)m_connection.execute("ROLLBACK");
}

QString SqliteBackend::dialect() const
{
    return u"sqlite"_s;
}

Result<int> SqliteBackend::schemaVersion()
{
    const auto tables = countTables(m_connection);
    if (!tables)
        return tables.error();
    const auto owner = m_connection.number("PRAGMA application_id");
    if (!owner)
        return owner.error();
    if (*tables == 0 && *owner == 0)
        return 0;
    if (*owner != applicationId)
        return Error::incompatible(
            Words::tr("%1 is a SQLite database of another program, not a ledger of Billow").arg(m_path));
    const auto version = m_connection.number("SELECT max(version) FROM schema_migrations");
    if (!version)
        return Error::incompatible(
            Words::tr("%1 was a ledger of Billow, but its tables are not there any more").arg(m_path));
    return static_cast<int>(*version);
}

Result<void> SqliteBackend::execute(const QString &script)
{
    return m_connection.execute(script.toUtf8().constData());
}

Result<void> SqliteBackend::recordMigration(int version, const QString &name, UtcTime appliedAt)
{
    SqliteStatement statement;
    if (auto prepared = statement.prepare(m_connection, "INSERT INTO schema_migrations VALUES (?1, ?2, ?3)"); !prepared)
        return prepared;
    statement.bind(1, std::int64_t{version});
    statement.bindText(2, name);
    statement.bindTime(3, appliedAt);
    return statement.run();
}

Result<LedgerPosition> SqliteBackend::readPosition()
{
    auto state = statement(State);
    if (!state)
        return state.error();
    auto row = (*state)->step();
    if (!row)
        return row.error();
    if (!*row)
        return Error::incompatible(
            Words::tr("The ledger %1 has lost its state: table stream_state is empty").arg(m_path));
    LedgerPosition position = readState(**state);
    (*state)->reset();

    auto totals = statement(Totals);
    if (!totals)
        return totals.error();
    for (row = (*totals)->step(); row && *row; row = (*totals)->step()) {
        const SqliteStatement &columns = **totals;
        auto stored =
            decodeTotals(columns.bytes(1), columns.number(2), columns.text(3), columns.text(4), columns.text(5));
        if (!stored) {
            (*totals)->reset();
            return stored.error();
        }
        (columns.bytes(0) == "stored" ? position.stored : position.displayed).add(*stored);
    }
    if (!row)
        return row.error();
    m_written = position;
    return position;
}

Result<void> SqliteBackend::writePosition(const LedgerPosition &position)
{
    auto state = statement(UpdateState);
    if (!state)
        return state.error();
    bindState(**state, position);
    if (auto updated = (*state)->run(); !updated)
        return updated;
    auto written = writeTotals(position);
    if (written)
        m_written = position;
    return written;
}

Result<void> SqliteBackend::writeTotals(const LedgerPosition &position)
{
    const TotalsChange change = totalsChange(m_written, position);
    if (change.clearFirst) {
        auto clear = statement(ClearTotals);
        if (!clear)
            return clear.error();
        if (auto cleared = (*clear)->run(); !cleared)
            return cleared;
    }
    auto put = statement(PutTotals);
    if (!put)
        return put.error();
    for (const auto &[scope, totals] : change.rows) {
        (*put)->bindText(1, QLatin1StringView(scope).toString());
        (*put)->bindText(2, totals.currency.code());
        (*put)->bind(3, totals.count);
        (*put)->bindText(4, toString(totals.subtotal));
        (*put)->bindText(5, toString(totals.vat));
        (*put)->bindText(6, toString(totals.total));
        if (auto done = (*put)->run(); !done)
            return done;
    }
    return {};
}

Result<std::vector<ItemOutcome>> SqliteBackend::insert(
    std::span<const Invoice> invoices, Seq firstSeq, UtcTime acceptedAt, Duplicates)
{
    auto insert = statement(Insert);
    if (!insert)
        return insert.error();
    std::vector<ItemOutcome> outcomes;
    outcomes.reserve(invoices.size());
    Seq next = firstSeq;
    for (const Invoice &invoice : invoices) {
        bindInvoice(**insert, invoice, next, acceptedAt);
        if (auto done = (*insert)->run(); !done)
            return done.error();
        if (m_connection.changes() == 1) {
            outcomes.push_back({.duplicate = false, .seq = next++});
            continue;
        }
        auto earlier = find(invoice);
        if (!earlier)
            return earlier.error();
        outcomes.push_back({.duplicate = true, .seq = *earlier});
    }
    return outcomes;
}

Result<Seq> SqliteBackend::find(const Invoice &invoice)
{
    auto find = statement(Find);
    if (!find)
        return find.error();
    (*find)->bindText(1, invoice.sellerName);
    (*find)->bindText(2, invoice.number);
    const auto row = (*find)->step();
    if (!row)
        return row.error();
    const Seq seq = *row ? (*find)->number(0) : 0;
    (*find)->reset();
    return seq;
}

Result<InvoiceBatch> SqliteBackend::readRange(Seq first, Seq last)
{
    auto range = statement(Range);
    if (!range)
        return range.error();
    InvoiceBatch invoices;
    if (first > last)
        return invoices;
    (*range)->bind(1, first);
    (*range)->bind(2, last);
    auto row = (*range)->step();
    for (; row && *row; row = (*range)->step()) {
        auto invoice = readInvoice(**range);
        if (!invoice) {
            (*range)->reset();
            return invoice.error();
        }
        invoices.append(std::move(*invoice));
    }
    if (!row)
        return row.error();
    return invoices;
}

Result<InvoiceBatch> SqliteBackend::readSeqs(std::span<const Seq> seqs)
{
    InvoiceBatch invoices;
    invoices.reserve(static_cast<qsizetype>(seqs.size()));
    for (const Seq seq : seqs) {
        const auto one = readRange(seq, seq);
        if (!one)
            return one.error();
        invoices.append(*one);
    }
    return invoices;
}

Result<InvoiceSearch> SqliteBackend::search(const InvoiceQuery &query, const SearchLimit &limit)
{
    if (auto begun = beginSnapshot(); !begun)
        return begun.error();
    const auto position = readPosition();
    auto found = position ? searchSqlite(m_connection, query, *position, limit) : position.error();
    rollback();
    return found;
}

Result<void> SqliteBackend::forEach(const std::function<bool(const Invoice &)> &visit)
{
    SqliteStatement statement;
    if (auto prepared = statement.prepare(m_connection, "SELECT " BILLOW_INVOICE_COLUMNS " FROM invoices ORDER BY seq");
        !prepared)
        return prepared;
    auto row = statement.step();
    for (; row && *row; row = statement.step()) {
        const auto invoice = readInvoice(statement);
        if (!invoice)
            return invoice.error();
        if (!visit(*invoice))
            return {};
    }
    return row ? Result<void>() : row.error();
}

Result<std::int64_t> SqliteBackend::countDuplicates()
{
    return m_connection.number("SELECT count(*) FROM (SELECT 1 FROM invoices NOT INDEXED "
                               "GROUP BY seller_name, invoice_number HAVING count(*) > 1)");
}

Result<QString> SqliteBackend::integrityProblem()
{
    SqliteStatement statement;
    if (auto prepared = statement.prepare(m_connection, "PRAGMA integrity_check(3)"); !prepared)
        return prepared.error();
    QStringList problems;
    auto row = statement.step();
    for (; row && *row; row = statement.step())
        problems.append(statement.text(0));
    if (!row)
        return row.error();
    return problems == QStringList(u"ok"_s) ? QString() : problems.join("; "_L1);
}

Result<void> SqliteBackend::clear()
{
    // Without a condition SQLite drops the pages, instead of deleting row by row.
    return m_connection.execute("DELETE FROM invoices; DELETE FROM minute_totals; DELETE FROM rollups;"
                                "UPDATE rollup_state SET up_to_seq = 0, stored_after = 0, displayed_after = 0");
}

} // namespace billow
