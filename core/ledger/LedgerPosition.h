// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Rate.h"
#include "core/invoice/Invoice.h"
#include "core/invoice/Totals.h"

#include <QMetaType>
#include <QString>

#include <cstdint>
#include <optional>

namespace billow {

/// One run of the demo generator, from Start until its target is reached or it is stopped. Kept in the ledger, in the
/// same transactions as the invoices it makes, so that it survives any crash.
struct Run {
    std::int64_t id = 0; ///< 1, 2, 3 …; 0: there has been none
    QString owner; ///< the instance of the program that started it; it ends with that program
    bool active = false; ///< it still generates
    std::int64_t target = 0; ///< invoices to generate; 0: no bound but time
    std::int64_t generated = 0; ///< invoices of this run that are stored
    Rate rate;
    std::uint64_t seed = 0; ///< of the generator
    UtcTime startedAt{};
    std::optional<UtcTime> endsAt; ///< nothing: it goes on until Stop
    Seq endSeq = 0; ///< the last invoice in the ledger when the run ended; 0 while it is active

    friend bool operator==(const Run &, const Run &) = default;
};

/// The number that the generator gave last: INV-<day>-<ordinal>. Numbers are gapless within a day.
struct DemoNumber {
    int day = 0; ///< 20261123; 0: none yet
    std::int64_t ordinal = 0; ///< 1, 2, 3 … within the day

    friend bool operator==(const DemoNumber &, const DemoNumber &) = default;
    friend auto operator<=>(const DemoNumber &, const DemoNumber &) = default;
};

/// All that is known of a ledger without looking at its invoices: a handful of rows.
struct LedgerPosition {
    std::int64_t revision = 0; ///< counts committed write transactions; never goes back
    std::int64_t epoch = 0; ///< counts resets and removals: a seq means the same invoice only within one epoch
    Seq lastSeq = 0; ///< the newest stored invoice; also how many there are
    Seq cursor = 0; ///< the newest displayed invoice; also how many have been
    std::int64_t realCount = 0; ///< stored invoices that did not come from the demo generator
    Seq lastRealSeq = 0; ///< the newest of them; 0: there are none
    Run run;
    DemoNumber demoNumber;
    Totals stored; ///< of seq <= lastSeq
    Totals displayed; ///< of seq <= cursor

    [[nodiscard]] std::int64_t backlog() const { return lastSeq - cursor; }
    friend bool operator==(const LedgerPosition &, const LedgerPosition &) = default;
};

} // namespace billow

Q_DECLARE_METATYPE(billow::LedgerPosition)
