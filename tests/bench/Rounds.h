// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace billow::bench {

/// What the rounds of one child have answered.
class Rounds final {
public:
    void add(const QJsonObject &result) { m_results.append(result); }

    /// One value of each round.
    [[nodiscard]] std::vector<double> of(const QString &key) const;
    [[nodiscard]] QJsonObject details() const { return {{QStringLiteral("rounds"), m_results}}; }

private:
    QJsonArray m_results;
};

/// Runs the child \a role with a new SQLite ledger's URL and \a arguments, \a count times.
[[nodiscard]] Result<Rounds> runRounds(const QString &role, const QStringList &arguments, int count);

} // namespace billow::bench
