// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/DocumentInvoice.h"
#include "tests/intake/einvoice/Fixtures.h"
#include "tests/intake/einvoice/SmallPdf.h"
#include "tests/support/TestMain.h"

using namespace billow;
using namespace billow::einvoice;
using namespace billow::einvoice::test;
using namespace Qt::StringLiterals;

/// From the bytes of an e-invoice to what the ledger takes.
class IntakeTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDocumentComesWithTheInvoice();
    void aPdfIsKeptAsItCame();
    void aFailedCheckNamesItsRules();
    void largeOriginalsAreNotKept();
    void namesAndProfilesAreStorable();
    void theSignOfACreditNoteIsAsWritten();
    void theErrorNamesElementAndLine();
};

namespace {

const ReceivedDocument &documentOf(const Result<Invoice> &invoice)
{
    if (!invoice)
        qFatal("%s", qPrintable(invoice.error().message));
    return *invoice->attachment.document;
}

Result<Invoice> received(const QByteArray &bytes, const QString &name = u"a.xml"_s)
{
    return receiveDocument(bytes, name, u"test"_s, originalSizeLimit);
}

} // namespace

void IntakeTest::theDocumentComesWithTheInvoice()
{
    const QByteArray bytes = fixture(cii);
    const auto invoice = received(bytes);
    const ReceivedDocument &document = documentOf(invoice);
    QCOMPARE(invoice->source, u"test"_s);
    QVERIFY(invoice->check == CheckResult::Passed);
    QCOMPARE(document.fileName, u"a.xml"_s);
    QCOMPARE(document.mediaType, u"application/xml"_s);
    QCOMPARE(document.profile, u"urn:cen.eu:en16931:2017"_s);
    QCOMPARE(document.payable, std::optional<std::int64_t>(10000));
    QCOMPARE(document.sha256, sha256Of(bytes));
    QCOMPARE(document.size, bytes.size());
    QVERIFY(document.originalKept);
    QCOMPARE(qUncompress(document.packed), bytes);
    QVERIFY(document.rules.size() > 30);
    QVERIFY(document.failedRules().isEmpty());
}

void IntakeTest::aPdfIsKeptAsItCame()
{
    const QByteArray pdf = pdfWith(fixture(cii));
    // The header may come late: ISO 32000-1, annex H.3.
    for (const QByteArray &bytes : {pdf, "\n% a line before\n" + pdf}) {
        const ReceivedDocument document = documentOf(received(bytes, u"a.pdf"_s));
        QCOMPARE(document.mediaType, u"application/pdf"_s);
        QCOMPARE(qUncompress(document.packed), bytes);
    }
}

void IntakeTest::aFailedCheckNamesItsRules()
{
    const auto invoice = received(fixture(cii, {{">150.00<", ">150.01<"}}));
    const ReceivedDocument &document = documentOf(invoice);
    QVERIFY(invoice->check == CheckResult::Failed);
    QCOMPARE(document.failedRules(), (QStringList{u"BR-CO-10"_s, u"BR-CO-13"_s}));
}

void IntakeTest::largeOriginalsAreNotKept()
{
    const QByteArray bytes = fixture(cii);
    for (const auto largest : QList<std::int64_t>{0, bytes.size() - 1}) {
        const ReceivedDocument document = documentOf(receiveDocument(bytes, {}, u"test"_s, largest));
        QVERIFY(!document.originalKept);
        QVERIFY(document.packed.isEmpty());
        QCOMPARE(document.size, bytes.size());
    }
    QVERIFY(documentOf(receiveDocument(bytes, {}, u"test"_s, bytes.size())).originalKept);
}

void IntakeTest::namesAndProfilesAreStorable()
{
    const QString name = QString(QChar::Null) + QString(300, u'a') + u".xml"_s;
    const ReceivedDocument document =
        documentOf(received(fixture(cii, {{"urn:cen.eu:en16931:2017", QByteArray(1'000, 'p')}}), name));
    QCOMPARE(document.fileName.size(), 255);
    QVERIFY(document.fileName.endsWith(u"a.xml"_s));
    QVERIFY(!document.fileName.contains(QChar::Null));
    QCOMPARE(document.profile, QString(255, u'p'));
}

void IntakeTest::theSignOfACreditNoteIsAsWritten()
{
    const auto invoice = received(fixture(ublCreditNote));
    QCOMPARE(documentOf(invoice).payable, std::optional<std::int64_t>(10000));
    QCOMPARE(invoice->total, -16595);
}

void IntakeTest::theErrorNamesElementAndLine()
{
    const auto invoice = received(fixture(cii, {{">165.95<", ">lots<"}}));
    QVERIFY(!invoice);
    QCOMPARE(invoice.error().field, u"total_minor"_s);
    const QRegularExpression place(u"Line [1-9][0-9]*, .*GrandTotalAmount: \"lots\""_s);
    QVERIFY2(place.match(invoice.error().message).hasMatch(), qPrintable(invoice.error().message));
}

BILLOW_TEST(QCoreApplication, IntakeTest)
#include "IntakeTest.moc"
