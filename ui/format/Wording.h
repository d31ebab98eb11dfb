// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/format/MoneyFormat.h"

#include <QCoreApplication>

#include <chrono>

namespace billow {

/// The words that the window has for the values of the API.
class Wording final {
    Q_DECLARE_TR_FUNCTIONS(Wording)
public:
    Wording() = delete;

    /// "Idle", "Running", "Processing backlog".
    [[nodiscard]] static QString activity(Activity activity);
    /// What became of a command. The API answers in the English that its clients know.
    [[nodiscard]] static QString answer(const CommandOutcome &outcome);
    /// "Green", "Amber", "Red".
    [[nodiscard]] static QString risk(RiskProfile risk);
    /// "5.0/s", or "unlimited".
    [[nodiscard]] static QString rate(Rate rate, const MoneyFormat &format);
    /// "2:11", "1:02:11"; below zero as zero.
    [[nodiscard]] static QString duration(std::chrono::seconds duration);
    /// Of a storage that is not ready: "Waiting for SQLite", "SQLite cannot be used".
    [[nodiscard]] static QString unready(const Health &storage);
    /// "SQLite 0.4 ms", "Redis off", "PostgreSQL away".
    [[nodiscard]] static QString health(const Health &health, const MoneyFormat &format);
};

} // namespace billow
