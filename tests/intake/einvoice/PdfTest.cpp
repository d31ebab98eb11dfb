// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/EInvoice.h"
#include "core/intake/einvoice/pdf/PdfAttachment.h"
#include "tests/intake/einvoice/Fixtures.h"
#include "tests/intake/einvoice/SmallPdf.h"
#include "tests/support/TestMain.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <QDir>
#include <QTest>

#include <zlib.h>

#include <functional>

using namespace billow::einvoice;
using namespace billow::einvoice::test;
using namespace Qt::StringLiterals;

namespace {

/// A PDF whose file specification, object 6, is in an object stream of \a objects, which are compressed.
QByteArray pdfWithObjectStream(const QByteArray &objects)
{
    const QByteArrayList bodies{catalogue("/AF [6 0 R]"), pages, "null", stream(fixture(cii)),
        "<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length " + QByteArray::number(objects.size())
            + " >>\nstream\n" + objects + "\nendstream"};
    const auto entry = [](char type, qsizetype second, char third) {
        return QByteArray(1, type) + static_cast<char>(second >> 24) + static_cast<char>(second >> 16)
            + static_cast<char>(second >> 8) + static_cast<char>(second) + third;
    };
    QByteArray pdf = "%PDF-1.7\n";
    QByteArray table = entry(0, 0, 0);
    for (qsizetype i = 0; i < bodies.size(); ++i) {
        table += entry(1, pdf.size(), 0);
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + bodies.at(i) + "\nendobj\n";
    }
    table += entry(2, 5, 0) + entry(1, pdf.size(), 0);
    return pdf + "7 0 obj\n<< /Type /XRef /Size 8 /Root 1 0 R /W [1 4 1] /Length " + QByteArray::number(table.size())
        + " >>\nstream\n" + table + "\nendstream\nendobj\nstartxref\n" + QByteArray::number(pdf.size()) + "\n%%EOF\n";
}

/// The zlib stream that \a bytes begin with, decompressed; empty where it is none.
QByteArray inflated(const QByteArray &bytes)
{
    QByteArray result(10'000'000, Qt::Uninitialized);
    uLongf size = static_cast<uLongf>(result.size());
    const int code = uncompress(reinterpret_cast<Bytef *>(result.data()), &size,
        reinterpret_cast<const Bytef *>(bytes.constData()), static_cast<uLong>(bytes.size()));
    return code == Z_OK ? result.left(static_cast<qsizetype>(size)) : QByteArray();
}

/// \a pdf as qpdf writes it anew after \a configure.
QByteArray rewritten(const QByteArray &pdf, const std::function<void(QPDFWriter &)> &configure)
{
    QPDF document;
    document.processMemoryFile("test", pdf.constData(), static_cast<std::size_t>(pdf.size()));
    QPDFWriter writer(document);
    writer.setOutputMemory();
    configure(writer);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char *>(buffer->getBuffer()), static_cast<qsizetype>(buffer->getSize())};
}

QString numberOrError(const QByteArray &pdf)
{
    const auto document = readEInvoice(pdf);
    return document.ok() ? document->number : document.error().message;
}

} // namespace

class PdfTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheInvoice_data();
    void findsTheInvoice();
    void refuses_data();
    void refuses();
    void readsOthersFiles_data();
    void readsOthersFiles();
};

void PdfTest::findsTheInvoice_data()
{
    QTest::addColumn<QByteArray>("pdf");
    const QByteArray invoice = fixture(cii);
    const QByteArray plain = pdfWith(invoice);
    QTest::newRow("in the name tree") << plain;
    // A newer qpdf repairs no file without a page.
    const QByteArray withPage = pdfOf(
        {catalogue("/Names << /EmbeddedFiles << /Names [(x) 3 0 R] >> >>"), "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
            fileSpecification("x"), stream(invoice), "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"});
    QTest::newRow("under another name") << pdfWith(fixture(ublInvoice), "Rechnung 17.dat");
    QTest::newRow("ZUGFeRD 1") << pdfWith(fixture(zugferd1), "ZUGFeRD-invoice.xml");
    QTest::newRow("as an associated file only")
        << pdfOf({catalogue("/AF [3 0 R]"), pages, fileSpecification("x"), stream(invoice)});
    QTest::newRow("in a branch of the name tree")
        << pdfOf({catalogue("/Names << /EmbeddedFiles << /Kids [5 0 R] >> >>"), pages, fileSpecification("x"),
               stream(invoice), "<< /Limits [(a) (z)] /Names [(x) 3 0 R] >>"});
    QTest::newRow("behind another file") << pdfOf(
        {catalogue("/Names << /EmbeddedFiles << /Names [(a) 5 0 R (x) 3 0 R] >> >>"), pages, fileSpecification("x"),
            stream(invoice), "<< /Type /Filespec /F (a) /EF << /F 6 0 R >> >>", stream("<html/>")});
    QTest::newRow("in object streams") << rewritten(
        plain, [](QPDFWriter &writer) { writer.setObjectStreamMode(qpdf_o_generate); });
    QTest::newRow("in an object stream of our own") << pdfWithObjectStream(compressed("6 0 " + fileSpecification("x")));
    QTest::newRow("after repair: no cross-references") << QByteArray(withPage).replace("xref", "xxxx");
    QTest::newRow("behind a line of mail") << "From here\n" + plain;
    QTest::newRow("encrypted without a password to open it") << rewritten(plain, [](QPDFWriter &writer) {
        writer.setR6EncryptionParameters("", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
    });
}

void PdfTest::findsTheInvoice()
{
    QFETCH(QByteArray, pdf);
    QCOMPARE(numberOrError(pdf), u"R-2026-17"_s);
}

void PdfTest::refuses_data()
{
    QTest::addColumn<QByteArray>("pdf");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QByteArray &pdf, const QString &said) {
        QTest::newRow(name) << pdf << said;
    };
    const QByteArray plain = pdfWith(fixture(cii));
    const QByteArray zeros(100'000'000, '\0');
    row("no attachment", pdfOf({catalogue({}), pages}), u"carries no e-invoice"_s);
    row("an attachment that is no XML", pdfWith("total: 100"), u"carries no e-invoice"_s);
    row("another XML", pdfWith("<html/>", "page.xml"), u"The PDF carries page.xml. This XML is no e-invoice"_s);
    row("a password",
        rewritten(plain,
            [](QPDFWriter &writer) {
                writer.setR6EncryptionParameters(
                    "secret", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
            }),
        u"is encrypted"_s);
    row("the first half", plain.left(plain.size() / 4), u"The PDF c"_s);
    row("only a header", "%PDF-1.7\n", u"cannot be read"_s);
    row("a name tree in a loop",
        pdfOf({catalogue("/Names << /EmbeddedFiles 3 0 R >>"), pages, "<< /Kids [3 0 R 3 0 R] >>"}), u"The PDF c"_s);
    row("a file that is itself",
        pdfOf({catalogue("/AF [3 0 R 1 0 R 3 0 R]"), pages, "<< /Type /Filespec /EF 3 0 R /F 3 0 R >>"}),
        u"carries no e-invoice"_s);
    row("a bomb", pdfWith(zeros), u"far more is compressed"_s);
    row("a bomb that begins as an invoice", pdfWith(fixture(cii) + QByteArray(25'000'000, ' ')),
        u"far more is compressed"_s);
    row("a bomb in a bomb",
        pdfOf({catalogue("/AF [3 0 R]"), pages, fileSpecification("x"),
            stream(compressed(compressed(zeros)), "/Filter [/FlateDecode /FlateDecode]")}),
        u"far more is compressed"_s);
    row("a bomb in the structure", pdfWithObjectStream(compressed("6 0 " + fileSpecification("x") + zeros)),
        u"far more is compressed"_s);
    row("LZW",
        pdfOf({catalogue("/AF [3 0 R]"), pages, fileSpecification("x"),
            stream("\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", "/Filter /LZWDecode")}),
        u"carries no e-invoice"_s);
}

void PdfTest::refuses()
{
    QFETCH(QByteArray, pdf);
    QFETCH(QString, said);
    const QString error = numberOrError(pdf);
    QVERIFY2(error.contains(said), qPrintable(error));
}

void PdfTest::readsOthersFiles_data()
{
    QTest::addColumn<QString>("path");
    const QDir shared(QStringLiteral(BILLOW_SOURCE_DIR "/../shared/data/e-invoices/pdf")); // where it is there
    for (const QFileInfo &file : shared.entryInfoList({u"*.pdf"_s}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

void PdfTest::readsOthersFiles()
{
    if (!QTest::currentDataTag())
        return;
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    const auto document = readEInvoice(pdf);

    // A second way to find it: whatever is compressed in the file and begins as such a document does.
    QByteArray found;
    for (qsizetype at = pdf.indexOf("stream"); at >= 0 && found.isEmpty(); at = pdf.indexOf("stream", at + 1)) {
        const qsizetype begin = at + 6 + (pdf.mid(at + 6, 2) == "\r\n" ? 2 : 1);
        const QByteArray bytes = inflated(pdf.mid(begin, pdf.indexOf("endstream", begin) - begin));
        if (bytes.contains("<ram:GrandTotalAmount"))
            found = bytes;
    }
    QCOMPARE(document.ok(), !found.isEmpty());
    if (found.isEmpty())
        return;
    const auto valueOf = [&](const QByteArray &name) {
        const qsizetype begin = found.indexOf('>', found.indexOf("<ram:" + name)) + 1;
        return QString::fromUtf8(found.mid(begin, found.indexOf('<', begin) - begin)).trimmed();
    };
    QVERIFY(document->taxInclusive.value == Decimal::parse(valueOf("GrandTotalAmount")));
    QVERIFY(document->payable.value == Decimal::parse(valueOf("DuePayableAmount")));
    QVERIFY(document->taxExclusive.value == Decimal::parse(valueOf("TaxBasisTotalAmount")));
}

BILLOW_TEST(QCoreApplication, PdfTest)
#include "PdfTest.moc"
