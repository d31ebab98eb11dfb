// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billow/Restart.h"

#include "core/settings/CommandLine.h"

#include <QCoreApplication>
#include <QDebug>
#include <QFile>
#include <QProcess>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <cstring>
#include <vector>

#include <unistd.h>
#endif

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QStringList settingsArguments(const QCommandLineParser &parser)
{
    QStringList arguments;
    for (const QCommandLineOption &option : settingsOptions()) {
        const QString name = option.names().constFirst();
        if (parser.isSet(name))
            arguments += "--%1=%2"_L1.arg(name, parser.values(name).constLast());
    }
    return arguments;
}

#ifdef Q_OS_LINUX
/// Answers why it cannot.
QString becomes(const QString &program, const QStringList &arguments)
{
    QByteArrayList words{QFile::encodeName(program)};
    for (const QString &argument : arguments)
        words += argument.toLocal8Bit();
    std::vector<char *> pointers;
    pointers.reserve(static_cast<std::size_t>(words.size()) + 1);
    for (QByteArray &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    execv(pointers.front(), pointers.data());
    return QString::fromLocal8Bit(std::strerror(errno));
}
#else
QString becomes(const QString &program, const QStringList &arguments)
{
    return QProcess::startDetached(program, arguments) ? QString() : QStringLiteral("it cannot be started");
}
#endif

} // namespace

void restart(const QCommandLineParser &parser)
{
    const QString program = QCoreApplication::applicationFilePath();
    if (const QString problem = becomes(program, settingsArguments(parser)); !problem.isEmpty())
        qCritical().noquote() << "Billow cannot restart as" << program << "-" << problem;
}

} // namespace billow
