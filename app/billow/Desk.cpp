// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billow/Desk.h"

#include "core/language/Language.h"
#include "ui/MainWindow.h"

namespace billow {

Desk::Desk(Api &api, QSettings &memory, SettingsSources sources, Language &language)
    : m_api(api)
    , m_memory(memory)
    , m_sources(std::move(sources))
    , m_language(language)
{
    open();
}

Desk::~Desk() = default;

void Desk::open()
{
    m_window = std::make_unique<MainWindow>(m_api, m_memory, m_sources);
    connect(m_window.get(), &MainWindow::closed, this, &Desk::closed);
    // In a turn of its own: the window cannot go while it is speaking.
    connect(m_window.get(), &MainWindow::languageChosen, this, [this](const QString &code, const ConfigFile &saved) {
        QMetaObject::invokeMethod(
            this, [this, code, saved] { change(code, saved); }, Qt::QueuedConnection);
    });
    m_window->show();
}

void Desk::change(const QString &language, const ConfigFile &saved)
{
    m_window->remember();
    m_window.reset();
    m_language.speak(language);
    open();
    m_window->takeSaved(saved);
}

} // namespace billow
