// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/faults/Victim.h"

#include "core/actor/Clock.h"
#include "core/api/Api.h"
#include "core/engine/Engine.h"
#include "core/ledger/LedgerWriter.h"

#include <QCoreApplication>

#include <cstdio>

using namespace billow;
using namespace std::chrono_literals;

int runVictim(const QString &databaseUrl)
{
    EngineOptions options{.ledger = LedgerLocation::fromUrl(databaseUrl).value()};
    options.rates = {.generation = {5'000}, .display = {4'000}, .runLength = 0s};
    actor::SystemClock clock;
    Engine engine(options, clock);
    const auto subscription = engine.api().subscribe();
    bool started = false;
    QObject::connect(subscription.get(), &Subscription::updated, &engine, [&](const LiveUpdate &update) {
        // The backlog of the run that was killed has to be displayed first.
        if (!started && update.status.storage.state == Health::State::Ready
            && update.status.activity == Activity::Stopped) {
            started = true;
            engine.api().start();
        }
        if (update.invoices.isEmpty())
            return;
        std::printf("stored %lld displayed %lld number %s\n", static_cast<long long>(update.stats.stored.count()),
            static_cast<long long>(update.cursor), qPrintable(update.invoices.last().number));
        std::fflush(stdout);
    });
    engine.start();
    return QCoreApplication::exec();
}

int runRemovalVictim(const QString &databaseUrl)
{
    const auto say = [](const char *word) {
        std::puts(word);
        std::fflush(stdout);
    };
    LedgerWriter writer(std::make_unique<LedgerStore>(LedgerLocation::fromUrl(databaseUrl).value()));
    if (!writer.open() || !writer.begin())
        return 1;
    say("open");
    if (!writer.remove(demoSource.toString()))
        return 1;
    say("removed");
    if (!writer.commit())
        return 1;
    say("committed");
    return QCoreApplication::exec();
}
