// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/store/SqlConnection.h"
#include "core/ledger/store/SqliteHandle.h"
#include "core/ledger/store/WriterLock.h"

namespace billow {

/// A connection to one SQLite file. What is committed is on the disk.
class SqliteConnection final : public SqlConnection {
public:
    /// How invoices are inserted and rows are read in bulk.
    enum class Bulk {
        Handle, ///< on SQLite's own handle, where Qt's driver is built on the system's SQLite
        QtSql, ///< as where it is not: by QSqlQuery::execBatch()
    };
    explicit SqliteConnection(QString path, Bulk bulk = Bulk::Handle);
    ~SqliteConnection() override;

    Result<void> open(Access access) override;
    void close() noexcept override;
    Result<void> announce(const QString &address) override;
    void rollback() noexcept override;
    Result<void> beginSearch(Deadline deadline) override;
    Result<void> visit(const BulkRead &read, bool kept, const Visitor &visit) override;
    Result<std::optional<std::vector<ItemOutcome>>> insertNew(
        std::span<const Invoice> invoices, Seq firstSeq, UtcTime acceptedAt) override;
    Result<void> insert(std::span<const Invoice> invoices, std::span<const ItemOutcome> outcomes, UtcTime acceptedAt,
        const std::function<void()> &meanwhile) override;
    [[nodiscard]] bool isUniqueViolation() const override;
    [[nodiscard]] Error foreign(const QString &tables) const override;
    [[nodiscard]] QString display() const override { return m_path; }

    /// Whether bulk work goes by the handle.
    [[nodiscard]] bool usesHandle() const { return m_handle != nullptr; }

protected:
    Error translated(const QSqlError &error) override;

private:
    Result<void> openFile(Access access);
    Result<void> prepareSession(Access access);
    Result<void> visitByHandle(const BulkRead &read, bool kept, const Visitor &visit);
    Result<void> visitByQuery(const BulkRead &read, bool kept, const Visitor &visit);
    [[nodiscard]] Error explained(int code, const QString &said) const;
    [[nodiscard]] bool isToStop() const;

    const QString m_path;
    const Bulk m_bulk;
    SqliteWriterLock m_lock;
    std::unique_ptr<SqliteHandle> m_handle;
    std::optional<Deadline> m_searchDeadline; ///< while a search runs
};

} // namespace billow
