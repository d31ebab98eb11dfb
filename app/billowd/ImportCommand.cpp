// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/Command.h"
#include "app/billowd/Interruption.h"
#include "app/billowd/ProgressBar.h"
#include "app/common/Startup.h"
#include "core/base/Words.h"
#include "core/intake/einvoice/pdf/PdfAttachment.h"
#include "core/intake/FileImport.h"
#include "core/intake/ImportPreview.h"
#include "core/intake/ImportSinks.h"
#include "core/invoice/Currency.h"
#include "core/ledger/store/WriterLock.h"
#include "core/web/client/RemoteLedger.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// "." or "," by option, "" without it.
Result<QString> decimalOf(const QCommandLineParser &parser)
{
    // --decimal-point is its earlier name.
    for (const QString &name : {u"decimal"_s, u"decimal-point"_s}) {
        if (!parser.isSet(name))
            continue;
        const QString point = parser.value(name);
        if (point != u"." && point != u",")
            return Error::invalid(Words::tr("--%1 must be . or ,").arg(name));
        return point;
    }
    return QString();
}

/// What the options say, in the words of the API.
Result<ImportOptions> optionsOf(const QCommandLineParser &parser)
{
    ImportOptions options;
    options.profile = parser.value(u"profile"_s);
    options.withoutProfile = parser.isSet(u"no-guess"_s);
    options.encoding = parser.value(u"encoding"_s);
    options.dateFormats = parser.values(u"date-format"_s);
    const auto decimal = decimalOf(parser);
    if (!decimal)
        return decimal.error();
    if (!decimal->isEmpty())
        options.numbers = NumberStyle{.point = decimal->front(), .grouping = *decimal == u"." ? u',' : u'.'};
    if (parser.isSet(u"skip-lines"_s)) {
        bool isNumber = false;
        const int lines = parser.value(u"skip-lines"_s).toInt(&isNumber);
        if (!isNumber || lines < 0)
            return Error::invalid(Words::tr("--skip-lines must be a number of lines"));
        options.skipLines = lines;
    }
    return options;
}

/// A named profile, or none, overlaid by what --map and the other options say.
Result<FileImport::Options> planOf(const QCommandLineParser &parser, const ImportDefaults &defaults)
{
    const auto options = optionsOf(parser);
    if (!options)
        return options.error();
    auto plan = importPlan(*options, profileFolders());
    if (!plan)
        return plan.error();
    const auto mapping = ColumnMapping::parse(parser.values(u"map"_s));
    if (!mapping)
        return mapping.error();
    plan->profile.mapping = plan->profile.mapping.overlaidBy(*mapping);
    plan->guess = !parser.isSet(u"no-guess"_s);
    const QString currency = parser.value(u"currency"_s).toUpper();
    if (!currency.isEmpty() && !Currency::fromCode(currency))
        return Error::invalid(Words::tr("--currency is a code such as EUR, not %1").arg(currency));
    plan->defaults = ImportDefaults{parser.value(u"seller"_s), currency}.orElse(defaults);
    plan->help = FileImport::MappingHelp::CommandLine;
    return plan;
}

Result<void> save(const FileImport::Options &plan, const QString &name, const QStringList &files)
{
    const auto saved = saveImportProfile(name, files.constFirst(), plan, profileFolders());
    if (!saved)
        return saved.error();
    std::fprintf(stderr, "%s\n", qPrintable(Words::tr("Profile saved as %1").arg(*saved)));
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

/// What is to be imported, and what is to be told of it.
struct Job {
    FileImport::Options options;
    QStringList files;
    bool json = false;
    bool isTrial = false; ///< --dry-run
    QString rejected; ///< the file that gets the rejected rows; empty: none
};

/// The file's own first lines, beside what is read of them. Of several files those of the first.
void showBeginning(const Job &job)
{
    constexpr qsizetype lines = 5;
    const QString &file = job.files.constFirst();
    std::fprintf(stderr, "%s\n", qPrintable(Words::tr("%1 begins like this:").arg(file)));
    for (const QString &line : firstLines(file, job.options.profile.encoding, lines))
        std::fprintf(stderr, "    | %s\n", qPrintable(line));
}

/// Writes the rejected rows of each file to a file of its own, because their columns may differ: rejected.csv,
/// rejected-2.csv and so on.
void writeRejected(const FileImport &reader, const Job &job)
{
    int written = 0;
    for (qsizetype i = 0; i < job.files.size(); ++i) {
        const auto index = static_cast<std::size_t>(i);
        if (!reader.hasRejected(index))
            continue;
        const QFileInfo target(job.rejected);
        const QString name = ++written == 1
            ? job.rejected
            : target.dir().filePath(u"%1-%2.%3"_s.arg(target.completeBaseName()).arg(written).arg(target.suffix()));
        QSaveFile file(name);
        const bool isOpen = file.open(QIODevice::WriteOnly);
        const auto copied = isOpen ? reader.writeRejected(index, job.files[i], file) : Result<void>();
        const bool isSaved = isOpen && copied.ok() && file.commit();
        const QString why = copied.ok() ? file.errorString() : copied.error().message;
        std::fprintf(stderr, "%s\n",
            qPrintable(isSaved ? Words::tr("The rejected rows of %1 are in %2").arg(job.files[i], name)
                               : Words::tr("The rejected rows of %1 could not be saved: %2").arg(job.files[i], why)));
    }
}

/// \a ledger is what the sink puts the invoices into, where another program holds that; else null.
ImportReport runImport(const Job &job, const FileImport::Sink &sink, ProgressBar &bar, RemoteLedger *ledger = nullptr)
{
    // Not named "import", which clang-format takes for the keyword of modules.
    FileImport reader(job.options, sink);
    if (job.isTrial)
        showBeginning(job);
    showMapping(reader, job.files);
    reader.onProgress([&bar](qint64 done, qint64 of) { bar.show(done, of); });
    ImportReport report;
    {
        const Interruption interruption(reader, ledger);
        report = reader.run(job.files);
    }
    if (!job.rejected.isEmpty())
        writeRejected(reader, job);
    return report;
}

ImportReport runImport(const Job &job, const FileImport::Sink &sink)
{
    ProgressBar bar;
    return runImport(job, sink, bar);
}

int importStrictly(LedgerSink &ledger, const Job &job)
{
    const ImportReport report = runImport(job, ledger.sink());
    const int code = print(report, job.json);
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
int importThroughHolder(const EngineOptions &engine, const Error &held, Job job)
{
    job.options.largestOriginal = einvoice::largestDocument; // the holder decides what it keeps
    ProgressBar bar;
    RemoteLedger ledger({.findHolder = [&engine] { return findHolder(engine); },
        .token = engine.web->secret,
        .onWaiting =
            [&bar](const QString &why) {
                bar.say(why.isEmpty() ? Words::tr("Resumed") : Words::tr("Waiting: %1").arg(why));
            }});
    if (const auto opened = ledger.open(); !opened)
        return complain(
            Words::tr("%1, through which nothing can be imported: %2").arg(held.message, opened.error().message),
            ExitHeld);
    bar.say(Words::tr("%1, so this goes through its API at http://%2").arg(held.message, ledger.address()));
    const auto sink = [&ledger](std::span<const Invoice> invoices) { return ledger.store(invoices); };
    const ImportReport report = runImport(job, sink, bar, &ledger);
    return print(report, job.json);
}

int importInto(const EngineOptions &engine, const QCommandLineParser &parser, const FileImport::Options &options)
{
    const Job job{.options = options,
        .files = parser.positionalArguments(),
        .json = parser.isSet(u"json"_s),
        .isTrial = parser.isSet(u"dry-run"_s),
        .rejected = parser.value(u"rejected"_s)};
    if (parser.isSet(u"dry-run"_s)) {
        const auto accept = [](std::span<const Invoice> invoices) -> Result<std::vector<ItemOutcome>> {
            return std::vector<ItemOutcome>(invoices.size());
        };
        return print(runImport(job, accept), job.json);
    }
    const bool strict = parser.isSet(u"strict"_s);
    LedgerSink ledger(engine.ledger, strict ? LedgerSink::Commit::AtTheEnd : LedgerSink::Commit::EachBatch);
    if (const auto opened = ledger.open(); !opened) {
        const Error &error = opened.error();
        if (error.kind != Error::Kind::Held)
            return complain(error.message, ExitFailed);
        if (strict)
            return complain(Words::tr("%1, and --strict needs the ledger for itself").arg(error.message), ExitHeld);
        return importThroughHolder(engine, error, job);
    }
    if (strict)
        return importStrictly(ledger, job);
    return print(runImport(job, ledger.sink()), job.json);
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
    auto plan = planOf(parser, engine->importDefaults);
    if (!plan)
        return complain(plan.error().message, ExitUsage);
    if (parser.isSet(u"save-profile"_s)) {
        if (const auto saved = save(*plan, parser.value(u"save-profile"_s), parser.positionalArguments()); !saved)
            return complain(saved.error().message, ExitFailed);
    }
    plan->largestOriginal = engine->largestOriginal;
    return importInto(*engine, parser, *plan);
}

QString importDescription()
{
    return Words::tr(
               "Reads CSV files of any size, with one row per document or per line item. Encoding, separator, header, "
               "columns, and the way amounts and dates are written are found out; a profile is used if it fits the "
               "columns. What the file can’t show is asked: the file is refused, with the option that answers. The "
               "report lists each rejected row with its line, field and reason. A rejected row doesn’t stop the "
               "others, and importing a file again adds nothing.")
        + u"\n\n"_s
        + Words::tr(
            "If a running billow or billowd serve uses the ledger, the invoices go through its API, and the import "
            "waits while that is unavailable or full. Only --strict needs the ledger for itself.")
        + u"\n\n"_s
        + Words::tr(
            "Fields: %1; for line items %2. Of subtotal, VAT, VAT rate and total as many as there are; the others "
            "are computed, and what is given has to agree.")
              .arg(u"number, issued_at, due_on, kind, status, seller, seller_tax_id, buyer, buyer_tax_id, "
                   "exporting_country, importing_country, currency, vat_rate, subtotal, shipping, discount, vat, "
                   "rounding, total, refunded, payment, risk"_s,
                  u"quantity, unit_price, line_total, line_vat"_s)
        + u"\n\n"
          "  billowd import --dry-run invoices.csv\n"
          "  billowd import --map total=Amount --map currency=:EUR invoices.csv\n"
          "  billowd import --seller \"Umlazi Textiles\" --save-profile shop orders.csv"_s;
}

} // namespace

Command importCommand()
{
    return {.name = u"import"_s,
        .arguments = Words::tr("FILE") + u'…',
        .summary = Words::tr("Stores the invoices of CSV files in the ledger."),
        .description = importDescription(),
        .options = {{u"map"_s,
                        Words::tr(
                            "Reads FIELD from a column, or, with a colon, uses a fixed value. FIELD= reads it from no "
                            "column. May be given several times."),
                        u"FIELD=COLUMN|FIELD=:VALUE"_s},
            {u"seller"_s, Words::tr("The seller, if no column names it."), u"NAME"_s},
            {u"currency"_s, Words::tr("The currency, if the file shows none, for example EUR."), u"CODE"_s},
            {u"decimal"_s, Words::tr("The decimal point of amounts, if the file can’t show it."), u".|,"_s},
            {u"decimal-point"_s, Words::tr("The same as --decimal."), u".|,"_s},
            {u"date-format"_s, Words::tr("How dates are written, for example d/M/yyyy, if the file can’t show it."),
                u"FORMAT"_s},
            {u"encoding"_s, Words::tr("The encoding of the text, for example utf-8, windows-1252 or utf-16."),
                u"NAME"_s},
            {u"skip-lines"_s, Words::tr("The number of lines above the header."), u"N"_s},
            {u"profile"_s, Words::tr("The profile of that name, or in that JSON file."), u"NAME|FILE"_s},
            {u"save-profile"_s,
                Words::tr("Saves how the first file is read as a profile. Files with the same columns then use it."),
                u"NAME"_s},
            {u"list-profiles"_s, Words::tr("Lists the profiles.")},
            {u"no-guess"_s, Words::tr("Uses only --map and --profile.")},
            {u"rejected"_s, Words::tr("Saves the rejected rows to FILE as CSV, to be fixed and imported."), u"FILE"_s},
            {u"strict"_s, Words::tr("All or nothing: one rejected row, and nothing is stored.")},
            {u"dry-run"_s, Words::tr("Reads and checks, and stores nothing.")},
            {u"json"_s, Words::tr("Prints the report as JSON.")}},
        .takesArguments = true,
        .run = runCommand};
}

} // namespace billow
