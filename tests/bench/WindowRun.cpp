// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/WindowRun.h"

#include "core/settings/SettingsLoader.h"
#include "ui/MainWindow.h"

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize(1280, 800);

EngineOptions optionsOf(const LedgerLocation &ledger, const Rates &rates)
{
    constexpr std::uint64_t anySeed = 1;
    return {.ledger = ledger, .redis = {}, .rates = rates, .defaultCurrency = {}, .seed = anySeed, .startRun = false};
}

} // namespace

WindowRun::WindowRun(const LedgerLocation &ledger, const Rates &rates)
    : m_settings(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat)
    , m_engine(optionsOf(ledger, rates), m_clock)
    , m_api(m_engine.api())
{
    connect(&m_engine, &Engine::failed, this, &WindowRun::failed);
    connect(&m_engine, &Engine::ledgerRefused, this, &WindowRun::failed);
    connect(&m_api, &ObservedApi::told, this, [this](const LiveUpdate &update) {
        if (m_opened || update.status.storage.state != Health::State::Ready)
            return;
        m_opened = true;
        Q_EMIT opened();
    });
}

WindowRun::~WindowRun()
{
    m_window.reset();
}

void WindowRun::start()
{
    m_engine.start();
    m_window = std::make_unique<MainWindow>(m_api, m_settings, SettingsSources{});
    m_window->resize(usualSize);
    m_window->show();
}

} // namespace billow::bench
