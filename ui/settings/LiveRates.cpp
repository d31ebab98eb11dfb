// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/LiveRates.h"

#include "core/api/Api.h"
#include "ui/format/Wording.h"
#include "ui/settings/SettingsWording.h"

#include <utility>

namespace billow {

using namespace std::chrono_literals;

LiveRates::LiveRates(Api &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(120ms);
    connect(&m_pause, &QTimer::timeout, this, &LiveRates::send);
}

void LiveRates::apply(const Rates &inForce)
{
    m_inForce = inForce;
}

void LiveRates::setGeneration(Rate rate)
{
    wanted().generation = rate;
}

void LiveRates::setDisplay(Rate rate)
{
    wanted().display = rate;
}

void LiveRates::setRunLength(std::chrono::seconds length)
{
    wanted().runLength = length;
}

Rates &LiveRates::wanted()
{
    if (!m_wanted)
        m_wanted = m_inForce;
    if (!m_pause.isActive())
        m_pause.start();
    return *m_wanted;
}

void LiveRates::send()
{
    if (m_busy || !m_wanted)
        return;
    const Rates rates = *std::exchange(m_wanted, std::nullopt);
    if (rates == m_inForce)
        return;
    m_busy = true;
    whenDone(m_api.setRates(rates), this, [this, rates](const CommandOutcome &outcome) {
        m_busy = false;
        const bool done = outcome.verdict == CommandOutcome::Verdict::Done;
        if (done)
            m_inForce = rates;
        Q_EMIT answered(done ? QString() : SettingsWording::sentence(Wording::answer(outcome)));
        if (m_wanted)
            m_pause.start();
    });
}

} // namespace billow
