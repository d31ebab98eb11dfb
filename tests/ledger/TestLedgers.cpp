// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ledger/TestLedgers.h"

#include <sqlite3.h>

#include <QTest>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

class SqliteTestLedger final : public TestLedger {
public:
    QString sql(const QString &sql) const override
    {
        sqlite3 *database = nullptr;
        sqlite3_open(location.path.toUtf8().constData(), &database);
        // What a test breaks by hand, the checks of the tables would refuse.
        sqlite3_exec(database, "PRAGMA ignore_check_constraints = ON", nullptr, nullptr, nullptr);
        QString value;
        const auto first = [](void *into, int, char **fields, char **) {
            QString &text = *static_cast<QString *>(into);
            if (text.isNull())
                text = QString::fromUtf8(fields[0]);
            return 0;
        };
        char *error = nullptr;
        if (sqlite3_exec(database, sql.toUtf8().constData(), first, &value, &error) != SQLITE_OK)
            qFatal("%s: %s", qUtf8Printable(sql), error);
        sqlite3_close(database);
        return value;
    }
};

class PostgresTestLedger final : public TestLedger {
public:
    PostgresTestLedger(const PostgresServer &server, QString database)
        : m_server(server)
        , m_database(std::move(database))
    {
    }
    QString sql(const QString &sql) const override { return m_server.query(m_database, sql); }

private:
    const PostgresServer &m_server;
    const QString m_database;
};

} // namespace

void TestLedgers::addEngines()
{
    QTest::addColumn<bool>("sqlite");
    QTest::newRow("SQLite") << true;
    QTest::newRow("PostgreSQL") << false;
}

std::unique_ptr<TestLedger> TestLedgers::make()
{
    QFETCH_GLOBAL(bool, sqlite);
    return sqlite ? makeSqlite() : makePostgresql();
}

std::unique_ptr<TestLedger> TestLedgers::makeSqlite()
{
    auto ledger = std::make_unique<SqliteTestLedger>();
    ledger->location = LedgerLocation::fromUrl(u"sqlite:%1/%2.db"_s.arg(m_folder.path()).arg(++m_files)).value();
    return ledger;
}

std::unique_ptr<TestLedger> TestLedgers::makePostgresql()
{
    PostgresServer &server = postgres();
    const QString database = server.createDatabase();
    auto ledger = std::make_unique<PostgresTestLedger>(server, database);
    ledger->location = LedgerLocation::fromUrl(server.url(database)).value();
    return ledger;
}

PostgresServer &TestLedgers::postgres()
{
    if (!m_postgres) {
        m_postgres = std::make_unique<PostgresServer>();
        if (!m_postgres->start())
            qFatal("%s", qUtf8Printable(m_postgres->failure()));
    }
    return *m_postgres;
}

} // namespace billow
