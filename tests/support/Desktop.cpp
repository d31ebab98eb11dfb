// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/Desktop.h"

#include <QProcessEnvironment>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int desktopPatience = 30'000; // milliseconds

void end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(desktopPatience))
        process.kill();
    process.waitForFinished(desktopPatience);
}

} // namespace

Desktop::~Desktop()
{
    for (QProcess *process : {&m_keychain, &m_bus, &m_screen}) {
        if (process->state() != QProcess::NotRunning)
            end(*process);
    }
}

QString Desktop::firstLineOf(QProcess &process, const QString &program, const QStringList &arguments)
{
    QProcessEnvironment inherited = QProcessEnvironment::systemEnvironment();
    const QMap<QString, QString> own = environment();
    for (auto variable = own.begin(); variable != own.end(); ++variable)
        inherited.insert(variable.key(), variable.value());
    process.setProcessEnvironment(inherited);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process.start(program, arguments);
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(desktopPatience)) {
            m_failure = u"%1 says nothing: %2"_s.arg(program, process.errorString());
            return {};
        }
    }
    return QString::fromUtf8(process.readLine()).trimmed();
}

bool Desktop::start()
{
    const QString number = firstLineOf(m_screen, u"Xvfb"_s,
        {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1280x800x24"_s, u"-nolisten"_s, u"tcp"_s});
    if (number.isEmpty())
        return false;
    m_display = u':' + number;
    m_busAddress = firstLineOf(m_bus, u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s});
    return !m_busAddress.isEmpty();
}

bool Desktop::startKeychain()
{
    QProcessEnvironment inherited = m_bus.processEnvironment();
    inherited.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_busAddress);
    m_keychain.setProcessEnvironment(inherited);
    m_keychain.setProcessChannelMode(QProcess::MergedChannels);
    m_keychain.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_keychain.start(u"gnome-keyring-daemon"_s, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
    if (!m_keychain.waitForStarted(desktopPatience)) {
        m_failure = u"gnome-keyring-daemon: "_s + m_keychain.errorString();
        return false;
    }
    // The password that unlocks it, up to the end of its input.
    m_keychain.write("test");
    m_keychain.closeWriteChannel();
    return m_keychain.waitForBytesWritten(desktopPatience);
}

QMap<QString, QString> Desktop::environment() const
{
    QMap<QString, QString> variables{{u"HOME"_s, m_home.path()}, {u"XDG_RUNTIME_DIR"_s, m_home.path()},
        {u"XDG_DATA_HOME"_s, m_home.filePath(u"data"_s)}, {u"QT_QPA_PLATFORM"_s, u"xcb"_s}};
    if (!m_display.isEmpty())
        variables.insert(u"DISPLAY"_s, m_display);
    if (!m_busAddress.isEmpty())
        variables.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_busAddress);
    return variables;
}
