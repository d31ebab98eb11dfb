// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/predecessor/TransferReport.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// What is told at the end, however many rows there were.
class ReportTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsOfOneKindAreOneReason();
    void itsSizeHasABound();
    void anEarlyEndSaysHowToGoOn();
};

void ReportTest::rowsOfOneKindAreOneReason()
{
    TransferReport report(u"postgresql://localhost/test2_dev"_s);
    for (int id = 1; id <= 8; ++id) {
        report.addRow();
        report.reject(u"id %1"_s.arg(id), Error::invalid(u"the total %1.00 is not right"_s.arg(id), u"total_amount"_s));
    }
    report.addRow();
    report.reject(u"id 9"_s, Error::invalid(u"the total 9.00 is not right"_s, u"subtotal"_s));
    report.change(u"id 10"_s, Error::invalid(u"\"XX\" is no country"_s, u"exporting_country"_s));
    report.change(u"id 11"_s, Error::invalid(u"\"YY\" is no country"_s, u"exporting_country"_s));

    QCOMPARE(report.rejections().size(), 2U);
    QCOMPARE(report.rejections().front().count, 8);
    QCOMPARE(report.rejections().front().rows.join(u' '), u"id 1 id 2 id 3 id 4 id 5"_s);
    QCOMPARE(report.changes().size(), 1U);
    const QString text = report.toText();
    for (const QString &line : {u"postgresql://localhost/test2_dev: 0 accepted, 0 duplicates, 9 rejected, of 9 rows"_s,
             u"    8 × total_amount: the total 1.00 is not right (id 1, id 2, id 3, id 4, id 5 …)"_s,
             u"    1 × subtotal: the total 9.00 is not right (id 9)"_s,
             u"    2 × exporting_country: \"XX\" is no country (id 10, id 11)"_s})
        QVERIFY2(text.split(u'\n').contains(line), qUtf8Printable(text));

    const QJsonObject json = QJsonDocument::fromJson(report.toJson()).object();
    QCOMPARE(json[u"rejected"].toInteger(), 9);
    QCOMPARE(json[u"rejections"][0][u"count"].toInteger(), 8);
    QCOMPARE(json[u"rejections"][0][u"rows"].toArray().size(), 5);
}

void ReportTest::itsSizeHasABound()
{
    TransferReport report(u"x"_s);
    for (int i = 0; i < 300; ++i) {
        report.addRow();
        report.reject(u"id 1"_s, Error::invalid(u"a reason of its own"_s, QString::number(i)));
    }
    QCOMPARE(report.rejections().size(), TransferReport::mostReasons);
    QCOMPARE(report.rejected(), 300);
    QVERIFY(report.toText().contains(u"and 100 more for other reasons"_s));
}

void ReportTest::anEarlyEndSaysHowToGoOn()
{
    TransferReport report(u"x"_s);
    QVERIFY(report.isComplete());
    QVERIFY(!report.toText().contains(u"Run it again"_s));
    report.fail(Error::unavailable(u"the server is away"_s));
    QVERIFY(!report.isComplete());
    QVERIFY(report.toText().contains(u"the server is away"_s));
    QVERIFY(report.toText().contains(u"Run it again"_s));
}

BILLOW_TEST(QCoreApplication, ReportTest)
#include "ReportTest.moc"
