// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "ui/invoices/InvoiceCache.h"

#include <QSignalSpy>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

class PagesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anInvoiceIsFoundWhereItWasPut();
    void theLeastRecentPageGoesFirst();
    void aPageIsAskedForOnce();
    void requestsAreBoundedAndTheLastComesFirst();
    void answersFromBeforeARestartAreThrownAway();
    void aFailureIsToldAndTriedAgain();
};

namespace {
Invoice numbered(Seq seq)
{
    Invoice invoice;
    invoice.seq = seq;
    return invoice;
}
} // namespace

void PagesTest::anInvoiceIsFoundWhereItWasPut()
{
    InvoiceCache pages;
    const std::vector<Invoice> put{numbered(199), numbered(200), numbered(201)};
    pages.put(put);
    for (const Seq seq : {199, 200, 201})
        QCOMPARE(pages.find(seq)->seq, seq);
    for (const Seq seq : {1, 198, 202, 400, 1000})
        QVERIFY(!pages.find(seq));
    QCOMPARE(pages.pageCount(), 2);
}

void PagesTest::theLeastRecentPageGoesFirst()
{
    InvoiceCache pages(2);
    const auto put = [&](Seq seq) { pages.put(std::vector{numbered(seq)}); };
    put(1);
    put(201);
    QVERIFY(pages.find(1)); // looked at: now the more recent
    put(401);
    QVERIFY(pages.find(1));
    QVERIFY(!pages.find(201));
    QCOMPARE(pages.pageCount(), 2);
}

void PagesTest::aPageIsAskedForOnce()
{
    FakeApi api;
    api.display(1000);
    api.keepsBack = true;
    PageFetcher fetcher(api);
    for (int again = 0; again < 10; ++again)
        fetcher.want(2);
    QCOMPARE(api.requests, (QList<std::pair<Seq, Seq>>{{401, 600}}));
    QSignalSpy fetched(&fetcher, &PageFetcher::fetched);
    api.answerNext();
    QTRY_COMPARE(fetched.size(), 1);
    QCOMPARE(fetched.first().first().value<InvoiceBatch>().size(), 200);
}

void PagesTest::requestsAreBoundedAndTheLastComesFirst()
{
    FakeApi api;
    api.display(10000);
    api.keepsBack = true;
    PageFetcher fetcher(api);
    for (Seq page = 0; page < 40; ++page)
        fetcher.want(page);
    QCOMPARE(api.requests.size(), PageFetcher::mostInFlight);
    api.answerNext();
    QTRY_COMPARE(api.requests.size(), PageFetcher::mostInFlight + 1);
    QCOMPARE(api.requests.last().first, InvoiceCache::firstOf(39));
    while (api.keptBack() > 0) {
        api.answerNext();
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(api.requests.size(), PageFetcher::mostInFlight + PageFetcher::mostWaiting);
}

void PagesTest::answersFromBeforeARestartAreThrownAway()
{
    FakeApi api;
    api.display(1000);
    api.keepsBack = true;
    PageFetcher fetcher(api);
    QSignalSpy fetched(&fetcher, &PageFetcher::fetched);
    fetcher.want(0);
    fetcher.restart();
    fetcher.want(1);
    api.answerNext();
    api.answerNext();
    QTRY_COMPARE(fetched.size(), 1);
    QCOMPARE(fetched.first().first().value<InvoiceBatch>().first().seq, 201);
}

void PagesTest::aFailureIsToldAndTriedAgain()
{
    FakeApi api;
    api.display(1000);
    api.readsFail = true;
    PageFetcher fetcher(api);
    QSignalSpy failed(&fetcher, &PageFetcher::failed);
    QSignalSpy fetched(&fetcher, &PageFetcher::fetched);
    fetcher.want(0);
    QTRY_COMPARE(failed.size(), 1);
    api.readsFail = false;
    fetcher.want(0); // wanted again by every paint: waits all the same
    QCOMPARE(api.requests.size(), 1);
    QTRY_COMPARE(fetched.size(), 1);
}

BILLOW_TEST(QCoreApplication, PagesTest)
#include "PagesTest.moc"
