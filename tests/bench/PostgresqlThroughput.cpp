// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/Contest.h"
#include "tests/bench/Throughput.h"
#include "tests/support/PostgresServer.h"

#include <QTemporaryDir>

#include <unistd.h>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

class PostgresqlArena final : public Arena {
public:
    explicit PostgresqlArena(const PostgresServer &server)
        : m_server(server)
    {
    }

    QString name() const override { return u"PostgreSQL"_s; }
    QString peerName() const override { return u"psql \\copy"_s; }

    Result<QString> freshLedger(const QString &name) override
    {
        const QByteArray database = name.toUtf8();
        // After a checkpoint each round has the same way to go to the next one.
        const auto made =
            shell(m_server.url(u"postgres"_s))
                .run("DROP DATABASE IF EXISTS " + database + ";\nCREATE DATABASE " + database + ";\nCHECKPOINT;");
        if (!made)
            return made.error();
        ::sync();
        return m_server.url(name);
    }

    PeerShell shell(const QString &url) const override
    {
        return {u"psql"_s, {u"-X"_s, u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, url}, "\\echo"};
    }

    QByteArray preparation() const override { return {}; }

    QByteArray exportRows(std::int64_t rows, const QString &file) const override
    {
        return "\\copy (SELECT * FROM invoices ORDER BY seq LIMIT " + QByteArray::number(qint64(rows)) + ") TO '"
            + file.toUtf8() + "' (FORMAT csv)";
    }

    // One \copy is one transaction.
    QByteArray importRows(const QString &file) const override
    {
        return "\\copy invoices FROM '" + file.toUtf8() + "' (FORMAT csv)";
    }

private:
    const PostgresServer &m_server;
};

} // namespace

Result<std::vector<Figure>> measurePostgresql(const Options &options)
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return Error::unavailable(folder.errorString());
    PostgresServer server;
    if (!server.start())
        return Error::unavailable(server.failure());
    PostgresqlArena arena(server);
    return contest(arena, folder.path(), options);
}

} // namespace billow::bench
