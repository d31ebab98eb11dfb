// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Health.h"
#include "core/base/Words.h"

namespace billow {

/// What somebody is told who needs the ledger while \a storage is not ready: its own words, or \a otherwise where it
/// has said nothing yet.
[[nodiscard]] inline QString ledgerUnavailable(const Health &storage, const QString &otherwise)
{
    return storage.message.isEmpty() ? otherwise : Words::tr("The ledger is not available: %1").arg(storage.message);
}

} // namespace billow
