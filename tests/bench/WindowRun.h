// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"
#include "core/engine/Engine.h"
#include "tests/bench/ObservedApi.h"

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

namespace billow {
class MainWindow;
}

namespace billow::bench {

/// The engine and its window, as the program billow has them, with a look at what the window is told. Lives on the GUI
/// thread.
class WindowRun final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowRun)
public:
    WindowRun(const LedgerLocation &ledger, const Rates &rates);
    ~WindowRun() override;

    /// Shows the window and opens the ledger.
    void start();
    [[nodiscard]] ObservedApi &api() { return m_api; }

    /// By its name in lower case; another name changes nothing.
    void showPage(const QString &name);
    /// The one after the page in front, the first after the last.
    void showNextPage();
    [[nodiscard]] int pageCount() const;
    /// Has the Invoices page search again.
    void searchAgain();

    /// Ends the event loop. QCoreApplication::quit() would close the window first, which asks before it ends a run.
    static void end() { QCoreApplication::exit(); }

Q_SIGNALS:
    /// Once: the window has been told of a ledger that is open.
    void opened();
    void failed(const QString &reason);

private:
    const QTemporaryDir m_folder;
    QSettings m_settings;
    actor::SystemClock m_clock;
    Engine m_engine;
    ObservedApi m_api;
    std::unique_ptr<MainWindow> m_window;
    bool m_opened = false;
};

} // namespace billow::bench
