// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ledger/WriterFixture.h"

#include "core/ledger/LedgerReader.h"
#include "tests/support/SampleInvoices.h"

namespace billow {

void WriterFixture::init()
{
    m_verifies = true;
    m_ledger = m_ledgers.make();
    m_writer = std::make_unique<LedgerWriter>(m_ledger->store());
    BILLOW_VERIFY_OK(m_writer->open());
}

void WriterFixture::cleanup()
{
    m_writer.reset();
    // Whatever a test has done, the ledger agrees with its rows.
    if (m_verifies)
        QCOMPARE(complaints(*m_ledger->store()), QString());
    m_ledger.reset();
}

/// Each in a transaction of its own.
void WriterFixture::append(const InvoiceBatch &invoices, Duplicates duplicates)
{
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->append(invoices, duplicates, samples::moment()));
    BILLOW_VERIFY_OK(m_writer->commit());
}

void WriterFixture::advance(std::int64_t most)
{
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->advance(most, samples::moment()));
    BILLOW_VERIFY_OK(m_writer->commit());
}

InvoiceBatch WriterFixture::stored()
{
    return LedgerReader(m_ledger->store()).range(1, 10'000).value();
}

} // namespace billow
