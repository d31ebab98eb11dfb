// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/WindowRun.h"

#include "core/platform/MemoryAllocator.h"
#include "core/settings/SettingsLoader.h"
#include "ui/frame/Frame.h"
#include "ui/MainWindow.h"
#include "ui/search/InvoicesPage.h"

#include <QAction>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize(1280, 800);

EngineOptions optionsOf(const LedgerLocation &ledger, const Rates &rates)
{
    constexpr std::uint64_t anySeed = 1;
    return {.ledger = ledger,
        .redis = {},
        .rates = rates,
        .defaultCurrency = {},
        .seed = anySeed,
        .web = WebOptions{.host = u"127.0.0.1"_s, .port = 0, .secret = {}, .allowedOrigins = {}},
        .startRun = false};
}

} // namespace

WindowRun::WindowRun(const LedgerLocation &ledger, const Rates &rates)
    : m_settings(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat)
    , m_engine(optionsOf(ledger, rates), m_clock)
    , m_api(m_engine.api())
{
    returnLargeBlocksToSystem();
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

void WindowRun::showPage(const QString &name)
{
    for (QAction *action : m_window->frame().pageActions()) {
        if (action->text().toLower() == name)
            action->trigger();
    }
}

void WindowRun::showNextPage()
{
    Frame &frame = m_window->frame();
    frame.showPage((frame.currentPage() + 1) % frame.pageCount());
}

int WindowRun::pageCount() const
{
    return m_window->frame().pageCount();
}

void WindowRun::searchAgain()
{
    m_window->findChild<InvoicesPage *>()->search();
}

} // namespace billow::bench
