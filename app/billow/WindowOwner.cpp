// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billow/WindowOwner.h"

#include "core/language/Language.h"
#include "ui/MainWindow.h"

namespace billow {

WindowOwner::WindowOwner(Api &api, QSettings &memory, SettingsSources sources, Language &language, Keychain &keychain)
    : m_api(api)
    , m_memory(memory)
    , m_sources(std::move(sources))
    , m_language(language)
    , m_keychain(keychain)
{
    makeWindow();
}

WindowOwner::~WindowOwner() = default;

void WindowOwner::makeWindow()
{
    m_window = std::make_unique<MainWindow>(m_api, m_memory, m_sources);
    m_window->offerKeychain(m_keychain);
    connect(m_window.get(), &MainWindow::closed, this, &WindowOwner::closed);
    connect(m_window.get(), &MainWindow::restartWanted, this, &WindowOwner::restartWanted);
    connect(m_window.get(), &MainWindow::logRulesChosen, this, &WindowOwner::logRulesChosen);
    connect(
        m_window.get(), &MainWindow::languageChosen, this, [this](const QString &code, const SettingsSources &saved) {
            // In a turn of its own: the window cannot go while it is speaking.
            QMetaObject::invokeMethod(
                this, [this, code, saved] { changeLanguage(code, saved); }, Qt::QueuedConnection);
        });
}

void WindowOwner::changeLanguage(const QString &language, const SettingsSources &saved)
{
    m_window->remember();
    m_window.reset();
    m_language.speak(language);
    makeWindow();
    m_window->show();
    m_window->takeSaved(saved);
}

} // namespace billow
