// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "CollectingSink.h"
#include "tests/support/TestMain.h"

#include <QBuffer>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

const QByteArray header = "number,date,seller,buyer,currency,vat rate,qty,price\n";

QByteArray line(const QByteArray &number, const QByteArray &quantity, const QByteArray &price,
    const QByteArray &seller = "S", const QByteArray &buyer = "B", const QByteArray &date = "2026-11-23")
{
    return number + ',' + date + ',' + seller + ',' + buyer + ",ZAR,15," + quantity + ',' + price + '\n';
}

ImportReport import(QByteArray text, CollectingSink &ledger, ImportProfile profile = {})
{
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    return FileImport({.profile = std::move(profile)}, ledger.sink()).run(buffer, u"test.csv"_s);
}

/// Nothing can be read from it twice.
class Pipe final : public QIODevice {
public:
    Pipe() { open(QIODevice::ReadOnly); }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *target, qint64 size) override
    {
        const QByteArray text = std::exchange(m_text, {});
        std::copy_n(text.constData(), std::min<qint64>(size, text.size()), target);
        return std::min<qint64>(size, text.size());
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_text = header + line("A", "1", "1");
};

/// "number subtotal+vat=total", an invoice each.
QStringList texts(const CollectingSink &ledger)
{
    QStringList texts;
    for (const Invoice &invoice : ledger.invoices)
        texts += u"%1 %2+%3=%4"_s.arg(invoice.number).arg(invoice.subtotal).arg(invoice.vat).arg(invoice.total);
    return texts;
}

/// "line field: reason".
QStringList rejections(const ImportReport &report)
{
    QStringList texts;
    for (const Rejection &rejection : report.rejections())
        texts += u"%1 %2: %3"_s.arg(rejection.line).arg(rejection.field, rejection.reason);
    return texts;
}

} // namespace

/// Files of one row a line item.
class LineItemsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumsLines();
    void roundsOncePerInvoice();
    void gathersScatteredRows();
    void partsSellersWithTheSameNumber();
    void oneBadLineSpoilsItsInvoiceAlone();
    void badRowsWithoutANumberStandAlone();
    void rowsMustAgree();
    void dateMayDiffer();
    void checksStatedAmounts();
    void linesMayIncludeVat();
    void lineTotals();
    void exactToTheLastDecimal();
    void overflowIsRejected();
    void tooManyScatteredAreRejectedWhole();
    void mustBeSeekable();
};

void LineItemsTest::sumsLines()
{
    CollectingSink ledger;
    const ImportReport report = import(
        header + line("A", "2", "10.00") + line("A", "-1", "5.00") + line("B", "1", "1.00") + line("C", "0", "9"),
        ledger);
    QCOMPARE(texts(ledger), QStringList({u"A 1500+225=1725"_s, u"B 100+15=115"_s, u"C 0+0=0"_s}));
    QCOMPARE(report.total().rows, 4);
    QCOMPARE(report.total().rejected, 0);
}

void LineItemsTest::roundsOncePerInvoice()
{
    CollectingSink ledger;
    // 3 × 0.335 = 1.005 rounds to 1.01; line by line it would be 3 × 0.34 = 1.02 or 3 × 0.33 = 0.99.
    const QByteArray thirds = line("A", "1", "0.335") + line("A", "1", "0.335") + line("A", "1", "0.335");
    static_cast<void>(import(header + thirds + line("B", "0.5", "0.01") + line("C", "0.499999", "0.01"), ledger));
    QCOMPARE(texts(ledger), QStringList({u"A 101+15=116"_s, u"B 1+0=1"_s, u"C 0+0=0"_s}));
}

/// Rows of one number that do not stand together are still one invoice, with one total.
void LineItemsTest::gathersScatteredRows()
{
    CollectingSink ledger;
    const ImportReport report = import(header + line("A", "1", "1") + line("B", "1", "2") + line("A", "1", "4")
            + line("C", "1", "8") + line("C", "1", "16") + line("B", "1", "32") + line("A", "1", "64"),
        ledger);
    QVERIFY2(report.isClean(), qPrintable(report.toText()));
    QCOMPARE(texts(ledger), QStringList({u"C 2400+360=2760"_s, u"A 6900+1035=7935"_s, u"B 3400+510=3910"_s}));
}

void LineItemsTest::partsSellersWithTheSameNumber()
{
    CollectingSink ledger;
    const ImportReport report =
        import(header + line("1", "1", "1", "S") + line("1", "1", "2", "T") + line("1", "1", "4", "S"), ledger);
    QVERIFY(report.isClean());
    QCOMPARE(texts(ledger), QStringList({u"1 200+30=230"_s, u"1 500+75=575"_s}));
    QCOMPARE(ledger.invoices[0].sellerName, u"T"_s);
}

/// An invoice without one of its lines would have a false total.
void LineItemsTest::oneBadLineSpoilsItsInvoiceAlone()
{
    for (const QByteArray &bad : {line("B", "x", "1"), line("B", "1", ""), line("B", "1", "1.2345678"),
             QByteArray("B,2026-11-23,S,B,ZAR,15,1\n"), QByteArray("B,2026-11-23,S,\xff,ZAR,15,1,1\n"),
             QByteArray("B,2026-11-23,S,\"B\"x,ZAR,15,1,1\n")}) {
        CollectingSink ledger;
        const ImportReport report =
            import(header + line("A", "1", "1") + line("B", "1", "2") + bad + line("B", "1", "4") + line("C", "1", "8"),
                ledger);
        QCOMPARE(texts(ledger), QStringList({u"A 100+15=115"_s, u"C 800+120=920"_s}));
        QCOMPARE(report.total().rejected, 1);
        QCOMPARE(report.total().rows, 5);
        QCOMPARE(report.rejections().front().line, 4);
    }
}

void LineItemsTest::badRowsWithoutANumberStandAlone()
{
    CollectingSink ledger;
    const ImportReport report = import(header + line("A", "1", "1") + line("", "1", "2") + line("A", "1", "4"), ledger);
    QCOMPARE(texts(ledger), QStringList(u"A 500+75=575"_s));
    QCOMPARE(rejections(report), QStringList(u"3 number: the number is empty"_s));

    const ImportReport longOnes = import(header + line(QByteArray(3'000, '1'), "1", "1")
            + line("B", "1", "4", "S", QByteArray(60'000, 'b')) + line("C", "1", "4"),
        ledger);
    QCOMPARE(longOnes.total().accepted, 1);
    QCOMPARE(longOnes.rejections()[0].field, u"number"_s);
    QCOMPARE(longOnes.rejections()[1].field, u"buyer"_s);
}

void LineItemsTest::rowsMustAgree()
{
    CollectingSink ledger;
    const ImportReport report = import(header + line("A", "1", "1") + line("A", "1", "1", "S", "Other")
            + "B,2026-11-23,S,B,ZAR,15,1,1\n" + "B,2026-11-23,S,B,BWP,15,1,1\n",
        ledger);
    QVERIFY(ledger.invoices.empty());
    QCOMPARE(report.rejections()[0].field, u"buyer"_s);
    QCOMPARE(report.rejections()[0].line, 3);
    QCOMPARE(report.rejections()[1].field, u"currency"_s);
}

void LineItemsTest::dateMayDiffer()
{
    CollectingSink ledger;
    static_cast<void>(import(header + line("A", "1", "1", "S", "B", "2026-11-23T08:26:00")
            + line("A", "1", "1", "S", "B", "2026-11-23T08:27:00"),
        ledger));
    QCOMPARE(toIso8601(ledger.invoices.front().issuedAt), u"2026-11-23T08:26:00.000Z"_s);
}

void LineItemsTest::checksStatedAmounts()
{
    CollectingSink ledger;
    const ImportReport report = import("number,date,seller,buyer,currency,qty,price,vat,total\n"
                                       "A,2026-11-23,S,B,ZAR,1,1.00,0.30,2.30\nA,2026-11-23,S,B,ZAR,1,1.00,0.30,2.30\n"
                                       "B,2026-11-23,S,B,ZAR,1,1.00,0.30,2.30\n",
        ledger);
    QCOMPARE(texts(ledger), QStringList(u"A 200+30=230"_s));
    QCOMPARE(ledger.invoices.front().vatRate.thousandths(), 15'000);
    QCOMPARE(rejections(report), QStringList(u"4 total: the total 2.30 is not the subtotal 1.00 plus the VAT 0.30"_s));

    const ImportReport second = import("number,date,seller,buyer,currency,qty,price,vat,subtotal\n"
                                       "A,2026-11-23,T,B,ZAR,2,1.00,0.30,2.01\n",
        ledger);
    QVERIFY(rejections(second).front().contains(u"stated as 2.01, but the lines add up to 2.00"_s));
}

void LineItemsTest::linesMayIncludeVat()
{
    CollectingSink ledger;
    ImportProfile profile;
    profile.linesIncludeVat = true;
    static_cast<void>(import(header + line("A", "1", "115.00") + line("A", "1", "115.00"), ledger, profile));
    QCOMPARE(texts(ledger), QStringList(u"A 20000+3000=23000"_s));
}

void LineItemsTest::lineTotals()
{
    CollectingSink ledger;
    static_cast<void>(import("number,date,seller,buyer,currency,vat rate,line total\n"
                             "A,2026-11-23,S,B,KWD,15,1.005\nA,2026-11-23,S,B,KWD,15,2\n",
        ledger));
    QCOMPARE(texts(ledger), QStringList(u"A 3005+451=3456"_s));
}

void LineItemsTest::exactToTheLastDecimal()
{
    QByteArray rows;
    for (int i = 0; i < 1'000; ++i)
        rows += line("A", "0.000001", "0.000001") + line("A", "0.1", "0.2"); // what binary fractions get wrong
    rows += line("A", "-1", "20") + line("A", "1", "0.004999999"); // seven decimals: refused
    CollectingSink ledger;
    QCOMPARE(import(header + rows, ledger).total().rejected, 1);

    rows.replace("0.004999999", "0.005");
    static_cast<void>(import(header + rows, ledger)); // 0.005000001: one cent
    QCOMPARE(texts(ledger), QStringList(u"A 1+0=1"_s));
}

void LineItemsTest::overflowIsRejected()
{
    CollectingSink ledger;
    const QByteArray most = "9223372036854.775807";
    QByteArray rows = line("A", most, most) + line("A", most, most) + line("A", most, most); // beyond 128 bits
    rows += line("B", most, "1000000"); // beyond 64 bits
    rows += line("C", "9223372036854.775808", "1");
    const ImportReport report = import(header + rows, ledger);
    QVERIFY(ledger.invoices.empty());
    QCOMPARE(report.total().rejected, 3);
    QVERIFY(report.rejections()[0].reason.contains(u"too much"_s));
    QVERIFY(report.rejections()[1].reason.contains(u"too much"_s));
    QVERIFY(report.rejections()[2].reason.contains(u"too large"_s));
}

void LineItemsTest::tooManyScatteredAreRejectedWhole()
{
    QByteArray rows;
    const int count = static_cast<int>(InvoiceAssembler::mostScattered) + 3;
    for (int pass = 0; pass < 2; ++pass) {
        for (int i = 0; i < count; ++i)
            rows += line(QByteArray::number(i), "1", "1");
    }
    CollectingSink ledger;
    const ImportReport report = import(header + rows, ledger);
    QCOMPARE(report.total().accepted, count - 3);
    QCOMPARE(report.total().rejected, 3);
    QVERIFY(report.rejections().front().reason.contains(u"sort the file"_s));
    QVERIFY(report.total().totals.of(Currency()).subtotal == 200 * (count - 3));
}

void LineItemsTest::mustBeSeekable()
{
    Pipe pipe;
    CollectingSink ledger;
    const ImportReport report = FileImport({}, ledger.sink()).run(pipe, u"pipe"_s);
    QVERIFY2(report.files().front().failure.contains(u"read twice"_s), qPrintable(report.files().front().failure));
    QVERIFY(ledger.invoices.empty());
}

BILLOW_TEST(QCoreApplication, LineItemsTest)
#include "LineItemsTest.moc"
