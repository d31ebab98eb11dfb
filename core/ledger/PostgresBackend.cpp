// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/PostgresBackend.h"

#include "core/base/Words.h"
#include "core/ledger/InvoiceColumns.h"
#include "core/ledger/PostgresInsert.h"
#include "core/ledger/PostgresRows.h"
#include "core/ledger/PostgresSearch.h"
#include "core/ledger/TotalsChange.h"

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto connectPatience = 3s;
constexpr auto commandPatience = 4s;
constexpr auto migrationPatience = 60s;
/// For one piece of a long read, and for the aggregates of "verify", which say nothing until they are done.
constexpr auto readPatience = 30s;
constexpr auto aggregatePatience = 600s;

constexpr int oldestServer = 130'000;

PostgresConnection::Deadline in(std::chrono::steady_clock::duration time)
{
    return std::chrono::steady_clock::now() + time;
}

Result<InvoiceBatch> readInvoices(const PostgresResult &rows)
{
    InvoiceBatch invoices;
    invoices.reserve(rows.rows());
    for (int row = 0; row < rows.rows(); ++row) {
        auto invoice = readInvoice(rows, row);
        if (!invoice)
            return invoice.error();
        invoices.append(std::move(*invoice));
    }
    return invoices;
}

} // namespace

PostgresBackend::PostgresBackend(const LedgerLocation &location)
    : m_location(location)
{
}

PostgresBackend::~PostgresBackend()
{
    disconnect();
}

Result<void> PostgresBackend::connect(Access access)
{
    disconnect();
    if (auto opened = m_connection.open(m_location.url, m_lock.applicationName(), in(connectPatience)); !opened)
        return opened;
    auto prepared = checkServer();
    if (prepared)
        prepared = prepareSession(access);
    if (!prepared)
        disconnect();
    return prepared;
}

Result<void> PostgresBackend::checkServer()
{
    const int version = m_connection.serverVersion();
    if (version < oldestServer) {
        constexpr int major = 10'000;
        return Error::incompatible(
            Words::tr("The PostgreSQL server has version %1; Billow needs 13 or newer").arg(version / major));
    }
    const QByteArray encoding = m_connection.announced("server_encoding");
    if (encoding != "UTF8") {
        return Error::incompatible(
            Words::tr("The PostgreSQL database is encoded in %1; Billow needs one that was made with ENCODING 'UTF8'")
                .arg(QString::fromUtf8(encoding)));
    }
    const auto schema = m_connection.query("SELECT current_schema() IS NOT NULL", {}, deadline());
    if (!schema)
        return schema.error();
    if (!schema->boolean(0, 0))
        return Error::unavailable(
            Words::tr("The PostgreSQL connection has no schema to keep a ledger in: look at its search_path"));
    return {};
}

Result<void> PostgresBackend::prepareSession(Access access)
{
    if (access == Access::Read)
        return m_connection.run("SET default_transaction_read_only = on", deadline());
    // What is acknowledged must be on the disk, whatever the server's default. And the server must not keep the lock of
    // a program whose host is gone, or that gave a statement up.
    if (auto set = m_connection.run("SELECT set_config('synchronous_commit', 'on', false) "
                                    "WHERE current_setting('synchronous_commit') = 'off';"
                                    "SET statement_timeout = '5s'; SET tcp_keepalives_idle = 10;"
                                    "SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3",
            deadline());
        !set)
        return set;
    return m_lock.take(m_connection, deadline());
}

void PostgresBackend::disconnect() noexcept
{
    m_connection.close();
    m_transactionDeadline.reset();
    m_written.reset();
}

bool PostgresBackend::isConnected() const
{
    return m_connection.isOpen();
}

Result<void> PostgresBackend::announce(const QString &address)
{
    return m_lock.announce(m_connection, address, deadline());
}

PostgresConnection::Deadline PostgresBackend::deadline() const
{
    return m_transactionDeadline.value_or(in(commandPatience));
}

Result<void> PostgresBackend::begin(Budget budget)
{
    m_transactionDeadline.reset();
    if (budget == Budget::Transaction)
        m_transactionDeadline = in(commandPatience);
    return m_connection.run("BEGIN", deadline());
}

Result<void> PostgresBackend::beginSnapshot()
{
    return m_connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", deadline());
}

Result<void> PostgresBackend::commit()
{
    const auto committed = m_connection.run("COMMIT", deadline());
    m_transactionDeadline.reset();
    if (!committed)
        return committed;
    // To commit a transaction that has failed is no error to PostgreSQL.
    if (m_connection.commandTag() != "COMMIT")
        return Error::internal(Words::tr("PostgreSQL rolled a transaction back that was to be committed"));
    return {};
}

void PostgresBackend::rollback() noexcept
{
    m_written.reset();
    m_transactionDeadline.reset();
    if (m_connection.isOpen() && !m_connection.run("ROLLBACK", deadline()))
        m_connection.close();
}

QString PostgresBackend::dialect() const
{
    return u"postgresql"_s;
}

Result<int> PostgresBackend::schemaVersion()
{
    // Others may keep tables beside ours; but another program's schema_migrations is not ours.
    const auto found = m_connection.query(
        "SELECT coalesce(array_to_string(array_agg(DISTINCT c.relname ORDER BY c.relname), ', '), ''),"
        "       coalesce(bool_or(c.relname = 'stream_state'), false)"
        "   AND coalesce(bool_or(c.relname = 'schema_migrations' AND a.attname = 'applied_at'), false) "
        "FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'applied_at' "
        "WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'v', 'p', 'm', 'f')"
        "  AND c.relname IN ('invoices', 'stream_state', 'running_totals', 'schema_migrations', 'invoice_amounts',"
        "                    'minute_totals', 'rollups', 'rollup_state')",
        {}, deadline());
    if (!found)
        return found.error();
    const QString tables = found->text(0, 0);
    if (tables.isEmpty())
        return 0;
    if (!found->boolean(0, 1)) {
        return Error::incompatible(
            Words::tr("The PostgreSQL database has tables of another program where Billow keeps its ledger "
                      "(%1): use another database or schema")
                .arg(tables));
    }
    const auto version =
        m_connection.query("SELECT coalesce(max(version), 0)::int FROM schema_migrations", {}, deadline());
    return version ? Result<int>(version->int32(0, 0)) : version.error();
}

Result<void> PostgresBackend::execute(const QString &script)
{
    if (m_transactionDeadline)
        m_transactionDeadline = in(migrationPatience);
    if (auto set = m_connection.run("SET LOCAL statement_timeout = '55s'", deadline()); !set)
        return set;
    return m_connection.run(script.toUtf8().constData(), deadline());
}

Result<void> PostgresBackend::recordMigration(int version, const QString &name, UtcTime appliedAt)
{
    const auto result = m_connection.query("INSERT INTO schema_migrations VALUES ($1, $2, $3)",
        PostgresParameters().int32(version).text(name).time(appliedAt), deadline());
    return result ? Result<void>() : result.error();
}

Result<LedgerPosition> PostgresBackend::readPosition()
{
    const auto state = m_connection.query("SELECT " BILLOW_POSTGRES_STATE_COLUMNS " FROM stream_state", {}, deadline());
    if (!state)
        return state.error();
    if (state->rows() != 1)
        return Error::incompatible(
            Words::tr("The ledger in PostgreSQL has lost its state: table stream_state is empty"));
    LedgerPosition position = readState(*state);
    const auto totals = m_connection.query(
        "SELECT scope, currency, count, subtotal_minor::text, vat_minor::text, total_minor::text FROM running_totals",
        {}, deadline());
    if (!totals)
        return totals.error();
    for (int row = 0; row < totals->rows(); ++row) {
        const auto stored = decodeTotals(totals->bytes(row, 1), totals->int64(row, 2), totals->text(row, 3),
            totals->text(row, 4), totals->text(row, 5));
        if (!stored)
            return stored.error();
        (totals->bytes(row, 0) == "stored" ? position.stored : position.displayed).add(*stored);
    }
    m_written = position;
    return position;
}

Result<void> PostgresBackend::writePosition(const LedgerPosition &position)
{
    const auto updated =
        m_connection.query("UPDATE stream_state SET (" BILLOW_POSTGRES_STATE_COLUMNS ") = "
                           "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
            stateParameters(position), deadline());
    if (!updated)
        return updated.error();
    auto written = writeTotals(position);
    if (written)
        m_written = position;
    return written;
}

Result<void> PostgresBackend::writeTotals(const LedgerPosition &position)
{
    const TotalsChange change = totalsChange(m_written, position);
    if (change.clearFirst) {
        if (auto cleared = m_connection.run("DELETE FROM running_totals", deadline()); !cleared)
            return cleared;
    }
    for (const auto &[scope, totals] : change.rows) {
        PostgresParameters parameters;
        parameters.text(QLatin1StringView(scope).toString())
            .text(totals.currency.code())
            .int64(totals.count)
            .text(toString(totals.subtotal))
            .text(toString(totals.vat))
            .text(toString(totals.total));
        const auto put = m_connection.query(
            "INSERT INTO running_totals (scope, currency, count, subtotal_minor, vat_minor, total_minor) "
            "VALUES ($1, $2, $3, $4::text::numeric, $5::text::numeric, $6::text::numeric) "
            "ON CONFLICT (scope, currency) DO UPDATE SET count = excluded.count, "
            "subtotal_minor = excluded.subtotal_minor, vat_minor = excluded.vat_minor, total_minor = "
            "excluded.total_minor",
            parameters, deadline());
        if (!put)
            return put.error();
    }
    return {};
}

Result<std::vector<ItemOutcome>> PostgresBackend::insert(
    std::span<const Invoice> invoices, Seq firstSeq, UtcTime acceptedAt, Duplicates duplicates)
{
    return PostgresInsert(m_connection, deadline(), firstSeq, acceptedAt).run(invoices, duplicates);
}

Result<InvoiceBatch> PostgresBackend::readRange(Seq first, Seq last)
{
    if (first > last)
        return InvoiceBatch();
    const auto rows =
        m_connection.query("SELECT " BILLOW_INVOICE_COLUMNS " FROM invoices WHERE seq BETWEEN $1 AND $2 ORDER BY seq",
            PostgresParameters().int64(first).int64(last), deadline());
    return rows ? readInvoices(*rows) : rows.error();
}

Result<InvoiceBatch> PostgresBackend::readSeqs(std::span<const Seq> seqs)
{
    if (seqs.empty())
        return InvoiceBatch();
    // A seq that is asked for twice is found twice.
    const auto rows = m_connection.query("SELECT " BILLOW_INVOICE_COLUMNS
                                         " FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted (wanted_seq, place)"
                                         " JOIN invoices ON seq = wanted_seq ORDER BY place",
        PostgresParameters().int64s(seqs), deadline());
    return rows ? readInvoices(*rows) : rows.error();
}

Result<InvoiceSearch> PostgresBackend::search(const InvoiceQuery &query, const SearchLimit &limit)
{
    m_transactionDeadline = limit.deadline;
    auto found = searchPostgres(m_connection, query, limit, [this] { return readPosition(); });
    rollback();
    return found;
}

Result<void> PostgresBackend::forEach(const std::function<bool(const Invoice &)> &visit)
{
    if (auto declared = m_connection.run("DECLARE every_invoice NO SCROLL CURSOR FOR SELECT " BILLOW_INVOICE_COLUMNS
                                         " FROM invoices ORDER BY seq",
            in(readPatience));
        !declared)
        return declared;
    for (;;) {
        const auto rows = m_connection.query("FETCH 5000 FROM every_invoice", {}, in(readPatience));
        if (!rows)
            return rows.error();
        if (rows->rows() == 0)
            return m_connection.run("CLOSE every_invoice", deadline());
        for (int row = 0; row < rows->rows(); ++row) {
            const auto invoice = readInvoice(*rows, row);
            if (!invoice)
                return invoice.error();
            if (!visit(*invoice))
                return m_connection.run("CLOSE every_invoice", deadline());
        }
    }
}

Result<std::int64_t> PostgresBackend::countDuplicates()
{
    if (auto set = m_connection.run("SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off;"
                                    "SET LOCAL enable_bitmapscan = off",
            deadline());
        !set)
        return set.error();
    const auto count = m_connection.query("SELECT count(*) FROM (SELECT 1 FROM invoices "
                                          "GROUP BY seller_name, invoice_number HAVING count(*) > 1) AS duplicates",
        {}, in(aggregatePatience));
    return count ? Result<std::int64_t>(count->int64(0, 0)) : count.error();
}

Result<QString> PostgresBackend::integrityProblem()
{
    const auto problems = m_connection.query(
        "SELECT coalesce(string_agg(name || ' is missing or not valid', '; '), '') "
        "FROM unnest(ARRAY['invoices_pkey', 'invoices_seller_number', 'invoices_total_is_sum', 'stream_state_pkey',"
        "                  'running_totals_pkey', 'schema_migrations_pkey', 'minute_totals_pkey',"
        "                  'rollups_pkey', 'rollup_state_pkey']) AS name "
        "WHERE NOT EXISTS (SELECT FROM pg_constraint c LEFT JOIN pg_index i ON i.indexrelid = c.conindid "
        "    WHERE c.conname = name AND c.connamespace = current_schema()::regnamespace AND c.convalidated"
        "      AND (c.contype = 'c' OR (i.indisvalid AND i.indisready)))",
        {}, in(readPatience));
    return problems ? Result<QString>(problems->text(0, 0)) : problems.error();
}

Result<void> PostgresBackend::clear()
{
    return m_connection.run("TRUNCATE invoices, minute_totals, rollups;"
                            "UPDATE rollup_state SET up_to_seq = 0, stored_after = 0, displayed_after = 0",
        deadline());
}

} // namespace billow
