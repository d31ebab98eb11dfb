// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/DocumentInvoice.h"
#include "core/intake/einvoice/EInvoice.h"
#include "tests/intake/einvoice/Fixtures.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QProcess>
#include <QStringEncoder>
#include <QTest>

using namespace billow;
using namespace billow::einvoice;
using namespace billow::einvoice::test;
using namespace Qt::StringLiterals;

namespace {

QString text(const Amount &amount)
{
    return !amount.present ? u"-"_s : amount.value ? amount.value->toString() : u"?"_s;
}

QString text(const std::optional<QDate> &date)
{
    return date ? date->toString(Qt::ISODate) : u"-"_s;
}

/// BT-1, 2, 9, 5, 106 to 115 in a line.
QString headOf(const Document &d)
{
    return QStringList{d.number, text(d.issuedOn), text(d.dueOn), d.currency, text(d.lineTotal), text(d.allowanceTotal),
        text(d.chargeTotal), text(d.taxExclusive), text(d.vatTotal), text(d.taxInclusive), text(d.prepaid),
        text(d.rounding), text(d.payable)}
        .join(u' ');
}

QString breakdownOf(const Document &d)
{
    QStringList parts;
    for (const VatSubtotal &one : d.breakdown)
        parts.append(u"%1 %2: %3 + %4"_s.arg(one.category, text(one.rate), text(one.taxable), text(one.vat)));
    return parts.join(u", "_s);
}

Document documentOf(const QString &base, const Edits &edits = {})
{
    return readEInvoice(fixture(base, edits)).value();
}

QString errorOf(const QByteArray &bytes)
{
    const auto document = readEInvoice(bytes);
    return document.ok() ? u"read: "_s + document->number : document.error().message;
}

} // namespace

class ReadingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEverySyntax_data();
    void readsEverySyntax();
    void choosesTheTotalOfVatByCurrency_data();
    void choosesTheTotalOfVatByCurrency();
    void keepsAmountsExactly_data();
    void keepsAmountsExactly();
    void tellsCreditNotes_data();
    void tellsCreditNotes();
    void readsDates();
    void readsPartiesWithoutARegisteredName();
    void readsAProfileWithoutBreakdown();
    void namesElementAndLine();
    void readsUtf16AndOtherPrefixes();
    void ignoresOtherNamespaces();
    void refusesByName_data();
    void refusesByName();
    void refusesWhatIsHostile_data();
    void refusesWhatIsHostile();
    void becomesAnInvoice_data();
    void becomesAnInvoice();
    void keepsTheParties();
    void refusesWhatCannotBeFoundAgain_data();
    void refusesWhatCannotBeFoundAgain();
    void agreesWithASecondReader_data();
    void agreesWithASecondReader();
};

void ReadingTest::readsEverySyntax_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<int>("syntax");
    QTest::newRow("UBL invoice") << ublInvoice << static_cast<int>(Syntax::UblInvoice);
    QTest::newRow("UBL credit note") << ublCreditNote << static_cast<int>(Syntax::UblCreditNote);
    QTest::newRow("CII") << cii << static_cast<int>(Syntax::Cii);
    QTest::newRow("ZUGFeRD 1") << zugferd1 << static_cast<int>(Syntax::Zugferd1);
}

void ReadingTest::readsEverySyntax()
{
    QFETCH(QString, base);
    QFETCH(int, syntax);
    const Document d = documentOf(base);
    QCOMPARE(static_cast<int>(d.syntax), syntax);
    QCOMPARE(headOf(d), u"R-2026-17 2026-11-30 2026-12-31 EUR 150.00 10.00 5.00 145.00 20.95 165.95 65.95 - 100.00"_s);
    QCOMPARE(breakdownOf(d), u"S 19.00: 90.00 + 17.10, S 7.00: 55.00 + 3.85"_s);
    QCOMPARE(d.seller.name, u"Brise Werkzeuge GmbH"_s);
    QCOMPARE(d.seller.vatId, u"DE123456789"_s);
    QCOMPARE(d.seller.country, u"DE"_s);
    QCOMPARE(d.buyer.name, u"Moulin SARL"_s);
    QCOMPARE(d.buyer.vatId, u"FR12345678901"_s);
    QCOMPARE(d.precedingNumber, u"R-2026-09"_s);
    QVERIFY(d.profile.startsWith(u"urn:"_s));
    QCOMPARE(d.lines, 2);
    QVERIFY(d.problems.isEmpty());
}

void ReadingTest::choosesTheTotalOfVatByCurrency_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<Edits>("edits");
    QTest::addColumn<QString>("vat"); // in the document's currency, and in that of the accounts
    const QByteArray ublAccounts =
        "<cac:TaxTotal><cbc:TaxAmount currencyID=\"SEK\">233.10</cbc:TaxAmount></cac:TaxTotal>";
    const QByteArray ciiAccounts = "<ram:TaxTotalAmount currencyID=\"SEK\">233.10</ram:TaxTotalAmount>";
    const QByteArray ublWithout = "<cac:TaxTotal><cbc:TaxAmount>233.10</cbc:TaxAmount></cac:TaxTotal>";
    QTest::newRow("UBL, the other first")
        << ublInvoice << Edits{{"  <cac:TaxTotal>\n", ublAccounts + "<cac:TaxTotal>\n"}} << u"20.95 233.10"_s;
    QTest::newRow("UBL, the other last") << ublInvoice
                                         << Edits{{"</cac:TaxTotal>\n", "</cac:TaxTotal>\n" + ublAccounts}}
                                         << u"20.95 233.10"_s;
    QTest::newRow("CII, the other first")
        << cii << Edits{{"<ram:TaxTotalAmount", ciiAccounts + "<ram:TaxTotalAmount"}} << u"20.95 233.10"_s;
    QTest::newRow("CII, the other last") << cii
                                         << Edits{{"</ram:TaxTotalAmount>", "</ram:TaxTotalAmount>" + ciiAccounts}}
                                         << u"20.95 233.10"_s;
    QTest::newRow("UBL, one without currency")
        << ublInvoice << Edits{{"<cbc:TaxAmount currencyID=\"EUR\">20.95", "<cbc:TaxAmount>20.95"}} << u"20.95 -"_s;
    QTest::newRow("CII, one without currency")
        << cii << Edits{{"<ram:TaxTotalAmount currencyID=\"EUR\">", "<ram:TaxTotalAmount>"}} << u"20.95 -"_s;
    QTest::newRow("UBL, two without currency")
        << ublInvoice
        << Edits{{"<cbc:TaxAmount currencyID=\"EUR\">20.95", "<cbc:TaxAmount>20.95"},
               {"  <cac:TaxTotal>\n", ublWithout + "<cac:TaxTotal>\n"}}
        << u"20.95 -"_s;
    QTest::newRow("only one of another currency")
        << cii << Edits{{"<ram:TaxTotalAmount currencyID=\"EUR\">", "<ram:TaxTotalAmount currencyID=\"SEK\">"}}
        << u"- -"_s;
}

void ReadingTest::choosesTheTotalOfVatByCurrency()
{
    QFETCH(QString, base);
    QFETCH(Edits, edits);
    QFETCH(QString, vat);
    const Document d = documentOf(base, edits);
    QCOMPARE(text(d.vatTotal) + u' ' + text(d.vatTotalAccounting), vat);
    QCOMPARE(d.breakdown.size(), 2);
}

void ReadingTest::keepsAmountsExactly_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("read");
    const auto row = [](const char *written, const QString &read) {
        QTest::newRow(written) << QByteArray(written) << read;
    };
    row("141.26000000000002", u"141.26000000000002"_s);
    row(" 165.95 ", u"165.95"_s);
    row("+0165.950", u"165.95"_s);
    row("-165.95", u"-165.95"_s);
    row(".5", u"0.50"_s);
    row("5.", u"5.00"_s);
    row("999999999999999.999999999999999999", u"999999999999999.999999999999999999"_s);
    row("1000000000000000", u"?"_s);
    row("0.0000000000000000001", u"?"_s);
    row("1.659E2", u"?"_s);
    row("1,234.50", u"?"_s);
    row("1 234", u"?"_s);
    row("NaN", u"?"_s);
    row("", u"?"_s);
    row(".", u"?"_s);
    row("1.2.3", u"?"_s);
}

void ReadingTest::keepsAmountsExactly()
{
    QFETCH(QByteArray, written);
    QFETCH(QString, read);
    const Document ubl = documentOf(ublInvoice, {{">165.95<", ">" + written + "<"}});
    QCOMPARE(text(ubl.taxInclusive), read);
    QCOMPARE(ubl.problems.isEmpty(), read != u"?");
    QCOMPARE(text(documentOf(cii, {{">165.95<", ">" + written + "<"}}).taxInclusive), read);
}

void ReadingTest::tellsCreditNotes_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<bool>("isCredit");
    QTest::newRow("UBL by its root, not its code") << ublInvoice << QByteArray("381") << false;
    QTest::newRow("UBL credit note of any code") << ublCreditNote << QByteArray("380") << true;
    for (const char *code : {"81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532"})
        QTest::addRow("CII %s", code) << cii << QByteArray(code) << true;
    for (const char *code : {"380", "384", "389", "326", "875", ""})
        QTest::addRow("CII %s", code) << cii << QByteArray(code) << false;
    QTest::newRow("ZUGFeRD 1") << zugferd1 << QByteArray(" 381 ") << true;
}

void ReadingTest::tellsCreditNotes()
{
    QFETCH(QString, base);
    QFETCH(QByteArray, code);
    QFETCH(bool, isCredit);
    const QByteArray before = base == ublCreditNote ? ">381<" : ">380<";
    QCOMPARE(isCreditNote(documentOf(base, {{before, ">" + code + "<"}})), isCredit);
}

void ReadingTest::readsDates()
{
    QCOMPARE(text(documentOf(ublInvoice, {{">2026-11-30<", ">2026-11-30+01:00<"}}).issuedOn), u"2026-11-30"_s);
    QCOMPARE(text(documentOf(cii,
                 {{"<udt:DateTimeString format=\"102\">20261130", "<udt:DateTimeString format=\"203\">202611301215"}})
                      .issuedOn),
        u"2026-11-30"_s);
    QCOMPARE(text(documentOf(ublInvoice, {{">2026-11-30<", ">30.11.2026<"}}).issuedOn), u"-"_s);
    QCOMPARE(text(documentOf(ublInvoice, {{">2026-11-30<", ">2026-02-30<"}}).issuedOn), u"-"_s);
    // A credit note of UBL has its due date in the means of payment.
    QCOMPARE(text(documentOf(ublCreditNote).dueOn), u"2026-12-31"_s);
    QCOMPARE(text(documentOf(ublInvoice, {{"<cbc:DueDate>2026-12-31</cbc:DueDate>", ""}}).dueOn), u"-"_s);
    QCOMPARE(text(documentOf(ublInvoice,
                 {{"58</cbc:PaymentMeansCode>",
                     "58</cbc:PaymentMeansCode><cbc:PaymentDueDate>2027-01-15</cbc:PaymentDueDate>"}})
                      .dueOn),
        u"2026-12-31"_s);
}

void ReadingTest::readsPartiesWithoutARegisteredName()
{
    const Document d = documentOf(ublInvoice,
        {{"<cac:PartyLegalEntity><cbc:RegistrationName>Brise Werkzeuge "
          "GmbH</cbc:RegistrationName></cac:PartyLegalEntity>",
            ""}});
    QCOMPARE(d.seller.name, QString());
    QCOMPARE(d.seller.tradingName, u"Brise"_s);
    QCOMPARE(
        documentOf(ublInvoice, {{"Brise Werkzeuge GmbH", "=HYPERLINK(\"x\")"}}).seller.name, u"=HYPERLINK(\"x\")"_s);
}

void ReadingTest::readsAProfileWithoutBreakdown()
{
    const Document d = documentOf(cii,
        {{"urn:cen.eu:en16931:2017", "urn:factur-x.eu:1p0:minimum"}, {"ram:ApplicableTradeTax", "ram:OtherTax"},
            {"IncludedSupplyChainTradeLineItem", "OtherLineItem"}});
    QVERIFY(extentOf(d) == Extent::TotalsOnly);
    QVERIFY(d.breakdown.isEmpty());
    QCOMPARE(text(d.vatTotal), u"20.95"_s);
    QCOMPARE(d.lines, 0);
}

void ReadingTest::namesElementAndLine()
{
    const Document d = documentOf(ublInvoice, {{">100.00</cbc:PayableAmount>", ">a hundred</cbc:PayableAmount>"}});
    QCOMPARE(d.problems.size(), 1);
    QCOMPARE(d.problems.first().element, u"LegalMonetaryTotal/PayableAmount"_s);
    const QByteArray before = fixture(ublInvoice);
    QCOMPARE(d.problems.first().line, before.left(before.indexOf("<cbc:PayableAmount")).count('\n') + 1);
    QVERIFY(errorOf(fixture(ublInvoice).chopped(20)).startsWith(u"Line "_s));
}

void ReadingTest::readsUtf16AndOtherPrefixes()
{
    const QByteArray document =
        fixture(cii, {{"Moulin", "Moul\xC3\xAEn"}, {"encoding=\"UTF-8\"", "encoding=\"UTF-16\""}});
    QStringEncoder encoder(QStringEncoder::Utf16, QStringEncoder::Flag::WriteBom);
    const QByteArray utf16 = encoder(QString::fromUtf8(document));
    QCOMPARE(readEInvoice(utf16).value().buyer.name, u"Moulîn SARL"_s);
    QCOMPARE(readEInvoice("\xEF\xBB\xBF" + fixture(cii)).value().number, u"R-2026-17"_s);
    QVERIFY(mayBeEInvoice(utf16.left(64)));
    QVERIFY(!mayBeEInvoice(encoder(u"number;total"_s))); // a table in the same encoding
    QCOMPARE(headOf(documentOf(ublInvoice, {{"cbc:", "basic:"}, {"xmlns:cbc", "xmlns:basic"}})),
        headOf(documentOf(ublInvoice)));
    const QByteArray latin1 = fixture(ublInvoice, {{"Moulin", "Moul\xEEn"}, {"UTF-8", "ISO-8859-1"}});
    QCOMPARE(readEInvoice(latin1).value().buyer.name, u"Moulîn SARL"_s);
}

void ReadingTest::ignoresOtherNamespaces()
{
    const QByteArray extension =
        "<x:Extensions xmlns:x=\"urn:x\"><cbc:ID>OTHER</cbc:ID><x:ID>OTHER</x:ID></x:Extensions><cbc:CustomizationID>";
    QCOMPARE(headOf(documentOf(ublInvoice, {{"<cbc:CustomizationID>", extension}})), headOf(documentOf(ublInvoice)));
}

void ReadingTest::refusesByName_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *document, const QString &named) {
        QTest::addRow("%s", qPrintable(named)) << QByteArray(document) << named;
    };
    row("<p:FatturaElettronica xmlns:p=\"http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2\"/>",
        u"FatturaPA"_s);
    row("<Faktura xmlns=\"http://crd.gov.pl/wzor/2025/06/25/13775/\"/>", u"KSeF"_s);
    row("<fe:Facturae xmlns:fe=\"http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml\"/>", u"Facturae"_s);
    row("<cfdi:Comprobante xmlns:cfdi=\"http://www.sat.gob.mx/cfd/4\"/>", u"CFDI"_s);
    row("<nfeProc xmlns=\"http://www.portalfiscal.inf.br/nfe\"/>", u"NF-e"_s);
    row("<Order xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Order-2\"/>", u"a UBL Order"_s);
    row("<StandardBusinessDocument xmlns=\"http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader\"/>",
        u"SBDH"_s);
    row("<Invoice/>", u"root element is Invoice"_s);
    row("<html/>", u"root element is html"_s);
    row("number;total\n1;2\n", u"neither XML nor PDF"_s);
    row("", u"neither XML nor PDF"_s);
    row("<", u"not well-formed"_s);
}

void ReadingTest::refusesByName()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, named);
    const QString error = errorOf(document);
    QVERIFY2(error.contains(named), qPrintable(error));
}

void ReadingTest::refusesWhatIsHostile_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QByteArray &document, const QString &said) {
        QTest::newRow(name) << document << said;
    };
    QByteArray entities = "<!DOCTYPE Invoice [<!ENTITY a \"aaaaaaaaaa\">";
    for (char name = 'b'; name <= 'k'; ++name) {
        const QByteArray earlier = QByteArray("&") + static_cast<char>(name - 1) + ';';
        entities += QByteArray("<!ENTITY ") + name + " \"" + earlier.repeated(10) + "\">";
    }
    row("a bomb of entities",
        fixture(ublInvoice, {{"<!-- SPDX-License-Identifier: MIT -->", entities + "]>"}, {"R-2026-17", "&k;"}}),
        u"has a DTD"_s);
    row("an external entity",
        fixture(cii,
            {{"<!-- SPDX-License-Identifier: MIT -->", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"},
                {"R-2026-17", "&a;"}}),
        u"has a DTD"_s);
    row("an external DTD",
        fixture(cii, {{"<!-- SPDX-License-Identifier: MIT -->", "<!DOCTYPE x SYSTEM \"http://example.org/x.dtd\">"}}),
        u"has a DTD"_s);
    row("an entity without DTD", fixture(ublInvoice, {{"R-2026-17", "&a;"}}), u"not well-formed"_s);
    row("10,000 deep",
        fixture(ublInvoice,
            {{"<cac:TaxTotal>",
                QByteArray("<cac:Party>").repeated(10'000) + QByteArray("</cac:Party>").repeated(10'000)
                    + "<cac:TaxTotal>"}}),
        u"more than 100 deep"_s);
    row("10,000 deep in another namespace",
        fixture(cii,
            {{"<rsm:ExchangedDocument>",
                QByteArray("<x>").repeated(10'000) + QByteArray("</x>").repeated(10'000) + "<rsm:ExchangedDocument>"}}),
        u"more than 100 deep"_s);
    row("100 MB", QByteArray(100'000'000, ' ') + fixture(ublInvoice), u"larger than 20 MB"_s);
    row("a name without an end", fixture(ublInvoice).left(400) + "<cac:" + QByteArray(1'000'000, 'a'),
        u"not well-formed"_s);
    row("a null byte", fixture(ublInvoice, {{"Brise", QByteArray("Br\0se", 5)}}), u"not well-formed"_s);
    row("two roots", fixture(ublInvoice) + fixture(ublInvoice), u"not well-formed"_s);
}

void ReadingTest::refusesWhatIsHostile()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, said);
    const QString error = errorOf(document);
    QVERIFY2(error.contains(said), qPrintable(error));
    QVERIFY(error.size() < 400);
}

void ReadingTest::becomesAnInvoice_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<Edits>("edits");
    QTest::addColumn<QString>("expected"); // kind, currency, subtotal + VAT = total in minor units, rate or breakdown
    const QString both = u"S 19: 9000 + 1710, S 7: 5500 + 385"_s;
    const QString bothCredited = u"S 19: -9000 + -1710, S 7: -5500 + -385"_s;
    QTest::newRow("UBL invoice") << ublInvoice << Edits{} << u"invoice EUR 14500 + 2095 = 16595 "_s + both;
    QTest::newRow("UBL credit note") << ublCreditNote << Edits{}
                                     << u"credit_note EUR -14500 + -2095 = -16595 "_s + bothCredited;
    QTest::newRow("CII credit note") << cii << Edits{{">380<", ">381<"}}
                                     << u"credit_note EUR -14500 + -2095 = -16595 "_s + bothCredited;
    const Edits negative{{">150.00<", ">-150.00<"}, {">145.00<", ">-145.00<"}, {">20.95<", ">-20.95<"},
        {">165.95<", ">-165.95<"}, {">90.00<", ">-90.00<"}, {">17.10<", ">-17.10<"}, {">55.00<", ">-55.00<"},
        {">3.85<", ">-3.85<"}};
    QTest::newRow("a negative invoice stays one")
        << ublInvoice << negative << u"invoice EUR -14500 + -2095 = -16595 "_s + bothCredited;
    QTest::newRow("a negative credit note adds")
        << ublCreditNote << negative << u"credit_note EUR 14500 + 2095 = 16595 "_s + both;
    QTest::newRow("one rate")
        << cii
        << Edits{{"<ram:RateApplicablePercent>7<", "<ram:RateApplicablePercent>19<"},
               {"<ram:CalculatedAmount>3.85", "<ram:CalculatedAmount>0.00"},
               {"<ram:BasisAmount>55.00", "<ram:BasisAmount>0.00"}, {">90.00<", ">145.00<"}, {">17.10<", ">27.55<"},
               {">20.95<", ">27.55<"}, {">165.95<", ">172.55<"},
               {"ram:ApplicableTradeTax><ram:CalculatedAmount>0.00", "ram:Other><ram:CalculatedAmount>0.00"},
               {"<ram:BasisAmount>0.00</ram:BasisAmount><ram:CategoryCode>S</"
                "ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>",
                   "</ram:Other>"}}
        << u"invoice EUR 14500 + 2755 = 17255 at 19"_s;
    QTest::newRow("three decimals of a float")
        << ublInvoice << Edits{{">165.95<", ">165.95000000000002<"}} << u"invoice EUR 14500 + 2095 = 16595 "_s + both;
    // What does not add up: the total that is shown and the VAT count.
    QTest::newRow("a wrong total without VAT")
        << ublInvoice << Edits{{">145.00<", ">144.00<"}} << u"invoice EUR 14500 + 2095 = 16595 "_s + both;
    QTest::newRow("a wrong total with VAT")
        << ublInvoice << Edits{{">165.95<", ">166.95<"}} << u"invoice EUR 14600 + 2095 = 16695 at 19"_s;
    QTest::newRow("a wrong breakdown") << cii << Edits{{">3.85<", ">4.85<"}}
                                       << u"invoice EUR 14500 + 2095 = 16595 at 19"_s;
    QTest::newRow("no total of VAT") << cii
                                     << Edits{{"<ram:TaxTotalAmount currencyID=\"EUR\">20.95</ram:TaxTotalAmount>", ""}}
                                     << u"invoice EUR 14500 + 2095 = 16595 "_s + both;
    QTest::newRow("no total with VAT") << cii << Edits{{"<ram:GrandTotalAmount>165.95</ram:GrandTotalAmount>", ""}}
                                       << u"invoice EUR 14500 + 2095 = 16595 "_s + both;
    QTest::newRow("a currency without decimals")
        << cii
        << Edits{{"EUR", "JPY"}, {">20.95<", ">21<"}, {">165.95<", ">166<"}, {">17.10<", ">17<"}, {">3.85<", ">4<"}}
        << u"invoice JPY 145 + 21 = 166 S 19: 90 + 17, S 7: 55 + 4"_s;
    QTest::newRow("totals only") << cii
                                 << Edits{{"ram:ApplicableTradeTax", "ram:Other"}, {">20.95<", ">27.55<"},
                                        {">165.95<", ">172.55<"}}
                                 << u"invoice EUR 14500 + 2755 = 17255 at 19"_s;
    QTest::newRow("reverse charge") << ublInvoice
                                    << Edits{{"<cbc:ID>S</cbc:ID><cbc:Percent>7</cbc:Percent>",
                                                 "<cbc:ID>AE</cbc:ID><cbc:Percent>0</cbc:Percent>"},
                                           {">3.85<", ">0<"}, {">20.95<", ">17.10<"}, {">165.95<", ">162.10<"}}
                                    << u"invoice EUR 14500 + 1710 = 16210 S 19: 9000 + 1710, AE 0: 5500 + 0"_s;
}

void ReadingTest::becomesAnInvoice()
{
    QFETCH(QString, base);
    QFETCH(Edits, edits);
    QFETCH(QString, expected);
    const auto invoice = toInvoice(documentOf(base, edits), u"import:x.xml"_s);
    QVERIFY2(invoice.ok(), invoice.ok() ? "" : qPrintable(invoice.error().message));
    QStringList lines;
    for (const VatLine &line : invoice->vatLines)
        lines.append(u"%1 %2: %3 + %4"_s.arg(billow::toString(line.category), line.rate.toPercent())
                         .arg(line.taxable)
                         .arg(line.vat));
    const QString rate = lines.isEmpty() ? u"at "_s + invoice->vatRate.toPercent() : lines.join(u", "_s);
    QCOMPARE(u"%1 %2 %3 + %4 = %5 %6"_s.arg(billow::toString(invoice->kind), invoice->currency.code())
                 .arg(invoice->subtotal)
                 .arg(invoice->vat)
                 .arg(invoice->total)
                 .arg(rate),
        expected);
    QCOMPARE(invoice->number, u"R-2026-17"_s);
    QCOMPARE(invoice->issuedOn, QDate(2026, 11, 30));
    QVERIFY(!invoice->hasIssueTime());
    QCOMPARE(invoice->dueOn, std::optional(QDate(2026, 12, 31)));
    QCOMPARE(invoice->source, u"import:x.xml"_s);
}

void ReadingTest::keepsTheParties()
{
    const Invoice invoice = toInvoice(documentOf(cii), u"x"_s).value();
    QCOMPARE(invoice.sellerName, u"Brise Werkzeuge GmbH"_s);
    QCOMPARE(invoice.sellerTaxId, u"DE123456789"_s);
    QCOMPARE(invoice.buyerName, u"Moulin SARL"_s);
    QCOMPARE(invoice.buyerTaxId, u"FR12345678901"_s);
    QCOMPARE(invoice.exportingCountry.value().code(), u"DE"_s);
    QCOMPARE(invoice.importingCountry.value().code(), u"FR"_s);
    QCOMPARE(toInvoice(documentOf(ublInvoice, {{"Brise Werkzeuge GmbH", ""}}), u"x"_s).value().sellerName, u"Brise"_s);
    QCOMPARE(toInvoice(documentOf(cii, {{"Moulin SARL", ""}}), u"x"_s).value().buyerName, u"FR12345678901"_s);
    QCOMPARE(toInvoice(documentOf(ublInvoice, {{"Brise Werkzeuge GmbH", "=cmd|x"}}), u"x"_s).value().sellerName,
        u"=cmd|x"_s);
    QCOMPARE(
        toInvoice(
            documentOf(cii, {{"<ram:ID schemeID=\"VA\">DE123456789", "<ram:ID schemeID=\"FC\">201/113/40209"}}), u"x"_s)
            .value()
            .sellerTaxId,
        u"201/113/40209"_s);
}

void ReadingTest::refusesWhatCannotBeFoundAgain_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<Edits>("edits");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("said");
    QTest::newRow("number") << cii << Edits{{"R-2026-17", ""}} << u"invoice_number"_s << u"(BT-1) is missing"_s;
    QTest::newRow("date") << ublInvoice << Edits{{"<cbc:IssueDate>2026-11-30</cbc:IssueDate>", ""}} << u"issued_on"_s
                          << u"(BT-2) is missing"_s;
    QTest::newRow("unreadable date") << ublInvoice << Edits{{"<cbc:IssueDate>2026-11-30", "<cbc:IssueDate>yesterday"}}
                                     << u"issued_on"_s << u"Line 7, IssueDate: \"yesterday\""_s;
    QTest::newRow("currency") << cii << Edits{{"<ram:InvoiceCurrencyCode>EUR", "<ram:InvoiceCurrencyCode>"}}
                              << u"currency"_s << u"(BT-5) is missing"_s;
    QTest::newRow("unknown currency") << cii << Edits{{"<ram:InvoiceCurrencyCode>EUR", "<ram:InvoiceCurrencyCode>EURO"}}
                                      << u"currency"_s << u"\"EURO\" is no currency"_s;
    QTest::newRow("total") << ublInvoice << Edits{{">165.95<", ">1.65E2<"}} << u"total_minor"_s
                           << u"LegalMonetaryTotal/TaxInclusiveAmount: \"1.65E2\""_s;
    QTest::newRow("unreadable total of CII")
        << cii << Edits{{">165.95<", ">x<"}} << u"total_minor"_s << u"MonetarySummation/GrandTotalAmount: \"x\""_s;
    QTest::newRow("too large") << cii << Edits{{">165.95<", ">999999999999999.99<"}, {"EUR", "CLF"}} << u"total_minor"_s
                               << u"BT-112"_s;
}

void ReadingTest::refusesWhatCannotBeFoundAgain()
{
    QFETCH(QString, base);
    QFETCH(Edits, edits);
    QFETCH(QString, field);
    QFETCH(QString, said);
    const auto invoice = toInvoice(documentOf(base, edits), u"x"_s);
    QVERIFY(!invoice.ok());
    QCOMPARE(invoice.error().field, field);
    QVERIFY2(invoice.error().message.contains(said), qPrintable(invoice.error().message));
}

void ReadingTest::agreesWithASecondReader_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &base : {ublInvoice, ublCreditNote, cii})
        QTest::newRow(qPrintable(base)) << QStringLiteral(BILLOW_TEST_DATA "/e-invoices/") + base;
    const QDir shared(QStringLiteral(BILLOW_SOURCE_DIR "/../shared/data/e-invoices/xrechnung")); // where it is there
    for (const QFileInfo &file : shared.entryInfoList({u"*.xml"_s}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

void ReadingTest::agreesWithASecondReader()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const auto document = readEInvoice(bytes);
    QVERIFY2(document.ok(), document.ok() ? "" : qPrintable(document.error().message));

    // libxml2's XPath, by names alone.
    const auto chain = [](const QString &elements) {
        return u"/*/*[local-name()='"_s + QString(elements).replace(u'/', u"']/*[local-name()='"_s) + u"']"_s;
    };
    const bool isUbl = document->syntax != Syntax::Cii;
    const QString settlement = u"SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"_s;
    const QString sums =
        isUbl ? u"LegalMonetaryTotal/"_s : settlement + u"SpecifiedTradeSettlementHeaderMonetarySummation/"_s;
    const QString vat = isUbl ? chain(u"TaxTotal/TaxAmount"_s) : chain(sums + u"TaxTotalAmount"_s);
    const auto name = [isUbl](const char *ubl, const char *other) { return QString::fromLatin1(isUbl ? ubl : other); };
    const QString currency = chain(isUbl ? u"DocumentCurrencyCode"_s : settlement + u"InvoiceCurrencyCode"_s);
    const QStringList expressions{chain(name("ID", "ExchangedDocument/ID")),
        u"translate(%1,'-','')"_s.arg(chain(name("IssueDate", "ExchangedDocument/IssueDateTime/DateTimeString"))),
        u"translate(%1,'-','')"_s.arg(
            chain(isUbl ? isCreditNote(*document) ? u"PaymentMeans/PaymentDueDate"_s : u"DueDate"_s
                        : settlement + u"SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString"_s)),
        currency,
        chain(name("AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName",
            "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/Name")),
        u"number(%1)"_s.arg(chain(sums + name("LineExtensionAmount", "LineTotalAmount"))),
        u"number(%1)"_s.arg(chain(sums + name("TaxExclusiveAmount", "TaxBasisTotalAmount"))),
        u"number(%1[@currencyID=%2])"_s.arg(vat, currency),
        u"number(%1)"_s.arg(chain(sums + name("TaxInclusiveAmount", "GrandTotalAmount"))),
        u"number(%1)"_s.arg(chain(sums + name("PrepaidAmount", "TotalPrepaidAmount"))),
        u"number(%1)"_s.arg(chain(sums + name("PayableAmount", "DuePayableAmount"))),
        u"count(%1)"_s.arg(chain(isUbl ? u"TaxTotal/TaxSubtotal"_s : settlement + u"ApplicableTradeTax"_s)),
        u"sum(%1)"_s.arg(chain(
            isUbl ? u"TaxTotal/TaxSubtotal/TaxAmount"_s : settlement + u"ApplicableTradeTax/CalculatedAmount"_s))};
    QProcess second;
    second.start(u"xmllint"_s, {u"--xpath"_s, u"concat(%1)"_s.arg(expressions.join(u",'|',"_s)), path});
    QVERIFY(second.waitForFinished());
    QCOMPARE(second.exitCode(), 0);

    const auto date = [](const std::optional<QDate> &one) { return one ? one->toString(u"yyyyMMdd"_s) : QString(); };
    const auto figure = [](const Amount &amount) {
        return amount.value ? QString::number(amount.value->toString().toDouble()) : u"NaN"_s;
    };
    Decimal sum;
    for (const VatSubtotal &one : document->breakdown)
        sum = sum.plus(one.vat.value.value()).value();
    const Document &d = *document;
    const QString ours = QStringList{d.number, date(d.issuedOn), date(d.dueOn), d.currency, d.seller.name,
        figure(d.lineTotal), figure(d.taxExclusive), figure(d.vatTotal), figure(d.taxInclusive), figure(d.prepaid),
        figure(d.payable), QString::number(d.breakdown.size()), figure({true, sum})}
                             .join(u'|');
    QStringList theirs = QString::fromUtf8(second.readAllStandardOutput()).trimmed().split(u'|');
    for (qsizetype i = 5; i < theirs.size(); ++i)
        theirs[i] = theirs[i] == u"NaN" ? theirs[i] : QString::number(theirs[i].toDouble());
    QCOMPARE(ours, theirs.join(u'|'));
}

BILLOW_TEST(QCoreApplication, ReadingTest)
#include "ReadingTest.moc"
