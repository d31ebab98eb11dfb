// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/format/MoneyFormat.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>

#include <chrono>

namespace billow {

[[nodiscard]] Tone toneOf(Health::State state);
[[nodiscard]] Tone toneOf(RiskProfile risk);

/// The words that the window has for the values of the API.
class Wording final {
    Q_DECLARE_TR_FUNCTIONS(Wording)
public:
    Wording() = delete;

    /// What the stream does, in up to three words: "Idle", "Running", "Showing backlog". The backlog counts, also where
    /// it was imported; a storage that cannot be used comes first.
    [[nodiscard]] static QString activity(const SystemStatus &status);
    /// The same where there is little room: "Backlog".
    [[nodiscard]] static QString shortActivity(const SystemStatus &status);
    /// What became of a command. The API answers in the English that its clients know.
    [[nodiscard]] static QString answer(const CommandOutcome &outcome);
    /// "Green", "Amber", "Red".
    [[nodiscard]] static QString risk(RiskProfile risk);
    /// "5.0/s", or "unlimited".
    [[nodiscard]] static QString rate(Rate rate, const MoneyFormat &format);
    /// "5.0/s".
    [[nodiscard]] static QString perSecond(double perSecond, const MoneyFormat &format);
    /// In the two largest units that count: "11 s", "2 min 11 s", "1 h 2 min", "3 d 4 h"; below zero as zero.
    [[nodiscard]] static QString duration(std::chrono::seconds duration);
    /// Of a storage that is not ready: "Waiting for SQLite", "Can't open the database".
    [[nodiscard]] static QString unready(const Health &storage);
    /// "SQLite 0.4 ms", "Redis off", "PostgreSQL unavailable".
    [[nodiscard]] static QString health(const Health &health, const MoneyFormat &format);
};

} // namespace billow
