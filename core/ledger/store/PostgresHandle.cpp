// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/PostgresHandle.h"

#include "core/base/Words.h"
#include "core/ledger/store/CopyBuffer.h"

#include <libpq-fe.h>

#include <QRegularExpression>
#include <QSqlDriver>
#include <QVariant>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

#include <memory>

Q_DECLARE_OPAQUE_POINTER(PGconn *)

namespace billow {

using namespace Qt::StringLiterals;

namespace {

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
    const std::unique_ptr<PQconninfoOption, FreeOptions> options(
        PQconninfoParse(url.toUtf8().constData(), &complaint));
    if (!options) {
        QString reason = QString::fromUtf8(complaint).simplified();
        PQfreemem(complaint);
        // libpq quotes what it did not understand, which may be a part of the password.
        static const QRegularExpression quoted(u"\".*\""_s);
        reason.replace(quoted, u"…"_s);
        return Error::invalid(Words::tr("The PostgreSQL URL is not understood (%1)").arg(reason));
    }
    QMap<QString, QString> values;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (option->val)
            values.insert(QString::fromLatin1(option->keyword), QString::fromUtf8(option->val));
    }
    return values;
}

std::optional<PostgresHandle::Failure> PostgresHandle::copy(const QString &sql, std::span<const Invoice> invoices,
    std::span<const ItemOutcome> outcomes, UtcTime acceptedAt) const
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
    PQsetNoticeReceiver(m_connection, [](void *, const PGresult *) { }, nullptr);
}

int PostgresHandle::socket() const
{
    return PQsocket(m_connection);
}

void PostgresHandle::shutDown(int socket)
{
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(socket), SD_BOTH);
#else
    ::shutdown(socket, SHUT_RDWR);
#endif
}

} // namespace billow
