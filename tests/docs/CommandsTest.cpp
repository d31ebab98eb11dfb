// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/docs/Markdown.h"
#include "tests/e2e/Program.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Runs what the pages say to type. A block in "sh" is run here, page by page, each in a folder of its own with the
/// files that the page says to save; one in "console" is for a machine that no test has: root's, or with Docker.
class CommandsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyCommandWorks_data();
    void everyCommandWorks();

private:
    static void save(const Markdown &page, const Program &billowd);
    void runLine(const Program &billowd, const QString &line) const;
    static void serve(const Program &billowd, const QString &line);
    static void checkDev(const QString &line);

    PostgresServer m_server;
    QString m_original;
};

/// The pages' example of the original's database.
void CommandsTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
    m_original = m_server.url(m_server.createDatabase());
    m_server.query(m_original.section(u'/', -1),
        u"CREATE TABLE invoices AS SELECT n AS id, 'INV-' || n AS invoice_number, timestamp '2025-08-01' AS "
        u"invoice_date,"
        " 'Seller' AS seller_name, 'Buyer' AS buyer_name, 100.00 AS subtotal, 15.00 AS vat_amount, 115.00 AS "
        "total_amount"
        " FROM generate_series(1, 20) AS n"_s);
}

void CommandsTest::everyCommandWorks_data()
{
    QTest::addColumn<QString>("page");
    for (const Markdown &page : Markdown::all()) {
        // The examples of the API have a test of their own.
        const bool hasCommands =
            std::ranges::any_of(page.blocks(), [](const Markdown::Block &block) { return block.language == "sh"_L1; });
        if (hasCommands && page.path() != "docs/api.md"_L1)
            QTest::newRow(qPrintable(page.path())) << page.path();
    }
}

void CommandsTest::everyCommandWorks()
{
    QFETCH(QString, page);
    const Markdown markdown(page);
    const Program billowd(u"billowd"_s);
    // README.md leaves its file to the page that it points to.
    save(Markdown(u"docs/getting-started.md"_s), billowd);
    save(markdown, billowd);
    for (const Markdown::Block &block : markdown.blocks()) {
        if (block.language != "sh"_L1)
            continue;
        const QStringList lines = QString(block.text).replace(u"\\\n"_s, QString()).split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines) {
            runLine(billowd, line.section(u"  #"_s, 0, 0).trimmed());
            if (QTest::currentTestFailed())
                return;
        }
    }
}

/// The files that the page says to save.
void CommandsTest::save(const Markdown &page, const Program &billowd)
{
    for (const Markdown::Block &block : page.blocks()) {
        if (block.file.isEmpty())
            continue;
        QFile file(billowd.file(block.file));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(block.text.toUtf8());
    }
}

void CommandsTest::runLine(const Program &billowd, const QString &line) const
{
    QString command = line;
    command.replace(u"build/release/bin/billowd"_s, u"billowd"_s);
    command.replace(u"postgresql://user@localhost/test2_dev"_s, m_original);
    if (command.contains(u"./dev "_s) || command.startsWith(u".ci/"_s))
        return checkDev(command);
    QVERIFY2(command.startsWith(u"billowd "_s), qPrintable(u"not to be run by a test: "_s + line));
    if (command.startsWith(u"billowd serve"_s))
        return serve(billowd, command);
    // Through a shell, as whoever copies it does.
    const auto outcome = billowd.runInShell(command);
    QVERIFY2(outcome.exitCode == 0, qPrintable(line + u'\n' + outcome.output + outcome.errors));
}

void CommandsTest::serve(const Program &billowd, const QString &line)
{
    const auto process = billowd.start(QProcess::splitCommand(line).mid(1));
    QString said;
    QVERIFY2(Program::waitForWord(*process, u"Ledger open"_s, &said), qPrintable(line + u'\n' + said));
    QCOMPARE(Program::terminate(*process), 0);
}

/// A test cannot build the program anew, but can see that ./dev knows the command.
void CommandsTest::checkDev(const QString &line)
{
    QProcess dev;
    dev.start(QStringLiteral(BILLOW_SOURCE_DIR "/dev"), {u"help"_s});
    QVERIFY(dev.waitForFinished());
    const QString help = QString::fromUtf8(dev.readAllStandardOutput());
    const QString command = line.section(u"./dev "_s, 1).section(u' ', 0, 0);
    QVERIFY2(help.contains(u"\n  "_s + command), qPrintable(line));
}

BILLOW_TEST(QCoreApplication, CommandsTest)
#include "CommandsTest.moc"
