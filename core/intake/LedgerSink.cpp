// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/LedgerSink.h"

#include <chrono>

namespace billow {

LedgerSink::LedgerSink(const LedgerLocation &location, Commit commit)
    : m_writer(std::make_unique<LedgerStore>(location))
    , m_commit(commit)
{
}

Result<void> LedgerSink::open()
{
    if (const auto opened = m_writer.open(); !opened)
        return opened.error();
    return m_commit == Commit::AtTheEnd ? m_writer.begin(Budget::Call) : Result<void>{};
}

FileImport::Sink LedgerSink::sink()
{
    return [this](std::span<const Invoice> invoices) { return store(invoices); };
}

Result<void> LedgerSink::keep()
{
    return m_writer.commit();
}

void LedgerSink::abandon() noexcept
{
    m_writer.rollback();
}

Result<std::vector<ItemOutcome>> LedgerSink::store(std::span<const Invoice> invoices)
{
    const auto now = std::chrono::floor<UtcTime::duration>(std::chrono::system_clock::now());
    if (m_commit == Commit::AtTheEnd)
        return m_writer.append(invoices, Duplicates::Likely, now);
    if (const auto begun = m_writer.begin(); !begun)
        return begun.error();
    auto outcomes = m_writer.append(invoices, Duplicates::Likely, now);
    if (!outcomes)
        return outcomes;
    if (const auto committed = m_writer.commit(); !committed)
        return committed.error();
    return outcomes;
}

} // namespace billow
