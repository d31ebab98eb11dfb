// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace billow {

/// Keeps one window per user and ledger: a second start hands its files to the first one and ends. Only processes of
/// the same user can connect. Lives on the GUI thread.
class SingleInstance final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SingleInstance)
public:
    /// What the second start was asked to do; the first one shows its window in any case.
    struct Request {
        QStringList files; ///< to import, with absolute paths
        bool asksForFiles = false; ///< opens the import dialog
        QString activationToken; ///< lets the first one raise its window on Wayland; may be empty
    };

    /// \a user: the folder of the user's state. \a ledger: what must not be opened twice.
    SingleInstance(const QString &user, const QString &ledger);

    /// True: a window is open for that ledger and has taken the request. Blocks for a second at most where a window is
    /// open but doesn't answer.
    [[nodiscard]] bool handOver(const Request &request) const;
    /// Takes requests from now on. On failure the log has a warning, and a second start opens a window of its own.
    void listen();
    void close() { m_server.close(); }
    [[nodiscard]] const QString &address() const { return m_address; }

Q_SIGNALS:
    void requested(const billow::SingleInstance::Request &request);

private:
    void take(QLocalSocket *socket);

    const QString m_address;
    QLocalServer m_server;
};

} // namespace billow
