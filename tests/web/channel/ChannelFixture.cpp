// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/web/channel/ChannelFixture.h"

#include "tests/support/FreePort.h"

#include <QTest>
#include <QUrl>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ChannelFixture::ChannelFixture(const QString &databaseUrl)
    : EngineFixture(databaseUrl)
{
    // A port that is known beforehand, so that a server that has crashed is found again.
    options.web = WebOptions{.host = u"127.0.0.1"_s, .port = freePort(), .secret = {}, .allowedOrigins = {}};
    options.rates = {.generation = Rate{1'000}, .display = Rate{1'000}, .runLength = 0s};
}

void ChannelFixture::open()
{
    start();
    face = std::make_unique<Face>(engine->api());
    if (!waitUntil([this] { return face->last.status.web.state == Health::State::Ready; }))
        qFatal("the web server does not listen");
    m_port = static_cast<quint16>(QUrl(face->last.status.web.location).port());
}

void ChannelFixture::display(std::int64_t count)
{
    const Seq wanted = face->last.cursor + count;
    constexpr double fast = 10'000;
    (void)command(engine->api().setRates({.generation = Rate{fast}, .display = Rate{fast}, .runLength = 0s}));
    if (startRun().verdict != CommandOutcome::Verdict::Done)
        qFatal("the run did not start");
    if (!advanceUntil([this, wanted] { return face->last.status.stored >= wanted; }, 600s))
        qFatal("the invoices were not made");
    (void)stopRun();
    if (!advanceUntil([this] { return face->last.status.activity == Activity::Stopped; }, 600s))
        qFatal("the invoices were not displayed");
}

void ChannelFixture::flow(actor::Clock::Duration duration)
{
    constexpr actor::Clock::Duration step = 100ms;
    for (actor::Clock::Duration passed{}; passed < duration; passed += step) {
        advance(step);
        QTest::qWait(1);
    }
}

} // namespace billow
