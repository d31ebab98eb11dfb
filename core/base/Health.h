// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Words.h"

#include <QMetaType>
#include <QString>

#include <chrono>

namespace billow {

/// The health of storage, cache, web server or watched folder.
struct Health {
    enum class State {
        Off, ///< not configured
        Connecting, ///< not reached yet
        Ready,
        Away, ///< was reached or never, and is being tried again
        Full, ///< can be read and emptied, but has no space for more; is being tried again
        Failed, ///< will not be tried again: held by another program, newer schema, …
    };
    State state = State::Connecting;
    QString name; ///< "SQLite", "PostgreSQL", "Redis", "Web", "Folder"
    QString location; ///< path or address, without secrets
    QString message; ///< where it is not Ready: what is wrong, for people
    std::chrono::microseconds latency{}; ///< of the last commit or write

    friend bool operator==(const Health &, const Health &) = default;
};

/// "off", "connecting", "ready", "away", "full", "failed", as in the HTTP API.
[[nodiscard]] inline QString toString(Health::State state)
{
    switch (state) {
    case Health::State::Off:
        return QStringLiteral("off");
    case Health::State::Connecting:
        return QStringLiteral("connecting");
    case Health::State::Ready:
        return QStringLiteral("ready");
    case Health::State::Away:
        return QStringLiteral("away");
    case Health::State::Full:
        return QStringLiteral("full");
    case Health::State::Failed:
        return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

/// What somebody is told who needs the ledger while \a storage is not ready: its own words, or \a otherwise where it
/// has said nothing yet.
[[nodiscard]] inline QString ledgerUnavailable(const Health &storage, const QString &otherwise)
{
    return storage.message.isEmpty() ? otherwise : Words::tr("The ledger is unavailable: %1").arg(storage.message);
}

} // namespace billow

Q_DECLARE_METATYPE(billow::Health)
