// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace billow::bench {

/// An application that measures its own event loop: how long each turn takes, from the first event after a wait to the
/// next wait, and how long each paint of a window takes.
class WatchedApplication final : public QApplication {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WatchedApplication)
public:
    WatchedApplication(int &argc, char **argv);

    bool notify(QObject *receiver, QEvent *event) override;

    /// Forgets what was measured so far.
    void restart();
    [[nodiscard]] const std::vector<double> &turns() const { return m_turns; } ///< ms
    [[nodiscard]] const std::vector<double> &paints() const { return m_paints; } ///< ms
    /// The share of one core that the GUI thread has used since restart(), 0 to 1.
    [[nodiscard]] double processorShare() const;

Q_SIGNALS:
    /// A window has put on the screen what was due.
    void painted();

private:
    using Clock = std::chrono::steady_clock;

    void endTurn();

    std::optional<Clock::time_point> m_turnBegan;
    bool m_painting = false;
    std::vector<double> m_turns;
    std::vector<double> m_paints;
    Clock::time_point m_restarted;
    std::chrono::nanoseconds m_processorAtRestart{};
};

} // namespace billow::bench
