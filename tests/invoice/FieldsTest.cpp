// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/InvoiceCsv.h"
#include "core/invoice/InvoiceFields.h"
#include "tests/support/TestMain.h"

#include <QTest>

#include <ctime>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

Invoice creditNote()
{
    const auto rate = [](int thousandths) { return VatRate::fromThousandths(thousandths).value(); };
    Invoice invoice;
    invoice.seq = 7;
    invoice.kind = DocumentKind::CreditNote;
    invoice.number = u"CN-1"_s;
    invoice.setIssueDate(QDate(2026, 11, 23));
    invoice.dueOn = QDate(2026, 12, 23);
    invoice.sellerName = u"S"_s;
    invoice.sellerTaxId = u"=1+1"_s;
    invoice.buyerName = u"B"_s;
    invoice.vatRate = rate(0);
    invoice.vatLines = {{VatCategory::Standard, rate(9'975), -10'000, -998}, {VatCategory::Exempt, rate(0), 500, 0}};
    invoice.subtotal = -9'500;
    invoice.vat = -998;
    invoice.total = -10'498;
    invoice.source = u"api"_s;
    return invoice;
}

} // namespace

/// The fields of an invoice as texts.
class FieldsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldHasAName();
    void writesDocumentsAsTheyAreWritten();
    void aDateIsTheSameEverywhere_data();
    void aDateIsTheSameEverywhere();
    void readsTheBreakdownThatItWrites();
    void refusesBreakdowns_data();
    void refusesBreakdowns();
    void namesWhatDiffers();
};

void FieldsTest::everyFieldHasAName()
{
    for (const InvoiceKey field : invoiceFields)
        QCOMPARE(fieldNamed(fieldName(field)), std::optional(field));
}

void FieldsTest::writesDocumentsAsTheyAreWritten()
{
    Invoice checked = creditNote();
    checked.check = CheckResult::Failed;
    QVERIFY(csvRows({checked}).endsWith("Z,failed\r\n"));
    QCOMPARE(csvRows({creditNote()}),
        QByteArray("7,credit_note,CN-1,2026-11-23,2026-11-23,2026-12-23,S,'=1+1,B,,,,ZAR,,95.00,9.98,104.98,"
                   "\"S 9.975 100.00 9.98; E 0 -5.00 0.00\",,,api,1970-01-01T00:00:00.000Z,\r\n"));
}

void FieldsTest::aDateIsTheSameEverywhere_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *zone : {"UTC", "America/Los_Angeles", "Pacific/Auckland", "Pacific/Kiritimati"})
        QTest::newRow(zone) << QByteArray(zone);
}

void FieldsTest::aDateIsTheSameEverywhere()
{
    QFETCH(QByteArray, zone);
    const auto use = [](const QByteArray &name) {
        qputenv("TZ", name);
#ifdef Q_OS_UNIX
        tzset();
#endif
    };
    const QByteArray before = qgetenv("TZ");
    use(zone);
    const auto back = qScopeGuard([&] { use(before); });
    for (const QDate date : {QDate(1969, 12, 31), QDate(2026, 3, 29), QDate(2026, 11, 1), QDate(2028, 2, 29)}) {
        Invoice invoice = creditNote();
        invoice.setIssueDate(date);
        QCOMPARE(exactText(invoice, InvoiceKey::IssuedOn), date.toString(Qt::ISODate));
        QCOMPARE(exactText(invoice, InvoiceKey::IssuedAt), date.toString(Qt::ISODate));
        QCOMPARE(utcDateOf(invoice.issuedAt), date);
        QCOMPARE(writtenTimeFromIso8601(toIso8601(date))->date, date);
        QVERIFY(writtenTimeFromIso8601(toIso8601(date))->time == invoice.issuedAt);
    }
}

void FieldsTest::readsTheBreakdownThatItWrites()
{
    for (const DocumentKind kind : {DocumentKind::Invoice, DocumentKind::CreditNote}) {
        Invoice invoice = creditNote();
        invoice.kind = kind;
        const auto read = readBreakdown(breakdownText(invoice), kind, invoice.currency);
        QVERIFY(read);
        QVERIFY(*read == invoice.vatLines);
    }
    QVERIFY(readBreakdown(u"", DocumentKind::Invoice, Currency())->isEmpty());
}

void FieldsTest::refusesBreakdowns_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"S", "S 19 100.00", "S 19 100.00 19.00 1", "s 19 100.00 19.00", "S 101 1.00 1.00",
             "S 19 1.005 1.00", "S 19 x 1.00", "S 19 1.00 1.00; ", "S 19 -92233720368547758.08 0"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void FieldsTest::refusesBreakdowns()
{
    QFETCH(QString, text);
    const auto read = readBreakdown(text, DocumentKind::CreditNote, Currency());
    QVERIFY(!read);
    QCOMPARE(read.error().field, u"vat_breakdown"_s);
}

void FieldsTest::namesWhatDiffers()
{
    const Invoice one = creditNote();
    Invoice other = one;
    other.seq = 9;
    other.source = u"import:a.csv"_s;
    other.acceptedAt += std::chrono::hours(1);
    QVERIFY(differingFields(one, other).isEmpty());
    other.sellerTaxId.clear();
    other.vatLines.clear();
    other.setIssueTime(one.issuedAt + std::chrono::hours(1));
    QCOMPARE(differingFields(one, other),
        QList<InvoiceKey>(
            {InvoiceKey::IssuedAt, InvoiceKey::SellerTaxId, InvoiceKey::VatRate, InvoiceKey::VatBreakdown}));
}

BILLOW_TEST(QCoreApplication, FieldsTest)
#include "FieldsTest.moc"
