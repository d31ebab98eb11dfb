// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/Command.h"
#include "app/billowd/FromOriginal.h"
#include "app/common/Startup.h"
#include "core/base/Words.h"
#include "core/invoice/Money.h"
#include "core/ledger/LedgerWriter.h"

#include <cstdio>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

int migrate(const QCommandLineParser &parser)
{
    const auto options = readEngineOptions(parser);
    if (!options)
        return complain(options.error().message, ExitUsage);
    if (parser.isSet(fromOriginalOption))
        return migrateFromOriginal(parser, options->ledger);
    for (const QString &option : {u"currency"_s, u"dry-run"_s, u"json"_s}) {
        if (parser.isSet(option))
            return complain(Words::tr("--%1 requires --%2").arg(option, fromOriginalOption), ExitUsage);
    }

    LedgerWriter writer(std::make_unique<LedgerStore>(options->ledger));
    const auto position = writer.open();
    if (!position)
        return complain(position.error().message, position.error().kind == Error::Kind::Held ? ExitHeld : ExitFailed);
    const QString done =
        Words::tr("The ledger %1 is up to date. It has %2 invoices.", nullptr, Words::plural(position->lastSeq))
            .arg(options->ledger.display, localNumber(position->lastSeq));
    std::printf("%s\n", qPrintable(done));
    return ExitOk;
}

QString migrateDescription()
{
    return Words::tr("Creates the ledger, or upgrades an older one. Other commands do this automatically when they "
                     "open a ledger for writing; use this one to do it separately, for example as a database user who "
                     "may change tables. Each migration is one transaction. A ledger from a newer version isn’t "
                     "opened, and isn’t changed.")
        + u"\n\n"_s
        + Words::tr("With --from-original, copies the invoices from table \"invoices\" of the Elixir program that "
                    "Billow replaces. That database is only read and can stay in use, but no other Billow may use the "
                    "ledger. The invoices count as shown at once, and their source is original:DATABASE. Rows that "
                    "aren’t invoices are reported and don’t stop the rest. You can stop it at any time and run it "
                    "again: it continues where it stopped and stores nothing twice.")
        + u"\n\n"_s
        + Words::tr("Keep the password out of the command line, where others can see it: use the environment variable "
                    "PGPASSWORD, or ~/.pgpass.")
        + u"\n\n"
          "  billowd migrate\n"
          "  billowd migrate --from-original postgresql://user@localhost/test2_dev --dry-run\n"
          "  billowd migrate --from-original postgresql://user@localhost/test2_dev"_s;
}

} // namespace

Command migrateCommand()
{
    return {.name = u"migrate"_s,
        .arguments = {},
        .summary = Words::tr("Upgrades the ledger, or copies the original’s invoices into it."),
        .description = migrateDescription(),
        .options = {{fromOriginalOption, Words::tr("The original’s database; ecto:// works too."), u"URL"_s},
            {u"currency"_s, Words::tr("Currency of the amounts, which the original doesn’t record (default: ZAR)."),
                u"CODE"_s},
            {u"dry-run"_s, Words::tr("Reads and checks the rows, and stores nothing.")},
            {u"json"_s, Words::tr("Prints the report as JSON.")}},
        .takesArguments = false,
        .run = migrate};
}

} // namespace billow
