// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/LedgerLocation.h"
#include "core/ledger/store/LedgerStore.h"
#include "tests/support/PostgresServer.h"

#include <QTemporaryDir>

#include <memory>

namespace billow {

/// Where one test keeps its ledger, with a way in past the program: raw SQL.
class TestLedger {
public:
    virtual ~TestLedger() = default;

    LedgerLocation location;
    [[nodiscard]] std::unique_ptr<LedgerStore> store() const { return std::make_unique<LedgerStore>(location); }
    /// The first field of the first row of \a sql as text. Ends the program on an error.
    virtual QString sql(const QString &sql) const = 0;
};

/// Makes a new, empty place for a ledger for each test, on the engine of the global data row. Starts PostgreSQL once.
class TestLedgers final {
public:
    /// For initTestCase_data(): every test runs on each engine.
    static void addEngines();

    [[nodiscard]] std::unique_ptr<TestLedger> make();
    [[nodiscard]] std::unique_ptr<TestLedger> makeSqlite();
    [[nodiscard]] std::unique_ptr<TestLedger> makePostgresql();
    /// Started where it is not. Ends the program where it cannot be.
    [[nodiscard]] PostgresServer &postgres();

private:
    QTemporaryDir m_folder;
    int m_files = 0;
    std::unique_ptr<PostgresServer> m_postgres;
};

} // namespace billow
