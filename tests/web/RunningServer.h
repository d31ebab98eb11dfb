// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/e2e/Program.h"
#include "tests/web/RawClient.h"

/// billowd serve, as a user starts it, on a free port and with a ledger of its own.
class RunningServer {
public:
    explicit RunningServer(const QStringList &arguments = {}, const QMap<QString, QString> &environment = {});
    ~RunningServer();
    Q_DISABLE_COPY_MOVE(RunningServer)

    [[nodiscard]] quint16 port() const { return m_port; } ///< 0: it did not start
    [[nodiscard]] QString said() const { return m_said; }
    [[nodiscard]] QProcess &process() { return *m_process; }
    [[nodiscard]] const Program &program() const { return m_program; }
    /// One request on a connection of its own.
    [[nodiscard]] RawResponse get(const QByteArray &path, const QByteArray &fields = {}) const;
    [[nodiscard]] RawResponse ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
        const QByteArray &fields = {}) const;
    [[nodiscard]] QJsonObject data(const QByteArray &path) const;
    /// Asks for the status until \a done says of its data that it is the wanted one.
    [[nodiscard]] bool waitForStatus(const std::function<bool(const QJsonObject &)> &done) const;

private:
    Program m_program;
    std::unique_ptr<QProcess> m_process;
    QString m_said;
    quint16 m_port = 0;
};
