// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerReader.h"
#include "tests/ledger/WriterFixture.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"
#include <limits>

using namespace billow;
using namespace Qt::StringLiterals;

/// The cursor, the run and the reset.
class PositionTest final : public WriterFixture {
    Q_OBJECT
private Q_SLOTS:
    void cursorMovesOnlyOverWhatIsStored();
    void advanceReadsWhatIsNotRemembered();
    void advanceAfterRollbackReleasesTheSame();
    void longBacklogIsReleasedInOrder();
    void positionSurvivesReopening();
    void countsTheRunAndRealInvoices();
    void resetEmptiesAndCounts();
    void rolledBackResetChangesNothing();
    void transactionWithoutChangeWritesNothing();
};

void PositionTest::cursorMovesOnlyOverWhatIsStored()
{
    append(samples::invoices(1, 5));
    BILLOW_VERIFY_OK(m_writer->begin());
    const Release release = m_writer->advance(2, samples::moment()).value();
    QCOMPARE(release.firstSeq, 1);
    QCOMPARE(release.lastSeq, 2);
    QCOMPARE(release.invoices.size(), 2);
    QCOMPARE(release.invoices.last().seq, 2);
    QCOMPARE(m_writer->advance(std::numeric_limits<std::int64_t>::max(), samples::moment()).value().invoices.size(), 3);
    const Release none = m_writer->advance(7, samples::moment()).value();
    QCOMPARE(none.firstSeq, 0);
    QVERIFY(none.invoices.isEmpty());
    QVERIFY(m_writer->advance(-1, samples::moment()).value().invoices.isEmpty());
    BILLOW_VERIFY_OK(m_writer->commit());
    QCOMPARE(m_writer->position().cursor, 5);
    QCOMPARE(m_writer->position().backlog(), 0);

    const InvoiceBatch newest = m_writer->newestDisplayed(2).value();
    QCOMPARE(newest.size(), 2);
    QCOMPARE(newest.first().seq, 4);
    QCOMPARE(newest.last().seq, 5);
}

void PositionTest::advanceReadsWhatIsNotRemembered()
{
    append(samples::invoices(1, 10));
    m_writer->close();
    BILLOW_VERIFY_OK(m_writer->open());
    append(samples::invoices(11, 10));
    // Half from the database, half from memory.
    BILLOW_VERIFY_OK(m_writer->begin());
    const Release release = m_writer->advance(15, samples::moment()).value();
    BILLOW_VERIFY_OK(m_writer->commit());
    QCOMPARE(release.invoices.size(), 15);
    QVERIFY(release.invoices == stored().first(15));
}

void PositionTest::advanceAfterRollbackReleasesTheSame()
{
    append(samples::invoices(1, 6));
    BILLOW_VERIFY_OK(m_writer->begin());
    const InvoiceBatch first = m_writer->advance(4, samples::moment()).value().invoices;
    m_writer->rollback();
    QCOMPARE(m_writer->position().cursor, 0);
    BILLOW_VERIFY_OK(m_writer->begin());
    const InvoiceBatch again = m_writer->advance(5, samples::moment()).value().invoices;
    BILLOW_VERIFY_OK(m_writer->commit());
    QCOMPARE(again.size(), 5);
    QVERIFY(again.first(4) == first);
}

void PositionTest::longBacklogIsReleasedInOrder()
{
    // More than is kept in memory.
    for (int batch = 0; batch < 5; ++batch)
        append(samples::invoices(1 + batch * 5'000, 5'000));
    append(samples::invoices(25'001, 1));
    Seq expected = 0;
    for (int step = 0; step < 6; ++step) {
        BILLOW_VERIFY_OK(m_writer->begin());
        const auto release = m_writer->advance(4'500, samples::moment());
        BILLOW_VERIFY_OK(release);
        BILLOW_VERIFY_OK(m_writer->commit());
        for (const Invoice &invoice : release->invoices)
            QCOMPARE(invoice.seq, ++expected);
        append(samples::invoices(30'000 + step, 1));
    }
    QCOMPARE(expected, 25'006);
    QCOMPARE(m_writer->position().displayed.count(), 25'006);
}

void PositionTest::positionSurvivesReopening()
{
    append(samples::demos(1, 4));
    Run run;
    run.id = 7;
    run.owner = u"billow-7f"_s;
    run.active = true;
    run.target = 1'500;
    run.rate.perSecond = 0.1;
    run.seed = std::numeric_limits<std::uint64_t>::max() - 3;
    run.startedAt = samples::moment();
    run.endsAt = samples::moment() + std::chrono::minutes(5);
    BILLOW_VERIFY_OK(m_writer->begin());
    m_writer->setRun(run);
    m_writer->setDemoNumber({20261123, 4});
    BILLOW_VERIFY_OK(m_writer->advance(3, samples::moment()));
    BILLOW_VERIFY_OK(m_writer->commit());
    const LedgerPosition before = m_writer->position();
    QCOMPARE(before.run, run);

    m_writer->close();
    QVERIFY(!m_writer->isOpen());
    QCOMPARE(m_writer->open().value(), before);
    QCOMPARE(LedgerReader(m_ledger->store()).position().value(), before);
}

void PositionTest::countsTheRunAndRealInvoices()
{
    append(samples::demos(1, 2)); // of no run
    BILLOW_VERIFY_OK(m_writer->begin());
    Run run;
    run.id = 1;
    run.active = true;
    m_writer->setRun(run);
    InvoiceBatch batch = samples::demos(2, 3); // the first is a duplicate
    batch += samples::invoices(1, 4);
    BILLOW_VERIFY_OK(m_writer->append(batch, Duplicates::Unlikely, samples::moment()));
    BILLOW_VERIFY_OK(m_writer->commit());
    QCOMPARE(m_writer->position().run.generated, 2);
    QCOMPARE(m_writer->position().realCount, 4);
    QCOMPARE(m_writer->position().lastSeq, 8);
}

void PositionTest::resetEmptiesAndCounts()
{
    append(samples::invoices(1, 20));
    advance(5);
    BILLOW_VERIFY_OK(m_writer->begin());
    Run run;
    run.id = 3;
    run.target = 9;
    m_writer->setRun(run);
    BILLOW_VERIFY_OK(m_writer->commit());
    const std::int64_t revision = m_writer->position().revision;

    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->reset());
    BILLOW_VERIFY_OK(m_writer->commit());
    LedgerPosition expected;
    expected.revision = revision + 1;
    expected.epoch = 1;
    expected.run.id = 3;
    QCOMPARE(m_writer->position(), expected);
    QVERIFY(stored().isEmpty());
    QCOMPARE(m_ledger->sql(u"SELECT count(*) FROM running_totals"_s), u"0"_s);

    append(samples::invoices(1, 3));
    QCOMPARE(stored().size(), 3);
    QCOMPARE(stored().first().seq, 1);
}

void PositionTest::rolledBackResetChangesNothing()
{
    append(samples::invoices(1, 20));
    const LedgerPosition before = m_writer->position();
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->reset());
    BILLOW_VERIFY_OK(m_writer->append(samples::invoices(1, 2), Duplicates::Unlikely, samples::moment()));
    m_writer->rollback();
    QCOMPARE(m_writer->position(), before);
    QCOMPARE(stored().size(), 20);
    advance(20);
    QCOMPARE(m_writer->position().cursor, 20);
}

void PositionTest::transactionWithoutChangeWritesNothing()
{
    append(samples::invoices(1, 2));
    const std::int64_t revision = m_writer->position().revision;
    BILLOW_VERIFY_OK(m_writer->begin());
    BILLOW_VERIFY_OK(m_writer->append({}, Duplicates::Unlikely, samples::moment()));
    m_writer->setRun(m_writer->pending().run);
    BILLOW_VERIFY_OK(m_writer->commit());
    QCOMPARE(m_writer->position().revision, revision);
    QCOMPARE(m_ledger->sql(u"SELECT revision FROM stream_state"_s), QString::number(revision));
}

BILLOW_TEST(QCoreApplication, PositionTest)
#include "PositionTest.moc"
