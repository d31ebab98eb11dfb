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

/// Answers why it cannot.
#ifdef Q_OS_LINUX
QString start(const QString &program, const QStringList &arguments)
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
QString start(const QString &program, const QStringList &arguments)
{
    return QProcess::startDetached(program, arguments) ? QString() : u"it cannot be started"_s;
}
#endif

} // namespace

Restart::Restart(int argc, char **argv)
{
    for (int place = 1; place < argc; ++place)
        m_given += QString::fromLocal8Bit(argv[place]);
}

void Restart::prepare(const QCommandLineParser &parser)
{
    m_program = QCoreApplication::applicationFilePath();
    m_arguments.clear();
    QStringList left = QCoreApplication::arguments().mid(1);
    for (const QString &argument : m_given) {
        if (!left.isEmpty() && left.constFirst() == argument)
            left.removeFirst();
        else
            m_arguments += argument; // Qt's own
    }
    m_arguments += settingsArguments(parser);
}

bool Restart::begin() const
{
    const QString problem = start(m_program, m_arguments);
    if (!problem.isEmpty())
        qCritical().noquote() << "Billow cannot restart as" << m_program << "-" << problem;
    return problem.isEmpty();
}

} // namespace billow
