// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/e2e/Program.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

/// Which of what billowd says is in a person's language, and which never is.
class LanguageTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void peopleAreSpokenToInTheirLanguage();
    void reportsAreInItToo();
    void whatAProgramReadsIsEnglish();
    void theServersLogIsEnglish();
    void aLanguageThatIsNoneIsRefused();
};

namespace {

const QMap<QString, QString> german{{u"BILLOW_LANGUAGE"_s, u"de"_s}};

bool writeInvoices(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly)
        && file.write("number,issued_at,seller,buyer,currency,subtotal,vat,total\n"
                      "1,2026-11-23,Karoo Wool,Cape Mills,ZAR,12000.00,1800.00,13800.00\n"
                      "2,2026-11-23,Karoo Wool,Cape Mills,ZAR,100.00,15.00,116.00\n")
        > 0;
}

} // namespace

void LanguageTest::peopleAreSpokenToInTheirLanguage()
{
    const Program billowd(u"billowd"_s);
    const QString help = billowd.run({u"--help"_s}, german).output;
    QVERIFY2(help.contains(u"BEISPIELE"_s) && help.contains(u"Ort des Rechnungsbuchs"_s), qPrintable(help));
    const QString ofServe = billowd.run({u"serve"_s, u"--help"_s}, german).output;
    QVERIFY2(ofServe.contains(u"BESCHREIBUNG"_s), qPrintable(ofServe));
    const QString error = billowd.run({u"sevre"_s}, {{u"BILLOW_LANGUAGE"_s, u"fr"_s}}).errors;
    QVERIFY2(error.contains(u"n’est pas une commande"_s), qPrintable(error));
    // An option counts before the environment.
    const QString portuguese = billowd.run({u"verify"_s, u"--help"_s, u"--general-language"_s, u"pt"_s}, german).output;
    QVERIFY2(portuguese.contains(u"DESCRIÇÃO"_s), qPrintable(portuguese));
}

void LanguageTest::reportsAreInItToo()
{
    const Program billowd(u"billowd"_s);
    const QString csv = billowd.file(u"a.csv"_s);
    QVERIFY(writeInvoices(csv));
    const auto import = billowd.run({u"import"_s, u"--database-url"_s, billowd.ledgerUrl(), csv}, german);
    QVERIFY2(import.output.contains(u"ZAR 13.800,00 = 12.000,00 + 1.800,00 USt, in 1 Rechnung\n"_s),
        qPrintable(import.output));
    QVERIFY2(import.output.contains(u"der Gesamtbetrag 116,00 ist nicht"_s), qPrintable(import.output));
    const auto verify = billowd.run({u"verify"_s, u"--database-url"_s, billowd.ledgerUrl()}, german);
    QVERIFY2(verify.output.contains(u"Alle Prüfungen bestanden."_s), qPrintable(verify.output));
}

void LanguageTest::whatAProgramReadsIsEnglish()
{
    const Program billowd(u"billowd"_s);
    const QString csv = billowd.file(u"a.csv"_s);
    QVERIFY(writeInvoices(csv));
    const auto import = billowd.run({u"import"_s, u"--json"_s, u"--database-url"_s, billowd.ledgerUrl(), csv}, german);
    const QJsonObject report = QJsonDocument::fromJson(import.output.toUtf8()).object();
    QCOMPARE(report[u"totals"_s][0][u"total"_s].toString(), u"13800.00"_s);
    QVERIFY(report[u"rejections"_s][0][u"reason"_s].toString().startsWith(u"the total 116.00 is not"_s));
    const auto verify = billowd.run({u"verify"_s, u"--json"_s, u"--database-url"_s, billowd.ledgerUrl()}, german);
    const QJsonObject checks = QJsonDocument::fromJson(verify.output.toUtf8()).object();
    QCOMPARE(checks[u"checks"_s][0][u"detail"_s].toString().section(u' ', 0, 0), u"version"_s);
    const QString page = billowd.run({u"--man-page"_s}, german).output;
    QVERIFY2(page.contains(u"EXAMPLES"_s) && !page.contains(u"BEISPIELE"_s), qPrintable(page));
}

void LanguageTest::theServersLogIsEnglish()
{
    // The system's language does not count where the reader is a log; that of the settings does.
    const Program billowd(u"billowd"_s);
    const QMap<QString, QString> system{{u"LC_ALL"_s, QString()}, {u"LANG"_s, u"C.UTF-8"_s}, {u"LANGUAGE"_s, u"de"_s}};
    const QString unreadable = u"postgresql://a@b@c/d"_s;
    const QString english = billowd.run({u"serve"_s, u"--database-url"_s, unreadable}, system).errors;
    QVERIFY2(english.contains(u"isn’t valid"_s), qPrintable(english));
    const QString named = billowd.run({u"serve"_s, u"--database-url"_s, unreadable}, german).errors;
    QVERIFY2(named.contains(u"ist ungültig"_s), qPrintable(named));
}

void LanguageTest::aLanguageThatIsNoneIsRefused()
{
    const auto outcome = Program(u"billowd"_s).run({u"verify"_s, u"--general-language"_s, u"xx"_s});
    QCOMPARE(outcome.exitCode, 64);
    QVERIFY2(outcome.errors.contains(u"one of \"en\", \"de\""_s), qPrintable(outcome.errors));
}

BILLOW_TEST(QCoreApplication, LanguageTest)
#include "LanguageTest.moc"
