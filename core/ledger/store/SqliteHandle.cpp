// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/SqliteHandle.h"

#include "core/ledger/store/StoredRows.h"

#include <sqlite3.h>

#include <QSqlDriver>
#include <QStringConverter>

#include <deque>

Q_DECLARE_OPAQUE_POINTER(sqlite3 *)

namespace billow {

namespace {

/// Holds several texts as UTF-8 without allocating for each, where thousands are converted a second. What add() answers
/// stays where it is until clear().
class Utf8Buffer final {
public:
    QByteArrayView add(QStringView text)
    {
        const qsizetype room = m_encoder.requiredSpace(text.size());
        if (m_blocks.empty() || m_used + room > m_blocks.back().size)
            addBlock(room);
        char *begin = m_blocks.back().bytes.get() + m_used;
        const char *end = m_encoder.appendToBuffer(begin, text);
        m_used += end - begin;
        return {begin, end};
    }

    void clear() noexcept
    {
        // The largest block comes last, and is kept.
        while (m_blocks.size() > 1)
            m_blocks.pop_front();
        m_used = 0;
    }

private:
    struct Block {
        std::unique_ptr<char[]> bytes;
        qsizetype size;
    };

    void addBlock(qsizetype room)
    {
        constexpr qsizetype smallest = 4'096;
        const qsizetype size = std::max({room, smallest, m_blocks.empty() ? 0 : 2 * m_blocks.back().size});
        m_blocks.push_back({std::make_unique_for_overwrite<char[]>(static_cast<std::size_t>(size)), size});
        m_used = 0;
    }

    std::deque<Block> m_blocks;
    qsizetype m_used = 0; ///< of the last block
    QStringEncoder m_encoder{QStringEncoder::Utf8, QStringEncoder::Flag::Stateless};
};

/// A row where SQLite has it.
class ValuesRow final : public SqlRow {
public:
    explicit ValuesRow(std::span<sqlite3_value *> values)
        : m_values(values)
    {
    }
    [[nodiscard]] std::int64_t number(int column) const override { return sqlite3_value_int64(at(column)); }
    [[nodiscard]] QString text(int column) const override { return QString::fromUtf8(utf8(column)); }
    [[nodiscard]] QByteArrayView utf8(int column) const override
    {
        // The text first: it may convert the value, and only then is the size that of the text.
        const unsigned char *text = sqlite3_value_text(at(column));
        return {reinterpret_cast<const char *>(text), sqlite3_value_bytes(at(column))};
    }

private:
    [[nodiscard]] sqlite3_value *at(int column) const { return m_values[static_cast<std::size_t>(column)]; }

    const std::span<sqlite3_value *> m_values;
};

/// Gives a statement the columns of an invoice. The texts stay as long as this.
class InvoiceBinder final {
public:
    explicit InvoiceBinder(sqlite3_stmt *statement)
        : m_statement(statement)
    {
    }

    void bind(const Invoice &invoice, Seq seq, UtcTime acceptedAt)
    {
        m_texts.clear();
        number(InvoiceColumn::Seq, seq);
        number(InvoiceColumn::Kind, static_cast<std::int64_t>(invoice.kind));
        text(InvoiceColumn::Number, invoice.number);
        number(InvoiceColumn::IssuedOn, daysOf(invoice.issuedOn));
        time(InvoiceColumn::IssuedAt, invoice.issuedAt);
        numberOrNull(InvoiceColumn::DueOn, invoice.dueOn ? std::optional(daysOf(*invoice.dueOn)) : std::nullopt);
        text(InvoiceColumn::SellerName, invoice.sellerName);
        textOrNull(InvoiceColumn::SellerTaxId, invoice.sellerTaxId);
        text(InvoiceColumn::BuyerName, invoice.buyerName);
        textOrNull(InvoiceColumn::BuyerTaxId, invoice.buyerTaxId);
        country(InvoiceColumn::ExportingCountry, invoice.exportingCountry);
        country(InvoiceColumn::ImportingCountry, invoice.importingCountry);
        text(InvoiceColumn::Currency, invoice.currency.code());
        numberOrNull(InvoiceColumn::VatRate,
            invoice.vatLines.isEmpty() ? std::optional<std::int64_t>(invoice.vatRate.thousandths()) : std::nullopt);
        number(InvoiceColumn::Subtotal, invoice.subtotal);
        number(InvoiceColumn::Vat, invoice.vat);
        number(InvoiceColumn::Total, invoice.total);
        textOrNull(InvoiceColumn::PaymentMechanism, invoice.paymentMechanism);
        textOrNull(InvoiceColumn::Risk, invoice.risk ? toString(*invoice.risk) : QString());
        text(InvoiceColumn::Source, invoice.source);
        time(InvoiceColumn::AcceptedAt, acceptedAt);
        numberOrNull(InvoiceColumn::CheckResult, storedNumberOf(invoice.check));
        number(InvoiceColumn::IssueYear, invoice.issuedOn.year());
    }

private:
    void number(int column, std::int64_t value) { sqlite3_bind_int64(m_statement, column + 1, value); }
    void null(int column) { sqlite3_bind_null(m_statement, column + 1); }
    void numberOrNull(int column, std::optional<std::int64_t> value)
    {
        if (value)
            number(column, *value);
        else
            null(column);
    }
    void time(int column, UtcTime value) { number(column, value.time_since_epoch().count()); }
    void text(int column, QStringView value)
    {
        const QByteArrayView utf8 = m_texts.add(value);
        sqlite3_bind_text(m_statement, column + 1, utf8.data(), static_cast<int>(utf8.size()), SQLITE_STATIC);
    }
    void textOrNull(int column, QStringView value)
    {
        if (value.isEmpty())
            null(column);
        else
            text(column, value);
    }
    void country(int column, const std::optional<CountryCode> &value)
    {
        textOrNull(column, value ? value->code() : QString());
    }

    sqlite3_stmt *const m_statement;
    Utf8Buffer m_texts;
};

int look(void *wanted)
{
    return (*static_cast<const std::function<bool()> *>(wanted))() ? 1 : 0;
}

} // namespace

std::unique_ptr<SqliteHandle> SqliteHandle::of(const QSqlDatabase &database, const QString &driverSource)
{
#if BILLOW_QT_HAS_SYSTEM_SQLITE
    const QVariant handle = database.driver()->handle();
    // CMake has looked at the driver that was there then; this is the one that is here now.
    if (handle.metaType() == QMetaType::fromType<sqlite3 *>() && driverSource == QLatin1StringView(sqlite3_sourceid()))
        return std::unique_ptr<SqliteHandle>(new SqliteHandle(handle.value<sqlite3 *>()));
#else
    Q_UNUSED(database)
    Q_UNUSED(driverSource)
#endif
    return {};
}

SqliteHandle::SqliteHandle(sqlite3 *handle)
    : m_handle(handle)
{
    // Once: to define it anew would have every prepared statement prepared anew.
    constexpr int anyCount = -1;
    sqlite3_create_function_v2(m_handle, "billow_visit", anyCount, SQLITE_UTF8 | SQLITE_DIRECTONLY, this, nullptr,
        &SqliteHandle::visitRow, &SqliteHandle::finishRows, nullptr);
}

SqliteHandle::~SqliteHandle()
{
    sqlite3_finalize(m_insert);
}

std::optional<SqliteHandle::Failure> SqliteHandle::insert(const QString &sql, std::span<const Invoice> invoices,
    Seq firstSeq, UtcTime acceptedAt, std::vector<ItemOutcome> &outcomes)
{
    if (!m_insert
        && sqlite3_prepare_v3(m_handle, sql.toUtf8().constData(), -1, SQLITE_PREPARE_PERSISTENT, &m_insert, nullptr)
            != SQLITE_OK)
        return failure();
    InvoiceBinder binder(m_insert);
    outcomes.reserve(invoices.size());
    Seq next = firstSeq;
    for (const Invoice &invoice : invoices) {
        binder.bind(invoice, next, acceptedAt);
        const bool done = sqlite3_step(m_insert) == SQLITE_DONE;
        const auto failed = done ? std::nullopt : std::optional(failure());
        sqlite3_reset(m_insert);
        if (failed)
            return failed;
        const bool isNew = sqlite3_changes(m_handle) == 1;
        outcomes.push_back({.duplicate = !isNew, .seq = isNew ? next++ : 0});
    }
    return {};
}

SqliteHandle::Failure SqliteHandle::failure() const
{
    return {sqlite3_extended_errcode(m_handle), QString::fromUtf8(sqlite3_errmsg(m_handle))};
}

bool SqliteHandle::isInTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

std::optional<Error> SqliteHandle::finishVisit()
{
    m_visit = nullptr;
    return std::exchange(m_visitError, std::nullopt);
}

void SqliteHandle::visitRow(sqlite3_context *context, int count, sqlite3_value **values)
{
    auto *self = static_cast<SqliteHandle *>(sqlite3_user_data(context));
    if (!self->m_visit) {
        sqlite3_result_error(context, "billow_visit is used by Billow alone", -1);
        return;
    }
    if (auto visited = (*self->m_visit)(ValuesRow({values, static_cast<std::size_t>(count)})); !visited) {
        self->m_visitError = visited.error();
        sqlite3_result_error(context, "ended by the visitor", -1);
    }
}

void SqliteHandle::finishRows(sqlite3_context *context)
{
    // An aggregate has a result where it found no row as well; it must not hide an error.
    if (!static_cast<SqliteHandle *>(sqlite3_user_data(context))->m_visitError)
        sqlite3_result_int(context, 0);
}

SqliteHandle::Interruption::Interruption(SqliteHandle &handle, std::function<bool()> wanted)
    : m_handle(handle.m_handle)
    , m_wanted(std::move(wanted))
{
    constexpr int instructions = 20'000; // of SQLite's machine: a millisecond, or a few
    sqlite3_progress_handler(m_handle, instructions, look, const_cast<std::function<bool()> *>(&m_wanted));
}

SqliteHandle::Interruption::~Interruption()
{
    sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
}

} // namespace billow
