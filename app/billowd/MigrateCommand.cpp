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
            return complain(Words::tr("--%1 needs --%2").arg(option, fromOriginalOption), ExitUsage);
    }

    LedgerWriter writer(std::make_unique<LedgerStore>(options->ledger));
    const auto position = writer.open();
    if (!position)
        return complain(position.error().message, position.error().kind == Error::Kind::Held ? ExitHeld : ExitFailed);
    const QString done = Words::tr("The ledger %1 has the schema that this program uses; it holds %2 invoices.",
        nullptr, Words::plural(position->lastSeq))
                             .arg(options->ledger.display, localNumber(position->lastSeq));
    std::printf("%s\n", qPrintable(done));
    return ExitOk;
}

QString description()
{
    return Words::tr(
               "Without an option it creates the ledger, or brings an older one up to date. The other commands do this "
               "by themselves when they open a ledger for writing; this one does it and nothing else, e.g. with a "
               "database user that may change tables. Each migration is one transaction. A ledger of a newer program "
               "is refused and left as it is.")
        + u"\n\n"_s
        + Words::tr(
            "With --from-original it brings over what the Elixir program, which Billow replaces, has stored in its "
            "table \"invoices\". That database is only read, and may be in use meanwhile; the ledger must not be held "
            "by a running Billow. The invoices count as displayed at once, and have the source original:DATABASE. A "
            "row that is no invoice is reported, and never stops the rest. It may be ended at any moment and run "
            "again: it goes on where it was, and stores nothing twice.")
        + u"\n\n"_s
        + Words::tr("The password is better kept out of the command line, where others can see it: in the environment "
                    "variable PGPASSWORD, or in ~/.pgpass.")
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
        .summary =
            Words::tr("Brings an older ledger up to the schema of this program, or the original's invoices into it."),
        .description = description(),
        .options = {{fromOriginalOption, Words::tr("The original's database; ecto:// is understood too."), u"URL"_s},
            {u"currency"_s, Words::tr("What its amounts are in, which it does not say (default: ZAR)."), u"CODE"_s},
            {u"dry-run"_s, Words::tr("Reads its rows and checks them, and stores nothing.")},
            {u"json"_s, Words::tr("Prints the report as JSON.")}},
        .takesArguments = false,
        .run = migrate};
}

} // namespace billow
