// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/ProgramRestart.h"

#ifdef Q_OS_LINUX
#include <cerrno>
#include <cstring>
#include <QFile>
#include <unistd.h>
#include <vector>
#else
#include <QProcess>
#endif

namespace billow {

#ifdef Q_OS_LINUX

QString restartAs(const QString &program, const QStringList &arguments)
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

QString restartAs(const QString &program, const QStringList &arguments)
{
    return QProcess::startDetached(program, arguments) ? QString() : QStringLiteral("it cannot be started");
}

#endif

} // namespace billow
