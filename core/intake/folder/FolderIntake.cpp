// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/folder/FolderIntake.h"

#include "core/base/Words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <QSet>

#include <algorithm>
#include <array>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

const QString workFolder = u".billow"_s;
const QString journalName = u".billow/.journal"_s;
const QString lockName = u".billow/.lock"_s;

enum class Fate { Imported, AlreadyStored, Rejected };
constexpr std::array folders{QStringView(u"imported"), QStringView(u"already-stored"), QStringView(u"rejected")};

QString folderOf(Fate fate)
{
    return folders[static_cast<std::size_t>(fate)].toString();
}

/// A file of which something is stored is imported, also where some of its rows are rejected: the report names them.
Fate fateOf(const FileReport &file)
{
    if (file.accepted > 0)
        return Fate::Imported;
    const bool isKnown = file.failure.isEmpty() && file.duplicates > 0 && file.conflicts == 0 && file.rejected == 0;
    return isKnown ? Fate::AlreadyStored : Fate::Rejected;
}

/// The report of one file of several.
QString textOf(const ImportReport &report, std::size_t index)
{
    ImportReport own;
    const FileReport &file = report.files()[index];
    own.beginFile(file.file);
    for (const Rejection &rejection : report.rejections()) {
        if (rejection.file == file.file)
            own.reject(rejection.line, rejection.number, Error::invalid(rejection.reason, rejection.field));
    }
    for (const Conflict &conflict : report.conflicts()) {
        if (conflict.file == file.file)
            own.addConflict(0, conflict.line, conflict.number, {.seq = conflict.seq, .conflict = conflict.fields});
    }
    own.file() = file;
    return own.toText() + (file.mapping.isEmpty() ? QString() : file.mapping + u'\n');
}

Error cannot(const QString &what, const QString &path, const QString &why)
{
    return Error::unavailable(u"%1 %2: %3"_s.arg(what, path, why));
}

/// "march.csv", or "march-2.csv" where that is there already, or is taken.
QString freeName(const QDir &folder, const QString &name, const QSet<QString> &taken)
{
    const auto isFree = [&](const QString &candidate) {
        return !taken.contains(candidate) && !QFileInfo::exists(folder.filePath(candidate))
            && !QFileInfo::exists(folder.filePath(candidate + u".txt"_s));
    };
    const QFileInfo info(name);
    const QString ending = info.suffix().isEmpty() ? QString() : u'.' + info.suffix();
    QString candidate = name;
    for (int number = 2; !isFree(candidate); ++number)
        candidate = u"%1-%2%3"_s.arg(info.completeBaseName(), QString::number(number), ending);
    return candidate;
}

} // namespace

FolderIntake::FolderIntake(Options options)
    : m_options(std::move(options))
{
}

FolderIntake::~FolderIntake() = default;

bool FolderIntake::isTemporaryName(const QString &name)
{
    static constexpr std::array endings{QStringView(u".part"), QStringView(u".partial"), QStringView(u".filepart"),
        QStringView(u".tmp"), QStringView(u".temp"), QStringView(u".crdownload"), QStringView(u".download"),
        QStringView(u".swp")};
    return name.startsWith(u'.') || name.startsWith(u"~$") || name.endsWith(u'~')
        || std::ranges::any_of(
            endings, [&name](QStringView ending) { return name.endsWith(ending, Qt::CaseInsensitive); });
}

QString FolderIntake::path(const QString &name) const
{
    return m_options.folder + u'/' + name;
}

void FolderIntake::cancel()
{
    const std::scoped_lock lock(m_mutex);
    m_cancelled = true;
    if (m_import)
        m_import->cancel();
}

Result<FolderIntake::Taken> FolderIntake::look()
{
    Taken taken;
    if (auto prepared = prepare(); !prepared)
        return prepared.error();
    if (auto finished = finishInterrupted(taken); !finished)
        return finished.error();
    if (const QStringList names = completeFiles(taken.more); !names.isEmpty()) {
        if (auto done = takeGroup(names, taken); !done)
            return done.error();
    }
    return taken;
}

Result<void> FolderIntake::prepare()
{
    if (!QFileInfo(m_options.folder).isDir())
        return cannot(Words::tr("Can’t watch"), m_options.folder, Words::tr("there is no such folder"));
    const QDir folder(m_options.folder);
    for (const QString &name :
        {workFolder, folderOf(Fate::Imported), folderOf(Fate::AlreadyStored), folderOf(Fate::Rejected)}) {
        if (QFileInfo(path(name)).isSymLink())
            return cannot(Words::tr("Can’t use the folder"), path(name), Words::tr("it is a link to another place"));
        if (!folder.mkpath(name))
            return cannot(Words::tr("Can’t create the folder"), path(name), Words::tr("check its permissions"));
    }
    if (m_lock && QFileInfo::exists(path(lockName)))
        return {};
    m_lock = std::make_unique<QLockFile>(path(lockName));
    m_lock->setStaleLockTime(0); // for as long as the program runs, however long a file takes
    if (m_lock->tryLock())
        return {};
    const bool isHeld = m_lock->error() == QLockFile::LockFailedError;
    m_lock.reset();
    return cannot(Words::tr("Can’t watch"), m_options.folder,
        isHeld ? Words::tr("another program does") : Words::tr("it is not writable"));
}

/// The regular files that have not changed for a while, the oldest first.
QStringList FolderIntake::completeFiles(bool &more)
{
    QHash<QString, Seen> seen;
    QStringList complete;
    const QFileInfoList files =
        QDir(m_options.folder).entryInfoList(QDir::Files | QDir::NoSymLinks, QDir::Time | QDir::Reversed);
    for (const QFileInfo &file : files) {
        const QString name = file.fileName();
        if (isTemporaryName(name) || file.size() == 0)
            continue;
        Seen now{file.size(), file.lastModified(), QDeadlineTimer(m_options.settleTime)};
        const auto before = m_seen.constFind(name);
        const bool isSame = before != m_seen.cend() && before->isSame(now);
        if (isSame)
            now.settled = before->settled;
        const bool isComplete = isSame && now.settled.hasExpired();
        if (isComplete && complete.size() < static_cast<qsizetype>(groupSize)) {
            complete.append(name);
            continue;
        }
        seen.insert(name, now);
        more |= isComplete;
    }
    m_seen = std::move(seen);
    return complete;
}

Result<void> FolderIntake::takeGroup(const QStringList &names, Taken &taken)
{
    const auto plan = m_options.plan();
    if (!plan)
        return plan.error(); // before anything is moved
    QString refused;
    for (const QString &name : names) {
        m_options.onStep();
        QFile file(path(name));
        if (!file.rename(path(workFolder + u'/' + name)) && file.exists() && refused.isEmpty())
            refused = u"%1: %2"_s.arg(name, file.errorString());
    }
    auto imported = importTaken(*plan, std::nullopt, taken);
    if (imported && !refused.isEmpty())
        return Error::unavailable(Words::tr("Can’t take %1").arg(refused));
    return imported;
}

Result<void> FolderIntake::finishInterrupted(Taken &taken)
{
    std::optional<Seq> newestBefore;
    QFile file(path(journalName));
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return cannot(Words::tr("Can’t read"), file.fileName(), file.errorString());
        const QJsonObject journal = QJsonDocument::fromJson(file.readAll()).object();
        file.close(); // some systems replace no open file
        if (journal.contains("files"_L1))
            return moveTaken(journal, taken);
        if (journal.contains("newest_before"_L1)) // otherwise it is damaged, and says nothing
            newestBefore = journal["newest_before"_L1].toInteger();
    }
    if (takenNames().isEmpty()) {
        if (file.exists())
            file.remove();
        return {};
    }
    const auto plan = m_options.plan();
    return plan ? importTaken(*plan, newestBefore, taken) : plan.error();
}

QStringList FolderIntake::takenNames() const
{
    return QDir(path(workFolder)).entryList(QDir::Files | QDir::NoSymLinks, QDir::Name); // not the hidden ones
}

/// \a newestBefore: of a group that a kill has interrupted.
Result<void> FolderIntake::importTaken(const FileImport::Options &plan, std::optional<Seq> newestBefore, Taken &taken)
{
    const QStringList names = takenNames();
    if (names.isEmpty())
        return {};
    const bool isAgain = newestBefore.has_value();
    if (!newestBefore) {
        const auto newest = m_options.newest();
        if (!newest)
            return newest.error();
        newestBefore = *newest;
        m_options.onStep();
        if (auto written = writeJournal({{u"newest_before"_s, static_cast<qint64>(*newest)}}); !written)
            return written;
    }
    QSet<Seq> credited;
    FileImport reader(plan, [&](std::span<const Invoice> invoices) {
        m_options.onStep();
        auto outcomes = m_options.sink(invoices);
        if (outcomes && isAgain)
            creditFirstSending(*outcomes, *newestBefore, credited);
        return outcomes;
    });
    {
        const std::scoped_lock lock(m_mutex);
        if (m_cancelled)
            return Error::unavailable(Words::tr("the import was ended"));
        m_import = &reader;
    }
    QStringList paths;
    for (const QString &name : names)
        paths.append(path(workFolder + u'/' + name));
    const ImportReport report = reader.run(paths);
    {
        const std::scoped_lock lock(m_mutex);
        m_import = nullptr;
    }
    if (report.failure())
        return *report.failure();
    if (report.wasCancelled() || report.files().size() != static_cast<std::size_t>(names.size()))
        return Error::unavailable(Words::tr("the import was ended"));

    QJsonArray files;
    QSet<QString> used;
    for (std::size_t i = 0; i < report.files().size(); ++i) {
        const QString folder = folderOf(fateOf(report.files()[i]));
        const QString &name = names[static_cast<qsizetype>(i)];
        const QString target = folder + u'/' + freeName(QDir(path(folder)), name, used);
        used.insert(QFileInfo(target).fileName());
        files.append(QJsonObject{{u"file"_s, name}, {u"target"_s, target}, {u"report"_s, textOf(report, i)}});
    }
    m_options.onStep();
    const QJsonObject journal{{u"newest_before"_s, static_cast<qint64>(*newestBefore)}, {u"files"_s, files}};
    if (auto written = writeJournal(journal); !written)
        return written;
    return moveTaken(journal, taken);
}

Result<void> FolderIntake::moveTaken(const QJsonObject &journal, Taken &taken)
{
    const QJsonArray files = journal["files"_L1].toArray();
    for (const QJsonValue &value : files) {
        const QString source = path(workFolder + u'/' + value["file"_L1].toString());
        const QString name = value["target"_L1].toString();
        if (!QFileInfo::exists(source))
            continue; // it was moved before the kill
        m_options.onStep();
        QSaveFile report(path(name) + u".txt"_s);
        if (!report.open(QIODevice::WriteOnly) || report.write(value["report"_L1].toString().toUtf8()) < 0
            || !report.commit())
            return cannot(Words::tr("Can’t write"), report.fileName(), report.errorString());
        m_options.onStep();
        QFile file(source);
        if (!file.rename(path(name)))
            return cannot(Words::tr("Can’t move a file to"), path(name), file.errorString());
        (name.startsWith(folderOf(Fate::Imported))          ? taken.imported
                : name.startsWith(folderOf(Fate::Rejected)) ? taken.rejected
                                                            : taken.alreadyStored)++;
    }
    m_options.onStep();
    QFile done(path(journalName));
    if (!done.remove())
        return cannot(Words::tr("Can’t delete"), done.fileName(), done.errorString());
    m_options.onStep();
    return {};
}

/// Whole or not at all, and on the disk.
Result<void> FolderIntake::writeJournal(const QJsonObject &journal)
{
    QSaveFile file(path(journalName));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(journal).toJson()) < 0 || !file.commit())
        return cannot(Words::tr("Can’t write"), file.fileName(), file.errorString());
    return {};
}

} // namespace billow
