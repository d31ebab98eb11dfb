// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/inspect/ColumnGuess.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

class MappingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesGoThereAndBack();
    void parsesAssignments();
    void refusesAssignments();
    void overlays();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();
    void guesses_data();
    void guesses();
    void describesItself();
};

void MappingTest::namesGoThereAndBack()
{
    for (const ImportField field : allImportFields())
        QVERIFY(importFieldFromString(toString(field)) == field);
    QVERIFY(!importFieldFromString(u"Total"));
    QCOMPARE(NamedField::fromName(u"total_minor")->name(), u"total_minor"_s);
    QCOMPARE(NamedField::fromName(u"vat_rate_bp")->name(), u"vat_rate_bp"_s);
    QVERIFY(!NamedField::fromName(u"seller_minor"));
    QVERIFY(!NamedField::fromName(u"_minor"));
    QCOMPARE(NamedField::fromName(u"vat_rate_fraction")->name(), u"vat_rate_fraction"_s);
    QVERIFY(!NamedField::fromName(u"total_percent"));
}

void MappingTest::parsesAssignments()
{
    const auto mapping = ColumnMapping::parse(
        {u"total=Amount due"_s, u"currency=:GBP"_s, u"subtotal_minor=Cents"_s, u"seller=a=b"_s, u"buyer=::x"_s});
    QVERIFY(mapping.ok());
    QVERIFY(*mapping->source(ImportField::Total) == FieldSource{.text = u"Amount due"_s});
    QVERIFY(*mapping->source(ImportField::Currency)
        == (FieldSource{.kind = FieldSource::Kind::Constant, .text = u"GBP"_s}));
    QVERIFY(mapping->source(ImportField::Subtotal)->unit == FieldSource::Unit::Minor);
    QCOMPARE(mapping->source(ImportField::Seller)->text, u"a=b"_s);
    QCOMPARE(mapping->source(ImportField::Buyer)->text, u":x"_s);
    QVERIFY(!mapping->has(ImportField::Vat));
}

void MappingTest::refusesAssignments()
{
    for (const QString &assignment : {u"total"_s, u"=Amount"_s, u""_s, u"totl=Amount"_s}) {
        const auto mapping = ColumnMapping::parse({assignment});
        QVERIFY2(!mapping.ok(), qPrintable(assignment));
        QVERIFY(!mapping.error().message.isEmpty());
    }
    QVERIFY(ColumnMapping::parse({u"totl=Amount"_s}).error().message.contains(u"issued_at"_s)); // it lists the fields
    QVERIFY(!ColumnMapping::parse({u"total=A"_s, u"total_minor=B"_s}).ok());
    QVERIFY(ColumnMapping::parse({})->isEmpty());
    QVERIFY(ColumnMapping::parse({u"total="_s})->isDropped(ImportField::Total));
}

void MappingTest::overlays()
{
    const auto below = ColumnMapping::parse({u"total=A"_s, u"vat=B"_s}).value();
    const auto above = ColumnMapping::parse({u"total=:5"_s, u"risk=C"_s}).value();
    const ColumnMapping both = below.overlaidBy(above);
    QCOMPARE(both.source(ImportField::Total)->text, u"5"_s);
    QCOMPARE(both.source(ImportField::Vat)->text, u"B"_s);
    QCOMPARE(both.source(ImportField::Risk)->text, u"C"_s);
    QVERIFY(!both.overlaidBy(ColumnMapping::parse({u"vat="_s}).value()).has(ImportField::Vat));
}

void MappingTest::saysWhatIsMissing_data()
{
    QTest::addColumn<QString>("amounts");
    QTest::addColumn<QString>("missing");
    QTest::newRow("none") << u""_s << u"total or subtotal, vat_rate or vat"_s;
    QTest::newRow("total") << u"total"_s << u"vat_rate or vat"_s;
    QTest::newRow("total and rate") << u"total vat_rate"_s << u""_s;
    QTest::newRow("subtotal and rate") << u"subtotal vat_rate"_s << u""_s;
    QTest::newRow("subtotal and VAT") << u"subtotal vat"_s << u""_s;
    QTest::newRow("total and subtotal") << u"subtotal total"_s << u""_s;
    QTest::newRow("VAT and rate") << u"vat vat_rate"_s << u"total or subtotal"_s;
    QTest::newRow("lines") << u"quantity unit_price"_s << u"vat_rate or vat"_s;
    QTest::newRow("lines and rate") << u"quantity unit_price vat_rate"_s << u""_s;
    QTest::newRow("price alone") << u"unit_price vat_rate"_s << u"quantity"_s;
    QTest::newRow("line totals") << u"line_total vat"_s << u""_s;
}

void MappingTest::saysWhatIsMissing()
{
    QFETCH(QString, amounts);
    QFETCH(QString, missing);
    QStringList assignments{u"number=N"_s, u"issued_at=D"_s, u"seller=S"_s, u"buyer=B"_s, u"currency=C"_s};
    for (const QString &amount : amounts.split(u' ', Qt::SkipEmptyParts))
        assignments += amount + u"=X"_s;
    QCOMPARE(ColumnMapping::parse(assignments)->missing().join(u", "_s), missing);
    QVERIFY(ColumnMapping().missing().startsWith(u"number"_s));
}

void MappingTest::guesses_data()
{
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("mapping");
    QTest::newRow("the ledger's own table")
        << u"seq,invoice_number,issued_at,seller_name,buyer_name,exporting_country,importing_country,currency,"
           "vat_rate_bp,subtotal_minor,vat_minor,total_minor,payment_mechanism,risk_profile,source,accepted_at"_s
        << u"number=invoice_number issued_at=issued_at seller=seller_name buyer=buyer_name"
           " exporting_country=exporting_country importing_country=importing_country currency=currency"
           " vat_rate_bp=vat_rate_bp subtotal_minor=subtotal_minor vat_minor=vat_minor total_minor=total_minor"
           " payment=payment_mechanism risk=risk_profile"_s;
    QTest::newRow("the API's names")
        << u"id,invoice_number,invoice_date,seller_name,buyer_name,subtotal,vat_amount,total_amount,inserted_at"_s
        << u"number=invoice_number issued_at=invoice_date seller=seller_name buyer=buyer_name subtotal=subtotal"
           " vat=vat_amount total=total_amount"_s;
    QTest::newRow("an accountant's") << u"Invoice No.,Date,Customer,Currency,Net Amount,VAT %,Tax,Amount Due"_s
                                     << u"number=Invoice No. issued_at=Date buyer=Customer currency=Currency"
                                        " vat_rate=VAT % subtotal=Net Amount vat=Tax total=Amount Due"_s;
    QTest::newRow("a shop's lines")
        << u"InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"_s
        << u"number=InvoiceNo issued_at=InvoiceDate buyer=CustomerID importing_country=Country quantity=Quantity"
           " unit_price=UnitPrice"_s;
    QTest::newRow("a price alone") << u"Invoice,Price,Total"_s << u"number=Invoice total=Total"_s;
    QTest::newRow("strangers") << u"foo,bar"_s << u""_s;
}

void MappingTest::guesses()
{
    QFETCH(QString, columns);
    QFETCH(QString, mapping);
    const ColumnMapping guessed = guessMapping(columns.split(u','));
    QStringList assignments;
    for (const ImportField field : allImportFields()) {
        if (const auto &source = guessed.source(field))
            assignments += NamedField{field, source->unit}.name() + u'=' + source->text;
    }
    QCOMPARE(assignments.join(u' '), mapping);
}

void MappingTest::describesItself()
{
    const QString text = ColumnMapping::parse({u"total=Amount"_s, u"currency=:ZAR"_s})->toText();
    QVERIFY(text.contains(u"total"_s) && text.contains(u"column \"Amount\""_s));
    QVERIFY(text.contains(u"always \"ZAR\""_s));
    QCOMPARE(text.count(u'\n'), 2);
}

BILLOW_TEST(QCoreApplication, MappingTest)
#include "MappingTest.moc"
