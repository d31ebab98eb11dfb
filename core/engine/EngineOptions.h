// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "core/cache/RedisLocation.h"
#include "core/ledger/LedgerLocation.h"
#include "core/web/WebOptions.h"

#include <QStringList>

#include <optional>

namespace billow {

class LogHistory;

/// What an engine is made from.
struct EngineOptions {
    LedgerLocation ledger;
    std::optional<RedisLocation> redis; ///< nothing: no cache
    Rates rates;
    Currency defaultCurrency; ///< of the headline figures
    std::uint64_t seed = 0; ///< of the demo generator; 0: a new one for each run
    std::optional<WebOptions> web; ///< nothing: no server
    LogHistory *log = nullptr; ///< what faces see of the log; outlives the engine; nothing: they see none
    QStringList profileFolders; ///< of import profiles, besides those that ship with the program
    bool startRun = false; ///< begin a run as soon as the stream is stopped
};

} // namespace billow
