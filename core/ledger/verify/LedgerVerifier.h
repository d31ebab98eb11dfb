// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/store/LedgerStore.h"

#include <QJsonObject>
#include <QList>

namespace billow {

/// One invariant of the ledger and whether it holds.
struct Check {
    QString name; ///< stable, for programs: "dense_seq"
    QString title; ///< for people: "Sequence numbers have no gap and no duplicate"
    bool holds = false;
    QString detail; ///< what was found
};

/// What is only wrong with the data is a check that does not hold; what keeps from looking at them is an error.
[[nodiscard]] inline bool isFinding(const Error &error)
{
    return error.kind == Error::Kind::Incompatible;
}

struct VerifyReport {
    QList<Check> checks;
    LedgerPosition position;

    [[nodiscard]] bool allHold() const;
    [[nodiscard]] QJsonObject toJson() const;
};

/// Recomputes every invariant of DESIGN from the rows themselves, in one snapshot, beside a running writer, in bounded
/// memory. \a progress (may be empty) is told how many rows have been read.
[[nodiscard]] Result<VerifyReport> verifyLedger(
    LedgerStore &store, const std::function<void(std::int64_t rows, std::int64_t ofRows)> &progress = {});

} // namespace billow
