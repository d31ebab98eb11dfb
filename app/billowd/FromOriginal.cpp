// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/FromOriginal.h"

#include "app/billowd/ProgressBar.h"
#include "app/common/Startup.h"
#include "core/base/Words.h"
#include "core/invoice/Money.h"
#include "core/predecessor/Transfer.h"

#include <atomic>
#include <csignal>
#include <cstdio>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

// A signal handler can reach nothing else.
std::atomic<bool> g_cancelled = false;

extern "C" void onInterruptOfMove(int)
{
    g_cancelled = true;
}

Result<LedgerLocation> locationOf(QString url)
{
    // As Phoenix's own configuration writes it.
    if (url.startsWith("ecto://"_L1))
        url.replace(0, 4, u"postgresql"_s);
    auto location = LedgerLocation::fromUrl(url);
    if (location && location->engine != LedgerLocation::Engine::Postgresql)
        return Error::invalid(
            Words::tr("The original stores its invoices in PostgreSQL, not in %1").arg(location->display));
    return location;
}

TransferReport move(PredecessorTable &table, Currency currency, const Transfer::Store &store)
{
    ProgressBar bar(ProgressBar::Of::Rows);
    Transfer moving(table, currency, store);
    moving.onProgress([&bar](std::int64_t done, std::int64_t of) { bar.show(done, of); });
    return moving.run(g_cancelled);
}

TransferReport tryMove(PredecessorTable &table, Currency currency)
{
    return move(table, currency, [](std::span<const Invoice> invoices) -> Result<std::vector<TransferOutcome>> {
        return std::vector<TransferOutcome>(invoices.size());
    });
}

int print(const TransferReport &report, bool json)
{
    const QByteArray text = json ? report.toJson() : report.toText().toUtf8();
    std::fputs(text.constData(), stdout);
    return report.isComplete() ? ExitOk : ExitFailed;
}

} // namespace

int migrateFromOriginal(const QCommandLineParser &parser, const LedgerLocation &ledger)
{
    const auto location = locationOf(parser.value(fromOriginalOption));
    if (!location)
        return complain(location.error().message, ExitUsage);
    const QString code = parser.isSet(u"currency"_s) ? parser.value(u"currency"_s).toUpper() : u"ZAR"_s;
    const auto currency = Currency::fromCode(code);
    if (!currency)
        return complain(Words::tr("\"%1\" isn’t an ISO 4217 currency").arg(code), ExitUsage);
    const bool json = parser.isSet(u"json"_s);

    std::signal(SIGINT, onInterruptOfMove);
    PredecessorTable table(*location, g_cancelled);
    if (const auto opened = table.open(); !opened)
        return complain(opened.error().message, ExitFailed);
    if (parser.isSet(u"dry-run"_s))
        return print(tryMove(table, *currency), json);

    TransferTarget store(ledger);
    if (const auto opened = store.open(); !opened)
        return complain(opened.error().message, opened.error().kind == Error::Kind::Held ? ExitHeld : ExitFailed);
    if (store.displayedBefore() > 0) {
        const QString before =
            Words::tr("%1 invoices that were waiting in the ledger now count as shown, because they come before these",
                nullptr, Words::plural(store.displayedBefore()))
                .arg(localNumber(store.displayedBefore()));
        std::fprintf(stderr, "%s\n", qPrintable(before));
    }
    return print(
        move(table, *currency, [&store](std::span<const Invoice> invoices) { return store.store(invoices); }), json);
}

} // namespace billow
