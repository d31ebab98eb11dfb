// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerReader.h"

#include "core/base/Words.h"
#include "core/ledger/search/AnalyticsReader.h"
#include "core/ledger/search/SearchRun.h"
#include "core/ledger/store/Migrations.h"

#include <QElapsedTimer>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr Seq longestRange = 10'000;

Error tooMany()
{
    return Error::invalid(Words::tr("At most %1 invoices can be read at a time").arg(longestRange));
}

} // namespace

LedgerReader::LedgerReader(std::unique_ptr<LedgerStore> store)
    : m_store(std::move(store))
{
}

LedgerReader::~LedgerReader() = default;

Result<LedgerPosition> LedgerReader::position()
{
    return connected<LedgerPosition>([this]() -> Result<LedgerPosition> {
        // The position is in two tables: one moment of both.
        if (auto begun = m_store->beginSnapshot(); !begun)
            return begun.error();
        auto position = m_store->readPosition();
        m_store->rollback();
        return position;
    });
}

Result<InvoiceBatch> LedgerReader::range(Seq first, Seq last)
{
    first = std::max<Seq>(first, 1);
    if (last < first)
        return InvoiceBatch();
    if (last - first >= longestRange)
        return tooMany();
    return connected<InvoiceBatch>([&] { return m_store->readRange(first, last); });
}

Result<InvoiceBatch> LedgerReader::seqs(std::span<const Seq> wanted)
{
    if (std::ssize(wanted) > longestRange)
        return tooMany();
    return connected<InvoiceBatch>([&]() -> Result<InvoiceBatch> {
        if (auto begun = m_store->beginSnapshot(); !begun)
            return begun.error();
        auto invoices = m_store->readSeqs(wanted);
        m_store->rollback();
        return invoices;
    });
}

Result<InvoiceSearch> LedgerReader::search(const InvoiceQuery &query, const SearchLimit &limit)
{
    return connected<InvoiceSearch>([&] { return searchInvoices(*m_store, query, limit); });
}

Result<Analytics> LedgerReader::analytics(const AnalyticsQuery &query, UtcTime now)
{
    return connected<Analytics>([&] { return readAnalytics(*m_store, query, now); });
}

Result<FilterChoices> LedgerReader::filterChoices()
{
    return connected<FilterChoices>([this] { return readFilterChoices(*m_store); });
}

Result<std::optional<ReceivedDocument>> LedgerReader::document(Seq seq)
{
    return connected<std::optional<ReceivedDocument>>([&] { return m_store->readDocument(seq); });
}

Result<OriginalDocument> LedgerReader::original(Seq seq)
{
    return connected<OriginalDocument>([&] { return m_store->readOriginal(seq); });
}

template <typename T>
Result<T> LedgerReader::connected(const std::function<Result<T>()> &read)
{
    const bool anew = !m_store->isConnected();
    if (auto connection = ensureConnected(); !connection)
        return connection.error();
    QElapsedTimer time;
    time.start();
    Result<T> result = read();
    if (result || result.error().kind != Error::Kind::Unavailable)
        return result;
    m_store->disconnect();
    // A server that was restarted since the last read: the connection is dead, but the server is not. One that did not
    // answer in time is not asked again.
    constexpr int soon = 1'000;
    if (anew || time.elapsed() > soon || !ensureConnected())
        return result;
    result = read();
    if (!result && result.error().kind == Error::Kind::Unavailable)
        m_store->disconnect();
    return result;
}

Result<void> LedgerReader::ensureConnected()
{
    if (m_store->isConnected())
        return {};
    if (auto connection = m_store->connect(Access::Read); !connection)
        return connection;
    auto usable = checkSchema(*m_store);
    if (!usable)
        m_store->disconnect();
    return usable;
}

} // namespace billow
