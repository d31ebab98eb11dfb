// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/ImportReport.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// What an import tells of conflicts; tests/intake has the rest.
class ReportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesConflicts();
    void listsTheFirstConflicts();
};

void ReportTest::namesConflicts()
{
    ImportReport report;
    report.beginFile(u"a.csv"_s);
    QVERIFY(report.isClean());
    report.addConflict(7, u"B-2"_s, {.seq = 12, .conflict = {InvoiceKey::DueOn, InvoiceKey::Total}});
    QVERIFY(!report.isClean());
    QCOMPARE(report.total().conflicts, 1);
    QVERIFY2(report.toText().contains(u"a.csv:7: B-2: differs from stored invoice 12 in due_on, total"_s),
        qPrintable(report.toText()));
    QVERIFY(report.toText().contains(u"1 conflicts"_s));
    const QJsonObject json = QJsonDocument::fromJson(report.toJson()).object();
    QCOMPARE(json[u"conflicts"].toInt(), 1);
    QCOMPARE(json[u"files"][0][u"conflicts"].toInt(), 1);
    QCOMPARE(json[u"conflict_details"].toArray(),
        (QJsonArray{QJsonObject{{u"file"_s, u"a.csv"_s}, {u"line"_s, 7}, {u"number"_s, u"B-2"_s}, {u"seq"_s, 12},
            {u"fields"_s, QJsonArray{u"due_on"_s, u"total"_s}}}}));
}

void ReportTest::listsTheFirstConflicts()
{
    ImportReport report;
    report.beginFile(u"a.csv"_s);
    for (int line = 0; line < 1'002; ++line)
        report.addConflict(line, {}, {.seq = 1, .conflict = {InvoiceKey::Total}});
    QCOMPARE(report.conflicts().size(), ImportReport::mostListed);
    QCOMPARE(report.total().conflicts, 1'002);
    QVERIFY(report.toText().contains(u"and 2 more"_s));
}

BILLOW_TEST(QCoreApplication, ReportTest)
#include "ReportTest.moc"
