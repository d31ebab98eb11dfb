// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "CollectingSink.h"
#include "tests/support/TestMain.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

// Files as other programs write them, each with one habit or fault of real ones. What an import makes of a file is
// compared as text: "M-1 100.00 + 19.00 = 119.00" for each document, "CN " before a credit note.

namespace {

QString amount(std::int64_t minor, Currency currency)
{
    return toDecimal(minor, currency);
}

QString textOf(const Invoice &invoice)
{
    const Currency currency = invoice.currency;
    QString text =
        u"%1%2 %3 + %4 = %5"_s.arg(invoice.kind == DocumentKind::CreditNote ? u"CN "_s : QString(), invoice.number,
            amount(invoice.subtotal, currency), amount(invoice.vat, currency), amount(invoice.total, currency));
    for (const VatLine &line : invoice.vatLines) {
        text += u" [%1% of %2: %3]"_s.arg(
            line.rate.toPercent(), amount(line.taxable, currency), amount(line.vat, currency));
    }
    return text;
}

struct Outcome {
    ImportReport report;
    std::vector<Invoice> invoices;

    /// All documents, then what was rejected (by its field), left out, or why the file was refused.
    [[nodiscard]] QString text() const
    {
        QStringList lines;
        for (const Invoice &invoice : invoices)
            lines += textOf(invoice);
        for (const Rejection &rejection : report.rejections())
            lines += u"line %1 rejected for %2"_s.arg(rejection.line).arg(rejection.field);
        if (report.total().duplicates > 0)
            lines += u"%1 already stored"_s.arg(report.total().duplicates);
        if (report.total().leftOut > 0)
            lines += u"%1 left out"_s.arg(report.total().leftOut);
        if (!report.files().front().failure.isEmpty())
            lines += u"refused"_s;
        return lines.join(u'\n');
    }
};

Outcome import(QByteArray bytes, const QStringList &map = {}, FileImport::Options options = {})
{
    CollectingSink ledger;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    options.profile.mapping = options.profile.mapping.overlaidBy(ColumnMapping::parse(map).value());
    Outcome outcome;
    outcome.report = FileImport(std::move(options), ledger.sink()).run(buffer, u"test.csv"_s);
    outcome.invoices = ledger.invoices;
    return outcome;
}

const QByteArray common = "Document No;Issued;Supplier;Customer;Currency;";

QByteArray readShared(const QString &name)
{
    QFile file(QStringLiteral(BILLOW_SOURCE_DIR "/../shared/cases/import/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ImportKindsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void amountsAreFound_data();
    void amountsAreFound();
    void columnsAreFound_data();
    void columnsAreFound();
    void whatTheFileCannotTellIsAsked_data();
    void whatTheFileCannotTellIsAsked();
    void anAnswerIsTaken();
    void whatIsSaidOnceIsNotAsked();
    void proofMayComeLate();
    void zeroRatesDecideNothing();
    void aHostileHeaderIsRefused();
    void dates_data();
    void dates();
    void encodings_data();
    void encodings();
    void documentsOfSeveralRows_data();
    void documentsOfSeveralRows();
    void guessedFieldsAreLeftEmpty();
    void whatWasFoundOutIsSaid();
    void rejectedRowsCanBeMended();
    void sharedCases_data();
    void sharedCases();
};

void ImportKindsTest::amountsAreFound_data()
{
    QTest::addColumn<QByteArray>("columns");
    QTest::addColumn<QByteArray>("cells"); // of the rows, behind "A-1;2026-03-14;Northern Mill;Corner Shop;EUR;"
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &columns, const QByteArray &cells, const QString &expected) {
        QTest::newRow(name) << columns << cells << expected;
    };
    row("decimal comma", "Net;VAT;Gross", "200,00;38,00;238,00", u"A-1 200.00 + 38.00 = 238.00"_s);
    row("points part thousands, one cell proves it", "VAT rate;Total", "19;2.380\n20;1.200,00",
        u"A-1 2000.00 + 380.00 = 2380.00\nA-2 1000.00 + 200.00 = 1200.00"_s);
    row("commas part thousands", "Net;VAT;Gross", "2,000.00;380.00;2,380.00", u"A-1 2000.00 + 380.00 = 2380.00"_s);
    row("Swiss grouping", "Net;VAT;Gross", "2'000.00;380.00;2'380.00", u"A-1 2000.00 + 380.00 = 2380.00"_s);
    row("blanks part thousands", "Net;VAT;Gross",
        "2 000,00;380,00;2\xc2\xa0"
        "380,00",
        u"A-1 2000.00 + 380.00 = 2380.00"_s);
    row("Indian grouping", "Net;VAT;Gross", "1,20,000.00;21,600.00;1,41,600.00",
        u"A-1 120000.00 + 21600.00 = 141600.00"_s);
    row("symbols", "Net;VAT;Gross", "\xe2\x82\xac 200.00;EUR 38.00;238.00 \xe2\x82\xac",
        u"A-1 200.00 + 38.00 = 238.00"_s);
    row("the symbol of another currency", "Net;VAT;Gross", "$200.00;38.00;238.00", u"line 2 rejected for subtotal"_s);
    row("a minus before, behind, and brackets", "Net;VAT;Gross",
        "-200.00;-38.00;-238.00\n200.00-;38.00-;238.00-\n(200.00);(38.00);(238.00)",
        u"CN A-1 -200.00 + -38.00 = -238.00\nCN A-2 -200.00 + -38.00 = -238.00\nCN A-3 -200.00 + -38.00 = -238.00"_s);
    row("a point at the end", "Net;VAT;Gross", "200.;38.00;238.", u"line 2 rejected for subtotal"_s);
    row("a dash is nothing", "Net;VAT;Gross", "200.00;-;200.00", u"A-1 200.00 + 0.00 = 200.00"_s);
    row("nothing at all", "Net;VAT;Gross", "0.00;0.00;0.00", u"A-1 0.00 + 0.00 = 0.00"_s);
    row("rates with a percent sign", "Net;VAT rate", "200.00;19 %", u"A-1 200.00 + 38.00 = 238.00"_s);
    row("rates that are fractions", "Net;VAT rate", "200.00;0.19\n100.00;0.07",
        u"A-1 200.00 + 38.00 = 238.00\nA-2 100.00 + 7.00 = 107.00"_s);
    row("words in place of a rate", "Net;VAT rate;Total",
        "200.00;19;238.00\n200.00;reverse charge;200.00\n50.00;Exempt;50.00",
        u"A-1 200.00 + 38.00 = 238.00\nA-2 200.00 + 0.00 = 200.00\nA-3 50.00 + 0.00 = 50.00"_s);
    row("rates with three decimals", "Net;Tax rate", "200.00;9.975\n100.00;8.875",
        u"A-1 200.00 + 19.95 = 219.95\nA-2 100.00 + 8.88 = 108.88"_s);
    row("a rate below one beside others", "Net;VAT rate", "200.00;0.5\n100.00;7",
        u"A-1 200.00 + 1.00 = 201.00\nA-2 100.00 + 7.00 = 107.00"_s);
    row("sums decide, also where a cell is blank", "Value;VAT;Amount", "200.00;38.00;238.00\n100.00;19.00;",
        u"A-1 200.00 + 38.00 = 238.00\nA-2 100.00 + 19.00 = 119.00"_s);
    row("shipping is no VAT", "Subtotal;Shipping;Taxes;Total", "200.00;20.00;41.80;261.80",
        u"A-1 220.00 + 41.80 = 261.80"_s);
    row("a subtotal that has the shipping", "Subtotal;Shipping;Taxes;Total", "220.00;20.00;41.80;261.80",
        u"A-1 220.00 + 41.80 = 261.80"_s);
    row("a discount", "Subtotal;Discount;Taxes;Total", "200.00;-20.00;34.20;214.20", u"A-1 180.00 + 34.20 = 214.20"_s);
    row("a sum that nothing explains", "Subtotal;Shipping;Taxes;Total", "200.00;20.00;41.80;299.00",
        u"line 2 rejected for total"_s);
    row("rounding for payment is kept apart", "Net;VAT;Rounding;Gross", "200.02;16.20;-0.02;216.20",
        u"A-1 200.02 + 16.20 = 216.22"_s);
    row("a rate that the VAT contradicts", "Net;VAT rate;VAT;Gross", "200.00;19;14.00;214.00",
        u"line 2 rejected for vat_rate"_s);
    row("a rate that rounding explains", "Net;VAT rate;VAT;Gross", "200.00;19;38.02;238.02",
        u"A-1 200.00 + 38.02 = 238.02"_s);
    row("a rate that the difference contradicts", "Net;VAT rate;Gross", "200.00;19;214.00",
        u"line 2 rejected for vat_rate"_s);
    row("credit notes by type", "Type;Net;VAT;Gross", "Invoice;200.00;38.00;238.00\nCredit Memo;200.00;38.00;238.00",
        u"A-1 200.00 + 38.00 = 238.00\nCN A-2 -200.00 + -38.00 = -238.00"_s);
    row("credit notes by type, with a minus", "Belegart;Net;VAT;Gross", "Gutschrift;-200.00;-38.00;-238.00",
        u"CN A-1 -200.00 + -38.00 = -238.00"_s);
    row("what Billow itself writes", "kind;Net;VAT;Gross", "credit_note;-200.00;-38.00;-238.00",
        u"CN A-1 200.00 + 38.00 = 238.00"_s);
    row("payments are no invoices", "Type;Net;VAT;Gross", "Invoice;200.00;38.00;238.00\nPayment;200.00;38.00;238.00",
        u"A-1 200.00 + 38.00 = 238.00\n1 left out"_s);
    row("credit notes by a letter of bookkeepers", "Dr/Cr;Net;VAT;Gross",
        "DR;200.00;38.00;238.00\nCR;100.00;19.00;119.00",
        u"A-1 200.00 + 38.00 = 238.00\nCN A-2 -100.00 + -19.00 = -119.00"_s);
    row("offers among invoices", "Status;Net;VAT;Gross", "Sent;200.00;38.00;238.00\nQuote;1.00;0.19;1.19",
        u"A-1 200.00 + 38.00 = 238.00\n1 left out"_s);
    row("drafts and void ones", "Status;Net;VAT;Gross",
        "Open;200.00;38.00;238.00\nEntwurf;1.00;0.19;1.19\nVoided;1.00;0.19;1.19\ncancelled;1.00;0.19;1.19",
        u"A-1 200.00 + 38.00 = 238.00\n3 left out"_s);
    row("what was refunded", "Net;VAT;Gross;Refunded amount", "200.00;38.00;238.00;0.00\n200.00;38.00;238.00;119.00",
        u"A-1 200.00 + 38.00 = 238.00\nA-2 200.00 + 38.00 = 238.00\nCN A-2 -100.00 + -19.00 = -119.00"_s);
    row("more refunded than paid", "Net;VAT;Gross;Refunded amount", "200.00;38.00;238.00;239.00",
        u"line 2 rejected for refunded"_s);
    row("what is no number leaves the others alone", "Net;VAT;Gross", "200.00;38.00;238.00\n1.0.5;38.00;238.00",
        u"A-1 200.00 + 38.00 = 238.00\nline 3 rejected for subtotal"_s);
    row("a net beside a fee is no subtotal", "Gross;Fee;Net;VAT rate", "119.00;3.00;116.00;19",
        u"A-1 100.00 + 19.00 = 119.00"_s);
}

void ImportKindsTest::amountsAreFound()
{
    QFETCH(QByteArray, columns);
    QFETCH(QByteArray, cells);
    QFETCH(QString, expected);
    QByteArray file = common + columns + '\n';
    int number = 0;
    for (const QByteArray &row : cells.split('\n'))
        file += "A-" + QByteArray::number(++number) + ";2026-03-14;Northern Mill;Corner Shop;EUR;" + row + '\n';
    const Outcome outcome = import(file);
    QVERIFY2(outcome.text() == expected,
        qPrintable(outcome.text() + u'\n' + outcome.report.toText() + outcome.report.files().front().mapping
            + outcome.report.files().front().failure));
}

void ImportKindsTest::columnsAreFound_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("map");
    QTest::addColumn<QString>("expected");
    const QString one = u"A-1 100.00 + 19.00 = 119.00"_s;
    const auto row = [](const char *name, const QByteArray &file, const QStringList &map, const QString &expected) {
        QTest::newRow(name) << file << map << expected;
    };
    row("German",
        "Rechnungs-Nr.;Rechnungsdatum;Lieferant;Kundenname;Währung;Netto;MwSt.;Brutto\n"
        "A-1;14.03.2026;Nordmühle;Eckladen;EUR;100,00;19,00;119,00\n",
        {}, one);
    row("French",
        "N° facture;Date de facturation;Fournisseur;Client;Devise;Montant HT;Montant TVA;Montant TTC\n"
        "A-1;14/03/2026;Moulin;Boutique;EUR;100,00;19,00;119,00\n",
        {}, one);
    row("Portuguese",
        "Nº da fatura;Data de emissão;Fornecedor;Cliente;Moeda;Valor sem IVA;Valor IVA;Total com IVA\n"
        "A-1;14/03/2026;Moinho;Loja;EUR;100,00;19,00;119,00\n",
        {}, one);
    row("Spanish",
        "Número de factura;Fecha de emisión;Emisor;Cliente;Divisa;Base imponible;Cuota IVA;Importe total\n"
        "A-1;14/03/2026;Molino;Tienda;EUR;100,00;19,00;119,00\n",
        {}, one);
    row("Italian",
        "Numero fattura;Data fattura;Fornitore;Cliente;Valuta;Imponibile;Imposta;Totale fattura\n"
        "A-1;14/03/2026;Mulino;Bottega;EUR;100,00;19,00;119,00\n",
        {}, one);
    row("Dutch",
        "Factuurnummer;Factuurdatum;Leverancier;Klant;Valuta;Bedrag excl. btw;BTW-bedrag;Bedrag incl. btw\n"
        "A-1;14-03-2026;Molen;Winkel;EUR;100,00;19,00;119,00\n",
        {}, one);
    row("Afrikaans",
        "Faktuurnommer;Faktuurdatum;Verskaffer;Kliënt;Geldeenheid;Subtotaal;BTW-bedrag;Totaal\n"
        "A-1;2026-03-14;Meule;Winkel;ZAR;100,00;19,00;119,00\n",
        {}, one);
    row("two columns of one name",
        "Invoice,Date,Supplier,Customer,Currency,Amount,Tax rate,Amount\n"
        "A-1,2026-03-14,Mill,Shop,EUR,100.00,19,119.00\n",
        {}, one);
    row("the second of them by its name",
        "Invoice,Date,Supplier,Customer,Currency,Amount,Tax rate,Amount\n"
        "A-1,2026-03-14,Mill,Shop,EUR,5.00,19,119.00\n",
        {u"total=Amount (2)"_s, u"subtotal="_s}, one);
    row("values decide what an amount is",
        "Invoice,Date,Supplier,Customer,Currency,Amount,Tax,Value\n"
        "A-1,2026-03-14,Mill,Shop,EUR,119.00,19.00,100.00\n",
        {}, u"A-1 100.00 + 19.00 = 119.00"_s);
    row("a rate that may be another",
        "Invoice,Date,Supplier,Customer,Currency,Rate,Subtotal,Tax amount,Amount\n"
        "A-1,2026-03-14,Mill,Shop,EUR,50,100.00,19.00,119.00\n",
        {}, one);
    row("one kind among strange ones",
        "Invoice,Date,Supplier,Customer,Currency,Net,VAT,Gross,Type\n"
        "A-1,2026-03-14,Mill,Shop,EUR,100.00,19.00,119.00,Standard\n"
        "A-2,2026-03-14,Mill,Shop,EUR,100.00,19.00,119.00,Credit note\n",
        {}, one + u"\nCN A-2 -100.00 + -19.00 = -119.00"_s);
    row("a column that is mapped is not guessed again",
        "Invoice,Date,Supplier,Customer,Currency,Gross,VAT rate\n"
        "A-1,2026-03-14,Mill,Shop,EUR,100.00,19\n",
        {u"subtotal=Gross"_s}, one);
    row("a guess is dropped",
        "Invoice,Date,Supplier,Customer,Currency,Net,VAT rate,VAT\n"
        "A-1,2026-03-14,Mill,Shop,EUR,100.00,19,7.00\n",
        {u"vat="_s}, one);
    row("a rate in the name of the VAT",
        "Rechnung;Datum;Lieferant;Kunde;Währung;Netto;USt 19 %;Brutto\n"
        "A-1;2026-03-14;Nordmühle;Eckladen;EUR;100,00;19,00;119,00\n",
        {}, one);
    row("the currency in the names of amounts",
        "Invoice;Date;Supplier;Customer;Net (GBP);VAT (GBP);Total in GBP\n"
        "A-1;2026-03-14;Mill;Shop;100.00;19.00;119.00\n",
        {}, one);
    row("columns of two rates are added",
        "Rechnung;Datum;Lieferant;Kunde;Netto 19%;USt 19%;Netto 7%;USt 7%;Brutto EUR\n"
        "A-1;2026-03-14;Mühle;Laden;100,00;19,00;;;119,00\nA-2;2026-03-14;Mühle;Laden;100,00;19,00;50,00;3,50;172,50\n",
        {}, one + u"\nA-2 150.00 + 22.50 = 172.50"_s);
    row("the whole VAT beside that of each rate",
        "Invoice;Date;Supplier;Customer;Currency;Net;VAT 20%;VAT 5%;Total VAT;Gross\n"
        "A-1;2026-03-14;Mill;Shop;EUR;100.00;18.00;1.00;19.00;119.00\n",
        {}, one);
    row("taxes that are the VAT together",
        "Bill No,Bill Date,Supplier,Party,Currency,Taxable,CGST,SGST,Total\n"
        "A-1,2026-03-14,Mill,Shop,INR,100.00,9.50,9.50,119.00\n",
        {}, one);
    row("a row for each rate",
        "Invoice Number,Invoice date,Supplier,Receiver Name,Currency,Invoice Value,Rate,Taxable Value\n"
        "A-1,14-Mar-2026,Mill,Shop,INR,119.00,19.00,100.00\n"
        "A-2,14-Mar-2026,Mill,Shop,INR,170.50,18.00,100.00\nA-2,14-Mar-2026,Mill,Shop,INR,170.50,5.00,50.00\n"
        "A-3,14-Mar-2026,Mill,Shop,INR,170.50,18.00,100.00\nA-3,14-Mar-2026,Mill,Shop,INR,170.50,5.00,50.00\n",
        {},
        one
            + u"\nA-2 150.00 + 20.50 = 170.50 [5% of 50.00: 2.50] [18% of 100.00: 18.00]"
              u"\nA-3 150.00 + 20.50 = 170.50 [5% of 50.00: 2.50] [18% of 100.00: 18.00]"_s);
    row("what an accounts program of a large firm writes",
        "Billing Document|Billing Date|Supplier|Name 1|Net Value|Tax Amount|Doc. Currency|Billing Type\n"
        "A-1|14.03.2026|Mill|Shop|100,00|19,00|EUR|F2\nA-2|14.03.2026|Mill|Shop|10,00-|1,90-|EUR|G2\n",
        {}, one + u"\nCN A-2 -10.00 + -1.90 = -11.90"_s);
    row("Japanese dates, and yen without decimals",
        "請求書番号,発行日,発行元,取引先,通貨,小計,消費税,合計金額\n"
        "A-1,2026年3月14日,Mill,Shop,JPY,\"10,000\",\"1,900\",\"11,900\"\n",
        {}, u"A-1 10000 + 1900 = 11900"_s);
    row("yen tell how the other amounts are written",
        "Invoice,Date,Supplier,Customer,Currency,VAT rate,Total\n"
        "A-1,2026-03-14,Mill,Shop,EUR,19,\"1,190\"\nA-2,2026-03-14,Mill,Shop,JPY,10,\"11,000\"\n",
        {}, u"A-1 1000.00 + 190.00 = 1190.00\nA-2 10000 + 1000 = 11000"_s);
    row("lines above the header",
        "Northern Mill;;;;;;;\nInvoices of March;;;;;;;\n;;;;;;;\n"
        "Invoice;Date;Supplier;Customer;Currency;Net;VAT;Gross\n"
        "A-1;2026-03-14;Mill;Shop;EUR;100.00;19.00;119.00\n",
        {}, one);
    row("a title with a comma above",
        "Report, of all\nInvoice;Date;Supplier;Customer;Currency;Net;VAT;Gross\n"
        "A-1;2026-03-14;Mill;Shop;EUR;100.00;19.00;119.00\n",
        {}, one);
    row("sep=",
        "sep=|\r\nInvoice|Date|Supplier|Customer|Currency|Net|VAT|Gross\r\n"
        "A-1|2026-03-14|Mill|Shop|EUR|100.00|19.00|119.00\r\n",
        {}, one);
    row("bars",
        "Invoice|Date|Supplier|Customer|Currency|Net|VAT|Gross\n"
        "A-1|2026-03-14|Mill|Shop, in the corner|EUR|100.00|19.00|119.00\n",
        {}, one);
    row("totals below",
        "Invoice,Date,Supplier,Customer,Currency,Net,VAT,Gross\n"
        "A-1,2026-03-14,Mill,Shop,EUR,100.00,19.00,119.00\n,,,,,,,\n"
        "Total,,,,,100.00,19.00,119.00\n,,,Summe:,,100.00,19.00,119.00\n",
        {}, one + u"\n2 left out"_s);
    row("cells lacking at the end",
        "Invoice,Date,Supplier,Customer,Currency,Net,VAT,Gross,Notes,Tags\n"
        "A-1,2026-03-14,Mill,Shop,EUR,100.00,19.00,119.00\n",
        {}, one);
    row("a name on two lines",
        "Invoice,Date,Supplier,Customer,Currency,Net,VAT,Gross\n"
        "A-1,2026-03-14,\"Northern\r\n Mill\",Shop,EUR,100.00,19.00,119.00\n",
        {}, one);
    row("the currency by its symbol",
        "Invoice,Date,Supplier,Customer,Net,VAT,Gross\n"
        "A-1,2026-03-14,Mill,Shop,€100.00,€19.00,€119.00\n",
        {}, one);
    row("one name in two spellings of Unicode",
        "Invoice,Date,Supplier,Customer,Currency,Net,VAT,Gross\n"
        "A-1,2026-03-14,Cafe\xcc\x81,Shop,EUR,100.00,19.00,119.00\n"
        "A-1,2026-03-14,Caf\xc3\xa9,Shop,EUR,100.00,19.00,119.00\n",
        {}, one + u"\n1 already stored"_s);
}

void ImportKindsTest::columnsAreFound()
{
    QFETCH(QByteArray, file);
    QFETCH(QStringList, map);
    QFETCH(QString, expected);
    const Outcome outcome = import(file, map);
    QVERIFY2(outcome.text() == expected,
        qPrintable(outcome.text() + u'\n' + outcome.report.toText() + outcome.report.files().front().mapping
            + outcome.report.files().front().failure));
}

void ImportKindsTest::whatTheFileCannotTellIsAsked_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("options"); // that answer, each of which is named
    const QByteArray header = "Invoice;Date;Supplier;Customer;Currency;VAT rate;Total\n";
    QTest::newRow("1.190") << header + "A-1;2026-03-14;Mill;Shop;EUR;19;1.190\n"
                           << QStringList{u"--decimal ."_s, u"--decimal ,"_s};
    QTest::newRow("1,190") << header + "A-1;2026-03-14;Mill;Shop;EUR;19;1,190\n"
                           << QStringList{u"--decimal ."_s, u"--decimal ,"_s};
    QTest::newRow("both points") << header
            + "A-1;2026-03-14;Mill;Shop;EUR;19;1,50\nA-2;2026-03-14;Mill;Shop;EUR;19;1.50\n"
                                 << QStringList{u"--decimal ."_s, u"--decimal ,"_s};
    QTest::newRow("03/04") << header + "A-1;03/04/2026;Mill;Shop;EUR;19;11.90\n"
                           << QStringList{u"--date-format d/M/yyyy"_s, u"--date-format M/d/yyyy"_s};
    QTest::newRow("no seller") << QByteArray(
        "Invoice;Date;Customer;Currency;VAT rate;Total\nA-1;2026-03-14;Shop;EUR;19;11.90\n")
                               << QStringList{u"--seller NAME"_s};
    QTest::newRow("no currency") << QByteArray(
        "Invoice;Date;Supplier;Customer;VAT rate;Total\nA-1;2026-03-14;Mill;Shop;19;11.90\n")
                                 << QStringList{u"--currency EUR"_s};
    QTest::newRow("amount of what") << QByteArray("Invoice;Date;Supplier;Customer;Currency;VAT rate;Amount\n"
                                                  "A-1;2026-03-14;Mill;Shop;EUR;19;100.00\n")
                                    << QStringList{u"--map total=\"Amount\""_s, u"--map subtotal=\"Amount\""_s};
    QTest::newRow("a tax column that is not known")
        << QByteArray("Invoice;Date;Supplier;Customer;Currency;Net;Tax of goods;Reduced tax;Gross\n"
                      "A-1;2026-03-14;Mill;Shop;EUR;100.00;9.00;10.00;119.00\n")
        << QStringList{u"--map vat=\"Tax of goods\""_s, u"--map vat=\"\""_s};
}

void ImportKindsTest::whatTheFileCannotTellIsAsked()
{
    QFETCH(QByteArray, file);
    QFETCH(QStringList, options);
    const Outcome outcome = import(file, {}, {.help = FileImport::MappingHelp::CommandLine});
    QVERIFY(outcome.invoices.empty());
    QCOMPARE(outcome.report.total().rejected, 0);
    const QString failure = outcome.report.files().front().failure;
    for (const QString &option : options)
        QVERIFY2(failure.contains(option), qPrintable(failure));
}

void ImportKindsTest::anAnswerIsTaken()
{
    const QByteArray file = "Invoice;Date;Customer;Currency;VAT rate;Total\nA-1;03/04/2026;Shop;EUR;19;1.190\n";
    FileImport::Options options;
    options.defaults.seller = u"Mill"_s;
    options.profile.decimalPoint = u',';
    options.profile.grouping = u'.';
    options.profile.dateFormats = {DateFormat::parse(u"d/M/yyyy").value()};
    const Outcome thousands = import(file, {}, options);
    QCOMPARE(thousands.text(), u"A-1 1000.00 + 190.00 = 1190.00"_s);
    QCOMPARE(thousands.invoices.front().issuedOn, QDate(2026, 4, 3));
    QCOMPARE(thousands.invoices.front().sellerName, u"Mill"_s);
    options.profile.decimalPoint = u'.';
    options.profile.grouping = u',';
    options.profile.dateFormats = {DateFormat::parse(u"M/d/yyyy").value()};
    const Outcome units = import(file, {}, options);
    QCOMPARE(units.text(), u"A-1 1.00 + 0.19 = 1.19"_s);
    QCOMPARE(units.invoices.front().issuedOn, QDate(2026, 3, 4));
}

/// The file decides as a whole, also where the row that shows it is far from the first.
void ImportKindsTest::whatIsSaidOnceIsNotAsked()
{
    const FileImport::Options options{.defaults = {.seller = u"Mill"_s, .currency = u"CHF"_s}};
    const QByteArray header = "Invoice;Date;Customer;VAT rate;Total\n";
    const Outcome none = import(header + "A-1;2026-03-14;Shop;19;119.00\n", {}, options);
    QCOMPARE(none.text(), u"A-1 100.00 + 19.00 = 119.00"_s);
    QCOMPARE(none.invoices.front().currency.code(), u"CHF"_s);
    // What the file shows counts.
    const Outcome shown = import(header + "A-1;2026-03-14;Shop;19;119.00 \xe2\x82\xac\n", {}, options);
    QCOMPARE(shown.text(), u"A-1 100.00 + 19.00 = 119.00"_s);
    QCOMPARE(shown.invoices.front().currency.code(), u"EUR"_s);
}

void ImportKindsTest::proofMayComeLate()
{
    QByteArray file = "Invoice;Date;Supplier;Customer;Currency;VAT rate;Total\n";
    for (int i = 1; i <= 20'000; ++i)
        file += "A-" + QByteArray::number(i) + ";03/04/2026;Mill;Shop;EUR;19;1.190\n";
    file += "B-1;24/12/2026;Mill;Shop;EUR;19;1.190,00\n";
    const Outcome outcome = import(file);
    QCOMPARE(outcome.report.total().accepted, 20'001);
    QCOMPARE(outcome.invoices.front().total, std::int64_t{119'000});
    QCOMPARE(outcome.invoices.front().issuedOn, QDate(2026, 4, 3));
    const QString findings = outcome.report.files().front().findings.join(u'\n');
    QVERIFY2(findings.contains(u"(“24/12/2026” in line 20002)"_s), qPrintable(findings));
    QVERIFY2(findings.contains(u"(“1.190,00” in line 20002)"_s), qPrintable(findings));
}

/// Whether rates are fractions is for the first one to say that is not 0, however late it comes.
void ImportKindsTest::zeroRatesDecideNothing()
{
    QByteArray file = "Invoice;Date;Supplier;Customer;Currency;Net;VAT rate\n";
    for (int i = 1; i <= 500; ++i)
        file += "A-" + QByteArray::number(i) + ";2026-03-14;Mill;Shop;EUR;100.00;0\n";
    const Outcome fractions = import(file + "B-1;2026-03-14;Mill;Shop;EUR;100.00;0.19\n");
    QCOMPARE(fractions.report.total().accepted, 501);
    QCOMPARE(textOf(fractions.invoices.back()), u"B-1 100.00 + 19.00 = 119.00"_s);
    const Outcome percent =
        import(file + "B-1;2026-03-14;Mill;Shop;EUR;100.00;0.5\nB-2;2026-03-14;Mill;Shop;EUR;100.00;19\n");
    QCOMPARE(textOf(percent.invoices[500]), u"B-1 100.00 + 0.50 = 100.50"_s);
}

void ImportKindsTest::aHostileHeaderIsRefused()
{
    const auto withColumns = [](int count) {
        QByteArray header = "Invoice;Date;Supplier;Customer;Currency;Net;VAT;Gross";
        QByteArray row = "A-1;2026-03-14;Mill;Shop;EUR;100.00;19.00;119.00";
        for (int i = 9; i <= count; ++i) {
            header += ";x" + QByteArray::number(i);
            row += ";1";
        }
        return import(header + '\n' + row + '\n');
    };
    QCOMPARE(withColumns(1'000).text(), u"A-1 100.00 + 19.00 = 119.00"_s);
    const Outcome refused = withColumns(1'001);
    QCOMPARE(refused.text(), u"refused"_s);
    QVERIFY(refused.report.files().front().failure.contains(u"1001 columns"_s));
}

void ImportKindsTest::dates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // the date, and the moment where there is one
    const auto row = [](const QString &text, const QString &expected) {
        QTest::newRow(qPrintable(text)) << text << expected;
    };
    for (const QString &text : {u"14.03.2026"_s, u"14.3.26"_s, u"2026/03/14"_s, u"20260314"_s, u"2026-3-14"_s,
             u"14 Mar 2026"_s, u"Mar 14, 2026"_s, u"March 14th, 2026"_s, u"14-Mar-26"_s, u"14. März 2026"_s,
             u"14 mars 2026"_s, u"14 de março de 2026"_s, u"14 de marzo de 2026"_s, u"14 marzo 2026"_s,
             u"14 maart 2026"_s, u"14 Maart 2026"_s, u"Sat, 14 Mar 2026"_s, u"46095"_s, u"14/03/2026"_s})
        row(text, u"2026-03-14"_s);
    row(u"2026-03-14 08:30:15 +0200"_s, u"2026-03-14 2026-03-14T06:30:15.000Z"_s);
    row(u"2026-03-14T23:30:00-05:00"_s, u"2026-03-14 2026-03-15T04:30:00.000Z"_s);
    row(u"2026-03-14 08:30:15 UTC"_s, u"2026-03-14 2026-03-14T08:30:15.000Z"_s);
    row(u"Mar 14, 2026, 8:30 PM"_s, u"2026-03-14 2026-03-14T20:30:00.000Z"_s);
    row(u"14.03.2026 08:30"_s, u"2026-03-14 2026-03-14T08:30:00.000Z"_s);
    row(u"46095.5"_s, u"2026-03-14 2026-03-14T12:00:00.000Z"_s);
    row(u"31.02.2026"_s, u"rejected"_s);
    row(u"14 Foo 2026"_s, u"rejected"_s);
    row(u"2026-03-14 08:30 XYZ"_s, u"rejected"_s);
    row(u"03/04/2026 08:30 XYZ"_s, u"rejected"_s); // and its order is not asked for
}

void ImportKindsTest::dates()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Outcome outcome = import("Invoice;Date;Supplier;Customer;Currency;Net;VAT;Gross\nA-1;" + text.toUtf8()
        + ";Mill;Shop;EUR;100.00;19.00;119.00\n");
    if (outcome.invoices.empty()) {
        QVERIFY2(outcome.report.total().rejected == 1, qPrintable(outcome.report.toText()));
        QCOMPARE(outcome.report.rejections().front().field, u"issued_at"_s);
        QCOMPARE(u"rejected"_s, expected);
        return;
    }
    const Invoice &invoice = outcome.invoices.front();
    QString read = invoice.issuedOn.toString(Qt::ISODate);
    if (invoice.hasIssueTime())
        read += u' ' + toIso8601(invoice.issuedAt);
    QCOMPARE(read, expected);
}

void ImportKindsTest::encodings_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("encoding"); // that is asked for
    QTest::addColumn<QString>("seller"); // empty: refused
    const QString text = u"Invoice\tDate\tSupplier\tCustomer\tCurrency\tNet\tVAT\tGross\r\n"
                         "A-1\t2026-03-14\tMühle “Ost”\tShop\tEUR\t100.00\t19.00\t119.00\r\n"_s;
    const QString seller = u"Mühle “Ost”"_s;
    const auto utf16 = [&text](QStringConverter::Encoding encoding) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        const QByteArray bytes = encoder.encode(text);
        return bytes;
    };
    QByteArray windows = text.toUtf8();
    windows.replace("\xc3\xbc", "\xfc").replace("\xe2\x80\x9c", "\x93").replace("\xe2\x80\x9d", "\x94");
    QTest::newRow("UTF-8") << text.toUtf8() << QString() << seller;
    QTest::newRow("UTF-8 with a mark") << "\xef\xbb\xbf" + text.toUtf8() << QString() << seller;
    QTest::newRow("UTF-16LE") << utf16(QStringConverter::Utf16LE) << QString() << seller;
    QTest::newRow("UTF-16BE") << utf16(QStringConverter::Utf16BE) << QString() << seller;
    QTest::newRow("UTF-16 without a mark") << utf16(QStringConverter::Utf16LE).mid(2) << QString() << seller;
    QTest::newRow("Windows-1252") << windows << QString() << seller;
    QTest::newRow("Windows-1252 that is asked for") << windows << u"windows-1252"_s << seller;
    QTest::newRow("Windows-1252 that is not wanted") << windows << u"utf-8"_s << QString();
    QTest::newRow("Latin-1") << windows.replace("\x93", "\"\"").replace("\x94", "") << u"latin1"_s
                             << u"Mühle \"\"Ost"_s;
    QTest::newRow("neither") << text.toUtf8().replace("\xc3\xbc", "\x8d\x90") << QString() << QString();
}

void ImportKindsTest::encodings()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, encoding);
    QFETCH(QString, seller);
    FileImport::Options options;
    options.profile.encoding = encoding;
    const Outcome outcome = import(file, {}, options);
    if (seller.isEmpty()) {
        QVERIFY(outcome.invoices.empty());
        QCOMPARE(outcome.report.total().rejected, 1);
        return;
    }
    QVERIFY2(outcome.invoices.size() == 1, qPrintable(outcome.report.toText()));
    QCOMPARE(outcome.invoices.front().sellerName, seller);
    QCOMPARE(outcome.invoices.front().total, std::int64_t{11'900});
}

void ImportKindsTest::documentsOfSeveralRows_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("expected");
    const QByteArray header = "Invoice,Date,Supplier,Customer,Currency,Quantity,Unit price,VAT rate\n";
    QTest::newRow("blank repeats") << header + "A-1,2026-03-14,Mill,Shop,EUR,2,10.00,19\nA-1,,,,,1,5.00,\n"
                                   << u"A-1 25.00 + 4.75 = 29.75"_s;
    QTest::newRow("rows without a number") << header
            + "A-1,2026-03-14,Mill,Shop,EUR,2,10.00,19\n,,,,,1,5.00,\n"
              "A-2,2026-03-14,Mill,Shop,EUR,1,10.00,19\n"
                                           << u"A-1 25.00 + 4.75 = 29.75\nA-2 10.00 + 1.90 = 11.90"_s;
    QTest::newRow("nothing above") << header + ",,,,,1,5.00,\nA-2,2026-03-14,Mill,Shop,EUR,1,10.00,19\n"
                                   << u"A-2 10.00 + 1.90 = 11.90\nline 2 rejected for number"_s;
    QTest::newRow("rows without a number, scattered") << header
            + "A-1,2026-03-14,Mill,Shop,EUR,2,10.00,19\n,,,,,1,5.00,\nA-2,2026-03-14,Mill,Shop,EUR,1,10.00,19\n"
              "A-1,2026-03-14,Mill,Shop,EUR,1,1.00,19\n,,,,,1,2.00,\n"
                                                      << u"A-2 10.00 + 1.90 = 11.90\nA-1 28.00 + 5.32 = 33.32"_s;
    QTest::newRow("two rates") << header
            + "A-1,2026-03-14,Mill,Shop,EUR,2,10.00,19\nA-1,2026-03-14,Mill,Shop,EUR,1,5.00,7\n"
                               << u"A-1 25.00 + 4.15 = 29.15 [7% of 5.00: 0.35] [19% of 20.00: 3.80]"_s;
    QTest::newRow("two rates credited")
        << header + "A-1,2026-03-14,Mill,Shop,EUR,-2,10.00,19\nA-1,2026-03-14,Mill,Shop,EUR,-1,5.00,7\n"
        << u"CN A-1 -25.00 + -4.15 = -29.15 [7% of -5.00: -0.35] [19% of -20.00: -3.80]"_s;
    QTest::newRow("totals of lines") << QByteArray(
        "Invoice,Date,Supplier,Customer,Currency,Qty,Price,VAT rate,VAT,Total\n"
        "A-1,2026-03-14,Mill,Shop,EUR,2,10.00,19,3.80,20.00\n"
        "A-1,2026-03-14,Mill,Shop,EUR,1,5.00,19,0.95,5.00\n")
                                     << u"A-1 25.00 + 4.75 = 29.75"_s;
    QTest::newRow("VAT line by line") << QByteArray(
        "Invoice,Date,Supplier,Customer,Currency,Line amount,Line VAT,VAT rate\n"
        "A-1,2026-03-14,Mill,Shop,EUR,10.01,1.90,19\nA-1,2026-03-14,Mill,Shop,EUR,10.01,1.90,19\n")
                                      << u"A-1 20.02 + 3.80 = 23.82"_s;
    QTest::newRow("a draft of two rows") << QByteArray(
        "Invoice,Date,Supplier,Customer,Currency,Status,Quantity,Unit price,VAT rate\n"
        "A-1,2026-03-14,Mill,Shop,EUR,Draft,2,10.00,19\nA-1,2026-03-14,Mill,Shop,EUR,Draft,1,5.00,19\n")
                                         << u"1 left out"_s;
    QTest::newRow("shipping beside lines")
        << QByteArray("Invoice,Date,Supplier,Customer,Currency,Shipping,Quantity,Unit price,VAT rate\n"
                      "A-1,2026-03-14,Mill,Shop,EUR,5.00,2,10.00,19\nA-1,,,,,,1,5.00,\n")
        << u"A-1 30.00 + 5.70 = 35.70"_s;
    QTest::newRow("a percentage off each line") << QByteArray(
        "Invoice,Date,Supplier,Customer,Currency,Quantity,Unit price,Discount %,VAT rate,Total\n"
        "A-1,2026-03-14,Mill,Shop,EUR,3,9.99,7.5,19,44.24\nA-1,2026-03-14,Mill,Shop,EUR,1,10.51,10%,19,44.24\n")
                                                << u"A-1 37.18 + 7.06 = 44.24"_s;
    QTest::newRow("an amount off each line")
        << QByteArray("Invoice,Date,Supplier,Customer,Currency,Quantity,Unit price,Discount,VAT rate\n"
                      "A-1,2026-03-14,Mill,Shop,EUR,2,10.00,2.00,19\nA-1,2026-03-14,Mill,Shop,EUR,1,5.00,-0.50,19\n"
                      "A-2,2026-03-14,Mill,Shop,EUR,-1,5.00,0.50,19\n")
        << u"A-1 22.50 + 4.28 = 26.78\nCN A-2 -4.50 + -0.86 = -5.36"_s;
    QTest::newRow("more than all off") << QByteArray(
        "Invoice,Date,Supplier,Customer,Currency,Quantity,Unit price,Discount %,VAT rate\n"
        "A-1,2026-03-14,Mill,Shop,EUR,2,10.00,110,19\n")
                                       << u"line 2 rejected for line_discount_percent"_s;
    QTest::newRow("line totals with their discount taken off") << QByteArray(
        "Invoice,Date,Supplier,Customer,Currency,Quantity,Unit price,Discount %,Line total,VAT rate\n"
        "A-1,2026-03-14,Mill,Shop,EUR,2,10.00,10,18.00,19\n") << u"A-1 18.00 + 3.42 = 21.42"_s;
    QTest::newRow("totals of lines with their VAT") << QByteArray(
        "Invoice,Date,Supplier,Customer,Currency,Qty,Price,Net,VAT,Gross\n"
        "A-1,2026-03-14,Mill,Shop,EUR,2,10.00,20.00,3.80,23.80\nA-1,2026-03-14,Mill,Shop,EUR,1,5.00,5.00,0.95,5.95\n")
                                                    << u"A-1 25.00 + 4.75 = 29.75"_s;
    QTest::newRow("rows that differ") << header + "A-1,2026-03-14,Mill,Shop,EUR,2,10.00,19\nA-1,,,Other shop,,1,5.00,\n"
                                      << u"line 3 rejected for buyer"_s;
}

void ImportKindsTest::documentsOfSeveralRows()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, expected);
    const Outcome outcome = import(file);
    QVERIFY2(outcome.text() == expected, qPrintable(outcome.text() + u'\n' + outcome.report.toText()));
}

void ImportKindsTest::guessedFieldsAreLeftEmpty()
{
    const QByteArray file = "Invoice,Date,Due date,Supplier,Customer,Country,Currency,Net,VAT,Gross,Risk level,VAT ID\n"
                            "A-1,2026-03-14,soon,Mill,Shop,Germany,EUR,100.00,19.00,119.00,Low,DE1\n"
                            "A-2,2026-03-14,2026-04-14,Mill,Shop,Atlantis,EUR,100.00,19.00,119.00,Green,\n";
    const Outcome outcome = import(file);
    QCOMPARE(outcome.report.total().accepted, 2);
    QCOMPARE(outcome.invoices[0].importingCountry->code(), u"DE"_s);
    QVERIFY(!outcome.invoices[0].risk && !outcome.invoices[0].dueOn && !outcome.invoices[1].importingCountry);
    QVERIFY(outcome.invoices[1].risk == RiskProfile::Green);
    QCOMPARE(outcome.invoices[0].buyerTaxId, u"DE1"_s);
    QVERIFY(outcome.invoices[1].dueOn == QDate(2026, 4, 14));
    const QString remarks = outcome.report.files().front().remarks.join(u'\n');
    QVERIFY2(
        remarks.contains(u"“Atlantis” in line 3"_s) && remarks.contains(u"“Low” in line 2"_s), qPrintable(remarks));
    // What a person said has to be so.
    QCOMPARE(import(file, {u"risk=Risk level"_s}).report.rejections().front().field, u"risk"_s);
    QCOMPARE(import(file, {u"importing_country=Country"_s}).report.rejections().front().field, u"importing_country"_s);
}

void ImportKindsTest::whatWasFoundOutIsSaid()
{
    const Outcome outcome = import("Report\nInvoice;Date;Supplier;Customer;Currency;Net;Gross\n"
                                   "A-1;2026-03-14;M\xfchle;Shop;EUR;100,00;119,00\n");
    const QString findings = outcome.report.files().front().findings.join(u'\n');
    for (const QString &words :
        {u"Windows-1252, because the text is not UTF-8 (“Mühle” in line 3)"_s, u"header is in line 2"_s,
            u"decimal comma (“100,00” in line 3)"_s, u"it is the total minus the subtotal (“119,00” in line 3)"_s})
        QVERIFY2(findings.contains(words), qPrintable(findings));
    const Outcome sum = import("Invoice;Date;Supplier;Customer;Currency;Taxable;CGST;SGST;Total\n"
                               "A-1;2026-03-14;Mill;Shop;INR;100.00;9.00;9.00;118.00\n");
    const QString added = sum.report.files().front().findings.join(u'\n');
    QVERIFY2(
        added.contains(u"The VAT is the sum of the columns “CGST”, “SGST” (“9.00” in line 2)"_s), qPrintable(added));
}

void ImportKindsTest::rejectedRowsCanBeMended()
{
    const QByteArray header = "Invoice;Date;Supplier;Customer;Currency;Quantity;Unit price;VAT rate\n";
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(header
        + "A-1;2026-03-14;Mill;Shop;EUR;1;10,00;19\nA-2;14 Foo;Mill;\"Shop; old\";EUR;1;10,00;19\n"
          ";;;;;2;5,00;\nA-3;2026-03-14;Mill;Shop;EUR;1;10,00;19\n");
    file.close();
    CollectingSink ledger;
    FileImport import({}, ledger.sink());
    QCOMPARE(import.run(QStringList(path)).total().rejected, 1);
    QVERIFY(import.hasRejected(0));
    QByteArray rejected;
    QBuffer target(&rejected);
    target.open(QIODevice::WriteOnly);
    QVERIFY(import.writeRejected(0, path, target).ok());
    const QList<QByteArray> lines = rejected.split('\n');
    QCOMPARE(lines.size(), 4); // the header, two rows, and nothing
    QVERIFY2(
        lines[1].startsWith("3;") && lines[1].contains(";A-2;14 Foo;Mill;\"Shop; old\";EUR"), rejected.constData());

    rejected.replace("14 Foo", "2026-03-15");
    QBuffer mended(&rejected);
    mended.open(QIODevice::ReadOnly);
    QVERIFY(FileImport({}, ledger.sink()).run(mended, u"mended.csv"_s).isClean());
    QCOMPARE(ledger.invoices.size(), std::size_t{3});
    QCOMPARE(textOf(ledger.invoices.back()), u"A-2 20.00 + 3.80 = 23.80"_s);
    QCOMPARE(ledger.invoices.back().buyerName, u"Shop; old"_s);
}

void ImportKindsTest::sharedCases_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("map");
    QTest::addColumn<QString>("expected");
    const QString one = u"M-1 100.00 + 19.00 = 119.00"_s;
    const auto row = [](const char *file, const QString &expected, const QStringList &map = {}) {
        QTest::newRow(file) << QString::fromLatin1(file) << map << expected;
    };
    row("mapped-column-guessed-again.csv", u"M-1 100.00 + 15.00 = 115.00"_s, {u"subtotal=Amount"_s});
    row("mapped-line-total-guessed-again.csv", u"M-1 140.00 + 21.00 = 161.00"_s, {u"line_total=Amount"_s});
    row("continuation-number-blank.csv", u"M-1 25.00 + 4.75 = 29.75\nM-2 10.00 + 1.90 = 11.90"_s);
    row("dot-thousands.csv",
        u"M-1 1000.00 + 190.00 = 1190.00\nM-2 1037.39 + 197.11 = 1234.50\nM-3 1680.67 + 319.33 = 2000.00"_s);
    row("shipping-as-vat.csv", u"M-1 110.00 + 20.90 = 130.90"_s);
    row("rate-contradicts-vat.csv", u"line 2 rejected for vat_rate"_s);
    row("rate-as-fraction.csv", one);
    row("credit-note-by-type.csv", one + u"\nCN M-2 -100.00 + -19.00 = -119.00"_s);
    row("credit-note.csv", u"CN M-1 -100.00 + -19.00 = -119.00\nCN M-2 -100.00 + -19.00 = -119.00"_s);
    row("status-void.csv", one + u"\n2 left out"_s);
    row("same-name-nfc-nfd.csv", one + u"\n1 already stored"_s);
    row("currency-symbols.csv",
        u"M-1 100.00 + 0.00 = 100.00\nM-2 100.00 + 19.00 = 119.00\nM-3 100.00 + 15.00 = 115.00"_s);
    row("thousands-comma.csv", u"M-1 1000.00 + 150.00 = 1150.00"_s);
    for (const char *file : {"preamble.csv", "sep-line.csv", "short-row.csv", "duplicate-header.csv",
             "name-with-line-break.csv", "utf16-excel.txt", "headers-german.csv", "headers-shop.csv",
             "headers-accounting.csv", "risk-level-low.csv"})
        row(file, one);
    row("country-names.csv", one + u"\nM-2 100.00 + 19.00 = 119.00"_s);
    row("mixed-rates-lines.csv", u"M-1 25.00 + 4.15 = 29.15 [7% of 5.00: 0.35] [19% of 20.00: 3.80]"_s);
    row("rate-three-decimals.csv", u"M-1 100.00 + 8.88 = 108.88\nM-2 100.00 + 9.98 = 109.98"_s);
    row("zero-total.csv", u"M-1 0.00 + 0.00 = 0.00"_s);
    row("cash-rounding.csv", u"M-1 100.02 + 8.10 = 108.12"_s);
    row("workbook.xlsx", u"refused"_s);
    QString dates;
    for (int i = 1; i <= 8; ++i)
        dates += (i > 1 ? u"\n"_s : QString()) + u"M-%1 100.00 + 19.00 = 119.00"_s.arg(i);
    row("dates-unambiguous.csv", dates);
    row("timestamp-space-offset.csv", one + u"\nM-2 100.00 + 19.00 = 119.00\nM-3 100.00 + 19.00 = 119.00"_s);
}

/// The files of the issue, where they are beside the checkout.
void ImportKindsTest::sharedCases()
{
    QFETCH(QString, file);
    QFETCH(QStringList, map);
    QFETCH(QString, expected);
    const QByteArray bytes = readShared(file);
    if (bytes.isEmpty())
        QSKIP("../shared/cases/import is not there");
    const Outcome outcome = import(bytes, map);
    QVERIFY2(outcome.text() == expected,
        qPrintable(outcome.text() + u'\n' + outcome.report.toText() + outcome.report.files().front().mapping
            + outcome.report.files().front().failure));
    if (file == "dates-unambiguous.csv"_L1) {
        for (const Invoice &invoice : outcome.invoices)
            QVERIFY(invoice.issuedOn == QDate(2026, 11, 2) && !invoice.hasIssueTime());
    }
    if (file == "timestamp-space-offset.csv"_L1) {
        QCOMPARE(toIso8601(outcome.invoices[0].issuedAt), u"2026-11-03T04:30:00.000Z"_s);
        QCOMPARE(toIso8601(outcome.invoices[1].issuedAt), u"2026-11-02T08:00:00.000Z"_s);
        QCOMPARE(toIso8601(outcome.invoices[2].issuedAt), u"2026-11-02T10:00:00.000Z"_s);
    }
    if (file == "workbook.xlsx"_L1)
        QVERIFY(outcome.report.files().front().failure.contains(u"workbook"_s));
}

BILLOW_TEST(QCoreApplication, ImportKindsTest)
#include "ImportKindsTest.moc"
