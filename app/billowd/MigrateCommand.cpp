// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/Command.h"
#include "app/billowd/FromOriginal.h"
#include "app/common/Startup.h"
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
            return complain(u"--%1 needs --%2"_s.arg(option, fromOriginalOption), ExitUsage);
    }

    LedgerWriter writer(LedgerBackend::create(options->ledger));
    const auto position = writer.open();
    if (!position)
        return complain(position.error().message, position.error().kind == Error::Kind::Held ? ExitHeld : ExitFailed);
    std::printf("The ledger %s has the schema that this program uses; it holds %lld invoices.\n",
        qPrintable(options->ledger.display), static_cast<long long>(position->lastSeq));
    return ExitOk;
}

} // namespace

Command migrateCommand()
{
    return {.name = u"migrate"_s,
        .arguments = {},
        .summary = u"Brings an older ledger up to the schema of this program, or the original's invoices into it."_s,
        .description =
            u"Without an option it creates the ledger, or brings an older one up to date. The other commands do this "
            u"by "
            "themselves when they open a ledger for writing; this one does it and nothing else, e.g. with a database "
            "user that may change tables. Each migration is one transaction. A ledger of a newer program is refused "
            "and "
            "left as it is.\n\n"
            "With --from-original it brings over what the Elixir program, which Billow replaces, has stored in its "
            "table \"invoices\". That database is only read, and may be in use meanwhile; the ledger must not be held "
            "by "
            "a running Billow. The invoices count as displayed at once, and have the source original:DATABASE. A row "
            "that "
            "is no invoice is reported, and never stops the rest. It may be ended at any moment and run again: it goes "
            "on "
            "where it was, and stores nothing twice.\n\n"
            "The password is better kept out of the command line, where others can see it: in the environment variable "
            "PGPASSWORD, or in ~/.pgpass.\n\n"
            "  billowd migrate\n"
            "  billowd migrate --from-original postgresql://user@localhost/test2_dev --dry-run\n"
            "  billowd migrate --from-original postgresql://user@localhost/test2_dev"_s,
        .options = {{fromOriginalOption, u"The original's database; ecto:// is understood too."_s, u"URL"_s},
            {u"currency"_s, u"What its amounts are in, which it does not say (default: ZAR)."_s, u"CODE"_s},
            {u"dry-run"_s, u"Reads and checks its rows, and stores nothing."_s},
            {u"json"_s, u"Prints the report as JSON."_s}},
        .takesArguments = false,
        .run = migrate};
}

} // namespace billow
