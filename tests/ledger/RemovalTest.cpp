// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ledger/WriterFixture.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

using namespace billow;
using namespace Qt::StringLiterals;

/// The invoices of one source go, and the others stay as they were, numbered densely. Behind each test the fixture
/// verifies the ledger.
class RemovalTest final : public WriterFixture {
    Q_OBJECT
private Q_SLOTS:
    void deletesTheDemosInvoicesAlone();
    void undoesAnImportBetweenOthers();
    void movesVatLinesAndDocuments();
    void deletesTheNewest();
    void deletesAll();
    void unknownSourceChangesNothing();
    void rollbackKeepsAll();
    void theStreamContinues();

private:
    /// 30 invoices: demo, import:a.csv and import:b.csv in turn, in two currencies, 20 of them displayed, 25 rolled up.
    void fill();
    void remove(const QString &source, std::int64_t expected);
    /// What was stored under \a before, without \a source, is stored now, in its order.
    void verifyRest(const InvoiceBatch &before, const QString &source);
};

namespace {

/// What an e-invoice comes with.
std::shared_ptr<const ReceivedDocument> documentOf(const QByteArray &bytes)
{
    auto document = std::make_shared<ReceivedDocument>();
    document->fileName = u"invoice.xml"_s;
    document->mediaType = u"application/xml"_s;
    document->profile = u"urn:cen.eu:en16931:2017"_s;
    document->packed = qCompress(bytes);
    document->sha256 = sha256Of(bytes);
    document->size = bytes.size();
    document->originalKept = true;
    return document;
}

} // namespace

void RemovalTest::fill()
{
    InvoiceBatch batch;
    for (int n = 1; n <= 10; ++n) {
        batch.append(samples::demo(n));
        batch.append(samples::amounts(n, n % 2 == 0 ? u"EUR" : u"JPY", 1'000 * n, 100 * n));
        batch.last().source = u"import:a.csv"_s;
        batch.append(samples::invoice(100 + n));
        batch.last().source = u"import:b.csv"_s;
    }
    append(batch);
    BILLOW_VERIFY_OK(m_writer->begin());
    m_writer->setRun({.id = 7, .generated = 10, .startedAt = samples::moment(), .endSeq = 28});
    m_writer->setDemoNumber({20261123, 10});
    BILLOW_VERIFY_OK(m_writer->commit());
    advance(20);
    BILLOW_VERIFY_OK(m_writer->rollUp(25));
}

void RemovalTest::remove(const QString &source, std::int64_t expected)
{
    BILLOW_VERIFY_OK(m_writer->begin());
    const auto removed = m_writer->remove(source);
    BILLOW_VERIFY_OK(removed);
    BILLOW_VERIFY_OK(m_writer->commit());
    QCOMPARE(*removed, expected);
}

void RemovalTest::verifyRest(const InvoiceBatch &before, const QString &source)
{
    InvoiceBatch expected;
    for (Invoice invoice : before) {
        if (invoice.source == source)
            continue;
        invoice.seq = expected.size() + 1;
        expected.append(invoice);
    }
    QVERIFY(stored() == expected);
    QCOMPARE(m_writer->position().lastSeq, expected.size());
}

void RemovalTest::deletesTheDemosInvoicesAlone()
{
    fill();
    const LedgerPosition old = m_writer->position();
    const InvoiceBatch before = stored();
    remove(u"demo"_s, 10);
    verifyRest(before, u"demo"_s);
    const LedgerPosition &now = m_writer->position();
    QCOMPARE(now.epoch, old.epoch + 1);
    QCOMPARE(now.revision, old.revision + 1);
    QCOMPARE(now.cursor, 13); // 7 of the 20 displayed ones were the demo's
    QCOMPARE(now.realCount, 20);
    QCOMPARE(now.lastRealSeq, 20);
    QCOMPARE(now.run, Run{.id = 7});
    QCOMPARE(now.demoNumber, DemoNumber());
    QCOMPARE(now.stored.count(), 20);
    QCOMPARE(now.displayed.count(), 13);
    // The same after it was closed and opened.
    const LedgerPosition kept = now;
    QVERIFY(m_writer->open().value() == kept);
}

void RemovalTest::undoesAnImportBetweenOthers()
{
    fill();
    const InvoiceBatch before = stored();
    remove(u"import:a.csv"_s, 10);
    verifyRest(before, u"import:a.csv"_s);
    const LedgerPosition &now = m_writer->position();
    QCOMPARE(now.cursor, 13);
    QCOMPARE(now.realCount, 10);
    QCOMPARE(now.lastRealSeq, 20);
    QCOMPARE(now.run.endSeq, 19); // 9 of the first 28 are gone
    QCOMPARE(now.run.generated, 10);
    QCOMPARE(now.stored.byCurrency().size(), 1); // EUR and JPY were in this file alone
    QCOMPARE(complaints(*m_ledger->store()), QString());
    // The rollups are made anew from the rows that are left.
    QCOMPARE(m_writer->rolledUpTo(), 0);
    BILLOW_VERIFY_OK(m_writer->rollUp(1'000));
    QCOMPARE(m_writer->rolledUpTo(), 20);
}

void RemovalTest::movesVatLinesAndDocuments()
{
    const auto rate = [](int thousandths) { return VatRate::fromThousandths(thousandths).value(); };
    const auto checked = [&](int n, const QString &source, const QByteArray &bytes) {
        Invoice invoice = samples::amounts(n, u"EUR", 30'000, 2'450);
        invoice.vatRate = rate(0);
        invoice.vatLines = {{VatCategory::Standard, rate(7'000), 5'000, 350},
            {VatCategory::Standard, rate(9'975), 10'000, 2'100}, {VatCategory::ReverseCharge, rate(0), 15'000, 0}};
        invoice.source = source;
        invoice.check = CheckResult::Passed;
        invoice.attachment.document = documentOf(bytes);
        return invoice;
    };
    InvoiceBatch batch{samples::demo(1), checked(1, u"import:a.xml"_s, "a"), samples::demo(2),
        checked(2, u"import:b.xml"_s, "b"), checked(3, u"import:a.xml"_s, "shared"),
        checked(4, u"import:b.xml"_s, "shared"), samples::demo(3)};
    append(batch);
    BILLOW_VERIFY_OK(m_writer->begin());
    m_writer->setDemoNumber({20261123, 3});
    BILLOW_VERIFY_OK(m_writer->commit());
    const InvoiceBatch before = stored();

    remove(u"import:a.xml"_s, 2);
    verifyRest(before, u"import:a.xml"_s);
    const auto store = m_ledger->store();
    BILLOW_VERIFY_OK(store->connect(Access::Read));
    QCOMPARE(store->readOriginal(3).value().bytes, QByteArray("b"));
    QCOMPARE(store->readOriginal(4).value().bytes, QByteArray("shared"));
    QVERIFY(!store->readDocument(2).value());
    QCOMPARE(m_ledger->sql(u"SELECT count(*) FROM originals"_s), u"2"_s);

    remove(u"demo"_s, 3);
    QCOMPARE(store->readOriginal(1).value().bytes, QByteArray("b"));
    QCOMPARE(store->readOriginal(2).value().bytes, QByteArray("shared"));
    QCOMPARE(m_ledger->sql(u"SELECT count(*) FROM vat_lines WHERE seq IN (1, 2)"_s), u"6"_s);
}

void RemovalTest::deletesTheNewest()
{
    fill();
    InvoiceBatch last = samples::invoices(500, 5);
    for (Invoice &invoice : last)
        invoice.source = u"import:last.csv"_s;
    append(last);
    const InvoiceBatch before = stored();
    remove(u"import:last.csv"_s, 5);
    verifyRest(before, u"import:last.csv"_s);
    QCOMPARE(m_writer->position().cursor, 20);
    QCOMPARE(m_writer->position().lastRealSeq, 30);
}

void RemovalTest::deletesAll()
{
    append(samples::demos(1, 40));
    advance(25);
    remove(u"demo"_s, 40);
    QCOMPARE(m_writer->position().lastSeq, 0);
    QCOMPARE(m_writer->position().cursor, 0);
    QVERIFY(m_writer->position().stored.isEmpty());
    QVERIFY(m_writer->position().displayed.isEmpty());
    append(samples::demos(1, 3));
    QCOMPARE(stored().size(), 3);
}

void RemovalTest::unknownSourceChangesNothing()
{
    fill();
    const LedgerPosition before = m_writer->position();
    remove(u"import:"_s, 0);
    QVERIFY(m_writer->position() == before);
}

void RemovalTest::rollbackKeepsAll()
{
    fill();
    const InvoiceBatch before = stored();
    const LedgerPosition position = m_writer->position();
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->remove(u"import:a.csv"_s));
    m_writer->rollback();
    QVERIFY(m_writer->position() == position);
    QVERIFY(stored() == before);
    advance(10);
    QCOMPARE(m_writer->position().cursor, 30);
}

/// What is stored and released afterwards fits to what is left.
void RemovalTest::theStreamContinues()
{
    fill();
    remove(u"import:b.csv"_s, 10);
    append(samples::invoices(1'000, 5));
    BILLOW_VERIFY_OK(m_writer->begin());
    const auto release = m_writer->advance(100, samples::moment());
    BILLOW_VERIFY_OK(release);
    QCOMPARE(release->firstSeq, 15);
    QCOMPARE(release->lastSeq, 25);
    QVERIFY(release->invoices == stored().last(11));
    BILLOW_VERIFY_OK(m_writer->commit());
    BILLOW_VERIFY_OK(m_writer->rollUp(12));
    // The numbers that went with the file may come again.
    InvoiceBatch again = samples::invoices(101, 10);
    append(again);
    QCOMPARE(m_writer->position().lastSeq, 35);
}

BILLOW_TEST(QCoreApplication, RemovalTest)
#include "RemovalTest.moc"
