// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerReader.h"
#include "tests/ledger/WriterFixture.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

using namespace billow;
using namespace Qt::StringLiterals;

/// What the ledger keeps of the e-invoices that invoices came from.
class DocumentsTest final : public WriterFixture {
    Q_OBJECT
private Q_SLOTS:
    void aDocumentIsStoredWithItsInvoice();
    void whatWasNotKeptIsNotThere();
    void onlyWhatIsStoredBringsItsDocument();
    void documentsOfALargeBatchFindTheirInvoices();
    void theSameBytesAreKeptOnce();
    void aRollbackTakesThemBack();
    void resetDeletesThem();
    void theyAreNotRemembered();
    void damageIsFound_data();
    void damageIsFound();

private:
    [[nodiscard]] QString count(const QString &table) const
    {
        return m_ledger->sql(u"SELECT count(*) FROM "_s + table);
    }
};

namespace {

/// What is read from an original with these bytes.
std::shared_ptr<const ReceivedDocument> document(const QByteArray &bytes)
{
    return std::make_shared<const ReceivedDocument>(ReceivedDocument{.fileName = u"Rechnung \"März\" \u202Elmx.xml"_s,
        .mediaType = u"application/xml"_s,
        .profile = u"urn:cen.eu:en16931:2017"_s,
        .payable = -9'007'199'254'740'993,
        .rules = {{u"BR-01"_s, RuleOutcome::Holds, RuleOutcome::Holds, u"„ß“ 'is' there"_s, false},
            {u"BR-CO-10"_s, RuleOutcome::Fails, RuleOutcome::CannotTell, u"100.00; 99.99"_s, true}},
        .sha256 = sha256Of(bytes),
        .size = bytes.size(),
        .originalKept = true,
        .packed = qCompress(bytes)});
}

Invoice withDocument(std::int64_t number, const QByteArray &bytes)
{
    Invoice invoice = samples::invoice(number);
    invoice.check = CheckResult::Failed;
    invoice.attachment.document = document(bytes);
    return invoice;
}

/// Every byte there is, and more than one page of either engine.
QByteArray largeBytes()
{
    QByteArray bytes;
    for (int i = 0; i < 300'000; ++i)
        bytes.append(static_cast<char>((i * std::int64_t{i}) >> 3));
    return bytes;
}

} // namespace

void DocumentsTest::aDocumentIsStoredWithItsInvoice()
{
    const QByteArray bytes = largeBytes();
    append({samples::invoice(1), withDocument(2, bytes)});
    LedgerReader reader(m_ledger->store());
    QVERIFY(!reader.document(1).value());
    const auto read = reader.document(2).value();
    QVERIFY(read.has_value());
    ReceivedDocument expected = *document(bytes);
    expected.packed.clear();
    QVERIFY(*read == expected);
    const OriginalDocument original = reader.original(2).value();
    QCOMPARE(original.bytes, bytes);
    QCOMPARE(original.mediaType, expected.mediaType);
    QCOMPARE(original.fileName, expected.fileName);
    QVERIFY(stored().at(1).check == CheckResult::Failed);
    QVERIFY(stored().at(0).check == CheckResult::NotChecked);
    BILLOW_VERIFY_ERROR(reader.original(1), Invalid, u"No original is kept of invoice 1"_s);
    BILLOW_VERIFY_ERROR(reader.original(3), Invalid, u"No original is kept of invoice 3"_s);
}

void DocumentsTest::whatWasNotKeptIsNotThere()
{
    Invoice invoice = samples::invoice(1);
    invoice.check = CheckResult::Failed;
    ReceivedDocument without = *document("bytes");
    without.payable.reset();
    without.fileName.clear();
    without.originalKept = false;
    without.packed.clear();
    invoice.attachment.document = std::make_shared<const ReceivedDocument>(without);
    append({invoice});
    LedgerReader reader(m_ledger->store());
    QVERIFY(*reader.document(1).value() == without);
    BILLOW_VERIFY_ERROR(reader.original(1), Invalid, u"invoice 1"_s);
    QCOMPARE(count(u"originals"_s), u"0"_s);
}

void DocumentsTest::onlyWhatIsStoredBringsItsDocument()
{
    append({withDocument(1, "first")}, Duplicates::Likely);
    Invoice conflict = withDocument(1, "third");
    conflict.buyerName = u"Another buyer"_s;
    append(
        {withDocument(1, "second"), conflict, withDocument(2, "fourth"), withDocument(2, "fifth")}, Duplicates::Likely);
    QCOMPARE(count(u"documents"_s), u"2"_s);
    QCOMPARE(count(u"originals"_s), u"2"_s);
    LedgerReader reader(m_ledger->store());
    QCOMPARE(reader.original(1).value().bytes, "first"_ba);
    QCOMPARE(reader.original(2).value().bytes, "fourth"_ba);
}

void DocumentsTest::documentsOfALargeBatchFindTheirInvoices()
{
    for (const Duplicates duplicates : {Duplicates::Unlikely, Duplicates::Likely}) {
        const std::int64_t first = m_writer->position().lastSeq + 1;
        InvoiceBatch batch;
        for (std::int64_t i = 0; i < 300; ++i)
            batch.append(i % 2 == 0 ? samples::invoice(first + i)
                                    : withDocument(first + i, "bytes " + QByteArray::number(qint64{first + i})));
        append(batch, duplicates);
        LedgerReader reader(m_ledger->store());
        for (const Seq seq : {first + 1, first + 151, first + 299})
            QCOMPARE(reader.original(seq).value().bytes, "bytes " + QByteArray::number(qint64{seq}));
        QVERIFY(!reader.document(first + 150).value());
    }
}

void DocumentsTest::theSameBytesAreKeptOnce()
{
    append({withDocument(1, "the same"), withDocument(2, "the same")});
    append({withDocument(3, "the same")});
    QCOMPARE(count(u"documents"_s), u"3"_s);
    QCOMPARE(count(u"originals"_s), u"1"_s);
    LedgerReader reader(m_ledger->store());
    for (const Seq seq : {1, 2, 3})
        QCOMPARE(reader.original(seq).value().bytes, "the same"_ba);
}

void DocumentsTest::aRollbackTakesThemBack()
{
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->append(InvoiceBatch{withDocument(1, "bytes")}, Duplicates::Likely, samples::moment()));
    m_writer->rollback();
    QCOMPARE(count(u"documents"_s) + count(u"originals"_s), u"00"_s);
}

void DocumentsTest::resetDeletesThem()
{
    append({withDocument(1, "bytes")});
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->reset());
    BILLOW_VERIFY_OK(m_writer->commit());
    QCOMPARE(count(u"documents"_s) + count(u"originals"_s), u"00"_s);
    append({withDocument(1, "others")});
    LedgerReader reader(m_ledger->store());
    QCOMPARE(reader.original(1).value().bytes, "others"_ba);
}

/// What waits for its release is kept in memory: without the bytes.
void DocumentsTest::theyAreNotRemembered()
{
    const std::weak_ptr<const ReceivedDocument> held = [this] {
        const Invoice invoice = withDocument(1, "bytes");
        append({invoice});
        return std::weak_ptr(invoice.attachment.document);
    }();
    QVERIFY(held.expired());
    BILLOW_VERIFY_OK(m_writer->begin());
    const auto released = m_writer->advance(1, samples::moment());
    BILLOW_VERIFY_OK(released);
    QVERIFY(!released->invoices.at(0).attachment.document);
    QVERIFY(released->invoices.at(0).check == CheckResult::Failed);
    BILLOW_VERIFY_OK(m_writer->commit());
}

void DocumentsTest::damageIsFound_data()
{
    QTest::addColumn<QString>("sqlite");
    QTest::addColumn<QString>("postgresql");
    QTest::addColumn<QStringList>("checks");
    const auto row = [](const char *name, const QString &sqlite, const QString &postgresql, const QStringList &checks) {
        QTest::newRow(name) << sqlite << postgresql << checks;
    };
    const auto both = [&](const char *name, const QString &sql, const QStringList &checks) {
        row(name, sql, sql, checks);
    };
    row("other bytes", u"UPDATE originals SET bytes = (SELECT bytes FROM originals ORDER BY sha256 LIMIT 1)"_s,
        u"UPDATE originals SET bytes = (SELECT bytes FROM originals ORDER BY sha256 LIMIT 1)"_s,
        {u"original_hashes"_s});
    row("no bytes", u"UPDATE originals SET bytes = x''"_s, u"UPDATE originals SET bytes = ''"_s,
        {u"original_hashes"_s});
    row("a size that is a lie", u"UPDATE originals SET bytes = x'ffffffff789c030000000001'"_s,
        u"UPDATE originals SET bytes = '\\xffffffff789c030000000001'"_s, {u"original_hashes"_s});
    both("another hash", u"UPDATE originals SET sha256 = 'ab' WHERE sha256 = (SELECT min(sha256) FROM originals)"_s,
        {u"originals"_s, u"original_hashes"_s});
    both("no documents", u"DELETE FROM documents"_s, {u"checked_invoices"_s, u"originals"_s});
    both("a document of another invoice", u"UPDATE documents SET seq = 9 WHERE seq = 2"_s,
        {u"documents"_s, u"checked_invoices"_s});
    both("a check that was taken back", u"UPDATE invoices SET check_result = NULL"_s, {u"documents"_s});
    both("a check that passed, with a rule that fails", u"UPDATE invoices SET check_result = 1 WHERE seq = 2"_s,
        {u"check_results"_s});
    both("rules that cannot be read", u"UPDATE documents SET checks = '{' WHERE seq = 1"_s, {u"check_results"_s});
}

void DocumentsTest::damageIsFound()
{
    QFETCH(QString, sqlite);
    QFETCH(QString, postgresql);
    QFETCH(QStringList, checks);
    doNotVerify();
    append({withDocument(1, "one"), withDocument(2, "two")});
    QCOMPARE(complaints(*m_ledger->store()), QString());
    m_ledger->sql(m_ledger->store()->dialect() == "sqlite"_L1 ? sqlite : postgresql);
    QStringList found;
    for (const QString &line : complaints(*m_ledger->store()).split(u'\n'))
        found.append(line.section(u':', 0, 0));
    QCOMPARE(found, checks);
    LedgerReader reader(m_ledger->store());
    if (checks == QStringList{u"original_hashes"_s})
        QVERIFY(!reader.original(1) || !reader.original(2));
}

BILLOW_TEST(QCoreApplication, DocumentsTest)
#include "DocumentsTest.moc"
