// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/Figure.h"
#include "tests/bench/PeerShell.h"

#include <QStringList>

namespace billow::bench {

/// Where the rounds of a throughput take place: fresh ledgers on one engine, and that engine's own shell.
class Arena {
public:
    Arena() = default;
    virtual ~Arena() = default;
    Q_DISABLE_COPY_MOVE(Arena)

    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual QString peerName() const = 0;
    /// The URL of a new ledger of that name; the one of the same name before is gone. Nothing lies unwritten in caches
    /// that would disturb what comes next.
    virtual Result<QString> freshLedger(const QString &name) = 0;
    /// The shell on the ledger at \a url, and what brings it to the settings of our own writer.
    [[nodiscard]] virtual PeerShell shell(const QString &url) const = 0;
    [[nodiscard]] virtual QByteArray preparation() const = 0;
    /// In the words of that shell.
    [[nodiscard]] virtual QByteArray exportRows(std::int64_t rows, const QString &file) const = 0;
    [[nodiscard]] virtual QByteArray importRows(const QString &file) const = 0;
};

/// Billow and the peer in turns, in \a folder.
[[nodiscard]] Result<std::vector<Figure>> contest(Arena &arena, const QString &folder, const Options &options);

} // namespace billow::bench
