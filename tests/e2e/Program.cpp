// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/e2e/Program.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace {

constexpr int programPatience = 30'000; // milliseconds

} // namespace

Program::Program(QString name)
    : m_name(std::move(name))
{
}

QProcessEnvironment Program::environmentWith(const QMap<QString, QString> &extra) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name :
        {u"DATABASE_URL"_s, u"REDIS_URL"_s, u"PORT"_s, u"HOST"_s, u"PHX_HOST"_s, u"SECRET_KEY_BASE"_s})
        environment.remove(name);
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"PORT"_s, u"0"_s); // tests run side by side
    for (const QString &name : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_STATE_HOME"_s})
        environment.insert(name, m_home.filePath(name));
    for (auto variable = extra.begin(); variable != extra.end(); ++variable)
        environment.insert(variable.key(), variable.value());
    return environment;
}

Program::Outcome Program::run(const QStringList &arguments, const QMap<QString, QString> &environment) const
{
    QProcess process;
    process.setProcessEnvironment(environmentWith(environment));
    process.start(QStringLiteral(BILLOW_BINARY_DIR "/bin/") + m_name, arguments);
    return finish(process);
}

Program::Outcome Program::runInShell(const QString &line) const
{
    QProcess process;
    const QString path = qEnvironmentVariable("PATH");
    process.setProcessEnvironment(environmentWith({{u"PATH"_s, QStringLiteral(BILLOW_BINARY_DIR "/bin:") + path}}));
    process.setWorkingDirectory(m_home.path());
    process.start(u"bash"_s, {u"-c"_s, line});
    return finish(process);
}

Program::Outcome Program::finish(QProcess &process)
{
    Outcome outcome;
    if (process.waitForFinished(programPatience) && process.exitStatus() == QProcess::NormalExit)
        outcome.exitCode = process.exitCode();
    process.kill();
    process.waitForFinished();
    outcome.output = QString::fromUtf8(process.readAllStandardOutput());
    outcome.errors = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

std::unique_ptr<QProcess> Program::start(const QStringList &arguments, const QMap<QString, QString> &environment) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environmentWith(environment));
    process->start(QStringLiteral(BILLOW_BINARY_DIR "/bin/") + m_name, arguments);
    process->setReadChannel(QProcess::StandardError);
    return process;
}

bool Program::waitForWord(QProcess &process, const QString &text, QString *said)
{
    QElapsedTimer timer;
    timer.start();
    QString heard;
    while (timer.elapsed() < programPatience) {
        heard += QString::fromUtf8(process.readAllStandardError());
        if (said)
            *said = heard;
        if (heard.contains(text))
            return true;
        if (!process.waitForReadyRead(100) && process.state() == QProcess::NotRunning)
            return false;
    }
    return false;
}

int Program::terminate(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(programPatience) || process.exitStatus() != QProcess::NormalExit)
        return -1;
    return process.exitCode();
}
