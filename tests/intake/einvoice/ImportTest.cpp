// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/intake/CollectingSink.h"
#include "tests/intake/einvoice/Fixtures.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace billow::einvoice::test;
using namespace Qt::StringLiterals;

/// Files that are e-invoices, among those that are imported.
class ImportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void documentsBesideTables();
    void aFailedCheckIsStoredAndSaid();
    void aDocumentThatIsNoneIsTheFilesFault();
    void aDocumentThatCannotBeStoredIsRejected();

private:
    static QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(name));
        return file.fileName();
    }
    static ImportReport import(const QStringList &files, CollectingSink &ledger)
    {
        return FileImport({}, ledger.sink()).run(files);
    }
};

void ImportTest::documentsBesideTables()
{
    const QTemporaryDir folder;
    CollectingSink ledger;
    const QByteArray table = "number,date,seller,buyer,currency,vat "
                             "rate,subtotal,vat,total\nA-1,2026-11-23,S,B,EUR,19,100.00,19.00,119.00\n";
    const ImportReport report =
        import({write(folder, u"a.xml"_s, fixture(ublInvoice)), write(folder, u"b.csv"_s, table),
                   write(folder, u"c.txt"_s, fixture(cii, {{"R-2026-17", "R-18"}, {">380<", ">381<"}})),
                   write(folder, u"d.xml"_s, fixture(ublInvoice))},
            ledger);
    QVERIFY(report.rejections().empty());
    QCOMPARE(report.total().accepted, 3);
    QCOMPARE(report.total().duplicates, 1);
    QCOMPARE(ledger.invoices.at(0).source, u"import:a.xml"_s);
    QCOMPARE(ledger.invoices.at(0).total, 16595);
    QCOMPARE(ledger.invoices.at(0).vatLines.size(), 2);
    QCOMPARE(ledger.invoices.at(1).number, u"A-1"_s);
    QVERIFY(ledger.invoices.at(2).kind == DocumentKind::CreditNote);
    QCOMPARE(ledger.invoices.at(2).total, -16595);
}

void ImportTest::aFailedCheckIsStoredAndSaid()
{
    const QTemporaryDir folder;
    CollectingSink ledger;
    const ImportReport report = import({write(folder, u"a.xml"_s, fixture(cii, {{">150.00<", ">150.01<"}}))}, ledger);
    QCOMPARE(report.total().accepted, 1);
    QVERIFY2(report.toText().contains(u"check failed: BR-CO-10, BR-CO-13"_s), qPrintable(report.toText()));
}

void ImportTest::aDocumentThatIsNoneIsTheFilesFault()
{
    const QTemporaryDir folder;
    CollectingSink ledger;
    const ImportReport report = import({write(folder, u"a.xml"_s, "<html/>"), write(folder, u"b.pdf"_s, "%PDF-1.7"),
                                           write(folder, u"c.xml"_s, fixture(cii))},
        ledger);
    QVERIFY(report.files().at(0).failure.contains(u"html"_s));
    QVERIFY(report.files().at(1).failure.contains(u"PDF"_s));
    QCOMPARE(report.total().accepted, 1);
}

void ImportTest::aDocumentThatCannotBeStoredIsRejected()
{
    const QTemporaryDir folder;
    CollectingSink ledger;
    const ImportReport report = import({write(folder, u"a.xml"_s, fixture(cii, {{"R-2026-17", ""}}))}, ledger);
    QCOMPARE(report.total().rejected, 1);
    QCOMPARE(report.rejections().front().field, u"invoice_number"_s);
    QVERIFY(ledger.invoices.empty());
}

BILLOW_TEST(QCoreApplication, ImportTest)
#include "ImportTest.moc"
