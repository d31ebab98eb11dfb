// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

/// A real Redis of the test's own, in a temporary folder, on a free port and a Unix socket. It dies with the test.
class RedisServer final {
public:
    struct Options {
        QString password; ///< empty: none
        QStringList arguments; ///< of redis-server, besides those that the fixture gives
    };

    RedisServer();
    explicit RedisServer(Options options);
    ~RedisServer();
    Q_DISABLE_COPY_MOVE(RedisServer)

    /// Returns once it takes connections. After kill() it comes up again empty, at the same port and socket.
    [[nodiscard]] bool start();
    void kill(); ///< as the out-of-memory killer does it
    void freeze(); ///< it keeps its connections and answers nothing
    void thaw();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString socketPath() const;
    [[nodiscard]] QString url(int database = 0) const; ///< with the password
    [[nodiscard]] QString socketUrl(int database = 0) const; ///< with the password
    /// What redis-cli prints for \a command, without the line end; "(failed) …" where it could not be run.
    QByteArray cli(const QStringList &command, int database = 0) const;
    [[nodiscard]] QString failure() const { return m_failure; } ///< why start() answered false

private:
    [[nodiscard]] bool launch();

    const Options m_options;
    QTemporaryDir m_folder;
    quint16 m_port = 0;
    std::unique_ptr<QProcess> m_process;
    QString m_failure;
};
