// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>

namespace billow {

/// Tells the service manager that started this process how it is (sd_notify(3): a datagram to $NOTIFY_SOCKET), and
/// that it lives, where $WATCHDOG_USEC asks for that. Without those variables it does nothing. Only systemd sets them:
/// launchd asks no service how it is, and on Windows the program is no service but started as any other.
class ServiceNotifier final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServiceNotifier)
public:
    /// Takes the variables out of the environment: they are not for programs that this one may start.
    ServiceNotifier();

    /// Still starting; \a status, for people, says what it waits for. Keeps the manager from giving up on it.
    void waiting(const QString &status);
    /// Serves. Only the first call says so; later ones change \a status.
    void ready(const QString &status);
    void stopping();

private:
    void send(const QByteArray &lines) const;

    QByteArray m_socket; ///< empty: nobody listens
    bool m_ready = false;
    QByteArray m_lastStatus;
    QTimer m_watchdog;
    QTimer m_patience;
};

} // namespace billow
