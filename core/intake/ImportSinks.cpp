// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/ImportSinks.h"

#include "core/base/Words.h"

#include <chrono>
#include <optional>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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

namespace {

/// A batch that was taken by a ledger that then goes away waits for its return: sent again it would be taken for a
/// duplicate of itself.
constexpr auto patience = 24h;
/// Without an answer for so long, the user is told what is waited for.
constexpr auto longSilence = 1s;
/// An answer that is on its way is still waited for after a person has cancelled: it belongs into the report.
constexpr auto lastChance = 2s;
constexpr auto pause = 500ms;

} // namespace

/// One batch and its answer.
struct ApiSink::Exchange {
    QFuture<Outcomes> future;
    std::shared_ptr<bool> answered = std::make_shared<bool>(false); ///< under the signal's mutex
};

ApiSink::ApiSink(Api &api, OnWaiting onWaiting)
    : m_api(api)
    , m_onWaiting(std::move(onWaiting))
{
}

ApiSink::Outcomes ApiSink::store(std::span<const Invoice> invoices)
{
    const InvoiceBatch batch(invoices.begin(), invoices.end());
    for (;;) {
        Outcomes outcomes = ask(batch);
        if (outcomes || outcomes.error().kind != Error::Kind::Unavailable) {
            say({});
            return outcomes;
        }
        say(outcomes.error().message);
        std::unique_lock lock(m_signal->mutex);
        if (m_signal->changed.wait_for(lock, pause, [this] { return m_signal->stop != Stop::No; }))
            return outcomes;
    }
}

/// Nothing: it was abandoned. Under the mutex, so that nothing is sent after abandon().
std::optional<ApiSink::Exchange> ApiSink::send(const InvoiceBatch &batch)
{
    const std::scoped_lock lock(m_signal->mutex);
    if (m_signal->stop == Stop::Now)
        return std::nullopt;
    return Exchange{.future = m_api.submit(batch, patience)};
}

ApiSink::Outcomes ApiSink::ask(const InvoiceBatch &batch)
{
    std::optional<Exchange> sent = send(batch);
    if (!sent)
        return Error::unavailable(Words::tr("the import was ended"));
    Exchange &exchange = *sent;
    const auto wake = [signal = m_signal, answered = exchange.answered] {
        const std::scoped_lock lock(signal->mutex);
        *answered = true;
        signal->changed.notify_all();
    };
    // Whatever comes of it: a value, or, where the engine is gone, nothing.
    exchange.future.then(QtFuture::Launch::Sync, [wake](const Outcomes &) { wake(); }).onCanceled(wake);
    if (!waitForAnswer(exchange)) {
        exchange.future.cancel();
        return Error::unavailable(Words::tr(
            "the ledger has not answered for the last %1 invoices; importing the file again makes sure of them")
                                      .arg(batch.size()));
    }
    if (exchange.future.resultCount() == 0)
        return LostAnswer<Outcomes>::make();
    return exchange.future.result();
}

/// False: it was told to stop before.
bool ApiSink::waitForAnswer(const Exchange &exchange)
{
    const auto ended = [&] { return *exchange.answered || m_signal->stop == Stop::Now; };
    std::unique_lock lock(m_signal->mutex);
    if (!m_signal->changed.wait_for(lock, longSilence, [&] { return ended() || m_signal->stop != Stop::No; })) {
        lock.unlock();
        say(Words::tr("the ledger has not answered yet"));
        lock.lock();
    }
    m_signal->changed.wait(lock, [&] { return ended() || m_signal->stop != Stop::No; });
    if (!ended())
        m_signal->changed.wait_for(lock, lastChance, ended);
    return *exchange.answered;
}

void ApiSink::stop(Stop how)
{
    const std::scoped_lock lock(m_signal->mutex);
    m_signal->stop = std::max(m_signal->stop, how);
    m_signal->changed.notify_all();
}

void ApiSink::say(const QString &why)
{
    if (std::exchange(m_said, why) != why)
        m_onWaiting(why);
}

} // namespace billow
