// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/LedgerLocation.h"
#include "core/ledger/store/PostgresConnection.h"
#include "core/predecessor/PredecessorInvoice.h"

#include <atomic>
#include <vector>

namespace billow {

/// The original's table invoices in PostgreSQL, as it stood at one moment. It is only read: the session could not
/// write. Built, used and destroyed on one thread; blocks.
class PredecessorTable final {
public:
    static constexpr int batchSize = 1'000;

    /// \a location is one of PostgreSQL. A call ends with Unavailable soon after \a cancelled has become true.
    PredecessorTable(LedgerLocation location, const std::atomic<bool> &cancelled);

    /// Incompatible: there is no such table, or it lacks columns that no invoice can do without. Unavailable: no such
    /// server or database.
    Result<void> open();
    /// How many there are; once it is open.
    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    /// The next rows in the order of their ids, at most batchSize; none at the end. Memory is bounded by that.
    Result<std::vector<PredecessorRow>> next();

    /// For people: without the password.
    [[nodiscard]] QString display() const { return m_location.display; }
    /// The database, once it is open.
    [[nodiscard]] QString database() const { return m_database; }

private:
    Result<void> beginSnapshot();
    Result<QStringList> columns();
    Result<void> check(const QStringList &columns) const;

    const LedgerLocation m_location;
    PostgresConnection m_connection;
    const std::atomic<bool> &m_cancelled;
    QString m_database;
    std::int64_t m_rows = 0;
};

} // namespace billow
