// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/stream/Submitter.h"
#include "tests/engine/EngineFixture.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Outcomes = Result<std::vector<ItemOutcome>>;

/// Invoices from outside: what becomes of each, and what becomes of them when the ledger goes away under them.
class SubmitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void eachInvoiceHasItsOutcome_data() { addEngines(); }
    void eachInvoiceHasItsOutcome();
    void theGeneratorsMarkIsRefused();
    void tooManyAtOnceAreRefused();
    void theBoundIsForAllCallersTogether();
    void crashesLoseAndDoubleNothing_data();
    void crashesLoseAndDoubleNothing();
    void whatIsOnItsWayWaitsForTheLedger();
    void aLedgerThatIsAwayIsSaid();
    void aLedgerThatIsHeldIsSaid();

private:
    static void addEngines();
    QString urlOf(const QString &engine);
    static Outcomes submit(EngineFixture &fixture, const InvoiceBatch &invoices);

    PostgresServer m_postgres;
};

void SubmitTest::initTestCase()
{
    QVERIFY2(m_postgres.start(), qPrintable(m_postgres.failure()));
}

void SubmitTest::addEngines()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("SQLite") << u"SQLite"_s;
    QTest::newRow("PostgreSQL") << u"PostgreSQL"_s;
}

QString SubmitTest::urlOf(const QString &engine)
{
    return engine == u"SQLite"_s ? QString() : m_postgres.url(m_postgres.createDatabase());
}

Outcomes SubmitTest::submit(EngineFixture &fixture, const InvoiceBatch &invoices)
{
    const auto future = fixture.engine->api().submit(invoices);
    if (!fixture.waitUntil([&] { return future.isFinished(); }) || future.resultCount() == 0)
        return Error::internal(u"no answer"_s);
    return future.result();
}

void SubmitTest::eachInvoiceHasItsOutcome()
{
    QFETCH(QString, engine);
    EngineFixture fixture(urlOf(engine));
    fixture.start();
    InvoiceBatch invoices = samples::invoices(1, 3);
    invoices[1].total += 1; // is not subtotal + VAT
    invoices.append(invoices[0]);
    const auto outcomes = submit(fixture, invoices);
    QVERIFY2(outcomes.ok(), qPrintable(outcomes.ok() ? QString() : outcomes.error().message));
    QCOMPARE(outcomes->size(), 4U);
    QVERIFY(outcomes->at(0).isStored());
    QCOMPARE(outcomes->at(0).seq, 1);
    QVERIFY(outcomes->at(1).fault.has_value());
    QCOMPARE(outcomes->at(1).fault->field, validate(invoices[1]).error().field);
    QCOMPARE(outcomes->at(1).seq, 0);
    QVERIFY(outcomes->at(2).isStored());
    QCOMPARE(outcomes->at(2).seq, 2);
    QVERIFY(outcomes->at(3).duplicate);
    QCOMPARE(outcomes->at(3).seq, 1);

    const auto again = submit(fixture, invoices);
    QVERIFY(again.ok());
    QVERIFY(again->at(0).duplicate && again->at(1).fault && again->at(2).duplicate && again->at(3).duplicate);
    QCOMPARE(again->at(2).seq, 2);
    QCOMPARE(fixture.position().lastSeq, 2);
    QCOMPARE(fixture.position().realCount, 2);
    QVERIFY(submit(fixture, {})->empty());
    QCOMPARE(fixture.broken(), QStringList());
}

void SubmitTest::theGeneratorsMarkIsRefused()
{
    EngineFixture fixture;
    fixture.start();
    const auto outcomes = submit(fixture, samples::demos(1, 1));
    QVERIFY(outcomes.ok());
    QVERIFY(outcomes->front().fault.has_value());
    QCOMPARE(outcomes->front().fault->field, u"source"_s);
    QCOMPARE(fixture.position().lastSeq, 0);
}

void SubmitTest::tooManyAtOnceAreRefused()
{
    EngineFixture fixture;
    fixture.start();
    const auto outcomes = submit(fixture, samples::invoices(1, Api::mostSubmitted + 1));
    QVERIFY(!outcomes.ok());
    QCOMPARE(outcomes.error().kind, Error::Kind::Invalid);
    QCOMPARE(fixture.position().lastSeq, 0);
}

// Invariant 6
void SubmitTest::theBoundIsForAllCallersTogether()
{
    actor::ManualClock clock;
    Submitter submitter(clock, 100); // not started: what it takes waits in its mailbox
    const auto first = submitter.submit(samples::invoices(1, 60), 1s);
    const auto second = submitter.submit(samples::invoices(61, 60), 1s);
    QVERIFY(!first.isFinished());
    QVERIFY(second.isFinished());
    QCOMPARE(second.result().error().kind, Error::Kind::Unavailable);
    QVERIFY(second.result().error().message.contains(u"Try again"_s));
    // A refusal takes no room, and a call of one invoice takes more than one invoice's.
    QVERIFY(!submitter.submit(samples::invoices(61, 1), 1s).isFinished());
    QVERIFY(!submitter.submit(samples::invoices(62, 1), 1s).isFinished());
    QVERIFY(submitter.submit(samples::invoices(63, 1), 1s).isFinished());
}

void SubmitTest::crashesLoseAndDoubleNothing_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("actor");
    for (const QString &engine : {u"SQLite"_s, u"PostgreSQL"_s})
        for (const QString &actor : {u"Ledger"_s, u"Submitter"_s})
            QTest::addRow("%s on %s", qPrintable(actor), qPrintable(engine)) << engine << actor;
}

// Invariants 4 and 5
void SubmitTest::crashesLoseAndDoubleNothing()
{
    QFETCH(QString, engine);
    QFETCH(QString, actor);
    constexpr std::int64_t batches = 40;
    constexpr std::int64_t batchSize = 100;
    EngineFixture fixture(urlOf(engine));
    fixture.start();
    std::vector<QFuture<Outcomes>> futures;
    futures.reserve(batches);
    for (std::int64_t batch = 0; batch < batches; ++batch) {
        futures.push_back(fixture.engine->api().submit(samples::invoices(batch * batchSize + 1, batchSize), 10min));
        if (batch % 10 == 5)
            QVERIFY(fixture.engine->crash(actor, u"crashed by the test"_s));
    }
    std::int64_t stored = 0;
    std::int64_t refused = 0;
    for (const auto &future : futures) {
        QVERIFY(fixture.waitUntil([&] { return future.isFinished(); }));
        QCOMPARE(future.resultCount(), 1);
        const Outcomes outcomes = future.result();
        if (!outcomes) {
            // It came while the ledger was not yet open again: nothing was taken, and it may come again.
            QCOMPARE(outcomes.error().kind, Error::Kind::Unavailable);
            ++refused;
            continue;
        }
        for (const ItemOutcome &outcome : *outcomes) {
            QVERIFY(outcome.isStored());
            ++stored;
        }
    }
    QVERIFY(stored > 0);
    QCOMPARE(fixture.signsOf(actor).dropped, 4U);
    QCOMPARE(fixture.position().lastSeq, stored);
    QCOMPARE(stored + refused * batchSize, batches * batchSize);
    QCOMPARE(fixture.broken(), QStringList());
}

void SubmitTest::whatIsOnItsWayWaitsForTheLedger()
{
    EngineFixture fixture(urlOf(u"PostgreSQL"_s));
    fixture.start();
    Face face(fixture.engine->api());
    QVERIFY(submit(fixture, samples::invoices(1, 1)).ok());
    QVERIFY(fixture.advanceUntil([&] { return face.last.cursor == 1; }, 5s));
    // Nobody else asks the ledger for anything: it is these that find out.

    m_postgres.kill();
    const auto patient = fixture.engine->api().submit(samples::invoices(2, 10), 10min);
    const auto hasty = fixture.engine->api().submit(samples::invoices(12, 10), 2s);
    QVERIFY(fixture.waitUntil([&] { return face.last.status.storage.state == Health::State::Away; }));
    QVERIFY(!patient.isFinished());
    fixture.advance(3s);
    QVERIFY(hasty.isFinished());
    QCOMPARE(hasty.result().error().kind, Error::Kind::Unavailable);
    QVERIFY2(hasty.result().error().message.startsWith(u"The ledger is unavailable: "_s),
        qPrintable(hasty.result().error().message));

    QVERIFY2(m_postgres.start(), qPrintable(m_postgres.failure()));
    QVERIFY(fixture.advanceUntil([&] { return patient.isFinished(); }, 30s));
    const Outcomes outcomes = patient.result();
    QVERIFY(outcomes.ok());
    QCOMPARE(std::ranges::count_if(*outcomes, &ItemOutcome::isStored), 10);
    QCOMPARE(fixture.position().lastSeq, 11);
    QCOMPARE(fixture.broken(), QStringList());
}

void SubmitTest::aLedgerThatIsAwayIsSaid()
{
    EngineFixture fixture;
    fixture.options.ledger = LedgerLocation::fromUrl(u"postgresql://nobody@127.0.0.1:1/none"_s).value();
    fixture.start(false);
    Face face(fixture.engine->api());
    QVERIFY(fixture.waitUntil([&] { return face.last.status.storage.state == Health::State::Away; }));
    const auto outcomes = submit(fixture, samples::invoices(1, 1));
    QVERIFY(!outcomes.ok());
    QCOMPARE(outcomes.error().kind, Error::Kind::Unavailable);
    QVERIFY(outcomes.error().message.contains(face.last.status.storage.message));
}

void SubmitTest::aLedgerThatIsHeldIsSaid()
{
    EngineFixture first;
    first.start();
    EngineFixture second;
    second.options.ledger = first.options.ledger;
    second.start(false);
    Face face(second.engine->api());
    QVERIFY(second.waitUntil([&] { return face.last.status.storage.state == Health::State::Failed; }));
    const auto outcomes = submit(second, samples::invoices(1, 1));
    QVERIFY(!outcomes.ok());
    QCOMPARE(outcomes.error().kind, Error::Kind::Held); // no use in trying again
}

BILLOW_TEST(QCoreApplication, SubmitTest)
#include "SubmitTest.moc"
