// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/engine/EngineFixture.h"
#include "tests/support/TestMain.h"

#include <QTest>

#include <algorithm>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verdict = CommandOutcome::Verdict;

/// Searching through the API, while the stream flows.
class SearchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatIsStored();
    void readsWhatWasFound();
    void aCancelledSearchIsSkipped();
    void theSearcherMayCrash();
    void anEndingEngineLeavesNoOneWaiting();
};

namespace {

/// The answer; an Error where none came.
template <typename Value>
Result<Value> answerOf(EngineFixture &fixture, const QFuture<Result<Value>> &future)
{
    if (!fixture.waitUntil([&] { return future.isFinished(); }) || future.resultCount() == 0)
        return Error::internal(u"no answer"_s);
    return future.result();
}

} // namespace

void SearchTest::findsWhatIsStored()
{
    EngineFixture fixture;
    fixture.start();
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(20s);
    Api &api = fixture.engine->api();
    const LedgerPosition position = fixture.position();

    const auto all = answerOf(fixture, api.search({}));
    QVERIFY(all.ok());
    QCOMPARE(all->lastSeq, all->seqs.at(0));
    QCOMPARE(all->seqs.size(), all->lastSeq);
    QVERIFY(all->lastSeq >= position.lastSeq);

    InvoiceQuery red{.filter = {.risks = {RiskProfile::Red}}, .order = {.key = InvoiceKey::Total}};
    const auto found = answerOf(fixture, api.search(red));
    QVERIFY(found.ok());
    const auto invoices = answerOf(fixture, api.invoices(found->seqs.toList()));
    QVERIFY(invoices.ok());
    QCOMPARE(invoices->size(), found->seqs.size());
    QVERIFY(!invoices->isEmpty());
    QVERIFY(std::ranges::all_of(*invoices, [](const Invoice &one) { return one.risk == RiskProfile::Red; }));
    QVERIFY(std::ranges::is_sorted(*invoices, std::ranges::greater(), &Invoice::total));
    Totals totals;
    for (const Invoice &invoice : *invoices)
        totals.add(invoice);
    QCOMPARE(found->totals, totals);
}

void SearchTest::readsWhatWasFound()
{
    EngineFixture fixture;
    fixture.start();
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(2s);
    Api &api = fixture.engine->api();
    const auto some = answerOf(fixture, api.invoices(QList<Seq>{7, 3, 1'000'000, 5}));
    QVERIFY(some.ok());
    QCOMPARE(some->size(), 3);
    QCOMPARE(some->at(0).seq, 7);
    QCOMPARE(some->at(1).seq, 3);
    QCOMPARE(some->at(2).seq, 5);
    const auto tooMany = answerOf(fixture, api.invoices(QList<Seq>(10'001, 1)));
    QVERIFY(!tooMany.ok());
    QCOMPARE(tooMany.error().kind, Error::Kind::Invalid);
}

void SearchTest::aCancelledSearchIsSkipped()
{
    EngineFixture fixture;
    fixture.start();
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(2s);
    Api &api = fixture.engine->api();
    // As somebody types: each letter a search, of which only the last is wanted.
    QFuture<Result<InvoiceSearch>> last;
    for (const QString &text : {u"l"_s, u"lt"_s, u"ltd"_s}) {
        last.cancel();
        last = api.search({.filter = {.text = text}, .order = {}});
    }
    QVERIFY(answerOf(fixture, last).ok());
    auto unwanted = api.search({});
    unwanted.cancel();
    QVERIFY(fixture.waitUntil([&] { return unwanted.isFinished(); }));
    QVERIFY(answerOf(fixture, api.search({})).ok());
}

void SearchTest::theSearcherMayCrash()
{
    EngineFixture fixture;
    fixture.start();
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(2s);
    QVERIFY(fixture.crashAndRecover(u"Searcher"_s));
    QVERIFY(answerOf(fixture, fixture.engine->api().search({.filter = {.text = u"ltd"_s}, .order = {}})).ok());
    QCOMPARE(fixture.signsOf(u"Ledger"_s).restarts, 0u);
    QCOMPARE(fixture.signsOf(u"Reader"_s).restarts, 0u);
}

void SearchTest::anEndingEngineLeavesNoOneWaiting()
{
    EngineFixture fixture;
    fixture.start();
    QCOMPARE(fixture.startRun().verdict, Verdict::Done);
    fixture.advance(2s);
    std::vector<QFuture<Result<InvoiceSearch>>> searches;
    constexpr int many = 100; // more than the searcher's mailbox takes
    searches.reserve(many);
    for (int i = 0; i < many; ++i)
        searches.push_back(fixture.engine->api().search({.filter = {.text = u"a"_s}, .order = {}}));
    fixture.stop();
    QVERIFY(std::ranges::all_of(searches, [](const auto &search) { return search.isFinished(); }));
}

BILLOW_TEST(QCoreApplication, SearchTest)
#include "SearchTest.moc"
