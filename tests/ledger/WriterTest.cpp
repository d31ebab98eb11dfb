// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ledger/WriterFixture.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <limits>

using namespace billow;
using namespace Qt::StringLiterals;

/// What is stored, how it is numbered, and what it adds up to.
class WriterTest final : public WriterFixture {
    Q_OBJECT
private Q_SLOTS:
    void beginsEmpty();
    void numbersDenselyAndReadsBack();
    void keepsEveryField();
    void rolledBackTransactionLeavesNoGap();
    void reportsDuplicates_data();
    void reportsDuplicates();
    void duplicateChangesNothing();
    void conflictIsTold_data() { reportsDuplicates_data(); }
    void conflictIsTold();
    void identityIsKindAndYearToo();
    void keepsDocuments();
    void creditNotesCountAgainst();
    void sameNumberOfAnotherSellerIsNew();
    void totalsAreKeptPerCurrency();
    void totalsPassSixtyFourBits();
    void failedStatementUndoesTheTransaction();
    void refusesALedgerWhoseNewestRowIsGone();
};

void WriterTest::beginsEmpty()
{
    QCOMPARE(m_writer->position(), LedgerPosition());
    QVERIFY(m_writer->newestDisplayed(50).value().isEmpty());
}

void WriterTest::numbersDenselyAndReadsBack()
{
    append(samples::invoices(1, 3));
    append(samples::invoices(4, 2));
    const InvoiceBatch rows = stored();
    QCOMPARE(rows.size(), 5);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        Invoice expected = samples::invoice(i + 1);
        expected.seq = i + 1;
        expected.acceptedAt = samples::moment();
        QVERIFY(rows[i] == expected);
    }
    QCOMPARE(m_writer->position().lastSeq, 5);
    QCOMPARE(m_writer->position().revision, 2);
}

void WriterTest::keepsEveryField()
{
    Invoice bare = samples::invoice(1);
    bare.exportingCountry.reset();
    bare.importingCountry.reset();
    bare.risk.reset();
    bare.paymentMechanism.clear();
    bare.number = QString(50, u'ß');
    bare.sellerName = u"Ελληνική 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 '\"; DROP TABLE invoices; --\\"_s;
    bare.setIssueTime(samples::moment() - std::chrono::years(60));
    bare.vatRate = VatRate::fromThousandths(7'250).value();
    bare.currency = Currency::fromCode(u"KWD").value();
    // Beyond what a batch of COPY can take in one piece.
    InvoiceBatch batch = samples::invoices(2, 200);
    batch.prepend(bare);
    append(batch);

    bare.seq = 1;
    bare.acceptedAt = samples::moment();
    bare.source = batch.first().source;
    QVERIFY(stored().first() == bare);
    QVERIFY(stored().first().paymentMechanism.isEmpty());
}

void WriterTest::rolledBackTransactionLeavesNoGap()
{
    append(samples::invoices(1, 3));
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->append(samples::invoices(100, 500), Duplicates::Unlikely, samples::moment()));
    BILLOW_VERIFY_OK(m_writer->advance(2, samples::moment()));
    QCOMPARE(m_writer->pending().lastSeq, 503);
    m_writer->rollback();
    QCOMPARE(m_writer->pending(), m_writer->position());

    append(samples::invoices(4, 1));
    advance(10);
    const InvoiceBatch rows = stored();
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows.last().seq, 4);
    QCOMPARE(rows.last().number, u"S-4"_s);
    QCOMPARE(m_writer->position().cursor, 4);
}

void WriterTest::reportsDuplicates_data()
{
    QTest::addColumn<bool>("likely");
    QTest::addColumn<int>("size");
    // PostgreSQL takes a path of its own for each of these.
    QTest::newRow("a few") << false << 5;
    QTest::newRow("a few, expected") << true << 5;
    QTest::newRow("many") << false << 500;
    QTest::newRow("many, expected") << true << 500;
}

void WriterTest::reportsDuplicates()
{
    QFETCH(const bool, likely);
    QFETCH(const int, size);
    const Duplicates duplicates = likely ? Duplicates::Likely : Duplicates::Unlikely;
    append(samples::invoices(1, 3), duplicates);

    // Number 2 is stored, and the batch holds its own first invoice a second time at its end.
    InvoiceBatch batch = samples::invoices(10, size);
    batch.insert(1, samples::invoice(2));
    batch.append(samples::invoice(10));
    BILLOW_VERIFY_OK(m_writer->begin());
    const auto outcomes = m_writer->append(batch, duplicates, samples::moment());
    BILLOW_VERIFY_OK(outcomes);
    BILLOW_VERIFY_OK(m_writer->commit());

    QCOMPARE(outcomes->size(), static_cast<std::size_t>(size) + 2);
    QVERIFY(!outcomes->front().duplicate);
    QCOMPARE(outcomes->front().seq, 4);
    QVERIFY((*outcomes)[1].duplicate);
    QCOMPARE((*outcomes)[1].seq, 2);
    QVERIFY(!(*outcomes)[2].duplicate);
    QCOMPARE((*outcomes)[2].seq, 5);
    QVERIFY(outcomes->back().duplicate);
    QCOMPARE(outcomes->back().seq, 4);
    QCOMPARE(m_writer->position().lastSeq, 3 + size);
    QCOMPARE(m_writer->position().stored.count(), 3 + size);
}

void WriterTest::duplicateChangesNothing()
{
    append(samples::invoices(1, 300));
    const LedgerPosition before = m_writer->position();
    Invoice again = samples::invoice(7);
    again.source = demoSource.toString();
    append({again});
    append(samples::invoices(1, 300));
    append(samples::invoices(1, 300), Duplicates::Likely);
    QCOMPARE(m_writer->position(), before);
    QCOMPARE(stored()[6].source, samples::invoice(7).source);
}

void WriterTest::conflictIsTold()
{
    QFETCH(const bool, likely);
    QFETCH(const int, size);
    const Duplicates duplicates = likely ? Duplicates::Likely : Duplicates::Unlikely;
    append(samples::invoices(1, 3), duplicates);
    const LedgerPosition before = m_writer->position();

    Invoice dearer = samples::invoice(2);
    dearer.subtotal += 100;
    dearer.total += 100;
    Invoice due = samples::invoice(10);
    due.dueOn = QDate(2026, 12, 24);
    InvoiceBatch batch = samples::invoices(10, size);
    batch.insert(1, dearer); // meets a stored one
    batch.append(due); // meets the first of its own batch
    BILLOW_VERIFY_OK(m_writer->begin());
    const auto outcomes = m_writer->append(batch, duplicates, samples::moment());
    BILLOW_VERIFY_OK(outcomes);
    BILLOW_VERIFY_OK(m_writer->commit());

    QCOMPARE((*outcomes)[1].conflict, QList<InvoiceKey>({InvoiceKey::Subtotal, InvoiceKey::Total}));
    QCOMPARE((*outcomes)[1].seq, 2);
    QVERIFY(!(*outcomes)[1].duplicate && !(*outcomes)[1].isStored());
    QCOMPARE(outcomes->back().conflict, QList<InvoiceKey>({InvoiceKey::DueOn}));
    QCOMPARE(outcomes->back().seq, 4);
    QVERIFY(outcomes->front().isStored());
    QCOMPARE(m_writer->position().stored.count(), before.stored.count() + size);
    QCOMPARE(stored()[1].total, samples::invoice(2).total);
    QVERIFY(!stored()[3].dueOn);
}

void WriterTest::identityIsKindAndYearToo()
{
    const Invoice first = samples::invoice(1);
    Invoice credit = first;
    credit.kind = DocumentKind::CreditNote;
    Invoice nextYear = first;
    nextYear.setIssueDate(QDate(2027, 1, 2));
    // New Year's Eve in UTC, and New Year's Day where it was written.
    Invoice newYear = first;
    newYear.issuedOn = QDate(2028, 1, 1);
    newYear.issuedAt = midnightUtc(newYear.issuedOn) - std::chrono::hours(2);
    append({first, credit, nextYear, newYear});
    QCOMPARE(m_writer->position().lastSeq, 4);
    append({first, credit, nextYear, newYear}, Duplicates::Likely);
    QCOMPARE(m_writer->position().lastSeq, 4);
    QVERIFY(stored().last().hasIssueTime());
    QCOMPARE(stored().last().issuedOn, newYear.issuedOn);
}

void WriterTest::keepsDocuments()
{
    const auto rate = [](int thousandths) { return VatRate::fromThousandths(thousandths).value(); };
    Invoice mixed = samples::amounts(1, u"EUR", -30'000, -2'450);
    mixed.kind = DocumentKind::CreditNote;
    mixed.setIssueDate(QDate(2026, 2, 28));
    mixed.dueOn = QDate(2026, 3, 31);
    mixed.sellerTaxId = u"DE 123 456 789"_s;
    mixed.buyerTaxId = u"ATU12345678"_s;
    mixed.vatRate = rate(0);
    mixed.vatLines = {{VatCategory::Standard, rate(7'000), -5'000, -350},
        {VatCategory::Standard, rate(9'975), -10'000, -2'100}, {VatCategory::ReverseCharge, rate(0), -15'000, 0}};
    Invoice free = samples::amounts(2, u"ZAR", 0, 0);
    free.vatRate = rate(9'975);
    InvoiceBatch batch = samples::invoices(3, 200);
    batch.prepend(free);
    batch.prepend(mixed);
    append(batch);
    const InvoiceBatch rows = stored();
    for (qsizetype i = 0; i < 2; ++i) {
        Invoice expected = batch.at(i);
        expected.seq = i + 1;
        expected.acceptedAt = samples::moment();
        QVERIFY(rows.at(i) == expected);
    }
    QVERIFY(!rows.at(0).hasIssueTime());
    append(batch, Duplicates::Likely);
    QCOMPARE(m_writer->position().lastSeq, 202);
    // A rolled-back breakdown leaves no line.
    BILLOW_VERIFY_OK(m_writer->begin());
    mixed.number = u"Another"_s;
    BILLOW_VERIFY_OK(m_writer->append({{mixed}}, Duplicates::Likely, samples::moment()));
    m_writer->rollback();
    QCOMPARE(m_ledger->sql(u"SELECT count(*) FROM vat_lines"_s), u"3"_s);
    QCOMPARE(m_ledger->sql(u"SELECT count(*) FROM invoice_amounts WHERE kind = 'credit_note' AND due_on = '2026-03-31'"
                           " AND vat_rate_percent IS NULL"_s),
        u"1"_s);
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->reset());
    BILLOW_VERIFY_OK(m_writer->commit());
    QCOMPARE(m_ledger->sql(u"SELECT count(*) FROM vat_lines"_s), u"0"_s);
}

void WriterTest::creditNotesCountAgainst()
{
    Invoice credit = samples::amounts(2, u"ZAR", -3'000, -450);
    credit.kind = DocumentKind::CreditNote;
    append({samples::amounts(1, u"ZAR", 10'000, 1'500), credit});
    advance(2);
    for (const Totals &totals : {m_writer->position().stored, m_writer->position().displayed}) {
        const CurrencyTotals rand = totals.of(Currency());
        QVERIFY(rand.total == 8'050 && rand.invoiced() == 11'500 && rand.credited == -3'450);
        QCOMPARE(rand.creditNotes, 1);
    }
    m_writer->close();
    const LedgerPosition before = m_writer->position();
    BILLOW_VERIFY_OK(m_writer->open());
    QCOMPARE(m_writer->position(), before);
}

void WriterTest::sameNumberOfAnotherSellerIsNew()
{
    Invoice other = samples::invoice(1);
    other.sellerName = u"umlazi textiles (pty) ltd"_s; // letter case tells them apart
    append({samples::invoice(1), other});
    QCOMPARE(m_writer->position().lastSeq, 2);
}

void WriterTest::totalsAreKeptPerCurrency()
{
    append({samples::amounts(1, u"ZAR", 10'000, 1'500), samples::amounts(2, u"JPY", 500, 50),
        samples::amounts(3, u"ZAR", 1, 0), samples::amounts(4, u"KWD", 12'345, 617)});
    advance(2);
    const auto zar = Currency();
    const auto jpy = Currency::fromCode(u"JPY").value();
    const LedgerPosition &position = m_writer->position();
    QCOMPARE(position.stored.byCurrency().size(), std::size_t{3});
    QVERIFY(position.stored.of(zar) == (CurrencyTotals{zar, 2, 10'001, 1'500, 11'501}));
    QVERIFY(position.displayed.of(zar) == (CurrencyTotals{zar, 1, 10'000, 1'500, 11'500}));
    QVERIFY(position.displayed.of(jpy) == (CurrencyTotals{jpy, 1, 500, 50, 550}));
    QCOMPARE(m_ledger->sql(u"SELECT count(*) FROM running_totals"_s), u"5"_s);
    QCOMPARE(m_ledger->sql(u"SELECT total_minor FROM running_totals WHERE scope = 'stored' AND currency = 'ZAR'"_s),
        u"11501"_s);
}

void WriterTest::totalsPassSixtyFourBits()
{
    constexpr std::int64_t huge = std::numeric_limits<std::int64_t>::max() - 5;
    append({samples::amounts(1, u"ZAR", huge, 5), samples::amounts(2, u"ZAR", huge, 5),
        samples::amounts(3, u"ZAR", huge, 5)});
    advance(3);
    m_writer->close();
    BILLOW_VERIFY_OK(m_writer->open());
    const Int128 expected = Int128{std::numeric_limits<std::int64_t>::max()} * 3;
    QVERIFY(m_writer->position().stored.of(Currency()).total == expected);
    QVERIFY(m_writer->position().displayed.of(Currency()).total == expected);
    QCOMPARE(
        m_ledger->sql(u"SELECT total_minor FROM running_totals WHERE scope = 'stored'"_s), u"27670116110564327421"_s);
}

void WriterTest::failedStatementUndoesTheTransaction()
{
    append(samples::invoices(1, 2));
    const LedgerPosition before = m_writer->position();
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->append(samples::invoices(3, 2), Duplicates::Unlikely, samples::moment()));
    Invoice wrong = samples::invoice(5);
    wrong.total += 1; // validate() keeps this out; the table has the last word
    BILLOW_VERIFY_ERROR(m_writer->append({{wrong}}, Duplicates::Unlikely, samples::moment()), Internal, u"refused"_s);
    QCOMPARE(m_writer->pending(), before);
    append(samples::invoices(3, 1));
    QCOMPARE(m_writer->position().lastSeq, 3);
}

void WriterTest::refusesALedgerWhoseNewestRowIsGone()
{
    doNotVerify();
    append(samples::invoices(1, 3));
    m_writer->close();
    m_ledger->sql(u"DELETE FROM invoices WHERE seq = 3"_s);
    BILLOW_VERIFY_ERROR(m_writer->open(), Incompatible, u"billowd verify"_s);
    QVERIFY(!m_writer->isOpen());
}

BILLOW_TEST(QCoreApplication, WriterTest)
#include "WriterTest.moc"
