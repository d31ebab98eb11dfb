// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/PeerShell.h"

#include <QElapsedTimer>
#include <QProcess>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int peerPatience = 300'000; // ms

Error failureOf(QProcess &process)
{
    process.closeWriteChannel();
    process.waitForFinished(peerPatience);
    const QString complaint = QString::fromUtf8(process.readAllStandardError()).trimmed();
    return Error::unavailable(
        u"%1: %2"_s.arg(process.program(), complaint.isEmpty() ? process.errorString() : complaint));
}

/// Until the shell has printed \a word on a line of its own.
bool waitFor(QProcess &process, const QByteArray &word)
{
    QByteArray output;
    while (!output.endsWith(word + '\n')) {
        if (!process.waitForReadyRead(peerPatience))
            return false;
        output += process.readAllStandardOutput();
    }
    return true;
}

} // namespace

Result<double> PeerShell::time(const QByteArray &preparation, const QByteArray &script) const
{
    QProcess process;
    process.start(program, arguments);
    process.write(preparation + '\n' + echo + " ready\n");
    if (!waitFor(process, "ready"))
        return failureOf(process);
    QElapsedTimer timer;
    timer.start();
    process.write(script + '\n' + echo + " done\n");
    if (!waitFor(process, "done"))
        return failureOf(process);
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    process.closeWriteChannel();
    process.waitForFinished(peerPatience);
    return seconds;
}

Result<void> PeerShell::run(const QByteArray &script) const
{
    const auto taken = time({}, script);
    if (!taken)
        return taken.error();
    return {};
}

} // namespace billow::bench
