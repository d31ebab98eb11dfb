// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/architecture/SourceTree.h"
#include "tests/support/TestMain.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// The classes that derive from actor::Actor, also by way of another.
QSet<QString> actorClasses(const QList<SourceFile> &files)
{
    static const QRegularExpression declaration(uR"(\bclass\s+(\w+)(?:\s+final)?\s*:\s*public\s+(?:\w+::)*(\w+))"_s);
    QSet<QString> actors{u"Actor"_s};
    for (qsizetype before = 0; before != actors.size();) {
        before = actors.size();
        for (const SourceFile &file : files)
            for (const QRegularExpressionMatch &match : declaration.globalMatch(file.text))
                if (actors.contains(match.captured(2)))
                    actors.insert(match.captured(1));
    }
    return actors;
}

/// The arguments of the call whose opening parenthesis stands before \a begin.
QStringList argumentsAt(const QString &text, qsizetype begin)
{
    QStringList arguments{QString()};
    int depth = 0;
    for (qsizetype i = begin; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (u"([{"_s.contains(c))
            ++depth;
        else if (u")]}"_s.contains(c) && depth-- == 0)
            return arguments;
        if (c == u',' && depth == 0)
            arguments.append(QString());
        else
            arguments.last().append(c);
    }
    return {};
}

/// Calls of connect() with a slot of an actor in the slot's place.
QStringList plainConnects(const QList<SourceFile> &files)
{
    static const QRegularExpression call(uR"(\bconnect\s*\()"_s);
    static const QRegularExpression slot(uR"(^\s*&(?:\w+::)*(\w+)::\w+\s*$)"_s);
    const QSet<QString> actors = actorClasses(files);
    QStringList found;
    for (const SourceFile &file : files) {
        for (const QRegularExpressionMatch &match : call.globalMatch(file.text)) {
            const QStringList arguments = argumentsAt(file.text, match.capturedEnd());
            if (arguments.size() < 4)
                continue;
            const QRegularExpressionMatch target = slot.match(arguments.at(3));
            if (target.hasMatch() && actors.contains(target.captured(1)))
                found.append(u"%1: line %2: use flow() for %3"_s.arg(file.path)
                                 .arg(file.text.first(match.capturedStart()).count(u'\n') + 1)
                                 .arg(arguments.at(3).trimmed()));
        }
    }
    return found;
}

} // namespace

/// An exception in a slot that a plain connect() calls ends the process: an actor's slots are reached by flow().
/// What this reads is text: it sees slots that are named, and not lambdas that call one.
class NoPlainConnectTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyConnectsToAnActorsSlot()
    {
        const QList<SourceFile> files = sourceFiles({u"core"_s, u"app"_s, u"ui"_s});
        QVERIFY(files.size() > 20);
        QVERIFY(actorClasses(files).contains(u"LedgerActor"_s));
        const QStringList found = plainConnects(files);
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    }

    void aPlainConnectIsFound_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("forbidden");
        QTest::newRow("named") << u"connect(a, &A::sent, ledger, &Ledger::append);"_s << true;
        QTest::newRow("qualified") << u"QObject::connect(&a, &A::sent,\n  &b, &billow::Ledger::append, Qt::Queued);"_s
                                   << true;
        QTest::newRow("derived twice") << u"connect(f(1, 2), &A::sent, this, &SmallLedger::append);"_s << true;
        QTest::newRow("from an actor") << u"connect(ledger, &Ledger::stored, window, &Window::show);"_s << false;
        QTest::newRow("by flow") << u"flow(a, &A::sent, ledger, &Ledger::append);"_s << false;
        QTest::newRow("other class") << u"connect(a, &A::sent, view, &LedgerView::append);"_s << false;
    }

    void aPlainConnectIsFound()
    {
        QFETCH(QString, code);
        const QList<SourceFile> files{
            {u"Ledger.h"_s, u"class Ledger : public actor::Actor {};\nclass LedgerView : public QWidget {};"_s},
            {u"SmallLedger.h"_s, u"class SmallLedger final : public billow::Ledger {};"_s},
            {u"a.cpp"_s, code},
        };
        QTEST(!plainConnects(files).isEmpty(), "forbidden");
    }
};

BILLOW_TEST(QCoreApplication, NoPlainConnectTest)
#include "NoPlainConnectTest.moc"
