// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/Figure.h"

namespace billow::bench {

/// What a run of the bench has found.
class Report final {
public:
    void add(const QString &name, const Figure &figure);
    void addFailure(const QString &name, const QString &message);

    [[nodiscard]] bool hasFailures() const { return !m_failures.empty(); }
    /// A table for people.
    [[nodiscard]] QString toText() const;
    /// With the machine it was measured on and what was asked for.
    [[nodiscard]] QJsonObject toJson(const Options &options) const;

private:
    struct Entry {
        QString name;
        Figure figure;
    };
    struct Failure {
        QString name;
        QString message;
    };
    std::vector<Entry> m_entries;
    std::vector<Failure> m_failures;
};

} // namespace billow::bench
