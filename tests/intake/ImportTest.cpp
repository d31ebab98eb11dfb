// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "CollectingSink.h"
#include "tests/support/TestMain.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

const QByteArray header = "number,date,seller,buyer,currency,vat rate,subtotal,vat,total,risk,country\n";
const QByteArray good = "A-1,2026-11-23,Karoo (Pty) Ltd,Kwanza Lda,ZAR,15,100.00,15.00,115.00,Green,AO\n";

ImportReport import(QByteArray text, CollectingSink &ledger, ImportProfile profile = {})
{
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    return FileImport({.profile = std::move(profile)}, ledger.sink()).run(buffer, u"test.csv"_s);
}

QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
{
    const QString path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    return path;
}

} // namespace

/// Files of one row an invoice.
class ImportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void rejects_data();
    void rejects();
    void derivesAmounts();
    void readsOtherHabits();
    void readsWindows1252WhereAllowed();
    void readsWhatItsOwnTableHolds();
    void refusesFiles_data();
    void refusesFiles();
    void goesOnWithTheNextFile();
    void countsDuplicates();
    void handsOverInBatches();
    void endsWithTheLedger();
    void canBeCancelled();
    void describesTheMapping();
    void reportsForPeopleAndPrograms();
    void listsNoMoreThanAThousand();
};

void ImportTest::readsEveryField()
{
    CollectingSink ledger;
    const ImportReport report = import(header + good, ledger);
    QVERIFY2(report.isClean(), qPrintable(report.toText()));
    QCOMPARE(ledger.invoices.size(), std::size_t{1});
    const Invoice &invoice = ledger.invoices.front();
    QCOMPARE(invoice.number, u"A-1"_s);
    QCOMPARE(toIso8601(invoice.issuedAt), u"2026-11-23T00:00:00.000Z"_s);
    QCOMPARE(invoice.sellerName, u"Karoo (Pty) Ltd"_s);
    QCOMPARE(invoice.buyerName, u"Kwanza Lda"_s);
    QVERIFY(!invoice.exportingCountry);
    QCOMPARE(invoice.importingCountry->code(), u"AO"_s);
    QCOMPARE(invoice.currency.code(), u"ZAR"_s);
    QCOMPARE(invoice.vatRate.thousandths(), 15'000);
    QCOMPARE(invoice.subtotal, std::int64_t{10000});
    QCOMPARE(invoice.vat, std::int64_t{1500});
    QCOMPARE(invoice.total, std::int64_t{11500});
    QVERIFY(invoice.risk == RiskProfile::Green);
    QVERIFY(invoice.paymentMechanism.isEmpty());
    QCOMPARE(invoice.source, u"import:test.csv"_s);
    QCOMPARE(invoice.seq, Seq{0});
}

void ImportTest::rejects_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &text, const QString &field, const QString &words) {
        QTest::newRow(name) << text << field << words;
    };
    row("no number", ",2026-11-23,S,B,ZAR,15,100,15,115,,", u"number"_s, u"empty"_s);
    row("long number", QByteArray(51, '9') + ",2026-11-23,S,B,ZAR,15,100,15,115,,", u"number"_s, u"at most 50"_s);
    row("no date", "X,,S,B,ZAR,15,100,15,115,,", u"issued_at"_s, u"empty"_s);
    row("odd date", "X,31/11/2026,S,B,ZAR,15,100,15,115,,", u"issued_at"_s, u"31/11/2026"_s);
    row("old date", "X,1899-12-31,S,B,ZAR,15,100,15,115,,", u"issued_at"_s, u"1900"_s);
    row("no seller", "X,2026-11-23, ,B,ZAR,15,100,15,115,,", u"seller"_s, u"empty"_s);
    row("control character in a name", "X,2026-11-23,S\x01T,B,ZAR,15,100,15,115,,", u"seller"_s, u"control"_s);
    row("long buyer", "X,2026-11-23,S," + QByteArray(256, 'B') + ",ZAR,15,100,15,115,,", u"buyer"_s, u"255"_s);
    row("odd currency", "X,2026-11-23,S,B,RAND,15,100,15,115,,", u"currency"_s, u"RAND"_s);
    row("odd rate", "X,2026-11-23,S,B,ZAR,101,100,15,115,,", u"vat_rate"_s, u"101"_s);
    row("odd amount", "X,2026-11-23,S,B,ZAR,15,R100.5.1,15,115,,", u"subtotal"_s, u"100.5.1"_s);
    row("too fine", "X,2026-11-23,S,B,ZAR,15,100,15.001,115,,", u"vat"_s, u"decimals"_s);
    row("fine for yen", "X,2026-11-23,S,B,JPY,15,100.5,15,115.5,,", u"subtotal"_s, u"decimals"_s);
    row("too large", "X,2026-11-23,S,B,ZAR,15,100,15,99999999999999999999,,", u"total"_s, u"large"_s);
    row("wrong sum", "X,2026-11-23,S,B,ZAR,15,100,15,116,,", u"total"_s, u"116.00 is not the subtotal 100.00"_s);
    row("negative VAT", "X,2026-11-23,S,B,ZAR,,100,-15,85,,", u"vat"_s, u"opposite signs"_s);
    row("a rate that the VAT contradicts", "X,2026-11-23,S,B,ZAR,15,100,7,107,,", u"vat_rate"_s, u"15"_s);
    row("too few fields", "X,2026-11-23,S,B,ZAR", u""_s, u"5 fields where the header has 11"_s);
    row("too many fields", "X,2026-11-23,S,B,ZAR,15,100,15,115,,,surplus", u""_s, u"12 fields"_s);
    row("in no known encoding", "X,2026-11-23,\x8d\x90,B,ZAR,15,100,15,115,,", u""_s, u"--encoding"_s);
    row("broken quote", "X,2026-11-23,\"S\"T,B,ZAR,15,100,15,115,,", u""_s, u"closing quote"_s);
    row("quote not closed", "X,2026-11-23,\"S,B,ZAR,15,100,15,115,,", u""_s, u"quote"_s);
    row("field of a megabyte", "X,2026-11-23," + QByteArray(1'000'000, 'S') + ",B,ZAR,15,100,15,115,,", u""_s,
        u"longer"_s);
}

/// A rejected row is reported with its line, and never stops the rest.
void ImportTest::rejects()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, field);
    QFETCH(QString, words);
    CollectingSink ledger;
    QByteArray behind = good;
    behind.replace("A-1", "A-2");
    const ImportReport report = import(header + good + row + '\n' + behind, ledger);
    QCOMPARE(report.total().rows, 3);
    QCOMPARE(report.total().accepted, 2);
    QCOMPARE(report.total().rejected, 1);
    const Rejection &rejection = report.rejections().front();
    QCOMPARE(rejection.file, u"test.csv"_s);
    QCOMPARE(rejection.line, 3);
    QCOMPARE(rejection.field, field);
    QVERIFY2(rejection.reason.contains(words), qPrintable(rejection.reason));
    QCOMPARE(ledger.invoices.back().number, u"A-2"_s);
    QVERIFY(!report.isClean());
}

void ImportTest::derivesAmounts()
{
    CollectingSink ledger;
    const ImportReport report = import(header
            + "A,2026-11-23,S,B,ZAR,15,,,115.00,,\n" // total and rate
              "B,2026-11-23,S,B,ZAR,15,100.00,,,,\n" // subtotal and rate
              "C,2026-11-23,S,B,ZAR,,100.00,14.00,,,\n" // no rate
              "D,2026-11-23,S,B,ZAR,15%,,,0.03,,\n" // 2.6087, 0.3913
              "E,2026-11-23,S,B,KWD,15,1.005,,,,\n" // 150.75
              "F,2026-11-23,S,B,ZAR,,,,115.00,,\n", // nothing to go by
        ledger);
    QStringList amounts;
    for (const Invoice &invoice : ledger.invoices)
        amounts += u"%1 %2+%3=%4 at %5"_s.arg(invoice.number)
                       .arg(invoice.subtotal)
                       .arg(invoice.vat)
                       .arg(invoice.total)
                       .arg(invoice.vatRate.thousandths() / 10);
    QCOMPARE(amounts,
        QStringList({u"A 10000+1500=11500 at 1500"_s, u"B 10000+1500=11500 at 1500"_s, u"C 10000+1400=11400 at 1400"_s,
            u"D 3+0=3 at 1500"_s, u"E 1005+151=1156 at 1500"_s}));
    QCOMPARE(report.rejections().front().field, u"vat_rate"_s);
    QCOMPARE(report.total().totals.byCurrency().size(), std::size_t{2});
}

void ImportTest::readsOtherHabits()
{
    ImportProfile profile;
    profile.decimalPoint = u',';
    profile.grouping = u'.';
    profile.dateFormats = {DateFormat::parse(u"dd.MM.yyyy").value()};
    profile.countries = {{u"angola"_s, u"AO"_s}};
    profile.mapping =
        ColumnMapping::parse({u"number=Beleg"_s, u"issued_at=datum"_s, u"seller=:Wir CC"_s, u"buyer=Kunde"_s,
                                 u"currency=:NAD"_s, u"vat_rate=:15"_s, u"total=Betrag"_s, u"importing_country=Land"_s})
            .value();
    CollectingSink ledger;
    const ImportReport report = import("\xef\xbb\xbf"
                                       "Beleg;Datum;Kunde;Betrag;Land;Menge;Unit Price\r\n"
                                       "1;23.11.2026; Mosi Ltd ;\"1.150,00\";Angola;1;1\r\n\r\n",
        ledger, profile);
    QVERIFY2(report.isClean(), qPrintable(report.toText() + report.files().front().failure));
    const Invoice &invoice = ledger.invoices.front();
    QCOMPARE(invoice.number, u"1"_s);
    QCOMPARE(toIso8601(invoice.issuedAt), u"2026-11-23T00:00:00.000Z"_s);
    QCOMPARE(invoice.sellerName, u"Wir CC"_s);
    QCOMPARE(invoice.buyerName, u"Mosi Ltd"_s);
    QCOMPARE(invoice.total, std::int64_t{115000});
    QCOMPARE(invoice.subtotal, std::int64_t{100000});
    QCOMPARE(invoice.importingCountry->code(), u"AO"_s);
}

void ImportTest::readsWindows1252WhereAllowed()
{
    CollectingSink ledger;
    ImportProfile profile;
    profile.encoding = u"windows-1252"_s;
    const QByteArray rows = "A,2026-11-23,Caf\xe9 \x80,B,ZAR,15,100,15,115,,\n"
                            "B,2026-11-23,Lt\xe9"
                            "e,B,ZAR,15,100,15,115,,\n"
                            "C,2026-11-23,\x81,B,ZAR,15,100,15,115,,\n";
    const ImportReport report = import(header + rows, ledger, profile);
    QCOMPARE(ledger.invoices.size(), std::size_t{3});
    QCOMPARE(ledger.invoices[0].sellerName, u"Café €"_s);
    QCOMPARE(ledger.invoices[1].sellerName, u"Ltée"_s);
    QCOMPARE(report.total().rejected, 0);
}

void ImportTest::readsWhatItsOwnTableHolds()
{
    CollectingSink ledger;
    const ImportReport report = import(
        "seq,invoice_number,issued_at,seller_name,buyer_name,exporting_country,importing_country,currency,vat_rate_bp,"
        "subtotal_minor,vat_minor,total_minor,payment_mechanism,risk_profile,source,accepted_at\n"
        "7,INV-1,2026-11-23T08:42:59.123Z,S,B,ZA,AO,ZAR,1550,10000,1550,11550,Open Account,Red,demo,2026\n",
        ledger);
    QVERIFY2(report.isClean(), qPrintable(report.toText() + report.files().front().failure));
    const Invoice &invoice = ledger.invoices.front();
    QCOMPARE(invoice.total, std::int64_t{11550});
    QCOMPARE(invoice.vatRate.thousandths(), 15'500);
    QCOMPARE(invoice.paymentMechanism, u"Open Account"_s);
    QCOMPARE(toIso8601(invoice.issuedAt), u"2026-11-23T08:42:59.123Z"_s);
}

void ImportTest::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << QByteArray() << u"empty"_s;
    QTest::newRow("blank") << QByteArray("\n\n") << u"empty"_s;
    QTest::newRow("a workbook") << QByteArray("PK\x03\x04\x14\0\x06\0,\n", 10) << u"save it as CSV"_s;
    QTest::newRow("strangers") << QByteArray("foo,bar\n1,2\n") << u"\"foo\", \"bar\""_s;
    QTest::newRow("no buyer") << QByteArray("number,date,seller,currency,vat rate,total\n") << u"mapped to buyer"_s;
}

void ImportTest::refusesFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    CollectingSink ledger;
    const ImportReport report = import(text, ledger);
    QVERIFY2(report.files().front().failure.contains(words), qPrintable(report.files().front().failure));
    QVERIFY(!report.isClean());
    QCOMPARE(report.total().rows, 0);
}

void ImportTest::goesOnWithTheNextFile()
{
    const QTemporaryDir folder;
    QByteArray second = good;
    second.replace("A-1", "B-1");
    CollectingSink ledger;
    FileImport import({}, ledger.sink());
    const ImportReport report = import.run({write(folder, u"a.csv"_s, header + good), folder.filePath(u"none.csv"_s),
        write(folder, u"b.csv"_s, "foo\n"), write(folder, u"c.csv"_s, header + second)});
    QCOMPARE(report.files().size(), std::size_t{4});
    QVERIFY(report.files()[0].failure.isEmpty());
    QVERIFY(!report.files()[1].failure.isEmpty());
    QVERIFY(!report.files()[2].failure.isEmpty());
    QCOMPARE(report.total().accepted, 2);
    QCOMPARE(ledger.invoices[1].source, u"import:c.csv"_s);
}

void ImportTest::countsDuplicates()
{
    CollectingSink ledger;
    const ImportReport report = import(header + good + good + good, ledger);
    QCOMPARE(report.total().accepted, 1);
    QCOMPARE(report.total().duplicates, 2);
    QCOMPARE(report.total().totals.count(), 1);
    QVERIFY(report.isClean());
}

void ImportTest::handsOverInBatches()
{
    QByteArray text = header;
    for (int i = 0; i < 2'500; ++i)
        text += QByteArray(good).replace("A-1", QByteArray::number(i));
    CollectingSink ledger;
    const ImportReport report = import(text, ledger);
    QCOMPARE(ledger.largestBatch, FileImport::batchSize);
    QCOMPARE(report.total().accepted, 2'500);
    for (int i = 0; i < 2'500; ++i)
        QCOMPARE(ledger.invoices[static_cast<std::size_t>(i)].number, QString::number(i)); // in the file's order
    QVERIFY(report.total().totals.of(Currency()).total == 2'500 * 11'500);
}

void ImportTest::endsWithTheLedger()
{
    QByteArray text = header;
    for (int i = 0; i < 5'000; ++i)
        text += QByteArray(good).replace("A-1", QByteArray::number(i));
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    int batches = 0;
    FileImport import({}, [&batches](std::span<const Invoice> batch) -> Result<std::vector<ItemOutcome>> {
        if (++batches == 3)
            return Error::unavailable(u"the disk is full"_s);
        return std::vector<ItemOutcome>(batch.size());
    });
    const ImportReport report = import.run(buffer, u"x.csv"_s);
    QCOMPARE(batches, 3);
    QCOMPARE(report.total().accepted, 2'000);
    QCOMPARE(report.failure()->message, u"the disk is full"_s);
    QVERIFY(report.toText().contains(u"the disk is full"_s));
    QVERIFY(!report.isClean());
}

void ImportTest::canBeCancelled()
{
    QByteArray text = header;
    for (int i = 0; i < 5'000; ++i)
        text += QByteArray(good).replace("A-1", QByteArray::number(i));
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    FileImport *running = nullptr;
    int batches = 0;
    FileImport import({}, [&](std::span<const Invoice> batch) -> Result<std::vector<ItemOutcome>> {
        ++batches;
        running->cancel();
        return std::vector<ItemOutcome>(batch.size());
    });
    running = &import;
    const ImportReport report = import.run(buffer, u"x.csv"_s);
    QCOMPARE(batches, 1);
    QVERIFY(report.wasCancelled());
    QCOMPARE(report.total().accepted, 1'000);
}

void ImportTest::describesTheMapping()
{
    const QTemporaryDir folder;
    const QString path = write(folder, u"a.csv"_s, header + good);
    CollectingSink ledger;
    const auto text = FileImport({}, ledger.sink()).describeMapping(path);
    QVERIFY(text.ok());
    QVERIFY(text->contains(u"column \"vat rate\""_s));
    const auto none = FileImport({.guess = false}, ledger.sink()).describeMapping(path);
    QVERIFY(!none.ok() && none.error().message.contains(u"number"_s) && none.error().message.contains(u"vat rate"_s));
    QVERIFY(ledger.invoices.empty());

    ImportProfile wrong;
    wrong.mapping = ColumnMapping::parse({u"currency=:GPB"_s}).value();
    QVERIFY(FileImport({.profile = wrong}, ledger.sink()).describeMapping(path).error().message.contains(u"GPB"_s));
}

void ImportTest::reportsForPeopleAndPrograms()
{
    CollectingSink ledger;
    const ImportReport report =
        import(header + good + "X,2026-11-23,S,B,ZAR,15,1,0.15,2,,\n" + "Y,2026-11-23,S,B,JPY,0,7,0,7,,\n", ledger);
    const QString text = report.toText();
    QVERIFY2(text.contains(u"test.csv: 2 imported, 0 already stored, 0 conflicts, 1 rejected, 0 left out, of 3 rows"_s),
        qPrintable(text));
    QVERIFY2(text.contains(u"ZAR 115.00 = 100.00 + 15.00 VAT, in 1 invoices"_s), qPrintable(text));
    QVERIFY2(text.contains(u"test.csv:3: X: total: the total 2.00 is not the subtotal"_s), qPrintable(text));

    const QJsonObject json = QJsonDocument::fromJson(report.toJson()).object();
    QCOMPARE(json[u"accepted"_s].toInt(), 2);
    QCOMPARE(json[u"rejected"_s].toInt(), 1);
    QCOMPARE(json[u"rows"_s].toInt(), 3);
    QCOMPARE(json[u"files"_s].toArray().size(), 1);
    const QJsonObject yen = json[u"totals"_s].toArray().first().toObject();
    QCOMPARE(yen[u"currency"_s].toString(), u"JPY"_s);
    QCOMPARE(yen[u"total"_s].toString(), u"7"_s);
    const QJsonObject rejection = json[u"rejections"_s].toArray().first().toObject();
    QCOMPARE(rejection[u"line"_s].toInt(), 3);
    QCOMPARE(rejection[u"field"_s].toString(), u"total"_s);
}

void ImportTest::listsNoMoreThanAThousand()
{
    QByteArray text = header;
    for (int i = 0; i < 3'000; ++i)
        text += "bad\n";
    CollectingSink ledger;
    const ImportReport report = import(text, ledger);
    QCOMPARE(report.total().rejected, 3'000);
    QCOMPARE(report.rejections().size(), ImportReport::mostListed);
    QVERIFY(report.toText().contains(u"and 2,000 more"_s));
}

BILLOW_TEST(QCoreApplication, ImportTest)
#include "ImportTest.moc"
