// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/LedgerPosition.h"
#include "core/ledger/search/Rollups.h"
#include "core/ledger/verify/LedgerVerifier.h"

#include <map>
#include <set>

namespace billow {

/// Looks whether the numbers that the generator gave are gapless within each day. A number that it gave, but that a
/// real invoice of that seller had already, is missing among its own, and no gap.
class DemoNumberAudit final {
public:
    void add(const Invoice &invoice);

    /// The first number that is missing or stands out of order; empty: there is none.
    [[nodiscard]] QString problem() const;
    /// The highest number of the newest day.
    [[nodiscard]] DemoNumber newest() const;

private:
    void miss(int day, std::int64_t from, std::int64_t to);

    std::map<int, std::int64_t> m_lastOfDay;
    std::set<DemoNumber> m_missing; ///< bounded: beyond that the first suffice
    std::set<DemoNumber> m_taken; ///< by real invoices; bounded
    QString m_outOfOrder;
};

/// Recomputes from the invoices, which it is shown once each in the order of seq, what the ledger says of itself.
class LedgerAudit final {
public:
    explicit LedgerAudit(const LedgerPosition &position);

    void add(const Invoice &invoice);
    /// The rest cannot be read, because of \a problem: then nothing that depends on all rows holds.
    void stop(const QString &problem) { m_unreadable = problem; }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }

    [[nodiscard]] QList<Check> checks() const;

private:
    /// What is wrong with single invoices, by one rule.
    struct Faults {
        std::int64_t count = 0;
        QString first;

        void note(const Invoice &invoice, const Result<void> &checked);
    };

    [[nodiscard]] Check readableRows() const;
    [[nodiscard]] Check denseSeq() const;
    /// One of the rules for a single invoice.
    [[nodiscard]] Check rule(const QString &name, const QString &title, const Faults &faults) const;
    [[nodiscard]] Check runningTotals(
        const QString &scope, const QString &title, const Totals &stored, const Totals &counted) const;
    [[nodiscard]] Check cursorInRange() const;
    [[nodiscard]] Check runCount() const;
    [[nodiscard]] Check realCount() const;
    /// A check that read all rows: \a problem is empty where it holds, and then \a fine says what was found.
    [[nodiscard]] Check judged(
        const QString &name, const QString &title, const QString &problem, const QString &fine) const;

    const LedgerPosition m_position;
    Faults m_sums;
    Faults m_breakdowns;
    Faults m_dates;
    std::int64_t m_rows = 0;
    Seq m_lastSeq = 0;
    std::int64_t m_real = 0;
    Seq m_lastReal = 0;
    std::int64_t m_demo = 0;
    Totals m_stored;
    Totals m_displayed;
    DemoNumberAudit m_demoNumbers;
    QString m_firstGap;
    QString m_unreadable;
};

/// Recomputes the analytics tables from the invoices, which it is shown once each in the order of seq. Takes memory for
/// every row of those tables.
class AnalyticsAudit final {
public:
    AnalyticsAudit(const RollupState &state, Seq lastSeq, Seq cursor);

    void add(const Invoice &invoice);

    /// Read from \a tables; what they hold that is no figure at all is a check that fails.
    [[nodiscard]] Result<QList<Check>> checks(AnalyticsTables &tables) const;

private:
    [[nodiscard]] QString rollupsProblem(const std::vector<Rollup> &kept) const;
    [[nodiscard]] QString minutesProblem(const std::vector<MinuteTotals> &kept) const;

    const RollupState m_state;
    const Seq m_lastSeq;
    const Seq m_cursor;
    RollupSums m_rollups; ///< up to m_state.upTo
    MinuteSums m_stored; ///< behind m_state.storedAfter
    Totals m_displayed; ///< behind m_state.displayedAfter; nobody knows in which minutes
};

} // namespace billow
