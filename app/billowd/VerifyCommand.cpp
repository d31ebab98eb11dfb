// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/Command.h"
#include "app/common/Startup.h"
#include "core/base/Words.h"
#include "core/invoice/Money.h"
#include "core/ledger/verify/LedgerVerifier.h"

#include <QJsonDocument>

#include <cstdio>

#include <unistd.h>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString toText(const VerifyReport &report, const QString &location)
{
    QString text = Words::tr("Ledger %1: %2 invoices stored, %3 shown", nullptr, Words::plural(report.position.lastSeq))
                       .arg(location, localNumber(report.position.lastSeq), localNumber(report.position.cursor))
        + u'\n';
    const QStringList verdicts{Words::tr("OK"), Words::tr("Failed")};
    const auto width = std::max(verdicts[0].size(), verdicts[1].size());
    for (const Check &check : report.checks) {
        text += u"  %1  %2\n"_s.arg(verdicts[check.holds ? 0 : 1].leftJustified(width), check.title);
        if (!check.holds)
            text += QString(width + 4, u' ') + check.detail + u'\n';
    }
    return text + (report.allHold() ? Words::tr("All checks passed.") : Words::tr("The ledger is damaged: see above."))
        + u'\n';
}

/// A line on a terminal that counts rows; nothing where the output goes elsewhere.
std::function<void(std::int64_t, std::int64_t)> progressOnTerminal()
{
    if (isatty(STDERR_FILENO) == 0)
        return {};
    return [](std::int64_t rows, std::int64_t ofRows) {
        const QString line =
            Words::tr("%1 of %2 rows", nullptr, Words::plural(ofRows)).arg(localNumber(rows), localNumber(ofRows));
        std::fprintf(stderr, "\r%s%s", qPrintable(line), rows >= ofRows ? "\n" : "");
    };
}

int verify(const QCommandLineParser &parser)
{
    const auto options = readEngineOptions(parser);
    if (!options)
        return complain(options.error().message, ExitUsage);

    const auto store = std::make_unique<LedgerStore>(options->ledger);
    if (const auto connected = store->connect(Access::Read); !connected)
        return complain(connected.error().message, ExitFailed);
    const auto report = verifyLedger(*store, progressOnTerminal());
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
        .summary = Words::tr("Recomputes every rule and total of the ledger from its rows."),
        .description = Words::tr("Reads every invoice in one snapshot, while another program may be writing, and "
                                 "checks: sequence numbers without a gap, each document once, running totals equal to "
                                 "the sums of the rows in every currency, total = subtotal + VAT on each row, the "
                                 "cursor within range. Changes nothing. The exit status is 0 only if all checks pass."),
        .options = {{u"json"_s, Words::tr("Prints the result as JSON.")}},
        .takesArguments = false,
        .run = verify};
}

} // namespace billow
