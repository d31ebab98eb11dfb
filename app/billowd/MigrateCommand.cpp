// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/Command.h"
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
        .summary = u"Creates the ledger, or brings an older one up to the schema of this program."_s,
        .description = u"The other commands do this by themselves when they open a ledger for writing; this one does "
                       u"it and nothing "
                       "else, e.g. with a database user that may change tables. Each migration is one transaction. A "
                       "ledger of a newer "
                       "program is refused and left as it is."_s,
        .options = {},
        .takesArguments = false,
        .run = migrate};
}

} // namespace billow
