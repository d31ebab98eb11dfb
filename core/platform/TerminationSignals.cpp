// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/TerminationSignals.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>

#ifdef Q_OS_WIN
#include <atomic>
#include <mutex>
#include <windows.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace billow {

#ifdef Q_OS_WIN

namespace {

std::mutex g_mutex; // guards what follows
TerminationSignals *g_receiver = nullptr;
bool g_received = false;

/// Windows calls it on a thread of its own. FALSE: it ends the process.
BOOL WINAPI onConsoleEvent(DWORD event)
{
    {
        const std::lock_guard lock(g_mutex);
        if (!g_receiver || std::exchange(g_received, true))
            return FALSE;
        const int number = event == CTRL_C_EVENT ? SIGINT : SIGTERM;
        QMetaObject::invokeMethod(
            g_receiver, [receiver = g_receiver, number] { Q_EMIT receiver->received(number); }, Qt::QueuedConnection);
    }
    // After these the process is ended as soon as this returns, so it does not; Windows waits for five seconds.
    if (event == CTRL_CLOSE_EVENT || event == CTRL_LOGOFF_EVENT || event == CTRL_SHUTDOWN_EVENT)
        Sleep(INFINITE);
    return TRUE;
}

} // namespace

TerminationSignals::TerminationSignals()
{
    {
        const std::lock_guard lock(g_mutex);
        g_receiver = this;
        g_received = false;
    }
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

TerminationSignals::~TerminationSignals()
{
    SetConsoleCtrlHandler(onConsoleEvent, FALSE);
    const std::lock_guard lock(g_mutex);
    g_receiver = nullptr;
}

bool TerminationSignals::wasReceived()
{
    const std::lock_guard lock(g_mutex);
    return g_received;
}

void ignoreBrokenPipes() { }

#else

namespace {

// A signal handler may do next to nothing, so it writes one byte into this pipe and the event loop does the rest.
std::array<int, 2> g_pipe{-1, -1};
volatile std::sig_atomic_t g_received = 0;

constexpr std::array handled{SIGTERM, SIGINT, SIGHUP};

extern "C" void onTerminationSignal(int number)
{
    g_received = 1;
    const char byte = static_cast<char>(number);
    (void)!write(g_pipe[1], &byte, 1);
}

} // namespace

TerminationSignals::TerminationSignals()
{
    g_received = 0;
    if (pipe(g_pipe.data()) != 0)
        qFatal("no pipe for signals");
    for (const int end : g_pipe)
        fcntl(end, F_SETFD, FD_CLOEXEC);
    m_notifier = std::make_unique<QSocketNotifier>(g_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (read(g_pipe[0], &byte, 1) == 1)
            Q_EMIT received(byte);
    });
    struct sigaction action { };
    action.sa_handler = onTerminationSignal;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    for (const int number : handled)
        sigaction(number, &action, nullptr);
}

TerminationSignals::~TerminationSignals()
{
    for (const int number : handled)
        std::signal(number, SIG_DFL);
    m_notifier.reset();
    for (const int end : g_pipe)
        close(end);
}

bool TerminationSignals::wasReceived()
{
    return g_received != 0;
}

void ignoreBrokenPipes()
{
    std::signal(SIGPIPE, SIG_IGN);
}

#endif

} // namespace billow
