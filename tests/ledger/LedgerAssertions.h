// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ledger/verify/LedgerVerifier.h"

#include <QTest>

/// That a Result is one; the error is printed.
#define BILLOW_VERIFY_OK(expression)                                                                                   \
    do {                                                                                                               \
        const auto &outcome = (expression);                                                                            \
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : qUtf8Printable(outcome.error().message));                           \
    } while (false)

/// That a Result is an error of this kind, whose message contains \a words.
#define BILLOW_VERIFY_ERROR(expression, expectedKind, words)                                                           \
    do {                                                                                                               \
        const auto &outcome = (expression);                                                                            \
        QVERIFY2(!outcome.ok(), #expression " was expected to fail");                                                  \
        QVERIFY2(outcome.error().kind == Error::Kind::expectedKind, qUtf8Printable(outcome.error().message));          \
        QVERIFY2(outcome.error().message.contains(words), qUtf8Printable(outcome.error().message));                    \
    } while (false)

namespace billow {

/// What of the ledger does not hold, as "name: detail" lines; empty: all does.
inline QString complaints(LedgerStore &store)
{
    const auto report = verifyLedger(store);
    if (!report)
        return report.error().message;
    QStringList lines;
    for (const Check &check : report->checks) {
        if (!check.holds)
            lines.append(check.name + QStringLiteral(": ") + check.detail);
    }
    return lines.join(u'\n');
}

} // namespace billow
