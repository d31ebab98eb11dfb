// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/PostgresConnection.h"

#include "core/base/Words.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void ignoreNotice(void *, const PGresult *) { }

/// What libpq says in several lines, as one.
QString oneLine(const char *message)
{
    QStringList parts;
    for (const QString &line : QString::fromUtf8(message).split(u'\n', Qt::SkipEmptyParts)) {
        QString part = line.simplified();
        while (part.endsWith(u'.') || part.endsWith(u'?'))
            part.chop(1);
        if (line.startsWith(u'\t') && !part.isEmpty())
            part.front() = part.front().toLower(); // goes on with the line above
        parts += part;
    }
    return parts.join(u"; "_s);
}

/// What a caller may do about an error of that SQLSTATE (PostgreSQL's Appendix A).
Error::Kind kindOf(const QByteArray &state)
{
    // Connection, authorization, no such database, out of resources, operator intervention, other server faults; a
    // standby that does not accept writes, missing privileges, and conflicts with other sessions.
    for (const char *transient : {"08", "28", "3D", "53", "57", "58", "25006", "42501", "40", "55"}) {
        if (state.startsWith(transient))
            return Error::Kind::Unavailable;
    }
    // Somebody has dropped or changed a table; or the data are damaged.
    for (const char *foreign : {"42P01", "42703", "3F000", "XX001", "XX002"}) {
        if (state == foreign)
            return Error::Kind::Incompatible;
    }
    return Error::Kind::Internal;
}

} // namespace

PostgresConnection::~PostgresConnection()
{
    close();
}

Result<void> PostgresConnection::open(const QString &url, const QByteArray &applicationName, Deadline deadline)
{
    close();
    const QByteArray utf8 = url.toUtf8();
    // A later value overrides an earlier one: ours are defaults before the URL and have the last word behind it.
    const std::array<const char *, 8> keywords{"keepalives_idle", "keepalives_interval", "keepalives_count",
        "tcp_user_timeout", "dbname", "application_name", "client_encoding", nullptr};
    const std::array<const char *, 8> values{
        "10", "5", "3", "20000", utf8.constData(), applicationName.constData(), "UTF8", nullptr};
    constexpr int expandUrl = 1;
    m_connection = PQconnectStartParams(keywords.data(), values.data(), expandUrl);
    if (!m_connection)
        return Error::unavailable(Words::tr("There is no memory for a connection to PostgreSQL"));
    PQsetNoticeReceiver(m_connection, ignoreNotice, nullptr);
    return handshake(deadline);
}

Result<void> PostgresConnection::handshake(Deadline deadline)
{
    const auto cannot = [this] {
        const QString reason = oneLine(PQerrorMessage(m_connection));
        close();
        return Error::unavailable(Words::tr("PostgreSQL cannot be reached: %1").arg(reason));
    };
    if (PQstatus(m_connection) == CONNECTION_BAD)
        return cannot();
    for (PostgresPollingStatusType step = PGRES_POLLING_WRITING; step != PGRES_POLLING_OK;) {
        if (auto ready = waitFor(step == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline); !ready)
            return ready;
        step = PQconnectPoll(m_connection);
        if (step == PGRES_POLLING_FAILED)
            return cannot();
    }
    if (PQsetnonblocking(m_connection, 1) != 0)
        return cannot();
    return {};
}

void PostgresConnection::close() noexcept
{
    // Says good-bye if the socket takes it at once, and does not wait.
    PQfinish(m_connection);
    m_connection = nullptr;
}

QByteArray PostgresConnection::announced(const char *setting) const
{
    return PQparameterStatus(m_connection, setting);
}

int PostgresConnection::serverVersion() const
{
    return PQserverVersion(m_connection);
}

int PostgresConnection::serverProcess() const
{
    return PQbackendPID(m_connection);
}

Result<void> PostgresConnection::send(const char *sql, const PostgresParameters &parameters)
{
    constexpr int binary = 1;
    if (!m_connection)
        return Error::unavailable(Words::tr("There is no connection to PostgreSQL"));
    m_sqlState.clear();
    const std::vector<const char *> values = parameters.values();
    if (!PQsendQueryParams(m_connection, sql, parameters.count(), parameters.types(), values.data(),
            parameters.lengths(), parameters.formats(), binary))
        return lost();
    return {};
}

Result<PostgresResult> PostgresConnection::query(
    const char *sql, const PostgresParameters &parameters, Deadline deadline)
{
    if (auto sent = send(sql, parameters); !sent)
        return sent.error();
    return finish(deadline);
}

Result<void> PostgresConnection::forEachRow(const char *sql, const PostgresParameters &parameters, Deadline deadline,
    const std::function<Result<void>(const PostgresResult &row)> &visit)
{
    if (auto sent = send(sql, parameters); !sent)
        return sent;
    if (!PQsetSingleRowMode(m_connection))
        return lost();
    if (auto sent = flush(deadline); !sent)
        return sent;
    for (;;) {
        const auto row = next(deadline);
        if (!row)
            return row.error();
        if (!*row)
            return Error::internal(Words::tr("PostgreSQL ended a statement without a result"));
        // The end is a result of its own, with no rows or an error.
        if (PQresultStatus(row->get()) != PGRES_SINGLE_TUPLE) {
            const bool done = PQresultStatus(row->get()) == PGRES_TUPLES_OK;
            const Result<void> outcome = done ? Result<void>() : refused(*row);
            const auto rest = finish(deadline);
            return rest ? outcome : rest.error();
        }
        if (auto visited = visit(*row); !visited) {
            close();
            return visited;
        }
    }
}

Result<void> PostgresConnection::run(const char *script, Deadline deadline)
{
    if (!m_connection)
        return Error::unavailable(Words::tr("There is no connection to PostgreSQL"));
    m_sqlState.clear();
    if (!PQsendQuery(m_connection, script))
        return lost();
    const auto result = finish(deadline);
    if (!result)
        return result.error();
    m_commandTag = PQcmdStatus(result->get());
    return {};
}

Result<void> PostgresConnection::beginCopy(const char *sql, Deadline deadline)
{
    if (!m_connection)
        return Error::unavailable(Words::tr("There is no connection to PostgreSQL"));
    m_sqlState.clear();
    if (!PQsendQuery(m_connection, sql))
        return lost();
    if (auto sent = flush(deadline); !sent)
        return sent;
    const auto result = next(deadline);
    if (!result)
        return result.error();
    if (*result && PQresultStatus(result->get()) == PGRES_COPY_IN)
        return {};
    const Error error = *result ? refused(*result) : Error::internal(Words::tr("PostgreSQL did not begin a COPY"));
    if (auto end = finish(deadline); !end && !isOpen())
        return end.error();
    return error;
}

Result<void> PostgresConnection::putCopy(QByteArrayView bytes, Deadline deadline)
{
    for (;;) {
        switch (PQputCopyData(m_connection, bytes.data(), static_cast<int>(bytes.size()))) {
        case 1:
            return flush(deadline); // so that what waits in memory is never more than a piece
        case 0:
            if (auto ready = waitFor(POLLOUT, deadline); !ready)
                return ready;
            break;
        default:
            return lost();
        }
    }
}

Result<void> PostgresConnection::endCopy(Deadline deadline)
{
    for (;;) {
        switch (PQputCopyEnd(m_connection, nullptr)) {
        case 1: {
            auto result = finish(deadline);
            return result ? Result<void>() : result.error();
        }
        case 0:
            if (auto ready = waitFor(POLLOUT, deadline); !ready)
                return ready;
            break;
        default:
            return lost();
        }
    }
}

Result<void> PostgresConnection::waitFor(short events, Deadline deadline)
{
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left <= 0ms)
            return timedOut();
        if (m_interruption && m_interruption())
            return interrupted();
        const std::chrono::milliseconds longest = m_interruption ? 50ms : std::chrono::milliseconds(1h);
        const auto wait = std::min<std::chrono::milliseconds>(left, longest);
        pollfd descriptor{.fd = PQsocket(m_connection), .events = events, .revents = 0};
        const int ready = poll(&descriptor, 1, static_cast<int>(wait.count()));
        if (ready > 0)
            return {};
        if (ready < 0 && errno != EINTR)
            return lost();
    }
}

Result<void> PostgresConnection::flush(Deadline deadline)
{
    for (;;) {
        const int pending = PQflush(m_connection);
        if (pending == 0)
            return {};
        if (pending < 0)
            return lost();
        // The server may want to be heard before it reads on.
        if (auto ready = waitFor(POLLIN | POLLOUT, deadline); !ready)
            return ready;
        if (!PQconsumeInput(m_connection))
            return lost();
    }
}

Result<PostgresResult> PostgresConnection::next(Deadline deadline)
{
    while (PQisBusy(m_connection)) {
        if (auto ready = waitFor(POLLIN, deadline); !ready)
            return ready.error();
        if (!PQconsumeInput(m_connection))
            return lost();
    }
    return PostgresResult(PQgetResult(m_connection));
}

Result<PostgresResult> PostgresConnection::finish(Deadline deadline)
{
    if (auto sent = flush(deadline); !sent)
        return sent.error();
    PostgresResult last;
    std::optional<Error> failure;
    for (;;) {
        auto result = next(deadline);
        if (!result)
            return result.error();
        if (!*result)
            break;
        const ExecStatusType status = PQresultStatus(result->get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY && !failure)
            failure = refused(*result);
        last = std::move(*result);
    }
    if (PQstatus(m_connection) == CONNECTION_BAD)
        return lost();
    if (failure)
        return *failure;
    return last;
}

Error PostgresConnection::refused(const PostgresResult &result)
{
    m_sqlState = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    const char *primary = PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY);
    const QString reason = oneLine(primary ? primary : PQresultErrorMessage(result.get()));
    const QString state = m_sqlState.isEmpty() ? QString() : u", SQLSTATE "_s + QString::fromLatin1(m_sqlState);
    return {kindOf(m_sqlState), Words::tr("PostgreSQL refused a statement (%1%2)").arg(reason, state), {}};
}

Error PostgresConnection::lost()
{
    const QString reason = oneLine(PQerrorMessage(m_connection));
    close();
    return Error::unavailable(Words::tr("The connection to PostgreSQL was lost (%1)").arg(reason));
}

Error PostgresConnection::timedOut()
{
    close();
    return Error::unavailable(Words::tr("The PostgreSQL server does not answer"));
}

Error PostgresConnection::interrupted()
{
    close();
    return Error::unavailable(Words::tr("The call to PostgreSQL was interrupted"));
}

} // namespace billow
