// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/LedgerWriter.h"
#include "core/ledger/RequestRules.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr UtcTime now{1'795'000'000'000ms};
constexpr int today = 20261123;

Invoice invoice(std::int64_t ordinal, const QString &source = demoSource.toString())
{
    Invoice one;
    one.number = u"N%1"_s.arg(ordinal);
    one.setIssueTime(now);
    one.sellerName = u"Seller"_s;
    one.buyerName = u"Buyer"_s;
    one.subtotal = 1'000;
    one.vat = 150;
    one.total = 1'150;
    one.source = source;
    return one;
}

} // namespace

/// What the ledger refuses because it stands elsewhere than the request assumes.
class OperationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aBatchThatDoesNotContinueIsRefused();
    void aBatchOfAnotherRunIsRefused();
    void theRunEndsWithItsLastInvoice();
    void runsStartAndEndOnce();
    void aChangeOfRateMovesTheTarget();
    void aNewTargetCountsTheBatchesInProgress();
    void aResetSparesRealInvoices();
    void whatAResetDeletesIsNotReleased();

private:
    bool ask(const LedgerOperation &operation);
    bool generate(std::int64_t first, std::int64_t last, std::int64_t after, Rate rate = {5});
    bool startRun(std::int64_t target);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LedgerWriter> m_writer;
    InvoiceBatch m_released;
};

void OperationsTest::init()
{
    m_writer.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    const auto location = LedgerLocation::fromUrl(u"sqlite:"_s + m_folder->filePath(u"ledger.db"_s));
    m_writer = std::make_unique<LedgerWriter>(std::make_unique<LedgerStore>(*location));
    QVERIFY(m_writer->open().ok());
}

/// In a transaction of its own; whether the ledger accepted it.
bool OperationsTest::ask(const LedgerOperation &operation)
{
    m_released.clear();
    const bool begun = m_writer->begin().ok();
    const auto answer = perform({.ticket = {u"test"_s, 1}, .operation = operation}, *m_writer, now, m_released);
    return begun && answer.ok() && m_writer->commit().ok() && answer->accepted;
}

bool OperationsTest::generate(std::int64_t first, std::int64_t last, std::int64_t after, Rate rate)
{
    InvoiceBatch batch;
    for (std::int64_t ordinal = first; ordinal <= last; ++ordinal)
        batch.append(invoice(ordinal));
    const GeneratedPart part{.runId = m_writer->position().run.id,
        .after = after == 0 ? DemoNumber{} : DemoNumber{today, after},
        .last = {today, last},
        .rate = rate};
    return ask(AppendInvoices{.invoices = batch, .generated = part});
}

bool OperationsTest::startRun(std::int64_t target)
{
    return ask(StartRun{{.owner = u"me"_s, .target = target, .rate = {5}, .startedAt = now, .endsAt = now + 100s}});
}

void OperationsTest::aBatchThatDoesNotContinueIsRefused()
{
    QVERIFY(startRun(100));
    QVERIFY(generate(1, 5, 0));
    // Again, as from a producer that crashed before it heard; and one that has skipped some.
    QVERIFY(!generate(1, 5, 0));
    QVERIFY(!generate(8, 9, 7));
    QCOMPARE(m_writer->position().lastSeq, 5);
    QCOMPARE(m_writer->position().run.generated, 5);
    QVERIFY(generate(6, 9, 5));
    QCOMPARE(m_writer->position().demoNumber, (DemoNumber{today, 9}));
}

void OperationsTest::aBatchOfAnotherRunIsRefused()
{
    QVERIFY(!generate(1, 5, 0));
    QVERIFY(startRun(100));
    const std::int64_t first = m_writer->position().run.id;
    QVERIFY(ask(EndRun{first}));
    QVERIFY(!generate(1, 5, 0));
    QVERIFY(startRun(100));
    QCOMPARE(m_writer->position().run.id, first + 1);
    const AppendInvoices stale{.invoices = {invoice(1)}, .generated = GeneratedPart{first, {}, {today, 1}}};
    QVERIFY(!ask(stale));
    QCOMPARE(m_writer->position().lastSeq, 0);
}

void OperationsTest::theRunEndsWithItsLastInvoice()
{
    QVERIFY(startRun(7));
    QVERIFY(generate(1, 6, 0));
    QVERIFY(m_writer->position().run.active);
    QVERIFY(generate(7, 7, 6));
    QVERIFY(!m_writer->position().run.active);
    QCOMPARE(m_writer->position().run.endSeq, 7);
    QVERIFY(!generate(8, 8, 7));
}

void OperationsTest::runsStartAndEndOnce()
{
    QVERIFY(startRun(10));
    QVERIFY(!startRun(10));
    const std::int64_t id = m_writer->position().run.id;
    QVERIFY(!ask(EndRun{id + 1}));
    QVERIFY(ask(EndRun{id}));
    QVERIFY(!ask(EndRun{id}));
}

void OperationsTest::aChangeOfRateMovesTheTarget()
{
    QVERIFY(startRun(500));
    QVERIFY(generate(1, 100, 0));
    const std::int64_t id = m_writer->position().run.id;
    QVERIFY(!ask(ChangeRun{id + 1, {50}, now + 20s}));
    QVERIFY(ask(ChangeRun{id, {50}, now + 20s}));
    QCOMPARE(m_writer->position().run.target, 100 + 80 * 50);
    QVERIFY(ask(ChangeRun{id, {0}, now + 20s}));
    QCOMPARE(m_writer->position().run.target, 0);
}

/// Batches that were made at the old rate arrive behind the change: the new rate holds from then on all the same.
void OperationsTest::aNewTargetCountsTheBatchesInProgress()
{
    QVERIFY(startRun(500));
    const std::int64_t id = m_writer->position().run.id;
    QVERIFY(ask(ChangeRun{id, {0}, now + 20s}));
    QVERIFY(generate(1, 1'000, 0, {0}));
    QVERIFY(ask(ChangeRun{id, {5}, now + 22s}));
    QCOMPARE(m_writer->position().run.target, 1'000 + 78 * 5);
    QVERIFY(generate(1'001, 2'000, 1'000, {0}));
    QVERIFY(m_writer->position().run.active);
    QCOMPARE(m_writer->position().run.target, 2'000 + 78 * 5);
    // What is made at the new rate counts towards the target.
    QVERIFY(generate(2'001, 2'390, 2'000, {5}));
    QVERIFY(!m_writer->position().run.active);
    QCOMPARE(m_writer->position().run.generated, 2'390);
}

void OperationsTest::aResetSparesRealInvoices()
{
    QVERIFY(ask(AppendInvoices{.invoices = {invoice(1, u"import:shop.csv"_s)}}));
    QVERIFY(!ask(ResetLedger{}));
    QCOMPARE(m_writer->position().lastSeq, 1);
    QVERIFY(ask(ResetLedger{.deleteRealInvoices = true}));
    QCOMPARE(m_writer->position().lastSeq, 0);
    QCOMPARE(m_writer->position().epoch, 1);
}

void OperationsTest::whatAResetDeletesIsNotReleased()
{
    QVERIFY(startRun(100));
    QVERIFY(generate(1, 5, 0));
    QVERIFY(m_writer->begin().ok());
    for (const LedgerOperation &operation : {LedgerOperation(ReleaseInvoices{3}), LedgerOperation(ResetLedger{})})
        QVERIFY(perform({.ticket = {u"test"_s, 1}, .operation = operation}, *m_writer, now, m_released).ok());
    QVERIFY(m_writer->commit().ok());
    QVERIFY(m_released.isEmpty());
    QCOMPARE(m_writer->position().cursor, 0);
}

BILLOW_TEST(QCoreApplication, OperationsTest)
#include "OperationsTest.moc"
