// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/Command.h"
#include "app/common/Startup.h"
#include "core/ledger/LedgerVerifier.h"

#include <QJsonDocument>

#include <cstdio>

#include <unistd.h>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString toText(const VerifyReport &report, const QString &location)
{
    QString text = u"Ledger %1: %2 invoices stored, %3 displayed\n"_s.arg(location)
                       .arg(report.position.lastSeq)
                       .arg(report.position.cursor);
    for (const Check &check : report.checks) {
        text += u"  %1  %2\n"_s.arg(check.holds ? u"holds "_s : u"BROKEN"_s, check.title);
        if (!check.holds)
            text += u"          %1\n"_s.arg(check.detail);
    }
    return text + (report.allHold() ? u"All invariants hold.\n"_s : u"The ledger is damaged: see above.\n"_s);
}

/// A line on a terminal that counts rows; nothing where the output goes elsewhere.
std::function<void(std::int64_t, std::int64_t)> progressOnTerminal()
{
    if (isatty(STDERR_FILENO) == 0)
        return {};
    return [](std::int64_t rows, std::int64_t ofRows) {
        std::fprintf(stderr, "\r%lld of %lld rows%s", static_cast<long long>(rows), static_cast<long long>(ofRows),
            rows >= ofRows ? "\n" : "");
    };
}

int verify(const QCommandLineParser &parser)
{
    const auto options = readEngineOptions(parser);
    if (!options)
        return complain(options.error().message, ExitUsage);

    const auto backend = LedgerBackend::create(options->ledger);
    if (const auto connected = backend->connect(Access::Read); !connected)
        return complain(connected.error().message, ExitFailed);
    const auto report = verifyLedger(*backend, progressOnTerminal());
    if (!report)
        return complain(report.error().message, ExitFailed);
    const QByteArray output = parser.isSet(u"json"_s) ? QJsonDocument(report->toJson()).toJson()
                                                      : toText(*report, options->ledger.display).toUtf8();
    std::fputs(output.constData(), stdout);
    return report->allHold() ? ExitOk : ExitFailed;
}

} // namespace

Command verifyCommand()
{
    return {.name = u"verify"_s,
        .arguments = {},
        .summary = u"Recomputes every invariant of the ledger from its rows and says which hold."_s,
        .description =
            u"Reads every invoice in one snapshot, beside a program that may be writing, and compares: sequence "
            u"numbers "
            "without a gap, each (seller, number) once, the running totals equal to the sums of the rows in every "
            "currency, "
            "total = subtotal + VAT on each row, the cursor in its range. Changes nothing. Its status is 0 only if all hold."_s,
        .options = {{u"json"_s, u"Prints the result as JSON."_s}},
        .takesArguments = false,
        .run = verify};
}

} // namespace billow
