// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/ImportFixture.h"
#include "ui/import/ImportPreviewPage.h"
#include "ui/import/ImportTables.h"
#include "ui/table/TableView.h"
#include "ui/widgets/ElidedLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFrame>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// What a person sees of a file before it is imported, and can say about it.
class ImportPreviewTest final : public QObject, private ImportFixture {
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void aFileThatIsUnderstood();
    void aMissingFieldIsChosen();
    void aFixedValueIsTyped();
    void aWrongGuessIsMended();
    void aProfileThatFitsIsTaken();
    void anotherProfileForgetsTheChoices();
    void howTheFileIsWrittenIsSaid();
    void aStaleAnswerIsNotShown();
    void anUnreadableFileIsSaid();
    void aFileWithoutRowsIsNotImported();
    void theFileIsShownBesideWhatWasFoundOut();
    void whatTheFileCannotTellIsAsked();
    void aProfileIsSaved();
    void severalFilesAreLookedAtOneByOne();
    void everyControlHasAName();
};

void ImportPreviewTest::aFileThatIsUnderstood()
{
    open({u"/data/2026.csv"_s});
    QVERIFY(importButton()->isEnabled());
    QCOMPARE(api->imports.previews.front().paths, QStringList{u"/data/2026.csv"_s});
    QCOMPARE(find<ElidedLabel>(u"nature"_s)->text(), u"48.2 kB · separated by commas · UTF-8 · one row per invoice"_s);
    QCOMPARE(find<ElidedLabel>(u"finding"_s)->text(), u"Rows: 214 · Invoices: 212 · Rejected: 2"_s);
    QCOMPARE(find<QComboBox>(u"from-seller"_s)->currentText(), u"Supplier"_s);
    QCOMPARE(find<QComboBox>(u"from-payment"_s)->currentText(), u"Not mapped"_s);
    QCOMPARE(find<QPushButton>(u"tab-rejected"_s)->text(), u"Rejected: 2"_s);
    QCOMPARE(problem(), QString());

    find<QPushButton>(u"tab-sample"_s)->click();
    const auto *table = find<TableView>(u"sample"_s);
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 12);
    QCOMPARE(table->model()->index(0, SampleModel::Date).data().toString(), u"2026-11-23"_s);
    QCOMPARE(table->model()->index(0, SampleModel::Buyer).data().toString(), u"Okavango Outfitters"_s);
}

void ImportPreviewTest::aMissingFieldIsChosen()
{
    api->imports.answer = [](const QString &path, ImportOptions options) {
        const bool said =
            std::ranges::any_of(options.choices, [](const FieldChoice &choice) { return choice.field == u"seller"; });
        if (!said)
            options.choices.push_back({u"seller"_s, FieldChoice::Kind::Nowhere, {}});
        return FakeImports::sample(path, options);
    };
    open({u"/data/2026.csv"_s});
    QVERIFY(!importButton()->isEnabled());
    QCOMPARE(problem(), u"Required: Seller. Choose a column or a fixed value for each."_s);

    choose(u"from-seller"_s, u"Remarks"_s);
    QTRY_VERIFY(importButton()->isEnabled());
    QCOMPARE(problem(), QString());
    const std::vector<FieldChoice> choices{{u"seller"_s, FieldChoice::Kind::Column, u"Remarks"_s}};
    QCOMPARE(api->imports.previews.back().options.choices, choices);
    importButton()->click();
    QCOMPARE(api->imports.begun.size(), 1);
    QCOMPARE(api->imports.begun.front().options.choices, choices);
}

void ImportPreviewTest::aFixedValueIsTyped()
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
    QCOMPARE(api->imports.begun.front().options.choices, choices);
}

void ImportPreviewTest::aWrongGuessIsMended()
{
    open({u"/data/2026.csv"_s});
    choose(u"from-buyer"_s, u"Not mapped"_s);
    QTRY_COMPARE(problem(), u"Required: Buyer. Choose a column or a fixed value for each."_s);
    QVERIFY(!importButton()->isEnabled());
    choose(u"from-buyer"_s, u"Supplier"_s);
    QTRY_VERIFY(importButton()->isEnabled());
    QCOMPARE(api->imports.previews.back().options.choices.size(), 1U);
}

void ImportPreviewTest::aProfileThatFitsIsTaken()
{
    api->imports.answer = [](const QString &path, const ImportOptions &options) {
        ImportPreview preview = FakeImports::sample(path, options);
        if (options.withoutProfile)
            preview.missing = QStringList{u"seller"_s};
        else
            preview.profile = u"online-retail"_s;
        return Result<ImportPreview>(preview);
    };
    open({u"/data/2010-12-01.csv"_s});
    QVERIFY(importButton()->isEnabled());
    QCOMPARE(find<QComboBox>(u"profile"_s)->currentText(), u"Columns: detected, profile online-retail"_s);
    QVERIFY(!api->imports.previews.back().options.withoutProfile);

    // Whoever wants none gets none, and the profile does not come back by itself.
    choose(u"profile"_s, u"Columns: detected, without a profile"_s);
    QTRY_VERIFY(!importButton()->isEnabled());
    QTRY_VERIFY(!problem().isEmpty());
    QCOMPARE(api->imports.previews.back().options.profile, QString());
    QVERIFY(api->imports.previews.back().options.withoutProfile);
    choose(u"profile"_s, u"Columns: profile online-retail"_s);
    QTRY_VERIFY(importButton()->isEnabled());
    QVERIFY(!api->imports.previews.back().options.withoutProfile);
}

void ImportPreviewTest::theFileIsShownBesideWhatWasFoundOut()
{
    open({u"/data/2026.csv"_s});
    const QString head = find<QPlainTextEdit>(u"file-head"_s)->toPlainText();
    QVERIFY2(head.startsWith(u"1  No,Date,Supplier,Customer\n2  2026-0001,"_s), qPrintable(head));
    QCOMPARE(find<QPushButton>(u"tab-findings"_s)->text(), u"Findings: 1"_s);
    find<QPushButton>(u"tab-findings"_s)->click();
    QStringList shown;
    for (const auto *text : dialog()->findChildren<QPlainTextEdit *>())
        shown += text->isVisible() ? text->toPlainText() : QString();
    QVERIFY2(shown.contains(u"Dates are written as 2026-12-31. (line 2, Date: 2026-11-23)"_s),
        qPrintable(shown.join(u'\n')));
}

void ImportPreviewTest::whatTheFileCannotTellIsAsked()
{
    api->imports.answer = [](const QString &path, const ImportOptions &options) {
        ImportPreview preview = FakeImports::sample(path, options);
        ImportOptions comma;
        comma.numbers = NumberStyle{u',', u'.'};
        ImportOptions point;
        point.numbers = NumberStyle{u'.', u','};
        if (!options.numbers)
            preview.questions.push_back({u"decimal"_s, u"is 1.190 more than a thousand"_s, {3, u"Total"_s, u"1.190"_s},
                {{u"1.190 is 1190"_s, u"--decimal ,"_s, comma}, {u"1.190 is 1.19"_s, u"--decimal ."_s, point}}, {},
                {}});
        const auto isSeller = [](const FieldChoice &choice) { return choice.field == u"seller"; };
        if (std::ranges::none_of(options.choices, isSeller))
            preview.questions.push_back({u"seller"_s, u"who is the seller, and which currency is it"_s, {}, {},
                {u"seller"_s, u"currency"_s}, u"--seller NAME --currency EUR"_s});
        return Result<ImportPreview>(preview);
    };
    imports->open({u"/data/till.csv"_s});
    QTRY_VERIFY(find<QFrame>(u"question-decimal"_s) && find<QFrame>(u"question-decimal"_s)->isVisible());
    QVERIFY(!importButton()->isEnabled());
    const auto *decimal = find<QFrame>(u"question-decimal"_s);
    QStringList words;
    for (const auto *label : decimal->findChildren<QLabel *>())
        words += label->text();
    QVERIFY2(words.contains(u"line 3, Total: 1.190"_s), qPrintable(words.join(u'\n')));
    for (auto *button : decimal->findChildren<QPushButton *>()) {
        if (button->text() == u"1.190 is 1190"_s)
            button->click();
    }
    QTRY_VERIFY(!find<QFrame>(u"question-decimal"_s));
    QCOMPARE(*api->imports.previews.back().options.numbers, (NumberStyle{u',', u'.'}));
    QVERIFY(!importButton()->isEnabled()); // there is another one
    QTRY_VERIFY(find<QLineEdit>(u"answer-seller"_s) && find<QLineEdit>(u"answer-seller"_s)->isVisible());
    auto *line = find<QLineEdit>(u"answer-seller"_s);
    QTest::keyClicks(line, u"Umlazi Textiles"_s);
    QTest::keyClick(line, Qt::Key_Return); // half an answer is none
    QVERIFY(!importButton()->isEnabled());
    auto *currency = find<QLineEdit>(u"answer-currency"_s);
    QCOMPARE(currency->placeholderText(), u"Currency"_s);
    QVERIFY(currency->hasFocus());
    QTest::keyClicks(currency, u"ZAR"_s);
    QTest::keyClick(currency, Qt::Key_Return);
    QTRY_VERIFY(importButton()->isEnabled());
    QVERIFY(!imports->isBusy()); // Return answered, and did not import
    importButton()->click();
    const ImportOptions &options = api->imports.begun.front().options;
    const std::vector<FieldChoice> answers{{u"seller"_s, FieldChoice::Kind::Constant, u"Umlazi Textiles"_s},
        {u"currency"_s, FieldChoice::Kind::Constant, u"ZAR"_s}};
    QCOMPARE(options.choices, answers);
}

void ImportPreviewTest::aProfileIsSaved()
{
    open({u"/data/2026.csv"_s});
    choose(u"from-buyer"_s, u"Supplier"_s);
    QTRY_VERIFY(importButton()->isEnabled());
    find<QPushButton>(u"save-profile"_s)->click();
    auto *name = dialog()->findChild<QInputDialog *>();
    QVERIFY(name);
    name->setTextValue(u" shop "_s);
    name->accept();
    QCOMPARE(api->imports.saved.size(), 1);
    QCOMPARE(api->imports.saved.front().paths, (QStringList{u"shop"_s, u"/data/2026.csv"_s}));
    QCOMPARE(api->imports.saved.front().options.choices.size(), 1U);
    QTRY_COMPARE(problem(), u"Saved as profile “shop”. Files with the same columns will use it."_s);

    api->imports.saveAnswer = Error::unavailable(u"the disk is full"_s);
    find<QPushButton>(u"save-profile"_s)->click();
    name = dialog()->findChildren<QInputDialog *>().constLast();
    name->setTextValue(u"shop"_s);
    name->accept();
    QTRY_COMPARE(problem(), u"Couldn’t save the profile. The disk is full."_s);
}

void ImportPreviewTest::anotherProfileForgetsTheChoices()
{
    open({u"/data/2026.csv"_s});
    choose(u"from-buyer"_s, u"Supplier"_s);
    QTRY_COMPARE(api->imports.previews.back().options.choices.size(), 1U);
    choose(u"profile"_s, u"Columns: profile online-retail"_s);
    QTRY_VERIFY(importButton()->isEnabled());
    QCOMPARE(api->imports.previews.back().options.choices.size(), 0U);
    QCOMPARE(api->imports.previews.back().options.profile, u"online-retail"_s);
    dialog()->findChild<ImportPreviewPage *>()->setProfileFile(u"/home/thandi/till.json"_s);
    QTRY_VERIFY(importButton()->isEnabled());
    QCOMPARE(api->imports.previews.back().options.profile, u"/home/thandi/till.json"_s);
    QCOMPARE(find<QComboBox>(u"profile"_s)->currentText(), u"Columns: profile till.json"_s);
}

void ImportPreviewTest::howTheFileIsWrittenIsSaid()
{
    api->imports.answer = [](const QString &path, const ImportOptions &options) {
        ImportPreview preview = FakeImports::sample(path, options);
        preview.encoding = u"Windows-1252"_s;
        return Result<ImportPreview>(preview);
    };
    open({u"/data/2026.csv"_s});
    choose(u"dates"_s, u"Dates: 31/12/2026"_s);
    choose(u"amounts"_s, u"Amounts: 1.234,50"_s);
    choose(u"encoding"_s, u"Encoding: Windows-1252"_s);
    QTRY_VERIFY(importButton()->isEnabled());
    importButton()->click();
    const ImportOptions &options = api->imports.begun.front().options;
    QCOMPARE(options.dateFormats.front(), u"d/M/yyyy"_s);
    QVERIFY(options.numbers.has_value());
    QCOMPARE(*options.numbers, (NumberStyle{u',', u'.'}));
    QCOMPARE(options.encoding, u"windows-1252"_s);
}

void ImportPreviewTest::aStaleAnswerIsNotShown()
{
    open({u"/data/2026.csv"_s});
    // Two questions before the first is answered: the last one counts.
    choose(u"from-buyer"_s, u"Not mapped"_s);
    choose(u"from-buyer"_s, u"Supplier"_s);
    QTRY_VERIFY(importButton()->isEnabled());
    QCoreApplication::processEvents();
    QCOMPARE(problem(), QString());
    QCOMPARE(find<QComboBox>(u"from-buyer"_s)->currentText(), u"Supplier"_s);
}

void ImportPreviewTest::anUnreadableFileIsSaid()
{
    api->imports.answer = [](const QString &, const ImportOptions &) {
        return Result<ImportPreview>(Error::invalid(u"2026.csv is not there any more"_s));
    };
    imports->open({u"/data/2026.csv"_s});
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
    api->imports.answer = {};
    Q_EMIT files->filesSelected({u"/data/2027.csv"_s});
    QTRY_VERIFY(importButton()->isEnabled());
    QVERIFY(find<QComboBox>(u"profile"_s)->isVisible());
    QVERIFY(!said());
    find<QPushButton>(u"close-import"_s)->click();
    QTRY_VERIFY(!dialog());
}

void ImportPreviewTest::aFileWithoutRowsIsNotImported()
{
    api->imports.answer = [](const QString &path, const ImportOptions &options) {
        ImportPreview preview = FakeImports::sample(path, options);
        preview.rows = preview.found = preview.rejected = 0;
        preview.invoices = {};
        preview.rejections.clear();
        preview.isWhole = true;
        return Result<ImportPreview>(preview);
    };
    open({u"/data/headings.csv"_s});
    QVERIFY(!importButton()->isEnabled());
    QCOMPARE(problem(), u"The file has headings but no rows."_s);
}

void ImportPreviewTest::severalFilesAreLookedAtOneByOne()
{
    open({u"/data/a.csv"_s, u"/data/b.csv"_s, u"/data/c.csv"_s});
    QCOMPARE(importButton()->text(), u"Import 3 files"_s);
    auto *file = find<QComboBox>(u"file"_s);
    QVERIFY(file->isVisible());
    QCOMPARE(file->count(), 3);
    choose(u"file"_s, u"b.csv"_s);
    QTRY_COMPARE(api->imports.previews.back().paths, QStringList{u"/data/b.csv"_s});
    QTRY_VERIFY(importButton()->isEnabled());
    importButton()->click();
    QCOMPARE(api->imports.begun.front().paths, (QStringList{u"/data/a.csv"_s, u"/data/b.csv"_s, u"/data/c.csv"_s}));
}

void ImportPreviewTest::everyControlHasAName()
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

BILLOW_TEST(QApplication, ImportPreviewTest)
#include "ImportPreviewTest.moc"
