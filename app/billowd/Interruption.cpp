// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/Interruption.h"

#include "core/intake/FileImport.h"
#include "core/web/client/RemoteLedger.h"

#include <atomic>
#include <csignal>

namespace billow {

namespace {

// A signal handler can reach nothing else.
std::atomic<FileImport *> g_import = nullptr;
std::atomic<RemoteLedger *> g_ledger = nullptr;

extern "C" void onInterrupt(int signal)
{
    std::signal(signal, SIG_DFL);
    if (FileImport *import = g_import)
        import->cancel();
    if (RemoteLedger *ledger = g_ledger)
        ledger->cancel();
}

} // namespace

Interruption::Interruption(FileImport &import, RemoteLedger *ledger)
{
    g_import = &import;
    g_ledger = ledger;
    std::signal(SIGINT, onInterrupt);
}

Interruption::~Interruption()
{
    std::signal(SIGINT, SIG_DFL);
    g_ledger = nullptr;
    g_import = nullptr;
}

} // namespace billow
