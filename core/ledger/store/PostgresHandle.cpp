// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/PostgresHandle.h"

#include "core/base/Words.h"
#include "core/ledger/store/StoredRows.h"

#include <libpq-fe.h>

#include <QRegularExpression>
#include <QSqlDriver>
#include <QStringConverter>
#include <QtEndian>
#include <QVariant>

#include <algorithm>
#include <memory>

Q_DECLARE_OPAQUE_POINTER(PGconn *)

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace {

/// Rows in the binary format of PostgreSQL's COPY (its documentation, under COPY, "Binary Format"): big-endian, each
/// field preceded by its length in bytes.
class CopyBuffer final {
public:
    /// What comes before all rows.
    void begin();
    void addInvoice(const Invoice &invoice, Seq seq, UtcTime acceptedAt);
    /// What comes behind them.
    void end();

    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    [[nodiscard]] QByteArrayView view() const { return m_bytes; }
    /// Keeps the memory for what comes next.
    void clear() { m_bytes.resize(0); }

private:
    template <typename T>
    void number(T value);
    template <typename T>
    void numberField(T value);
    void timeField(UtcTime time);
    void dateField(QDate date);
    void nullField();
    void textField(QStringView text);
    void textOrNullField(QStringView text);
    char *grow(qsizetype bytes);

    QByteArray m_bytes;
    QStringEncoder m_encoder{QStringEncoder::Utf8, QStringEncoder::Flag::Stateless};
};

/// 2000-01-01, from which PostgreSQL counts microseconds, and days.
constexpr UtcTime postgresEpoch = sys_days(year(2000) / January / 1);

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
    numberField(static_cast<std::int16_t>(invoice.kind));
    textField(invoice.number);
    dateField(invoice.issuedOn);
    timeField(invoice.issuedAt);
    if (invoice.dueOn)
        dateField(*invoice.dueOn);
    else
        nullField();
    textField(invoice.sellerName);
    textOrNullField(invoice.sellerTaxId);
    textField(invoice.buyerName);
    textOrNullField(invoice.buyerTaxId);
    textOrNullField(invoice.exportingCountry ? invoice.exportingCountry->code() : QString());
    textOrNullField(invoice.importingCountry ? invoice.importingCountry->code() : QString());
    textField(invoice.currency.code());
    if (invoice.vatLines.isEmpty())
        numberField<std::int32_t>(invoice.vatRate.thousandths());
    else
        nullField();
    numberField(invoice.subtotal);
    numberField(invoice.vat);
    numberField(invoice.total);
    textOrNullField(invoice.paymentMechanism);
    textOrNullField(invoice.risk ? toString(*invoice.risk) : QString());
    textField(invoice.source);
    timeField(acceptedAt);
    if (const auto check = storedNumberOf(invoice.check))
        numberField(static_cast<std::int16_t>(*check));
    else
        nullField();
    numberField(static_cast<std::int16_t>(invoice.issuedOn.year()));
}

void CopyBuffer::timeField(UtcTime time)
{
    numberField<std::int64_t>(duration_cast<microseconds>(time - postgresEpoch).count());
}

void CopyBuffer::dateField(QDate date)
{
    static const QDate first = utcDateOf(postgresEpoch);
    numberField(static_cast<std::int32_t>(first.daysTo(date)));
}

void CopyBuffer::nullField()
{
    number<std::int32_t>(-1);
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
    if (text.isEmpty())
        nullField();
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

/// Bytes of COPY that are sent at a time.
constexpr qsizetype sentAtOnce = 128 * 1024;

struct FreeOptions {
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
};
struct ClearResult {
    void operator()(PGresult *result) const { PQclear(result); }
};
using ResultPointer = std::unique_ptr<PGresult, ClearResult>;

PostgresHandle::Failure failureOf(PGconn *connection, const PGresult *result)
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const char *primary = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    return {QString::fromLatin1(state), QString::fromUtf8(primary ? primary : PQerrorMessage(connection))};
}

/// Takes what is left of the running statement; the first error.
std::optional<PostgresHandle::Failure> finish(PGconn *connection)
{
    std::optional<PostgresHandle::Failure> failure;
    while (const ResultPointer result{PQgetResult(connection)}) {
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK && !failure)
            failure = failureOf(connection, result.get());
        if (PQstatus(connection) == CONNECTION_BAD)
            break;
    }
    return failure;
}

} // namespace

std::optional<PostgresHandle> PostgresHandle::of(const QSqlDriver *driver)
{
    const QVariant handle = driver ? driver->handle() : QVariant();
    PGconn *connection = nullptr;
    if (handle.metaType() == QMetaType::fromType<PGconn *>())
        connection = handle.value<PGconn *>();
    return connection ? std::optional(PostgresHandle(connection)) : std::nullopt;
}

Result<QMap<QString, QString>> PostgresHandle::parseUrl(const QString &url)
{
    char *complaint = nullptr;
    const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfoParse(url.toUtf8().constData(), &complaint));
    if (!options) {
        QString reason = QString::fromUtf8(complaint).simplified();
        PQfreemem(complaint);
        // libpq quotes what it did not understand, which may be a part of the password.
        static const QRegularExpression quoted(u"\".*\""_s);
        reason.replace(quoted, u"…"_s);
        return Error::invalid(Words::tr("The PostgreSQL URL isn’t valid (%1)").arg(reason));
    }
    QMap<QString, QString> values;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (option->val)
            values.insert(QString::fromLatin1(option->keyword), QString::fromUtf8(option->val));
    }
    return values;
}

std::optional<PostgresHandle::Failure> PostgresHandle::copy(const QString &sql, std::span<const Invoice> invoices,
    std::span<const ItemOutcome> outcomes, UtcTime acceptedAt, const std::function<void()> &meanwhile) const
{
    {
        const ResultPointer begun(PQexec(m_connection, sql.toUtf8().constData()));
        if (PQresultStatus(begun.get()) != PGRES_COPY_IN)
            return failureOf(m_connection, begun.get());
    }
    const auto put = [this](const CopyBuffer &buffer) {
        return PQputCopyData(m_connection, buffer.view().data(), static_cast<int>(buffer.size())) == 1;
    };
    CopyBuffer buffer;
    buffer.begin();
    for (std::size_t i = 0; i < invoices.size(); ++i) {
        if (outcomes[i].duplicate)
            continue;
        buffer.addInvoice(invoices[i], outcomes[i].seq, acceptedAt);
        if (buffer.size() < sentAtOnce)
            continue;
        if (!put(buffer))
            return failureOf(m_connection, nullptr);
        buffer.clear();
    }
    buffer.end();
    if (!put(buffer) || PQputCopyEnd(m_connection, nullptr) != 1)
        return failureOf(m_connection, nullptr);
    meanwhile();
    return finish(m_connection);
}

bool PostgresHandle::isLost() const
{
    return PQstatus(m_connection) == CONNECTION_BAD;
}

bool PostgresHandle::hasFailedTransaction() const
{
    return PQtransactionStatus(m_connection) == PQTRANS_INERROR;
}

int PostgresHandle::serverProcess() const
{
    return PQbackendPID(m_connection);
}

void PostgresHandle::ignoreNotices() const
{
    PQsetNoticeReceiver(
        m_connection, [](void *, const PGresult *) {}, nullptr);
}

int PostgresHandle::socket() const
{
    return PQsocket(m_connection);
}

} // namespace billow
