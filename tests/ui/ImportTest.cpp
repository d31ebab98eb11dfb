// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ui/FakeApi.h"
#include "ui/format/MoneyFormat.h"
#include "ui/import/FileDrop.h"
#include "ui/import/ImportDialog.h"
#include "ui/import/ImportPreviewPage.h"
#include "ui/import/Imports.h"
#include "ui/import/ImportWording.h"
#include "ui/import/RejectionFile.h"
#include "ui/import/RejectionModel.h"
#include "ui/import/SampleModel.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/MessageBanner.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// Importing files in the window, from the drop to the report.
class ImportTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aFileThatIsUnderstood();
    void aMissingFieldIsChosen();
    void aFixedValueIsTyped();
    void aWrongGuessIsMended();
    void aProfileThatFitsIsTaken();
    void anotherProfileForgetsTheChoices();
    void howTheFileIsWrittenIsSaid();
    void aStaleAnswerIsNotShown();
    void anUnreadableFileIsSaid();
    void severalFilesAreLookedAtOneByOne();
    void progressAndReport();
    void waitingIsSaid();
    void cancelling();
    void closingTheWindowEndsIt();
    void oneImportAtATime();
    void theListIsSaved();
    void theListIsSafeInASpreadsheet();
    void theModels();
    void filesAreDropped();
    void whatIsNoFileIsRefused_data();
    void whatIsNoFileIsRefused();
    void everyControlHasAName();
    void theActionOpensAFileDialog();

private:
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] ImportDialog *dialog() const { return m_window->findChild<ImportDialog *>(); }
    [[nodiscard]] QPushButton *importButton() const { return find<QPushButton>(u"begin-import"_s); }
    [[nodiscard]] QString problem() const { return find<MessageBanner>(u"import-problem"_s)->sentence(); }
    void open(const QStringList &paths);
    void choose(const QString &combo, const QString &text) const;
    static ImportReport report();

    std::unique_ptr<FakeApi> m_api;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MoneyFormat> m_format;
    std::unique_ptr<QWidget> m_window;
    Imports *m_imports = nullptr;
};

void ImportTest::init()
{
    m_api = std::make_unique<FakeApi>();
    m_theme = std::make_unique<Theme>();
    m_format = std::make_unique<MoneyFormat>(QLocale::c());
    m_window = std::make_unique<QWidget>();
    m_window->resize(1280, 800);
    m_imports = new Imports(*m_api, *m_format, *m_theme, m_window.get());
    m_window->show();
}

void ImportTest::cleanup()
{
    delete m_imports;
    m_window.reset();
}

void ImportTest::open(const QStringList &paths)
{
    m_imports->open(paths);
    QVERIFY(dialog());
    QTRY_COMPARE(m_api->imports.previews.isEmpty(), false);
    // The answer comes with the next turn of the event loop.
    QTRY_VERIFY(importButton()->isEnabled() || !problem().isEmpty());
}

void ImportTest::choose(const QString &combo, const QString &text) const
{
    auto *box = find<QComboBox>(combo);
    QVERIFY2(box, qPrintable(combo));
    const int index = box->findText(text);
    QVERIFY2(index >= 0, qPrintable(text));
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

ImportReport ImportTest::report()
{
    ImportReport report;
    report.beginFile(u"2026.csv"_s);
    report.file().rows = 214;
    report.file().accepted = 200;
    report.file().duplicates = 12;
    report.file().totals.add(CurrencyTotals{*Currency::fromCode(u"ZAR"), 150, 1'000'000, 150'000, 1'150'000});
    report.file().totals.add(CurrencyTotals{*Currency::fromCode(u"GBP"), 50, 500'000, 0, 500'000});
    report.reject(17, Error::invalid(u"-120.00 is a credit note"_s, u"total"_s));
    report.reject(96, Error::invalid(u"=1+1 is no date"_s, u"issued_at"_s));
    return report;
}

void ImportTest::aFileThatIsUnderstood()
{
    open({u"/data/2026.csv"_s});
    QVERIFY(importButton()->isEnabled());
    QCOMPARE(m_api->imports.previews.front().paths, QStringList{u"/data/2026.csv"_s});
    QCOMPARE(find<ElidedLabel>(u"nature"_s)->text(), u"48.2 kB · separated by commas · UTF-8 · a row is an invoice"_s);
    QCOMPARE(find<ElidedLabel>(u"finding"_s)->text(), u"214 rows: 212 invoices, 2 not accepted"_s);
    QCOMPARE(find<QComboBox>(u"from-seller"_s)->currentText(), u"Supplier"_s);
    QCOMPARE(find<QComboBox>(u"from-payment"_s)->currentText(), u"Not read"_s);
    QCOMPARE(find<QPushButton>(u"tab-rejected"_s)->text(), u"Not accepted: 2"_s);
    QCOMPARE(problem(), QString());

    find<QPushButton>(u"tab-sample"_s)->click();
    const auto *table = find<QTableView>(u"sample"_s);
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 12);
    QCOMPARE(table->model()->index(0, SampleModel::Date).data().toString(), u"2026-11-23"_s);
    QCOMPARE(table->model()->index(0, SampleModel::Buyer).data().toString(), u"Okavango Outfitters"_s);
}

void ImportTest::aMissingFieldIsChosen()
{
    m_api->imports.answer = [](const QString &path, ImportOptions options) {
        const bool said =
            std::ranges::any_of(options.choices, [](const FieldChoice &choice) { return choice.field == u"seller"; });
        if (!said)
            options.choices.push_back({u"seller"_s, FieldChoice::Kind::Nowhere, {}});
        return FakeImports::sample(path, options);
    };
    open({u"/data/2026.csv"_s});
    QVERIFY(!importButton()->isEnabled());
    QCOMPARE(problem(), u"Still needed: Seller. Choose a column or a fixed value for each."_s);

    choose(u"from-seller"_s, u"Remarks"_s);
    QTRY_VERIFY(importButton()->isEnabled());
    QCOMPARE(problem(), QString());
    const std::vector<FieldChoice> choices{{u"seller"_s, FieldChoice::Kind::Column, u"Remarks"_s}};
    QCOMPARE(m_api->imports.previews.back().options.choices, choices);
    importButton()->click();
    QCOMPARE(m_api->imports.begun.size(), 1);
    QCOMPARE(m_api->imports.begun.front().options.choices, choices);
}

void ImportTest::aFixedValueIsTyped()
{
    open({u"/data/2026.csv"_s});
    choose(u"from-currency"_s, u"Fixed value…"_s);
    auto *value = find<QLineEdit>(u"constant-currency"_s);
    QVERIFY(value->isVisible());
    QTRY_VERIFY(!problem().isEmpty()); // nothing is typed yet
    QVERIFY(value->isVisible());
    QVERIFY(!importButton()->isEnabled());
    QTest::keyClicks(value, u"EUR"_s);
    QTRY_VERIFY(importButton()->isEnabled());
    QCOMPARE(value->text(), u"EUR"_s);
    QVERIFY(value->isVisible());
    importButton()->click();
    const std::vector<FieldChoice> choices{{u"currency"_s, FieldChoice::Kind::Constant, u"EUR"_s}};
    QCOMPARE(m_api->imports.begun.front().options.choices, choices);
}

void ImportTest::aWrongGuessIsMended()
{
    open({u"/data/2026.csv"_s});
    choose(u"from-buyer"_s, u"Not read"_s);
    QTRY_COMPARE(problem(), u"Still needed: Buyer. Choose a column or a fixed value for each."_s);
    QVERIFY(!importButton()->isEnabled());
    choose(u"from-buyer"_s, u"Supplier"_s);
    QTRY_VERIFY(importButton()->isEnabled());
    QCOMPARE(m_api->imports.previews.back().options.choices.size(), 1U);
}

void ImportTest::aProfileThatFitsIsTaken()
{
    m_api->imports.answer = [](const QString &path, const ImportOptions &options) {
        ImportPreview preview = FakeImports::sample(path, options);
        if (options.profile.isEmpty()) {
            preview.missing = QStringList{u"seller"_s};
            preview.fittingProfile = u"online-retail"_s;
        }
        return Result<ImportPreview>(preview);
    };
    open({u"/data/2010-12-01.csv"_s});
    QVERIFY(importButton()->isEnabled());
    QCOMPARE(m_api->imports.previews.back().options.profile, u"online-retail"_s);
    QCOMPARE(find<QComboBox>(u"profile"_s)->currentData().toString(), u"online-retail"_s);

    // Whoever wants the guess gets it, and the profile does not come back by itself.
    choose(u"profile"_s, u"Columns: guessed by their names"_s);
    QTRY_VERIFY(!importButton()->isEnabled());
    QTRY_VERIFY(!problem().isEmpty());
    QCOMPARE(m_api->imports.previews.back().options.profile, QString());
}

void ImportTest::anotherProfileForgetsTheChoices()
{
    open({u"/data/2026.csv"_s});
    choose(u"from-buyer"_s, u"Supplier"_s);
    QTRY_COMPARE(m_api->imports.previews.back().options.choices.size(), 1U);
    choose(u"profile"_s, u"Columns: profile online-retail"_s);
    QTRY_VERIFY(importButton()->isEnabled());
    QCOMPARE(m_api->imports.previews.back().options.choices.size(), 0U);
    QCOMPARE(m_api->imports.previews.back().options.profile, u"online-retail"_s);
    dialog()->findChild<ImportPreviewPage *>()->setProfileFile(u"/home/thandi/till.json"_s);
    QTRY_VERIFY(importButton()->isEnabled());
    QCOMPARE(m_api->imports.previews.back().options.profile, u"/home/thandi/till.json"_s);
    QCOMPARE(find<QComboBox>(u"profile"_s)->currentText(), u"Columns: profile till.json"_s);
}

void ImportTest::howTheFileIsWrittenIsSaid()
{
    m_api->imports.answer = [](const QString &path, const ImportOptions &options) {
        ImportPreview preview = FakeImports::sample(path, options);
        preview.isUtf8 = false;
        return Result<ImportPreview>(preview);
    };
    open({u"/data/2026.csv"_s});
    choose(u"dates"_s, u"Dates: 31/12/2026"_s);
    choose(u"amounts"_s, u"Amounts: 1.234,50"_s);
    auto *letters = dialog()->findChild<QAbstractButton *>(u"windows1252"_s);
    QVERIFY(letters->isVisible());
    letters->click();
    QTRY_VERIFY(importButton()->isEnabled());
    importButton()->click();
    const ImportOptions &options = m_api->imports.begun.front().options;
    QCOMPARE(options.dateFormats.front(), u"d/M/yyyy"_s);
    QVERIFY(options.numbers.has_value());
    QCOMPARE(*options.numbers, (NumberStyle{u',', u'.'}));
    QVERIFY(options.windows1252);
}

void ImportTest::aStaleAnswerIsNotShown()
{
    open({u"/data/2026.csv"_s});
    // Two questions before the first is answered: the last one counts.
    choose(u"from-buyer"_s, u"Not read"_s);
    choose(u"from-buyer"_s, u"Supplier"_s);
    QTRY_VERIFY(importButton()->isEnabled());
    QCoreApplication::processEvents();
    QCOMPARE(problem(), QString());
    QCOMPARE(find<QComboBox>(u"from-buyer"_s)->currentText(), u"Supplier"_s);
}

void ImportTest::anUnreadableFileIsSaid()
{
    m_api->imports.answer = [](const QString &, const ImportOptions &) {
        return Result<ImportPreview>(Error::invalid(u"2026.csv is not there any more"_s));
    };
    m_imports->open({u"/data/2026.csv"_s});
    const auto said = [this] {
        QStringList texts;
        for (const auto *label : dialog()->findChildren<QLabel *>())
            texts += label->isVisible() ? label->text() : QString();
        return texts.contains(u"2026.csv is not there any more."_s);
    };
    QTRY_VERIFY(said());
    QVERIFY(!importButton()->isEnabled());
    QVERIFY(!find<QComboBox>(u"profile"_s)->isVisible());
    Q_EMIT dialog()->findChild<ImportPreviewPage *>()->otherFilesWanted();
    auto *files = dialog()->findChild<QFileDialog *>();
    QVERIFY(files);
    m_api->imports.answer = {};
    Q_EMIT files->filesSelected({u"/data/2027.csv"_s});
    QTRY_VERIFY(importButton()->isEnabled());
    QVERIFY(find<QComboBox>(u"profile"_s)->isVisible());
    QVERIFY(!said());
    find<QPushButton>(u"close-import"_s)->click();
    QTRY_VERIFY(!dialog());
}

void ImportTest::severalFilesAreLookedAtOneByOne()
{
    open({u"/data/a.csv"_s, u"/data/b.csv"_s, u"/data/c.csv"_s});
    QCOMPARE(importButton()->text(), u"Import 3 files"_s);
    auto *file = find<QComboBox>(u"file"_s);
    QVERIFY(file->isVisible());
    QCOMPARE(file->count(), 3);
    choose(u"file"_s, u"b.csv"_s);
    QTRY_COMPARE(m_api->imports.previews.back().paths, QStringList{u"/data/b.csv"_s});
    QTRY_VERIFY(importButton()->isEnabled());
    importButton()->click();
    QCOMPARE(m_api->imports.begun.front().paths, (QStringList{u"/data/a.csv"_s, u"/data/b.csv"_s, u"/data/c.csv"_s}));
}

void ImportTest::progressAndReport()
{
    open({u"/data/2026.csv"_s});
    importButton()->click();
    QVERIFY(m_imports->isBusy());
    ImportProgress progress{.done = 12'000'000, .of = 48'000'000, .file = u"2026.csv"_s};
    progress.accepted = 12'345;
    progress.rejected = 2;
    Q_EMIT m_api->imports.job->progressed(progress);
    QCOMPARE(find<ElidedLabel>(u"accepted"_s)->text(), m_format->number(12'345));
    QCOMPARE(find<ElidedLabel>(u"rejected"_s)->text(), u"2"_s);
    QVERIFY(!importButton()->isVisible());

    Q_EMIT m_api->imports.job->finished(report());
    QVERIFY(!m_imports->isBusy());
    QTRY_VERIFY(!m_api->imports.job);
    QCOMPARE(
        find<MessageBanner>(u"import-result"_s)->sentence(), u"200 invoices were imported, and 2 were not accepted."_s);
    QStringList facts;
    for (const auto *label : dialog()->findChildren<ElidedLabel *>()) {
        if (label->isVisible())
            facts += label->text();
    }
    QVERIFY(facts.contains(u"%1 in 150 invoices, of which VAT %2"_s.arg(
        m_format->money(1'150'000, *Currency::fromCode(u"ZAR")), m_format->amount(150'000, Currency()))));
    QVERIFY(facts.contains(u"12 were stored before, and were left as they are"_s));
    QVERIFY(facts.contains(u"2 not accepted:"_s));

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
    Q_EMIT m_api->imports.job->progressed(progress);
    const auto *waiting = find<MessageBanner>(u"import-waiting"_s);
    QCOMPARE(waiting->sentence(),
        u"Waiting: The ledger is not available: the disk is full. The import goes on by itself when it can."_s);
    progress.waiting.clear();
    Q_EMIT m_api->imports.job->progressed(progress);
    QCOMPARE(waiting->sentence(), QString());
}

void ImportTest::cancelling()
{
    open({u"/data/2026.csv"_s});
    importButton()->click();
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QVERIFY(m_api->imports.job->cancelled);
    QVERIFY(dialog()->isVisible()); // for the report
    QVERIFY(!find<QPushButton>(u"close-import"_s)->isEnabled());
    ImportReport ended = report();
    ended.cancel();
    Q_EMIT m_api->imports.job->finished(ended);
    QCOMPARE(find<MessageBanner>(u"import-result"_s)->sentence(),
        u"The import was cancelled. The 200 invoices that were stored before stay."_s);
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
}

void ImportTest::closingTheWindowEndsIt()
{
    open({u"/data/2026.csv"_s});
    importButton()->click();
    const QPointer<FakeImportJob> job = m_api->imports.job;
    QVERIFY(job);
    delete m_imports;
    m_imports = nullptr;
    QVERIFY(!job);
}

void ImportTest::oneImportAtATime()
{
    open({u"/data/a.csv"_s});
    importButton()->click();
    m_imports->open({u"/data/b.csv"_s});
    QCOMPARE(m_window->findChildren<ImportDialog *>().size(), 1);
    QCOMPARE(m_api->imports.previews.size(), 1);
    QVERIFY(find<QLabel>(u"import-hint"_s)->text().startsWith(u"One import at a time"_s));
    Q_EMIT m_api->imports.job->finished(report());
    m_imports->open({u"/data/b.csv"_s});
    QTRY_VERIFY(importButton()->isEnabled());
    QVERIFY(importButton()->isVisible());
    QCOMPARE(m_api->imports.previews.back().paths, QStringList{u"/data/b.csv"_s});
}

void ImportTest::theListIsSaved()
{
    QTemporaryDir folder;
    open({u"/data/2026.csv"_s});
    importButton()->click();
    Q_EMIT m_api->imports.job->finished(report());
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
    report.reject(3, Error::invalid(u"\"A,B\" is no date"_s, u"issued_at"_s));
    QCOMPARE(rejectionsCsv(report),
        QByteArray("\xEF\xBB\xBF"
                   "file,line,field,reason\r\n'=cmd.csv,3,issued_at,\"\"\"A,B\"\" is no date\"\r\n"));
}

void ImportTest::theModels()
{
    SampleModel sample(*m_format);
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

void ImportTest::filesAreDropped()
{
    auto *drop = m_window->findChild<FileDrop *>();
    QVERIFY(drop && !drop->isVisible());
    QMimeData dragged;
    dragged.setUrls({QUrl::fromLocalFile(u"/data/2026.CSV"_s), QUrl::fromLocalFile(u"/data/photo.png"_s)});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QCOMPARE(enter.dropAction(), Qt::CopyAction);
    QVERIFY(drop->isVisible());
    QCOMPARE(drop->geometry(), m_window->rect());

    QDropEvent let({10, 10}, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &let);
    QVERIFY(let.isAccepted());
    QVERIFY(!drop->isVisible());
    QVERIFY(dialog() && dialog()->isVisible());
    QTRY_COMPARE(m_api->imports.previews.size(), 1);
    QCOMPARE(m_api->imports.previews.front().paths, QStringList{u"/data/2026.CSV"_s});
}

void ImportTest::whatIsNoFileIsRefused_data()
{
    QTest::addColumn<QList<QUrl>>("urls");
    QTest::addColumn<bool>("covered"); ///< and told why
    QTest::newRow("folder") << QList<QUrl>{QUrl::fromLocalFile(u"/data"_s)} << true;
    QTest::newRow("picture") << QList<QUrl>{QUrl::fromLocalFile(u"/data/photo.png"_s)} << true;
    QTest::newRow("of another machine") << QList<QUrl>{QUrl(u"https://example.com/a.csv"_s)} << false;
    QTest::newRow("text") << QList<QUrl>() << false;
}

void ImportTest::whatIsNoFileIsRefused()
{
    QFETCH(QList<QUrl>, urls);
    QFETCH(bool, covered);
    auto *drop = m_window->findChild<FileDrop *>();
    QMimeData dragged;
    dragged.setText(u"a.csv"_s);
    if (!urls.isEmpty())
        dragged.setUrls(urls);
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(!enter.isAccepted() || enter.dropAction() == Qt::IgnoreAction);
    QCOMPARE(drop->isVisible(), covered);
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(m_window.get(), &leave);
    QVERIFY(!drop->isVisible());

    QDropEvent let({10, 10}, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    let.ignore();
    QCoreApplication::sendEvent(m_window.get(), &let);
    QVERIFY(!let.isAccepted());
    QVERIFY(!dialog());
}

void ImportTest::everyControlHasAName()
{
    open({u"/data/2026.csv"_s});
    for (const QWidget *widget : dialog()->findChildren<QWidget *>()) {
        const bool control = widget->focusPolicy() & Qt::TabFocus && !qobject_cast<const QAbstractButton *>(widget)
            && widget->objectName() != u"qt_scrollarea_viewport"_s && widget->parentWidget()
            && !widget->parentWidget()->inherits("QComboBoxPrivateContainer");
        if (control && !widget->inherits("QComboBoxListView"))
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

void ImportTest::theActionOpensAFileDialog()
{
    QCOMPARE(m_imports->action()->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_O));
    m_imports->action()->trigger();
    auto *files = m_window->findChild<QFileDialog *>();
    QVERIFY(files);
    Q_EMIT files->filesSelected({u"/data/2026.csv"_s});
    QVERIFY(dialog());
    QTRY_COMPARE(m_api->imports.previews.size(), 1);
}

QTEST_MAIN(ImportTest)
#include "ImportTest.moc"
