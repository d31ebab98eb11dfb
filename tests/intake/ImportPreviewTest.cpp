// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/ImportPreview.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using Origin = MappedField::Origin;

/// What a person is told of a file before it is imported.
class ImportPreviewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aShopOfWhichThereIsAProfile();
    void whatIsReadIsWhatAnImportStores();
    void choicesGoBeforeProfileAndGuess();
    void aWrongConstantIsAProblem();
    void datesNumbersAndEncoding();
    void aLargeFileIsReadAtItsHead();
    void whatIsNoCsvFileIsSaid_data();
    void whatIsNoCsvFileIsSaid();
    void profilesHaveTitles();
    void questionsHaveTwoReadings();
    void theRestOfTheFileIsAsked();
    void anAnswerIsSavedAsAProfile();
    void anEInvoiceNeedsNoMapping();

private:
    QString write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] Result<ImportPreview> preview(const QByteArray &content, const ImportOptions &options = {}) const;

    QTemporaryDir m_folder;
};

namespace {

const QByteArray columns = "Invoice No,Date,Supplier,Customer,Ccy,Net,VAT,Gross\n";
const QByteArray row = "A-1,2026-11-23,Umlazi Textiles,Okavango Outfitters,ZAR,100.00,15.00,115.00\n";

QString shop()
{
    return QStringLiteral(BILLOW_TEST_DATA "/retail/2026-11-02.csv");
}

const MappedField &of(const ImportPreview &preview, QStringView field)
{
    return *std::ranges::find_if(preview.fields, [field](const MappedField &mapped) { return mapped.field == field; });
}

} // namespace

QString ImportPreviewTest::write(const QString &name, const QByteArray &content) const
{
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the file cannot be written");
    return path;
}

Result<ImportPreview> ImportPreviewTest::preview(const QByteArray &content, const ImportOptions &options) const
{
    return previewImport(write(u"sample.csv"_s, content), options, {});
}

void ImportPreviewTest::anEInvoiceNeedsNoMapping()
{
    QFile fixture(QStringLiteral(BILLOW_TEST_DATA "/e-invoices/cii-invoice.xml"));
    QVERIFY(fixture.open(QIODevice::ReadOnly));
    const QByteArray xml = fixture.readAll();
    // Also one that is larger than the head of a table.
    for (const QByteArray &bytes : {xml, xml + "<!--" + QByteArray(2 * 1024 * 1024, 'x') + "-->"}) {
        const auto found = previewImport(write(u"a.xml"_s, bytes), {}, {});
        QVERIFY(found.ok());
        QVERIFY(found->canBeImported());
        QCOMPARE(found->invoices.size(), 1);
        QCOMPARE(found->invoices.front().number, u"R-2026-17"_s);
    }
    const auto broken = previewImport(write(u"b.xml"_s, xml.left(500)), {}, {});
    QVERIFY(!broken.ok());
    QVERIFY2(broken.error().message.startsWith(u"“b.xml”: "_s), qPrintable(broken.error().message));
}

void ImportPreviewTest::aShopOfWhichThereIsAProfile()
{
    const auto guessed = previewImport(shop(), {.withoutProfile = true}, {});
    QVERIFY(guessed.ok());
    QVERIFY(!guessed->canBeImported());
    QCOMPARE(guessed->missing, (QStringList{u"seller"_s, u"currency"_s, u"vat_rate or vat"_s}));
    QCOMPARE(guessed->profile, QString());
    QStringList asked;
    for (const ImportQuestion &question : guessed->questions)
        asked += question.id;
    QCOMPARE(asked, (QStringList{u"date_order"_s, u"seller"_s, u"vat_rate"_s}));
    QVERIFY(guessed->questions[1].readings.empty());
    QCOMPARE(guessed->questions[1].fields, (QStringList{u"seller"_s, u"currency"_s}));
    QCOMPARE(guessed->columns.size(), 8);
    QCOMPARE(of(*guessed, u"number").text, u"InvoiceNo"_s);
    QCOMPARE(of(*guessed, u"number").example, u"C610003"_s);
    QCOMPARE(of(*guessed, u"number").origin, Origin::Guess);
    QCOMPARE(of(*guessed, u"seller").origin, Origin::Nowhere);
    QVERIFY(guessed->invoices.isEmpty());

    const auto preview = previewImport(shop(), {}, {});
    QVERIFY(preview.ok());
    QVERIFY(preview->canBeImported());
    QCOMPARE(preview->profile, u"online-retail"_s);
    QVERIFY(preview->findings.front().text.contains(u"fits the columns"_s));
    QCOMPARE(preview->head.size(), ImportPreview::mostListed);
    QVERIFY(preview->head.front().startsWith(u"InvoiceNo,StockCode"_s));
    QVERIFY(preview->ofLineItems);
    QVERIFY(preview->isWhole);
    QCOMPARE(preview->encoding, u"UTF-8"_s);
    QCOMPARE(preview->headerLine, 1);
    QCOMPARE(preview->separator, u',');
    QCOMPARE(preview->size, QFileInfo(shop()).size());
    QCOMPARE(of(*preview, u"seller").origin, Origin::Profile);
    QVERIFY(of(*preview, u"seller").constant);
    QCOMPARE(preview->rows, 512);
    QCOMPARE(preview->invoices.size(), ImportPreview::mostListed);
    QCOMPARE(preview->invoices.first().number, u"C610003"_s);
    QVERIFY(preview->invoices.first().kind == DocumentKind::CreditNote);
    QCOMPARE(preview->invoices.first().currency.code(), u"GBP"_s);
    QCOMPARE(preview->invoices.first().total, -5'041); // 3 × 0.295 + 30 × 1.65 + 29 × 0.001
    QCOMPARE(preview->rejected, 0);
}

void ImportPreviewTest::whatIsReadIsWhatAnImportStores()
{
    const auto plan = importPlan({.profile = u"online-retail"_s}, {});
    QVERIFY(plan.ok());
    InvoiceBatch stored;
    FileImport import(*plan, [&stored](std::span<const Invoice> batch) -> Result<std::vector<ItemOutcome>> {
        stored.append(InvoiceBatch(batch.begin(), batch.end()));
        return std::vector<ItemOutcome>(batch.size());
    });
    const ImportReport report = import.run({shop()});
    const auto preview = previewImport(shop(), {.profile = u"online-retail"_s}, {});
    QCOMPARE(preview->invoices, stored.first(ImportPreview::mostListed));
    QCOMPARE(preview->found, stored.size() + report.total().rejected);
    QCOMPARE(preview->rejected, report.total().rejected);
}

void ImportPreviewTest::choicesGoBeforeProfileAndGuess()
{
    const QByteArray content = "Key,Date,Supplier,Customer,Remark,Net,Tax,Gross,Total minor\n"
                               "A-1,2026-11-23,Umlazi,Okavango,sea freight,100.00,15.00,115.00,11500\n";
    auto guessed = preview(content);
    QCOMPARE(guessed->missing, (QStringList{u"number"_s, u"currency"_s}));
    QCOMPARE(of(*guessed, u"total").text, u"Total minor"_s);
    QVERIFY(of(*guessed, u"total").minorUnits);

    using Kind = FieldChoice::Kind;
    ImportOptions options;
    options.choices = {{u"number"_s, Kind::Column, u"Key"_s}, {u"currency"_s, Kind::Constant, u"EUR"_s},
        {u"buyer"_s, Kind::Column, u"Remark"_s}, {u"total"_s, Kind::Column, u"Gross"_s}};
    auto chosen = preview(content, options);
    QVERIFY2(chosen->canBeImported(), qPrintable(chosen->problem));
    QCOMPARE(of(*chosen, u"buyer").origin, Origin::Choice);
    QCOMPARE(of(*chosen, u"buyer").example, u"sea freight"_s);
    QVERIFY(!of(*chosen, u"total").minorUnits);
    QCOMPARE(chosen->invoices.size(), 1);
    QCOMPARE(chosen->invoices.first().buyerName, u"sea freight"_s);
    QCOMPARE(chosen->invoices.first().total, 11'500);
    QCOMPARE(chosen->invoices.first().currency.code(), u"EUR"_s);

    options.choices[3].text = u"Total minor"_s;
    QCOMPARE(preview(content, options)->invoices.first().total, 11'500);
    options.choices.push_back({u"seller"_s, Kind::Nowhere, {}});
    QCOMPARE(preview(content, options)->missing, QStringList{u"seller"_s});
    options.choices.back() = {u"seller"_s, Kind::Column, u"Vendor"_s};
    const auto absent = preview(content, options);
    QVERIFY(of(*absent, u"seller").absent);
    QVERIFY2(absent->problem.contains(u"there is no column “Vendor”"_s), qPrintable(absent->problem));
}

void ImportPreviewTest::aWrongConstantIsAProblem()
{
    ImportOptions options;
    options.choices = {{u"currency"_s, FieldChoice::Kind::Constant, u"Rand"_s}};
    const auto wrong = preview(columns + row, options);
    QVERIFY(wrong.ok());
    QVERIFY(!wrong->canBeImported());
    QVERIFY2(wrong->problem.contains(u"Rand"_s), qPrintable(wrong->problem));
    QVERIFY(wrong->invoices.isEmpty());
}

void ImportPreviewTest::datesNumbersAndEncoding()
{
    const QByteArray content = "Invoice No;Date;Supplier;Customer;Ccy;Net;VAT;Gross\n"
                               "A-1;31.12.2026;Caf\xe9;Okavango;ZAR;1.000,00;150,00;1.150,00\n";
    const auto plain = preview(content);
    QCOMPARE(plain->separator, u';');
    QCOMPARE(plain->encoding, u"Windows-1252"_s);
    QCOMPARE(plain->rejected, 0);
    QCOMPARE(plain->head[1], QString::fromLatin1(content.split('\n')[1]));

    ImportOptions options;
    options.encoding = u"utf-8"_s;
    QVERIFY2(preview(content, options)->rejections.front().reason.contains(u"UTF-8"_s),
        qPrintable(preview(content, options)->rejections.front().reason));
    options.encoding.clear();
    options.dateFormats = {u"M.d.yyyy"_s};
    options.numbers = NumberStyle{u'.', u','};
    QVERIFY(!preview(content, options)->rejections.empty());
    options.dateFormats = {u"d.M.yyyy"_s};
    options.numbers = NumberStyle{u',', u'.'};
    const auto all = preview(content, options);
    QCOMPARE(all->rejected, 0);
    QCOMPARE(all->invoices.first().sellerName, u"Café"_s);
    QCOMPARE(toIso8601(all->invoices.first().issuedAt), u"2026-12-31T00:00:00.000Z"_s);
    QCOMPARE(all->invoices.first().total, 115'000);
}

void ImportPreviewTest::aLargeFileIsReadAtItsHead()
{
    const QString path = m_folder.filePath(u"large.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(columns + row);
    QVERIFY(file.resize(qint64(3) << 30)); // a hole: it takes no room
    file.close();
    // Rows of the head that are cut are not judged; here the hole is one, and no text.
    QVERIFY(!previewImport(path, {}, {}).ok());

    QByteArray content = columns;
    for (int i = 1; content.size() < 1'500'000; ++i)
        content += "A-" + QByteArray::number(i) + row.mid(3);
    const auto seen = preview(content);
    QVERIFY(seen.ok());
    QVERIFY(!seen->isWhole);
    QCOMPARE(seen->size, content.size());
    QVERIFY(seen->rows > 10'000);
    QCOMPARE(seen->found, seen->rows);
    QCOMPARE(seen->rejected, 0);
    QCOMPARE(seen->invoices.size(), ImportPreview::mostListed);
}

void ImportPreviewTest::whatIsNoCsvFileIsSaid_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("said");
    QTest::newRow("gone") << m_folder.filePath(u"gone.csv"_s) << u"“gone.csv” is not there any more"_s;
    QTest::newRow("folder") << m_folder.path() << u"is a folder: choose the CSV files in it"_s;
    QTest::newRow("device") << u"/dev/zero"_s << u"it is not a plain file"_s;
    QTest::newRow("empty") << write(u"empty.csv"_s, {}) << u"“empty.csv” is empty"_s;
    QTest::newRow("blank") << write(u"blank.csv"_s, "\n\n  \n") << u"“blank.csv” is empty"_s;
    QTest::newRow("binary") << write(u"book.csv"_s, QByteArray("PK\3\4\0\0\0", 7))
                            << u"this is a workbook, not a CSV file: save it as CSV"_s;
    QTest::newRow("one line") << write(u"line.csv"_s, QByteArray(2'000'000, 'x')) << u"its first line does not end"_s;
}

void ImportPreviewTest::whatIsNoCsvFileIsSaid()
{
    QFETCH(QString, path);
    QFETCH(QString, said);
    const auto preview = previewImport(path, {}, {});
    QVERIFY(!preview.ok());
    QCOMPARE(preview.error().kind, Error::Kind::Invalid);
    QVERIFY2(preview.error().message.contains(said), qPrintable(preview.error().message));
}

void ImportPreviewTest::profilesHaveTitles()
{
    QVERIFY(QDir(m_folder.path()).mkpath(u"profiles"_s));
    write(u"profiles/mine.json"_s, R"({"title": "What our till writes"})");
    write(u"profiles/broken.json"_s, R"({"titel": "misspelt"})");
    const auto titles = importProfileTitles({m_folder.filePath(u"profiles"_s)});
    const auto titleOf = [&titles](const QString &name) {
        const auto found = std::ranges::find(titles, name, &ImportProfileTitle::name);
        return found == titles.end() ? QString() : found->title;
    };
    QVERIFY(titleOf(u"broken"_s).contains(u"titel"_s));
    QCOMPARE(titleOf(u"mine"_s), u"What our till writes"_s);
    QVERIFY(!titleOf(u"online-retail"_s).isEmpty());
}

void ImportPreviewTest::questionsHaveTwoReadings()
{
    const QByteArray content = "Invoice No;Date;Supplier;Customer;Ccy;VAT rate;Gross\n"
                               "A-1;03/04/2026;Umlazi;Okavango;ZAR;15;1.150\n";
    const auto asked = preview(content);
    QVERIFY(!asked->canBeImported());
    QVERIFY(asked->missing.isEmpty() && asked->invoices.isEmpty());
    QCOMPARE(asked->questions.size(), 2U);
    const ImportQuestion &decimal = asked->questions[0];
    QCOMPARE(decimal.id, u"decimal"_s);
    QVERIFY(decimal.cell == (FileCell{2, u"Gross"_s, u"1.150"_s}));
    QCOMPARE(decimal.readings.size(), 2U);
    const ImportQuestion &order = asked->questions[1];
    QCOMPARE(order.id, u"date_order"_s);
    QCOMPARE(order.readings.size(), 2U);

    const auto read = [&](std::size_t number, std::size_t date) {
        const auto seen =
            preview(content, answered(answered({}, decimal.readings[number].answer), order.readings[date].answer));
        return seen->canBeImported() && seen->invoices.size() == 1
            ? seen->invoices.first().issuedOn.toString(Qt::ISODate) + u' '
                + QString::number(seen->invoices.first().total)
            : QString();
    };
    QCOMPARE(read(0, 0), u"2026-04-03 115"_s);
    QCOMPARE(read(1, 1), u"2026-03-04 115000"_s);
}

/// What an import finds out far below the head counts for the preview as well.
void ImportPreviewTest::theRestOfTheFileIsAsked()
{
    QByteArray content = "Invoice No;Date;Supplier;Customer;Ccy;VAT rate;Gross\n";
    for (int i = 1; content.size() < 1'500'000; ++i)
        content += "A-" + QByteArray::number(i) + ";03/04/2026;Umlazi;Okavango;ZAR;15;1.150\n";
    QCOMPARE(preview(content)->questions.size(), 2U);
    const auto seen = preview(content + "B-1;24/12/2026;Umlazi;Okavango;ZAR;15;1.150,00\n");
    QVERIFY(seen->questions.empty());
    QVERIFY2(seen->canBeImported(), qPrintable(seen->problem));
    QCOMPARE(seen->invoices.first().total, 115'000);
    QCOMPARE(seen->invoices.first().issuedOn, QDate(2026, 4, 3));
}

void ImportPreviewTest::anAnswerIsSavedAsAProfile()
{
    const QByteArray content = "Invoice No;Date;Customer;Ccy;VAT rate;Gross\nA-1;2026-04-03;Okavango;ZAR;15;1.150\n";
    const QString path = write(u"sample.csv"_s, content);
    const QStringList folders{m_folder.filePath(u"saved"_s)};
    ImportOptions options;
    options.choices = {{u"seller"_s, FieldChoice::Kind::Constant, u"Umlazi"_s}};
    options.numbers = NumberStyle{u',', u'.'};
    QVERIFY(!previewImport(path, {}, folders)->canBeImported());
    QVERIFY(saveImportProfile(u"our till"_s, path, options, folders).ok());
    const auto seen = previewImport(path, {}, folders);
    QVERIFY(seen->canBeImported());
    QCOMPARE(seen->profile, u"our till"_s);
    QCOMPARE(seen->invoices.first().total, 115'000);
    QCOMPARE(seen->invoices.first().sellerName, u"Umlazi"_s);
    // Another file, whose columns are not those, is not read by it.
    QCOMPARE(preview("Invoice No;Date;Customer;Ccy;VAT rate;Net\n")->profile, QString());
    for (const QString &name : {u"../x"_s, u""_s, u".x"_s})
        QVERIFY(!saveImportProfile(name, path, options, folders).ok());
}

BILLOW_TEST(QCoreApplication, ImportPreviewTest)
#include "ImportPreviewTest.moc"
