// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/packaging/Tool.h"
#include "tests/support/TestMain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString g_billowd = QStringLiteral(BILLOW_BINARY_DIR "/bin/billowd");

/// A page as man shows it, on lines that are long enough for nothing to be broken.
QString shown(const QString &page)
{
    const auto outcome =
        runTool(u"groff"_s, {u"-man"_s, u"-Tutf8"_s, u"-P-cbou"_s, u"-rLL=400n"_s}, madeFile(page + u".1.gz"_s));
    return outcome.exitCode == 0 ? outcome.said : QString();
}

/// "--map FIELD=…" and the like, of a command's --help.
QStringList optionsOf(const QString &command)
{
    const QString help = runTool(g_billowd, {command, u"--help"_s}).said;
    const QString section = help.section(u"\nOPTIONS\n"_s, 1).section(u"\n\n"_s, 0, 0);
    static const QRegularExpression option(u"^    (--\\S.*)$"_s, QRegularExpression::MultilineOption);
    QStringList options;
    for (const auto &match : option.globalMatch(section))
        options.append(match.captured(1));
    return options;
}

} // namespace

/// Manual pages and the Debian changelog.
class DocumentsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePagesAreFreeOfWarnings_data();
    void thePagesAreFreeOfWarnings();
    void thePagesTellOfEverySetting();
    void thePageHasEveryCommand();
    void theChangelogIsOfThisVersion();
    void theApiIsOfThisVersion();
};

void DocumentsTest::thePagesAreFreeOfWarnings_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("billow") << u"billow"_s;
    QTest::newRow("billowd") << u"billowd"_s;
}

void DocumentsTest::thePagesAreFreeOfWarnings()
{
    QFETCH(QString, page);
    const QByteArray source = madeFile(page + u".1.gz"_s);
    QVERIFY(source.startsWith(".TH"));
    const auto outcome = runTool(u"groff"_s, {u"-man"_s, u"-Tutf8"_s, u"-ww"_s, u"-z"_s}, source);
    QCOMPARE(outcome.said, QString());
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(shown(page).contains(page + u" - "_s));
}

void DocumentsTest::thePagesTellOfEverySetting()
{
    const QString reference = QString::fromUtf8(sourceFile(u"docs/settings.md"_s));
    static const QRegularExpression option(u"- Option: `(--\\S+)"_s);
    const QString window = shown(u"billow"_s);
    const QString server = shown(u"billowd"_s);
    int count = 0;
    for (const auto &match : option.globalMatch(reference)) {
        ++count;
        QVERIFY2(window.contains(match.captured(1)), qPrintable(match.captured(1)));
        QVERIFY2(server.contains(match.captured(1)), qPrintable(match.captured(1)));
    }
    QVERIFY(count > 10);
    QVERIFY(window.contains(u"--headless"_s));
}

void DocumentsTest::thePageHasEveryCommand()
{
    const QString page = shown(u"billowd"_s);
    const QString help = runTool(g_billowd, {u"--help"_s}).said;
    const QString section = help.section(u"\nCOMMANDS\n"_s, 1).section(u"\n\n"_s, 0, 0);
    static const QRegularExpression command(u"^    (\\w+)"_s, QRegularExpression::MultilineOption);
    int count = 0;
    for (const auto &match : command.globalMatch(section)) {
        ++count;
        const QString name = match.captured(1);
        QVERIFY2(page.contains(u"\n   billowd "_s + name), qPrintable(name));
        for (const QString &option : optionsOf(name))
            QVERIFY2(page.contains(option), qPrintable(name + u' ' + option));
    }
    QVERIFY(count >= 4);
    QVERIFY(optionsOf(u"import"_s).size() >= 9);
}

void DocumentsTest::theChangelogIsOfThisVersion()
{
    const QString changelog = QString::fromUtf8(madeFile(u"billowd.changelog.gz"_s));
    QVERIFY(changelog.startsWith(u"billowd (" BILLOW_VERSION ") unstable; urgency=medium\n\n  * "_s));
    static const QRegularExpression signature(
        u"\n -- [^<]+ <[^@]+@[^>]+>  \\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d \\+0000\n"_s);
    QVERIFY(changelog.contains(signature));
    for (const QString &line : changelog.split(u'\n'))
        QVERIFY2(line.size() <= 80, qPrintable(line));
}

void DocumentsTest::theApiIsOfThisVersion()
{
    QVERIFY(sourceFile(u"resources/web/openapi.json"_s).contains("\"version\": \"" BILLOW_VERSION "\""));
}

BILLOW_TEST(QCoreApplication, DocumentsTest)
#include "DocumentsTest.moc"
