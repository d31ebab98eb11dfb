// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billow/Restart.h"

#include "core/platform/ProgramRestart.h"
#include "core/settings/CommandLine.h"

#include <QCoreApplication>
#include <QDebug>

namespace billow {

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
    const QString problem = restartAs(m_program, m_arguments);
    if (!problem.isEmpty())
        qCritical().noquote() << "Billow cannot restart as" << m_program << "-" << problem;
    return problem.isEmpty();
}

} // namespace billow
