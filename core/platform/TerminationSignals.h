// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace billow {

/// Turns what asks a program to end into a signal of Qt, so that it ends in order: SIGTERM, SIGINT and SIGHUP; on
/// Windows Ctrl+C and Ctrl+Break, and the closing of the console, logging off and shutting down. A second one ends the
/// program at once, should ending in order take too long. One object in a process, on the main thread.
class TerminationSignals final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationSignals)
public:
    TerminationSignals();
    ~TerminationSignals() override;

    /// Whether one has come since the object was made, even if received() has not been emitted yet.
    [[nodiscard]] static bool wasReceived();

Q_SIGNALS:
    /// \a signalNumber is SIGINT for Ctrl+C; on Windows SIGTERM for all else.
    void received(int signalNumber);

private:
    std::unique_ptr<QSocketNotifier> m_notifier; ///< null on Windows
};

/// From now on a write to a connection that the other side has closed is an error and not the end of the process:
/// hiredis writes without MSG_NOSIGNAL, which macOS lacks. At the start of a program. Windows has no such signal.
void ignoreBrokenPipes();

} // namespace billow
