// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/ImportFixture.h"
#include "ui/import/ImportTables.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/MessageBanner.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// An import in the window, from its begin to the report.
class ImportTest final : public QObject, private ImportFixture {
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void progressAndReport();
    void waitingIsSaid();
    void cancelling();
    void aDoubleClickDoesNotCancel();
    void closingAsksFirst();
    void whatWasImportedIsShown();
    void conflictsAndRowsThatAreLeftOutAreSaid();
    void conflictsAreSavedWithTheList();
    void eInvoicesNeedNoPreview();
    void closingTheWindowEndsIt();
    void oneImportAtATime();
    void theListIsSaved();
    void theListIsSafeInASpreadsheet();
    void theModels();
};

void ImportTest::progressAndReport()
{
    open({u"/data/2026.csv"_s});
    importButton()->click();
    QVERIFY(imports->isBusy());
    ImportProgress progress{.done = 12'000'000, .of = 48'000'000, .file = u"2026.csv"_s};
    progress.accepted = 12'345;
    progress.rejected = 2;
    Q_EMIT api->imports.job->progressed(progress);
    QCOMPARE(find<ElidedLabel>(u"accepted"_s)->text(), format->number(12'345));
    QCOMPARE(find<ElidedLabel>(u"rejected"_s)->text(), u"2"_s);
    QVERIFY(!importButton()->isVisible());

    Q_EMIT api->imports.job->finished(report());
    QVERIFY(!imports->isBusy());
    QTRY_VERIFY(!api->imports.job);
    QCOMPARE(find<MessageBanner>(u"import-result"_s)->sentence(), u"200 invoices imported. Rejected rows: 2."_s);
    QStringList facts;
    for (const auto *label : dialog()->findChildren<ElidedLabel *>()) {
        if (label->isVisible())
            facts += label->text();
    }
    QVERIFY(facts.contains(u"%1 in 150 invoices, including %2 VAT"_s.arg(
        format->money(1'150'000, *Currency::fromCode(u"ZAR")), format->amount(150'000, Currency()))));
    QVERIFY(facts.contains(u"12 already stored and unchanged"_s));
    QVERIFY(facts.contains(u"Rejected rows: 2"_s));

    find<QPushButton>(u"copy-report"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), report().toText());
    QCOMPARE(find<QPushButton>(u"close-import"_s)->text(), u"Close"_s);
    find<QPushButton>(u"close-import"_s)->click();
    QTRY_VERIFY(!dialog());
}

void ImportTest::waitingIsSaid()
{
    open({u"/data/2026.csv"_s});
    importButton()->click();
    ImportProgress progress{.done = 1, .of = 2};
    progress.waiting = u"the ledger is not available: the disk is full"_s;
    Q_EMIT api->imports.job->progressed(progress);
    const auto *waiting = find<MessageBanner>(u"import-waiting"_s);
    QCOMPARE(waiting->sentence(),
        u"Paused: The ledger is not available: the disk is full. The import resumes automatically."_s);
    progress.waiting.clear();
    Q_EMIT api->imports.job->progressed(progress);
    QCOMPARE(waiting->sentence(), QString());
}

void ImportTest::cancelling()
{
    open({u"/data/2026.csv"_s});
    importButton()->click();
    find<QPushButton>(u"close-import"_s)->click();
    QVERIFY(api->imports.job->cancelled);
    QVERIFY(dialog()->isVisible()); // for the report
    QVERIFY(!find<QPushButton>(u"close-import"_s)->isEnabled());
    ImportReport ended = report();
    ended.cancel();
    Q_EMIT api->imports.job->finished(ended);
    QCOMPARE(find<MessageBanner>(u"import-result"_s)->sentence(),
        u"Import cancelled. The 200 invoices imported before that are kept."_s);
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
}

void ImportTest::conflictsAreSavedWithTheList()
{
    ImportReport report;
    report.beginFile(u"a.xml"_s);
    ItemOutcome outcome;
    outcome.seq = 17;
    outcome.conflict = {InvoiceKey::Total};
    report.addConflict(1, u"INV-1"_s, outcome);
    open({u"/data/2026.csv"_s});
    importButton()->click();
    Q_EMIT api->imports.job->finished(report);
    QVERIFY(find<QPushButton>(u"save-list"_s)->isVisible());
    QStringList texts;
    for (const auto *label : dialog()->findChildren<ElidedLabel *>())
        texts += label->text();
    QVERIFY(texts.contains(u"Conflicts: 1"_s));
    QVERIFY(rejectionsCsv(report).contains("a.xml,1,INV-1,,Conflict: differs from stored invoice 17 in total"));
}

void ImportTest::eInvoicesNeedNoPreview()
{
    imports->open({u"/data/a.XML"_s, u"/data/b.pdf"_s});
    QVERIFY(imports->isBusy());
    QVERIFY(api->imports.previews.isEmpty());
    QCOMPARE(api->imports.begun.back().paths, (QStringList{u"/data/a.XML"_s, u"/data/b.pdf"_s}));
    Q_EMIT api->imports.job->finished(report());
    // Beside a table they wait for its preview.
    imports->open({u"/data/a.xml"_s, u"/data/2026.csv"_s});
    QTRY_VERIFY(importButton()->isEnabled());
    QCOMPARE(api->imports.previews.back().paths, QStringList{u"/data/2026.csv"_s});
    importButton()->click();
    QCOMPARE(api->imports.begun.back().paths, (QStringList{u"/data/a.xml"_s, u"/data/2026.csv"_s}));
}

void ImportTest::aDoubleClickDoesNotCancel()
{
    open({u"/data/2026.csv"_s});
    const QPoint place = importButton()->mapTo(dialog(), importButton()->rect().center());
    QTest::mouseClick(importButton(), Qt::LeftButton);
    QVERIFY(imports->isBusy());
    QCoreApplication::processEvents(); // the layouts
    QVERIFY(!qobject_cast<QPushButton *>(dialog()->childAt(place)));
    // Not even where it ends at once.
    Q_EMIT api->imports.job->finished(report());
    QCoreApplication::processEvents();
    QVERIFY(!qobject_cast<QPushButton *>(dialog()->childAt(place)));
}

void ImportTest::closingAsksFirst()
{
    open({u"/data/2026.csv"_s});
    importButton()->click();
    QTest::keyClick(dialog(), Qt::Key_Escape);
    auto *question = find<QMessageBox>(u"cancel-question"_s);
    QVERIFY(question && question->isVisible());
    QVERIFY(!api->imports.job->cancelled);
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!find<QMessageBox>(u"cancel-question"_s));
    QVERIFY(imports->isBusy() && !api->imports.job->cancelled);

    dialog()->close();
    question = find<QMessageBox>(u"cancel-question"_s);
    QVERIFY(question);
    for (QAbstractButton *button : question->buttons()) {
        if (button->text() == u"Cancel import"_s)
            button->click();
    }
    QVERIFY(api->imports.job->cancelled);
    QVERIFY(dialog()->isVisible()); // for the report

    // One that is still open when the import ends goes with it.
    Q_EMIT api->imports.job->finished(report());
    QTRY_VERIFY(!find<QMessageBox>(u"cancel-question"_s));
    open({u"/data/2026.csv"_s});
    importButton()->click();
    dialog()->close();
    QVERIFY(find<QMessageBox>(u"cancel-question"_s));
    Q_EMIT api->imports.job->finished(report());
    QVERIFY(!find<QMessageBox>(u"cancel-question"_s));
}

void ImportTest::whatWasImportedIsShown()
{
    QList<InvoiceFilter> wanted;
    connect(imports, &Imports::invoicesWanted, this, [&](const InvoiceFilter &filter) { wanted += filter; });
    open({u"/data/2026.csv"_s});
    QVERIFY(!find<QPushButton>(u"show-invoices"_s)->isVisible());
    importButton()->click();
    Q_EMIT api->imports.job->finished(report());
    QVERIFY(find<QPushButton>(u"show-invoices"_s)->isVisible());
    find<QPushButton>(u"show-invoices"_s)->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.last().source, u"import:2026.csv"_s);
    QTRY_VERIFY(!dialog());

    // Of several files, one of those that brought any.
    ImportReport several;
    for (const QString &name : {u"a.csv"_s, u"b & c.csv"_s, u"none.csv"_s}) {
        several.beginFile(name);
        several.file().accepted = name == u"none.csv"_s ? 0 : 3;
    }
    open({u"/data/a.csv"_s, u"/data/b.csv"_s});
    importButton()->click();
    Q_EMIT api->imports.job->finished(several);
    const QList<QAction *> files = find<QPushButton>(u"show-invoices"_s)->menu()->actions();
    QCOMPARE(files.size(), 2);
    files.at(1)->trigger();
    QCOMPARE(wanted.last().source, u"import:b & c.csv"_s);
    QTRY_VERIFY(!dialog());

    // Nothing came: there is nothing to show.
    ImportReport none;
    none.beginFile(u"a.csv"_s);
    open({u"/data/a.csv"_s});
    importButton()->click();
    Q_EMIT api->imports.job->finished(none);
    QVERIFY(!find<QPushButton>(u"show-invoices"_s)->isVisible());
}

void ImportTest::conflictsAndRowsThatAreLeftOutAreSaid()
{
    ImportReport report;
    report.beginFile(u"2026.csv"_s);
    report.file().leftOut = 3;
    ItemOutcome outcome;
    outcome.conflict = {InvoiceKey::Total};
    report.addConflict(17, u"INV-17"_s, outcome);
    open({u"/data/2026.csv"_s});
    importButton()->click();
    Q_EMIT api->imports.job->finished(report);
    QStringList facts;
    for (const auto *label : dialog()->findChildren<ElidedLabel *>())
        facts += label->isVisible() ? label->text() : QString();
    QVERIFY2(facts.contains(u"3 rows left out: drafts, void or totals"_s), qPrintable(facts.join(u'\n')));
    QVERIFY(facts.contains(u"1 conflict: the same number is stored with other content, which was not changed"_s)
        || facts.contains(u"1 conflicts: the same number is stored with other content, which was not changed"_s));
    const auto *rejections = dialog()->findChildren<RejectionModel *>().constLast();
    QCOMPARE(rejections->rowCount(), 1);
    QCOMPARE(rejections->index(0, RejectionModel::Line).data().toString(), u"17"_s);
    QCOMPARE(rejections->index(0, RejectionModel::Number).data().toString(), u"INV-17"_s);
    QVERIFY(rejections->index(0, RejectionModel::Reason).data().toString().startsWith(u"Conflict: "_s));
}

void ImportTest::closingTheWindowEndsIt()
{
    open({u"/data/2026.csv"_s});
    importButton()->click();
    const QPointer<FakeImportJob> job = api->imports.job;
    QVERIFY(job);
    delete imports;
    imports = nullptr;
    QVERIFY(!job);
}

void ImportTest::oneImportAtATime()
{
    open({u"/data/a.csv"_s});
    importButton()->click();
    imports->open({u"/data/b.csv"_s});
    QCOMPARE(window->findChildren<ImportDialog *>().size(), 1);
    QCOMPARE(api->imports.previews.size(), 1);
    QVERIFY(find<QLabel>(u"import-hint"_s)->text().startsWith(u"Only one import"_s));
    Q_EMIT api->imports.job->finished(report());
    imports->open({u"/data/b.csv"_s});
    QTRY_VERIFY(importButton()->isEnabled());
    QVERIFY(importButton()->isVisible());
    QCOMPARE(api->imports.previews.back().paths, QStringList{u"/data/b.csv"_s});
}

void ImportTest::theListIsSaved()
{
    QTemporaryDir folder;
    open({u"/data/2026.csv"_s});
    importButton()->click();
    Q_EMIT api->imports.job->finished(report());
    find<QPushButton>(u"save-list"_s)->click();
    auto *files = dialog()->findChild<QFileDialog *>();
    QVERIFY(files);
    const QString path = folder.filePath(u"list.csv"_s);
    Q_EMIT files->fileSelected(path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), rejectionsCsv(report()));
}

void ImportTest::theListIsSafeInASpreadsheet()
{
    ImportReport report;
    report.beginFile(u"=cmd.csv"_s);
    report.reject(3, u"=1+1"_s, Error::invalid(u"\"A,B\" is no date"_s, u"issued_at"_s));
    QCOMPARE(rejectionsCsv(report),
        QByteArray("\xEF\xBB\xBF"
                   "file,line,number,field,reason\r\n'=cmd.csv,3,'=1+1,issued_at,\"\"\"A,B\"\" is no date\"\r\n"));
}

void ImportTest::theModels()
{
    SampleModel sample(*format);
    const QAbstractItemModelTester sampleTester(&sample, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto preview = FakeImports::sample(u"/data/2026.csv"_s, {});
    sample.setInvoices(preview.invoices);
    QCOMPARE(sample.rowCount(), 12);
    sample.setInvoices({});
    QCOMPARE(sample.rowCount(), 0);

    RejectionModel rejections;
    const QAbstractItemModelTester tester(&rejections, QAbstractItemModelTester::FailureReportingMode::QtTest);
    rejections.setRejections(preview.rejections);
    QCOMPARE(rejections.rowCount(), 2);
    QCOMPARE(rejections.index(0, RejectionModel::Field).data().toString(), u"Total"_s);
    QCOMPARE(rejections.index(0, RejectionModel::Line).data().toString(), u"17"_s);
    rejections.setRejections({});
    QCOMPARE(rejections.rowCount(), 0);
}

BILLOW_TEST(QApplication, ImportTest)
#include "ImportTest.moc"
