// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <vector>

/// A real PostgreSQL of the test's own, in a temporary folder, on a free port and a Unix socket. It dies with the test.
/// Where the test runs as root, which PostgreSQL refuses, the server runs as user "postgres".
class PostgresServer final {
public:
    /// \a settings as on the server's command line: "max_connections=20".
    explicit PostgresServer(QStringList settings = {});
    ~PostgresServer();
    Q_DISABLE_COPY_MOVE(PostgresServer)

    /// Returns once it takes connections. After stop() or kill() it comes up again with its data, at the same port.
    [[nodiscard]] bool start();
    void stop(); ///< in order: sessions are ended, all is written
    void kill(); ///< as a power cut does it, all processes at once
    void freeze(); ///< it keeps its connections and answers nothing
    void thaw();

    /// A new and empty one; answers its name. Ends the program where it cannot be made.
    [[nodiscard]] QString createDatabase();
    /// The first field of the first row of \a sql as text. Ends the program on an error.
    QString query(const QString &database, const QString &sql) const;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString url(const QString &database) const;
    [[nodiscard]] QString socketUrl(const QString &database) const;
    [[nodiscard]] QString failure() const { return m_failure; } ///< why start() answered false

private:
    struct Account {
        unsigned user;
        unsigned group;
    };

    [[nodiscard]] bool prepare();
    [[nodiscard]] bool launch();
    [[nodiscard]] bool answers() const;
    [[nodiscard]] bool fail(const QString &reason);
    [[nodiscard]] QString program(const QString &name) const;
    void runAsAccount(QProcess &process) const;
    void signalAll(int signal) const;
    [[nodiscard]] std::vector<int> processes() const;

    const QStringList m_settings;
    QTemporaryDir m_folder;
    QString m_binaries;
    std::unique_ptr<Account> m_account; ///< null: the test's own
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
    int m_databases = 0;
    QString m_failure;
};
