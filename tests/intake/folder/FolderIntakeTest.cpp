// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/folder/FolderIntake.h"
#include "core/intake/ImportPreview.h"
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/LedgerWriter.h"
#include "core/ledger/verify/LedgerVerifier.h"
#include "tests/intake/CollectingSink.h"
#include "tests/intake/einvoice/Fixtures.h"
#include "tests/support/TestMain.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace billow;
using namespace billow::einvoice::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A ledger in a file, as billowd import writes to it.
class FileLedger final {
public:
    explicit FileLedger(const QString &path)
        : m_writer(std::make_unique<LedgerStore>(LedgerLocation::fromUrl(u"sqlite:"_s + path).value()))
    {
        if (const auto opened = m_writer.open(); !opened)
            qFatal("%s", qPrintable(opened.error().message));
    }

    Result<std::vector<ItemOutcome>> store(std::span<const Invoice> invoices)
    {
        if (const auto begun = m_writer.begin(); !begun)
            return begun.error();
        auto outcomes = m_writer.append(invoices, Duplicates::Likely, UtcTime(1'795'423'379'123ms));
        if (const auto committed = outcomes ? m_writer.commit() : Result<void>(outcomes.error()); !committed)
            return committed.error();
        return outcomes;
    }
    [[nodiscard]] Seq newest() const { return m_writer.position().lastSeq; }

private:
    LedgerWriter m_writer;
};

FolderIntake::Options optionsFor(const QString &folder, FileLedger &ledger)
{
    return {.folder = folder,
        .plan = [] { return Result<FileImport::Options>(FileImport::Options{}); },
        .sink = [&ledger](std::span<const Invoice> invoices) { return ledger.store(invoices); },
        .newest = [&ledger] { return Result<Seq>(ledger.newest()); },
        .settleTime = 0ms};
}

/// In a process of its own: takes what is in \a folder, and is killed before step \a lastStep; 0: it is not.
int take(const QString &folder, const QString &database, int lastStep)
{
    FileLedger ledger(database);
    FolderIntake::Options options = optionsFor(folder, ledger);
    int step = 0;
    options.onStep = [&] {
        if (++step == lastStep)
            (void)::raise(SIGKILL);
    };
    FolderIntake intake(options);
    // The first look sees the files, the second takes them, a third finds nothing.
    for (int look = 0; look < 3; ++look) {
        if (const auto taken = intake.look(); !taken) {
            std::fprintf(stderr, "%s\n", qPrintable(taken.error().message));
            return 1;
        }
    }
    return 0;
}

const QByteArray csvHeader = "number,date,seller,buyer,currency,vat rate,subtotal,vat,total\n";

QByteArray csvRow(const QByteArray &number, const QByteArray &total = "119.00")
{
    return number + ",2026-11-23,S,B,EUR,19,100.00,19.00," + total + "\n";
}

/// Access as somebody who is not root, for whom nothing is forbidden.
class Unprivileged final {
public:
    Unprivileged()
    {
        if (::geteuid() == 0)
            m_changed = ::seteuid(nobody) == 0;
    }
    ~Unprivileged()
    {
        if (m_changed && ::seteuid(0) != 0)
            qFatal("root again is refused");
    }
    Q_DISABLE_COPY_MOVE(Unprivileged)

private:
    static constexpr uid_t nobody = 65'534;
    bool m_changed = false;
};

} // namespace

/// Files that are put into the watched folder.
class FolderIntakeTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();

    void aKillAtAnyStepLosesAndDoublesNothing();
    void aFileThatGrowsIsLeft();
    void aFileHasToRest();
    void whatIsNotMeantIsLeft();
    void linksLeadNoFileOut();
    void tenThousandAtOnce();
    void aFolderThatIsMissingIsSaid();
    void aFolderThatIsNotWritableIsSaid();
    void aTargetThatIsNotWritableIsSaid();
    void namesThatAreTakenGetANumber();
    void eachFateSaysWhy();
    void manyReasonsOfOneFileLeaveThoseOfOthers();
    void aProfileReadsTables();
    void aLedgerThatIsAwayIsTriedAgain();
    void aDamagedJournalSaysNothing();
    void anAnswerThatIsLostMakesNoDuplicate();
    void oneAtATime();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes, QIODevice::OpenMode mode = {}) const;
    [[nodiscard]] QByteArray read(const QString &name) const;
    /// The files in a subfolder, or in the folder itself, without the reports.
    [[nodiscard]] QStringList filesIn(const QString &name) const;
    [[nodiscard]] FolderIntake::Options options();
    /// Looks until nothing more is complete.
    static Result<FolderIntake::Taken> takeAll(FolderIntake &intake);

    std::unique_ptr<QTemporaryDir> m_folder;
    CollectingSink m_ledger;
};

void FolderIntakeTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_ledger = {};
}

void FolderIntakeTest::write(const QString &name, const QByteArray &bytes, QIODevice::OpenMode mode) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly | mode) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(name));
}

QByteArray FolderIntakeTest::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList FolderIntakeTest::filesIn(const QString &name) const
{
    QStringList files = QDir(path(name)).entryList(QDir::Files | QDir::System | QDir::Hidden, QDir::Name);
    if (!name.isEmpty()) {
        for (const QString &file : QStringList(files)) {
            if (files.contains(file + u".txt"_s))
                files.removeOne(file + u".txt"_s);
        }
    }
    return files;
}

FolderIntake::Options FolderIntakeTest::options()
{
    return {.folder = m_folder->path(),
        .plan = [] { return Result<FileImport::Options>(FileImport::Options{}); },
        .sink = m_ledger.sink(),
        .newest = [this] { return Result<Seq>(std::ssize(m_ledger.invoices)); },
        .settleTime = 0ms};
}

Result<FolderIntake::Taken> FolderIntakeTest::takeAll(FolderIntake &intake)
{
    FolderIntake::Taken all;
    if (const auto first = intake.look(); !first)
        return first;
    do {
        const auto taken = intake.look();
        if (!taken)
            return taken;
        all.imported += taken->imported;
        all.alreadyStored += taken->alreadyStored;
        all.rejected += taken->rejected;
        all.more = taken->more;
    } while (all.more);
    return all;
}

void FolderIntakeTest::aKillAtAnyStepLosesAndDoublesNothing()
{
    const QByteArray invoice = fixture(ublInvoice);
    const QList<std::pair<QString, QByteArray>> files{{u"a.xml"_s, invoice},
        {u"b.xml"_s, fixture(cii, {{"R-2026-17", "R-18"}})}, {u"c.csv"_s, csvHeader + csvRow("A-1") + csvRow("A-2")},
        {u"d.csv"_s, csvHeader + csvRow("A-3") + csvRow("A-4", "118.00")}, {u"e.xml"_s, "<html/>"},
        {u"f.xml"_s, invoice}};
    const QStringList imported{u"a.xml"_s, u"b.xml"_s, u"c.csv"_s, u"d.csv"_s};
    int steps = 0;
    for (bool isComplete = false; !isComplete; ++steps) {
        init();
        const QTemporaryDir ledgers;
        const QString database = ledgers.filePath(u"ledger.db"_s);
        QDateTime time = QDateTime::fromSecsSinceEpoch(1'795'000'000);
        for (const auto &[name, bytes] : files) {
            write(name, bytes);
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::ReadWrite));
            time = time.addSecs(1);
            QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
        }
        const auto run = [&](int lastStep) {
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(QCoreApplication::applicationFilePath(),
                {u"FolderIntakeTest"_s, u"take"_s, m_folder->path(), database, QString::number(lastStep)});
            child.waitForFinished(60'000);
            return child.exitStatus() == QProcess::NormalExit ? child.exitCode() : -1;
        };
        const int killed = run(steps + 1);
        isComplete = killed == 0;
        QVERIFY(isComplete || killed == -1);
        QCOMPARE(run(0), 0);

        QCOMPARE(filesIn({}), QStringList());
        QCOMPARE(filesIn(u"imported"_s), imported);
        QCOMPARE(filesIn(u"already-stored"_s), QStringList{u"f.xml"_s});
        QCOMPARE(filesIn(u"rejected"_s), QStringList{u"e.xml"_s});
        QCOMPARE(filesIn(u".billow"_s).filter(u".xml"_s) + filesIn(u".billow"_s).filter(u".csv"_s), QStringList());
        QVERIFY(!QFile::exists(path(u".billow/.journal"_s)));
        for (const auto &[name, bytes] : files) {
            const QString fate = imported.contains(name) ? u"imported/"_s
                : name == u"e.xml"                       ? u"rejected/"_s
                                                         : u"already-stored/"_s;
            QCOMPARE(read(fate + name), bytes);
            QVERIFY(!read(fate + name + u".txt"_s).isEmpty());
        }
        LedgerStore store(LedgerLocation::fromUrl(u"sqlite:"_s + database).value());
        const auto report = verifyLedger(store);
        QVERIFY(report.ok());
        QVERIFY(report->allHold());
        QCOMPARE(report->position.lastSeq, 5);
    }
    QVERIFY2(steps > 20, qPrintable(QString::number(steps)));
}

void FolderIntakeTest::aFileThatGrowsIsLeft()
{
    FolderIntake intake(options());
    write(u"a.csv"_s, csvHeader);
    QVERIFY(intake.look().ok());
    for (int row = 1; row <= 3; ++row) {
        write(u"a.csv"_s, csvRow("A-" + QByteArray::number(row)), QIODevice::Append);
        const auto taken = intake.look();
        QVERIFY(taken.ok());
        QCOMPARE(taken->imported, 0);
        QVERIFY(QFile::exists(path(u"a.csv"_s)));
    }
    // The same size at another time is another state, too.
    QFile file(path(u"a.csv"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::fromSecsSinceEpoch(1'795'000'000), QFileDevice::FileModificationTime));
    QCOMPARE(intake.look()->imported, 0);
    QCOMPARE(intake.look()->imported, 1);
    QCOMPARE(m_ledger.invoices.size(), 3U);
}

/// Looks may follow each other at once, while there is more to take.
void FolderIntakeTest::aFileHasToRest()
{
    FolderIntake::Options patient = options();
    patient.settleTime = 1h;
    FolderIntake intake(patient);
    write(u"a.csv"_s, csvHeader + csvRow("A-1"));
    for (int look = 0; look < 5; ++look) {
        const auto taken = intake.look();
        QVERIFY(taken.ok());
        QVERIFY(!taken->more);
    }
    QVERIFY(QFile::exists(path(u"a.csv"_s)));
    QVERIFY(m_ledger.invoices.empty());
}

void FolderIntakeTest::whatIsNotMeantIsLeft()
{
    const QTemporaryDir elsewhere;
    QFile outside(elsewhere.filePath(u"outside.csv"_s));
    QVERIFY(outside.open(QIODevice::WriteOnly));
    outside.write(csvHeader + csvRow("A-1"));
    outside.close();
    QVERIFY(QFile::link(outside.fileName(), path(u"link.csv"_s)));
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder.csv"_s));
    write(u"empty.csv"_s, {});
    QStringList names{u"empty.csv"_s, u"link.csv"_s};
    for (const QString &name : {u"a.csv.part"_s, u"b.partial"_s, u"c.filepart"_s, u"d.tmp"_s, u"e.TMP"_s, u"f.temp"_s,
             u"g.pdf.crdownload"_s, u"h.download"_s, u"~$i.csv"_s, u".j.csv"_s, u"k.csv~"_s, u".l.csv.swp"_s}) {
        QVERIFY2(FolderIntake::isTemporaryName(name), qPrintable(name));
        write(name, csvHeader + csvRow("A-1"));
        names.append(name);
    }
    QVERIFY(!FolderIntake::isTemporaryName(u"part.csv"_s));
    FolderIntake intake(options());
    for (int look = 0; look < 3; ++look)
        QVERIFY(intake.look().ok());
    names.sort();
    QCOMPARE(filesIn({}), names);
    QVERIFY(QDir(path(u"folder.csv"_s)).exists());
    QVERIFY(m_ledger.invoices.empty());
}

void FolderIntakeTest::linksLeadNoFileOut()
{
    const QTemporaryDir elsewhere;
    QVERIFY(QFile::link(elsewhere.path(), path(u"imported"_s)));
    write(u"a.csv"_s, csvHeader + csvRow("A-1"));
    FolderIntake intake(options());
    for (int look = 0; look < 3; ++look) {
        const auto taken = intake.look();
        QVERIFY(!taken.ok());
        QVERIFY2(taken.error().message.contains(path(u"imported"_s)), qPrintable(taken.error().message));
    }
    QVERIFY(QDir(elsewhere.path()).isEmpty());
    QVERIFY(QFile::exists(path(u"a.csv"_s)));
    QVERIFY(QFile::remove(path(u"imported"_s)));
    QCOMPARE(takeAll(intake)->imported, 1);
}

void FolderIntakeTest::tenThousandAtOnce()
{
    constexpr int count = 10'000;
    const QByteArray invoice = fixture(cii);
    for (int i = 0; i < count; ++i)
        write(u"%1.xml"_s.arg(i), QByteArray(invoice).replace("R-2026-17", "N-" + QByteArray::number(i)));
    const QTemporaryDir ledgers;
    FileLedger ledger(ledgers.filePath(u"ledger.db"_s));
    FolderIntake::Options options = optionsFor(m_folder->path(), ledger);
    std::size_t largest = 0;
    options.sink = [&](std::span<const Invoice> invoices) {
        largest = std::max(largest, invoices.size());
        return ledger.store(invoices);
    };
    FolderIntake intake(options);
    QVERIFY(intake.look().ok());
    int imported = 0;
    for (bool more = true; more;) {
        const auto taken = intake.look();
        QVERIFY2(taken.ok(), qPrintable(taken.ok() ? QString() : taken.error().message));
        QVERIFY(taken->imported <= static_cast<int>(FolderIntake::groupSize));
        QVERIFY(taken->imported > 0);
        imported += taken->imported;
        more = taken->more;
    }
    QCOMPARE(imported, count);
    QCOMPARE(ledger.newest(), count);
    QCOMPARE(filesIn(u"imported"_s).size(), count);
    // They are stored together: a transaction for each would take minutes.
    QCOMPARE(largest, FolderIntake::groupSize);
}

void FolderIntakeTest::aFolderThatIsMissingIsSaid()
{
    FolderIntake::Options missing = options();
    missing.folder = path(u"inbox"_s);
    FolderIntake intake(missing);
    for (int look = 0; look < 2; ++look) {
        const auto taken = intake.look();
        QVERIFY(!taken.ok());
        QVERIFY2(taken.error().message.contains(u"there is no such folder"_s), qPrintable(taken.error().message));
        QVERIFY(!QFile::exists(missing.folder)); // an unmounted folder of a network is not to be made on this disk
    }
    QVERIFY(QDir().mkdir(missing.folder));
    write(u"inbox/a.csv"_s, csvHeader + csvRow("A-1"));
    QCOMPARE(takeAll(intake)->imported, 1);
    // It goes, and another one comes.
    QVERIFY(QDir(missing.folder).removeRecursively());
    QVERIFY(!intake.look().ok());
    QVERIFY(QDir().mkdir(missing.folder));
    write(u"inbox/a.csv"_s, csvHeader + csvRow("A-2"));
    QCOMPARE(takeAll(intake)->imported, 1);
}

void FolderIntakeTest::aFolderThatIsNotWritableIsSaid()
{
    const auto all = QFile::Permissions(0x7777);
    const auto readable = QFile::Permissions(0x5555);
    QVERIFY(QFile::setPermissions(m_folder->path(), all));
    write(u"a.csv"_s, csvHeader + csvRow("A-1"));
    QVERIFY(QFile::setPermissions(path(u"a.csv"_s), all));
    QVERIFY(QFile::setPermissions(m_folder->path(), readable));
    const Unprivileged user;
    FolderIntake intake(options());
    for (int look = 0; look < 3; ++look) {
        const auto taken = intake.look();
        QVERIFY(!taken.ok());
        QVERIFY2(taken.error().message.contains(m_folder->path()), qPrintable(taken.error().message));
    }
    {
        // By its owner, who may be root.
        (void)::seteuid(::getuid());
        QVERIFY(QFile::setPermissions(m_folder->path(), all));
    }
    QCOMPARE(takeAll(intake)->imported, 1);
}

void FolderIntakeTest::aTargetThatIsNotWritableIsSaid()
{
    // A file stands where the subfolder should.
    write(u"imported"_s, "not a folder");
    write(u"a.csv"_s, csvHeader + csvRow("A-1"));
    FolderIntake intake(options());
    QVERIFY(!intake.look().ok());
    QVERIFY(!intake.look().ok());
    QVERIFY(QFile::exists(path(u"a.csv"_s)));
    QVERIFY(QFile::remove(path(u"imported"_s)));
    QCOMPARE(takeAll(intake)->imported, 1);

    // It becomes one while files are being taken.
    FolderIntake::Options blocked = options();
    int steps = 0;
    blocked.onStep = [&] {
        if (++steps == 4)
            QVERIFY(QDir(path(u"imported"_s)).removeRecursively());
    };
    FolderIntake other(blocked);
    QVERIFY(!other.look().ok()); // the first one holds the folder
    {
        init();
        blocked.folder = m_folder->path();
        blocked.sink = m_ledger.sink();
    }
    FolderIntake third(blocked);
    write(u"b.csv"_s, csvHeader + csvRow("A-2"));
    const auto taken = takeAll(third);
    QVERIFY(!taken.ok());
    QVERIFY2(taken.error().message.contains(u"imported/b.csv"_s), qPrintable(taken.error().message));
    // What was stored meanwhile counts as imported when it goes on.
    QCOMPARE(third.look()->imported, 1);
    QCOMPARE(filesIn(u"imported"_s), QStringList{u"b.csv"_s});
    QCOMPARE(m_ledger.invoices.size(), 1U);
}

void FolderIntakeTest::namesThatAreTakenGetANumber()
{
    FolderIntake intake(options());
    for (int number = 1; number <= 3; ++number) {
        write(u"a.b.csv"_s, csvHeader + csvRow("A-" + QByteArray::number(number)));
        QCOMPARE(takeAll(intake)->imported, 1);
    }
    QCOMPARE(filesIn(u"imported"_s), QStringList({u"a.b-2.csv"_s, u"a.b-3.csv"_s, u"a.b.csv"_s}));
    for (const auto &[name, number] :
        {std::pair{u"a.b.csv"_s, "A-1"}, std::pair{u"a.b-2.csv"_s, "A-2"}, std::pair{u"a.b-3.csv"_s, "A-3"}}) {
        QVERIFY(read(u"imported/"_s + name).contains(number));
        QVERIFY(QFile::exists(path(u"imported/"_s + name + u".txt"_s)));
    }
}

void FolderIntakeTest::eachFateSaysWhy()
{
    write(u"a.xml"_s, "<html/>");
    write(u"b.pdf"_s, "%PDF-1.7 and no more");
    write(u"c.csv"_s, csvHeader);
    write(u"d.csv"_s, "number,date,seller,buyer,currency,vat rate,total\nA-1,2026-11-23,S,B,EUR,19,1.190\n");
    write(u"e.xml"_s, fixture(cii, {{">165.95<", ">lots<"}}));
    write(u"f.xml"_s, fixture(ublInvoice, {{"R-2026-17", "F-1"}, {">150.00<", ">151.00<"}}));
    FolderIntake intake(options());
    const auto taken = takeAll(intake);
    QVERIFY(taken.ok());
    QCOMPARE(taken->imported, 1);
    QCOMPARE(taken->rejected, 5);
    const auto report = [this](const QString &name) { return QString::fromUtf8(read(name + u".txt"_s)); };
    const auto says = [&](const QString &name, const QString &words) {
        const QString text = report(name);
        return text.contains(words, Qt::CaseInsensitive) ? QString() : u"%1 says: %2"_s.arg(name, text);
    };
    QCOMPARE(says(u"rejected/a.xml"_s, u"its root element is html"_s), QString());
    QCOMPARE(says(u"rejected/b.pdf"_s, u"The PDF cannot be read"_s), QString());
    QVERIFY(!report(u"rejected/c.csv"_s).isEmpty());
    QCOMPARE(says(u"rejected/d.csv"_s, u"1.190"_s), QString());
    QCOMPARE(says(u"rejected/d.csv"_s, u"decimal"_s), QString());
    QCOMPARE(says(u"rejected/e.xml"_s, u"Line "_s), QString());
    QCOMPARE(says(u"rejected/e.xml"_s, u"GrandTotalAmount: \"lots\""_s), QString());
    // It is stored all the same, and its sender learns why it is wrong.
    QCOMPARE(says(u"imported/f.xml"_s, u"check failed: BR-CO-10"_s), QString());
    // The same again, and another with the same number.
    write(u"f.xml"_s, read(u"imported/f.xml"_s));
    QCOMPARE(takeAll(intake)->alreadyStored, 1);
    QVERIFY(!report(u"already-stored/f.xml"_s).isEmpty());
}

/// Each report names the reasons of its own file, however many another file has.
void FolderIntakeTest::manyReasonsOfOneFileLeaveThoseOfOthers()
{
    QByteArray rows = csvHeader;
    for (int row = 0; row < 3'000; ++row)
        rows += csvRow("A-" + QByteArray::number(row), "118.00");
    write(u"a.csv"_s, rows);
    write(u"b.csv"_s, csvHeader + csvRow("B-1", "117.00"));
    FolderIntake intake(options());
    QCOMPARE(takeAll(intake)->rejected, 2);
    QVERIFY2(read(u"rejected/b.csv.txt"_s).contains("b.csv:2"), read(u"rejected/b.csv.txt"_s).constData());
}

void FolderIntakeTest::aProfileReadsTables()
{
    write(u"a.csv"_s, "Nr;Datum;Wer;Wem;Summe\n7;24/12/2026;S;B;1.190,00\n");
    FolderIntake::Options mapped = options();
    mapped.plan = [] {
        FileImport::Options plan;
        plan.profile.mapping =
            ColumnMapping::parse({u"number=Nr"_s, u"issued_at=Datum"_s, u"seller=Wer"_s, u"buyer=Wem"_s,
                                     u"total=Summe"_s, u"vat_rate=:19"_s, u"currency=:EUR"_s})
                .value();
        return Result<FileImport::Options>(plan);
    };
    FolderIntake intake(mapped);
    QCOMPARE(takeAll(intake)->imported, 1);
    QCOMPARE(m_ledger.invoices.front().total, 119'000);
    QCOMPARE(m_ledger.invoices.front().source, u"import:a.csv"_s);
}

void FolderIntakeTest::aLedgerThatIsAwayIsTriedAgain()
{
    write(u"a.xml"_s, fixture(cii));
    bool isAway = true;
    FolderIntake::Options options = this->options();
    options.sink = [&](std::span<const Invoice> invoices) -> Result<std::vector<ItemOutcome>> {
        return isAway ? Error::unavailable(u"away"_s) : m_ledger(invoices);
    };
    FolderIntake intake(options);
    QVERIFY(intake.look().ok());
    QVERIFY(!intake.look().ok());
    QVERIFY(!intake.look().ok());
    isAway = false;
    QCOMPARE(intake.look()->imported, 1);
    QCOMPARE(filesIn(u"imported"_s), QStringList{u"a.xml"_s});
}

void FolderIntakeTest::aDamagedJournalSaysNothing()
{
    write(u"a.xml"_s, fixture(cii));
    const QTemporaryDir ledgers;
    FileLedger ledger(ledgers.filePath(u"ledger.db"_s));
    FolderIntake intake(optionsFor(m_folder->path(), ledger));
    QVERIFY(intake.look().ok());
    QCOMPARE(intake.look()->imported, 1);
    write(u".billow/b.xml"_s, fixture(cii));
    write(u".billow/.journal"_s, "{");
    QCOMPARE(intake.look()->alreadyStored, 1);
    QCOMPARE(filesIn(u"already-stored"_s), QStringList{u"b.xml"_s});
    write(u".billow/.journal"_s, "{");
    QVERIFY(intake.look().ok());
    QVERIFY(!QFile::exists(path(u".billow/.journal"_s)));
}

/// It was stored, but nobody said so: what is asked again is no duplicate, but for the one that came twice.
void FolderIntakeTest::anAnswerThatIsLostMakesNoDuplicate()
{
    write(u"a.xml"_s, fixture(cii));
    write(u"b.csv"_s, csvHeader + csvRow("A-1"));
    write(u"c.xml"_s, fixture(cii));
    const QTemporaryDir ledgers;
    FileLedger ledger(ledgers.filePath(u"ledger.db"_s));
    FolderIntake::Options options = optionsFor(m_folder->path(), ledger);
    bool isLost = true;
    options.sink = [&](std::span<const Invoice> invoices) -> Result<std::vector<ItemOutcome>> {
        auto outcomes = ledger.store(invoices);
        return isLost ? Error::unavailable(u"no answer"_s) : outcomes;
    };
    FolderIntake intake(options);
    QVERIFY(intake.look().ok());
    QVERIFY(!intake.look().ok());
    isLost = false;
    QVERIFY(intake.look().ok());
    QCOMPARE(filesIn(u"imported"_s), QStringList({u"a.xml"_s, u"b.csv"_s}));
    QCOMPARE(filesIn(u"already-stored"_s), QStringList{u"c.xml"_s});
    QCOMPARE(ledger.newest(), 2);
}

void FolderIntakeTest::oneAtATime()
{
    write(u"a.xml"_s, fixture(cii));
    auto first = std::make_unique<FolderIntake>(options());
    QVERIFY(first->look().ok());
    FolderIntake second(options());
    for (int look = 0; look < 3; ++look) {
        const auto taken = second.look();
        QVERIFY(!taken.ok());
        QVERIFY2(taken.error().message.contains(u"another program does"_s), qPrintable(taken.error().message));
    }
    QVERIFY(QFile::exists(path(u"a.xml"_s)));
    first.reset();
    QCOMPARE(takeAll(second)->imported, 1);
}

static const TestClass registered("FolderIntakeTest", [](int argc, char **argv) {
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments[1] == u"take")
        return take(arguments[2], arguments[3], arguments[4].toInt());
    FolderIntakeTest test;
    return QTest::qExec(&test, argc, argv);
});

#include "FolderIntakeTest.moc"
