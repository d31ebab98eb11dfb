// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/Command.h"
#include "app/billowd/Interruption.h"
#include "app/billowd/ProgressBar.h"
#include "app/common/Startup.h"
#include "core/base/Words.h"
#include "core/intake/FileImport.h"
#include "core/intake/ImportSinks.h"
#include "core/ledger/store/WriterLock.h"
#include "core/web/client/RemoteLedger.h"

#include <QDir>
#include <QSaveFile>

#include <cstdio>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// The profile that the options describe: a named one, overlaid by what --map says.
Result<ImportProfile> profileOf(const QCommandLineParser &parser)
{
    ImportProfile profile;
    if (parser.isSet(u"profile"_s)) {
        auto loaded = ImportProfile::load(parser.value(u"profile"_s), profileFolders());
        if (!loaded)
            return loaded.error();
        profile = std::move(*loaded);
    }
    const auto mapping = ColumnMapping::parse(parser.values(u"map"_s));
    if (!mapping)
        return mapping.error();
    profile.mapping = profile.mapping.overlaidBy(*mapping);
    if (parser.isSet(u"decimal-point"_s)) {
        const QString point = parser.value(u"decimal-point"_s);
        if (point != u"." && point != u",")
            return Error::invalid(Words::tr("--decimal-point must be . or ,"));
        profile.decimalPoint = point.front();
    }
    return profile;
}

Result<void> save(ImportProfile profile, const QString &name)
{
    const QString folder = profileFolders().constFirst();
    QDir().mkpath(folder);
    profile.name = name;
    QSaveFile file(folder + u'/' + name + u".json"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(profile.toJson()) < 0 || !file.commit())
        return Error::unavailable(
            Words::tr("The profile could not be written to %1: %2").arg(file.fileName(), file.errorString()));
    std::fprintf(stderr, "%s\n", qPrintable(Words::tr("Profile saved as %1").arg(file.fileName())));
    return {};
}

int listProfiles()
{
    const QStringList names = ImportProfile::available(profileFolders());
    for (const QString &name : names) {
        const auto profile = ImportProfile::load(name, profileFolders());
        std::printf("%-20s %s\n", qPrintable(name), qPrintable(profile ? profile->title : profile.error().message));
    }
    return ExitOk;
}

int print(const ImportReport &report, bool json)
{
    const QByteArray text = json ? report.toJson() + '\n' : report.toText().toUtf8();
    std::fputs(text.constData(), stdout);
    const bool readToTheEnd = !report.failure() && !report.wasCancelled()
        && std::ranges::all_of(report.files(), [](const FileReport &file) { return file.failure.isEmpty(); });
    return readToTheEnd ? ExitOk : ExitFailed;
}

/// Says on standard error which column is taken for which field, once where files are alike.
void showMapping(const FileImport &import, const QStringList &files)
{
    QString before;
    for (const QString &file : files) {
        const auto mapping = import.describeMapping(file);
        // What is wrong with a file stands in the report.
        if (!mapping || *mapping == before)
            continue;
        before = *mapping;
        std::fprintf(stderr, "%s\n", qPrintable(Words::tr("%1 is read like this:").arg(file)));
        const QStringList lines = mapping->trimmed().split(u'\n');
        for (const QString &line : lines)
            std::fprintf(stderr, "    %s\n", qPrintable(line.trimmed()));
    }
}

/// \a ledger is what the sink puts the invoices into, where another program holds that; else null.
ImportReport runImport(const FileImport::Options &options, const FileImport::Sink &sink, const QStringList &files,
    ProgressBar &bar, RemoteLedger *ledger = nullptr)
{
    // Not named "import", which clang-format takes for the keyword of modules.
    FileImport reader(options, sink);
    showMapping(reader, files);
    reader.onProgress([&bar](qint64 done, qint64 of) { bar.show(done, of); });
    const Interruption interruption(reader, ledger);
    return reader.run(files);
}

ImportReport runImport(const FileImport::Options &options, const FileImport::Sink &sink, const QStringList &files)
{
    ProgressBar bar;
    return runImport(options, sink, files, bar);
}

int importStrictly(LedgerSink &ledger, const FileImport::Options &options, const QStringList &files, bool json)
{
    const ImportReport report = runImport(options, ledger.sink(), files);
    const int code = print(report, json);
    if (code != ExitOk || report.total().rejected > 0) {
        ledger.abandon();
        return complain(Words::tr("Nothing was stored, because --strict takes all or nothing"), ExitFailed);
    }
    if (const auto kept = ledger.keep(); !kept)
        return complain(Words::tr("Nothing was stored: %1").arg(kept.error().message), ExitFailed);
    return ExitOk;
}

/// Where the holder of the ledger may be asked: where its lock says, or where this program would serve.
Result<RemoteLedger::Holder> findHolder(const EngineOptions &engine)
{
    const auto found = LedgerHolder::find(engine.ledger);
    if (!found)
        return found.error();
    if (!*found)
        return Error::unavailable(Words::tr("The program that held the ledger has ended"));
    const LedgerHolder &holder = **found;
    QStringList addresses{holder.address, engine.web->port == 0 ? QString() : engine.web->addressAt(engine.web->port)};
    addresses.removeAll(QString());
    addresses.removeDuplicates();
    return RemoteLedger::Holder{.name = holder.name, .startId = holder.startId, .addresses = addresses};
}

/// Into a ledger that another program holds; \a held says so.
int importThroughHolder(const EngineOptions &engine, const Error &held, const FileImport::Options &options,
    const QStringList &files, bool json)
{
    ProgressBar bar;
    RemoteLedger ledger({.findHolder = [&engine] { return findHolder(engine); },
        .token = engine.web->secret,
        .onWaiting =
            [&bar](const QString &why) {
                bar.say(why.isEmpty() ? Words::tr("Going on") : Words::tr("Waiting: %1").arg(why));
            }});
    if (const auto opened = ledger.open(); !opened)
        return complain(
            Words::tr("%1, through which nothing can be imported: %2").arg(held.message, opened.error().message),
            ExitHeld);
    bar.say(Words::tr("%1, so this goes through its API at http://%2").arg(held.message, ledger.address()));
    const auto sink = [&ledger](std::span<const Invoice> invoices) { return ledger.store(invoices); };
    const ImportReport report = runImport(options, sink, files, bar, &ledger);
    return print(report, json);
}

int importInto(const EngineOptions &engine, const QCommandLineParser &parser, const FileImport::Options &options)
{
    const QStringList files = parser.positionalArguments();
    const bool json = parser.isSet(u"json"_s);
    if (parser.isSet(u"dry-run"_s)) {
        const auto accept = [](std::span<const Invoice> invoices) -> Result<std::vector<ItemOutcome>> {
            return std::vector<ItemOutcome>(invoices.size());
        };
        return print(runImport(options, accept, files), json);
    }
    const bool strict = parser.isSet(u"strict"_s);
    LedgerSink ledger(engine.ledger, strict ? LedgerSink::Commit::AtTheEnd : LedgerSink::Commit::EachBatch);
    if (const auto opened = ledger.open(); !opened) {
        const Error &error = opened.error();
        if (error.kind != Error::Kind::Held)
            return complain(error.message, ExitFailed);
        if (strict)
            return complain(Words::tr("%1, and --strict needs the ledger for itself").arg(error.message), ExitHeld);
        return importThroughHolder(engine, error, options, files, json);
    }
    if (strict)
        return importStrictly(ledger, options, files, json);
    return print(runImport(options, ledger.sink(), files), json);
}

int runCommand(const QCommandLineParser &parser)
{
    if (parser.isSet(u"list-profiles"_s))
        return listProfiles();
    if (parser.positionalArguments().isEmpty())
        return complain(Words::tr("import needs at least one FILE; see billowd import --help"), ExitUsage);
    const auto engine = readEngineOptions(parser);
    if (!engine)
        return complain(engine.error().message, ExitUsage);
    const auto profile = profileOf(parser);
    if (!profile)
        return complain(profile.error().message, ExitUsage);
    if (parser.isSet(u"save-profile"_s)) {
        if (const auto saved = save(*profile, parser.value(u"save-profile"_s)); !saved)
            return complain(saved.error().message, ExitFailed);
    }
    return importInto(*engine, parser,
        {.profile = *profile,
            .guess = !parser.isSet(u"no-guess"_s),
            .wayOut = Words::tr("map it with --map FIELD=COLUMN or --map FIELD=:CONSTANT")});
}

QString description()
{
    return Words::tr(
               "Reads CSV files, one row an invoice or one row a line item, in a stream, so a file may be of any size. "
               "Which column is which field is said by --map, by a profile, or guessed from the header; what was used "
               "is shown in the report, with what was accepted, what was stored before, and each rejected row with its "
               "line, field and reason. A rejected row never stops the rest, and importing the same file again adds "
               "nothing.")
        + u"\n\n"_s
        + Words::tr(
            "Where a running billow or billowd serve holds the ledger, the invoices go through its API, and while "
            "that is away, or has no room, this waits. Only --strict needs the ledger for itself.")
        + u"\n\n"_s
        + Words::tr(
            "Fields: %1; for line items %2. Of subtotal, VAT, VAT rate and total as many as there are; the others "
            "are computed, and what is given has to agree.")
              .arg(u"number, issued_at, seller, buyer, exporting_country, importing_country, currency, vat_rate, "
                   "subtotal, vat, total, payment, risk"_s,
                  u"quantity, unit_price, line_total"_s)
        + u"\n\n"
          "  billowd import --dry-run invoices.csv\n"
          "  billowd import --map total=Amount --map currency=:EUR invoices.csv\n"
          "  billowd import --profile online-retail 2010-12-01.csv 2010-12-02.csv"_s;
}

} // namespace

Command importCommand()
{
    return {.name = u"import"_s,
        .arguments = Words::tr("FILE") + u'…',
        .summary = Words::tr("Stores the invoices of CSV files in the ledger."),
        .description = description(),
        .options = {{u"map"_s,
                        Words::tr(
                            "Takes FIELD from a column, or, with a colon, a fixed value. May be given several times."),
                        u"FIELD=COLUMN|FIELD=:VALUE"_s},
            {u"decimal-point"_s, Words::tr("What parts units from cents in amounts: a point (the default) or a comma."),
                u".|,"_s},
            {u"profile"_s, Words::tr("The mapping of that name, or in that JSON file."), u"NAME|FILE"_s},
            {u"save-profile"_s, Words::tr("Saves the profile with what --map says under that name."), u"NAME"_s},
            {u"list-profiles"_s, Words::tr("Lists the profiles that there are.")},
            {u"no-guess"_s, Words::tr("Takes only what --map and the profile say.")},
            {u"strict"_s, Words::tr("All or nothing: one rejected row, and nothing is stored.")},
            {u"dry-run"_s, Words::tr("Reads and checks, and stores nothing.")},
            {u"json"_s, Words::tr("Prints the report as JSON.")}},
        .takesArguments = true,
        .run = runCommand};
}

} // namespace billow
