// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/packaging/Tool.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

ToolOutcome runTool(const QString &name, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(name, arguments);
    process.write(input);
    process.closeWriteChannel();
    ToolOutcome outcome;
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
        outcome.exitCode = process.exitCode();
    outcome.said = QString::fromUtf8(process.readAll());
    if (process.error() == QProcess::FailedToStart)
        outcome.said = name + u" is not installed"_s;
    process.kill();
    process.waitForFinished();
    return outcome;
}

QString madePath(const QString &name)
{
    return QStringLiteral(BILLOW_BINARY_DIR "/packaging/") + name;
}

QByteArray madeFile(const QString &name)
{
    if (!name.endsWith(u".gz"))
        return contentOf(madePath(name));
    return runTool(u"gzip"_s, {u"-dc"_s, madePath(name)}).said.toUtf8();
}

QByteArray sourceFile(const QString &name)
{
    return contentOf(QStringLiteral(BILLOW_SOURCE_DIR "/") + name);
}
