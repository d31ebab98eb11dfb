// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/architecture/SourceTree.h"
#include "tests/docs/Markdown.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Warnings whose words are made elsewhere: the call, and words of the entry that stands for it.
const QMap<QString, QString> &forwarded()
{
    static const QMap<QString, QString> table{
        {u"listening.error().message"_s, u"Can’t use port … of …: …"_s}, // core/web/WebServer.cpp
        {u"error.message"_s, u"The ledger … is in use by …"_s}, // what a Ledger gives up for
        {u"reason"_s, u"The engine stopped because …"_s}, // core/engine/Engine.cpp
    };
    return table;
}

struct Warning {
    QString file;
    QString statement; ///< from << to the semicolon
};

QList<Warning> allWarnings()
{
    static const QRegularExpression call(
        uR"(qC(?:Warning|Critical)\(\w+\)(?:\.noquote\(\))?\s*<<\s*(.*?);(?=\s*[\n}]))"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QList<Warning> warnings;
    for (const SourceFile &file : sourceFiles({u"core"_s, u"app"_s, u"ui"_s})) {
        for (const QRegularExpressionMatch &match : call.globalMatch(file.text))
            warnings.append({file.path, match.captured(1)});
    }
    return warnings;
}

/// How the documentation writes it: its words, with … for what differs each time.
QString asWritten(const QString &statement)
{
    static const QRegularExpression literal(uR"(\x22((?:[^\x22\\]|\\.)*)\x22)"_s); // see IncludesTest
    static const QRegularExpression placeholder(u"%[0-9]"_s);
    QString text;
    for (const QRegularExpressionMatch &match : literal.globalMatch(statement)) {
        QString words = match.captured(1);
        text += (text.isEmpty() || text.endsWith(u' ') ? QString() : u" … "_s) + words.replace(placeholder, u"…"_s);
    }
    return text.trimmed();
}

} // namespace

/// What can be seen in the pages themselves.
class PagesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLinkLeadsSomewhere();
    void theIndexNamesEveryPage();
    void everyWarningHasAnEntry();
    void aWarningWithoutAnEntryIsFound();
};

void PagesTest::everyLinkLeadsSomewhere()
{
    QStringList broken;
    int links = 0;
    for (const Markdown &page : Markdown::all()) {
        for (const QString &link : page.links()) {
            if (link.contains(u"://"_s))
                continue;
            ++links;
            const QString folder = QFileInfo(QStringLiteral(BILLOW_SOURCE_DIR "/") + page.path()).path();
            const QString target = link.section(u'#', 0, 0);
            const QString anchor = link.section(u'#', 1);
            const QString path = target.isEmpty()
                ? page.path()
                : QDir(QStringLiteral(BILLOW_SOURCE_DIR)).relativeFilePath(QDir::cleanPath(folder + u'/' + target));
            const bool exists = QFileInfo::exists(QStringLiteral(BILLOW_SOURCE_DIR "/") + path);
            if (!exists || (!anchor.isEmpty() && !Markdown(path).anchors().contains(anchor)))
                broken.append(page.path() + u": "_s + link);
        }
    }
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
    QVERIFY(links > 50);
}

void PagesTest::theIndexNamesEveryPage()
{
    const Markdown index(u"docs/README.md"_s);
    const QDir docs(QStringLiteral(BILLOW_SOURCE_DIR "/docs"));
    const QStringList pages = docs.entryList({u"*.md"_s}, QDir::Files);
    for (const QString &page : pages)
        QVERIFY2(page == "README.md"_L1 || index.links().contains(page), qPrintable(page));
    QVERIFY(Markdown(u"README.md"_s).links().contains(u"docs/README.md"_s));
}

void PagesTest::everyWarningHasAnEntry()
{
    const QString entries = Markdown(u"docs/operations.md"_s).text();
    const QList<Warning> warnings = allWarnings();
    QVERIFY(warnings.size() >= 15);
    for (const Warning &warning : warnings) {
        const QString written = asWritten(warning.statement);
        const QString entry = written.isEmpty() ? forwarded().value(warning.statement.trimmed()) : written;
        QVERIFY2(!entry.isEmpty(), qPrintable(warning.file + u": "_s + warning.statement));
        QVERIFY2(entries.contains(entry), qPrintable(warning.file + u": no entry in operations.md has: "_s + entry));
    }
}

void PagesTest::aWarningWithoutAnEntryIsFound()
{
    QCOMPARE(asWritten(u"u\"Redis at %1 is away: %2; going on\"_s.arg(a, b)"_s), u"Redis at … is away: …; going on"_s);
    QCOMPARE(asWritten(u"\"The mailbox of\" << name << \"is full:\" << size << \"messages wait\""_s),
        u"The mailbox of … is full: … messages wait"_s);
    QVERIFY(asWritten(u"error.message"_s).isEmpty());
}

BILLOW_TEST(QCoreApplication, PagesTest)
#include "PagesTest.moc"
