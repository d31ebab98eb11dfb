// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

/// A desktop of the test's own: a screen (Xvfb) and a session bus, with a home for the services that are started on it.
/// They end with it.
class Desktop final {
public:
    Desktop() = default;
    ~Desktop();
    Q_DISABLE_COPY_MOVE(Desktop)

    [[nodiscard]] bool start();
    /// The keychain of that desktop, unlocked and empty.
    [[nodiscard]] bool startKeychain();
    [[nodiscard]] QString failure() const { return m_failure; } ///< why one of them answered false

    /// For programs that run on it.
    [[nodiscard]] QMap<QString, QString> environment() const;
    [[nodiscard]] QString busAddress() const { return m_busAddress; }

private:
    /// Starts \a process and answers the first line that it writes.
    [[nodiscard]] QString firstLineOf(QProcess &process, const QString &program, const QStringList &arguments);

    QTemporaryDir m_home;
    QProcess m_screen;
    QProcess m_bus;
    QProcess m_keychain;
    QString m_display;
    QString m_busAddress;
    QString m_failure;
};
