// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/LedgerWriter.h"
#include "tests/ledger/LedgerAssertions.h"
#include "tests/ledger/TestLedgers.h"

namespace billow {

/// A new ledger with an open writer for each test, on each engine; behind each test the ledger must agree with its
/// rows.
class WriterFixture : public QObject {
    Q_OBJECT
protected:
    void append(const InvoiceBatch &invoices, Duplicates duplicates = Duplicates::Unlikely);
    void advance(std::int64_t most);
    [[nodiscard]] InvoiceBatch stored();
    /// For a test that leaves its ledger broken.
    void doNotVerify() { m_verifies = false; }

    TestLedgers m_ledgers;
    std::unique_ptr<TestLedger> m_ledger;
    std::unique_ptr<LedgerWriter> m_writer;

private Q_SLOTS:
    void initTestCase_data() { TestLedgers::addEngines(); }
    void init();
    void cleanup();

private:
    bool m_verifies = true;
};

} // namespace billow
