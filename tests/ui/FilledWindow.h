// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/FakeApi.h"
#include "ui/MainWindow.h"

#include <QSettings>
#include <QTemporaryDir>

namespace billow {

/// The window in the middle of a run: 500 of 1,500 invoices are displayed, and there are actors, charts and a log to
/// see. Nothing in it moves by itself.
class FilledWindow final {
public:
    FilledWindow();

    /// As after the next update; a search that was on its way has ended.
    void settle();

private:
    QTemporaryDir m_folder;
    QSettings m_settings;

public:
    FakeApi api;
    MainWindow window; ///< shown and active, 1280×800
};

} // namespace billow
