// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

/// One of our programs, as a user starts it: with a home of its own, so that the user's settings and ledger are not
/// touched.
class Program {
public:
    struct Outcome {
        int exitCode = -1; ///< -1: it did not end, or crashed
        QString output;
        QString errors;
    };

    /// \a name is billow or billowd.
    explicit Program(QString name);

    /// Runs it to its end.
    [[nodiscard]] Outcome run(const QStringList &arguments, const QMap<QString, QString> &environment = {}) const;
    /// Runs a line of bash in that home, where the program is in PATH.
    [[nodiscard]] Outcome runInShell(const QString &line) const;
    /// Starts it and leaves it running; what it says on standard error is in errorsOf().
    [[nodiscard]] std::unique_ptr<QProcess> start(
        const QStringList &arguments, const QMap<QString, QString> &environment = {}) const;
    /// Waits until \a process has said \a text on standard error; answers whether it has.
    [[nodiscard]] static bool waitForWord(QProcess &process, const QString &text, QString *said = nullptr);
    /// Asks it to end (SIGTERM) and waits; answers its exit code.
    [[nodiscard]] static int terminate(QProcess &process);

    [[nodiscard]] QString home() const { return m_home.path(); }
    [[nodiscard]] QString file(const QString &name) const { return m_home.filePath(name); }
    /// A URL for a ledger in that home.
    [[nodiscard]] QString ledgerUrl() const { return QStringLiteral("sqlite:") + file(QStringLiteral("test.db")); }

private:
    [[nodiscard]] static Outcome finish(QProcess &process);
    [[nodiscard]] QProcessEnvironment environmentWith(const QMap<QString, QString> &extra) const;

    const QString m_name;
    QTemporaryDir m_home;
};
