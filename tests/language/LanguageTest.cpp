// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/language/Language.h"
#include "core/base/Words.h"
#include "core/invoice/ImportReport.h"
#include "core/invoice/Money.h"
#include "core/web/json/Json.h"
#include "tests/support/TestMain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <atomic>
#include <thread>

using namespace billow;
using namespace Qt::StringLiterals;

/// Which language is spoken, and what stays as it is whatever is spoken.
class LanguageTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstPreferredThatIsAvailableIsTaken_data();
    void theFirstPreferredThatIsAvailableIsTaken();
    void numbersAreThoseOfTheCountry_data();
    void numbersAreThoseOfTheCountry();
    void everyLanguageIsSpoken_data();
    void everyLanguageIsSpoken();
    void oneIsNotMany();
    void plainlyIsEnglishAgain();
    void sentencesDoNotReadTheDefaultLocale();
    void theLanguageChangesWhileOthersWriteSentences();
    void reportsAreWrittenAsPeopleWrite();
    void whatProgramsReadStaysEnglish();
};

namespace {

FileReport oneInvoice()
{
    FileReport report{.file = u"a.csv"_s, .rows = 1, .accepted = 1};
    report.totals.add(CurrencyTotals{Currency(), 1, 123'456'00, 18'518'40, 141'974'40});
    return report;
}

} // namespace

void LanguageTest::theFirstPreferredThatIsAvailableIsTaken_data()
{
    QTest::addColumn<QStringList>("preferred");
    QTest::addColumn<QString>("code");
    QTest::newRow("Austria") << QStringList{u"de-AT"_s, u"de"_s, u"en-US"_s} << u"de"_s;
    QTest::newRow("second choice") << QStringList{u"es-ES"_s, u"es"_s, u"fr-FR"_s} << u"fr"_s;
    QTest::newRow("Brazil") << QStringList{u"pt-BR"_s} << u"pt"_s;
    QTest::newRow("no territory") << QStringList{u"af"_s} << u"af"_s;
    QTest::newRow("another language that begins alike") << QStringList{u"dsb-DE"_s} << u"en"_s;
    QTest::newRow("C") << QStringList{u"C"_s} << u"en"_s;
    QTest::newRow("nothing") << QStringList{} << u"en"_s;
}

void LanguageTest::theFirstPreferredThatIsAvailableIsTaken()
{
    QFETCH(QStringList, preferred);
    QTEST(Language::bestOf(preferred), "code");
}

void LanguageTest::numbersAreThoseOfTheCountry_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QLocale>("system");
    QTest::addColumn<QLocale>("expected");
    const QLocale germany(QLocale::German, QLocale::Germany);
    const QLocale austria(QLocale::German, QLocale::Austria);
    QTest::newRow("as the system") << u"de"_s << austria << austria;
    QTest::newRow("English in Germany") << u"en"_s << germany << QLocale(QLocale::English, QLocale::Germany);
    QTest::newRow("Afrikaans in South Africa") << u"af"_s << QLocale(QLocale::English, QLocale::SouthAfrica)
                                               << QLocale(QLocale::Afrikaans, QLocale::SouthAfrica);
    QTest::newRow("not spoken there") << u"de"_s << QLocale(QLocale::English, QLocale::SouthAfrica) << germany;
    QTest::newRow("Portuguese is that of Portugal")
        << u"pt"_s << germany << QLocale(QLocale::Portuguese, QLocale::Portugal);
    QTest::newRow("Brazil keeps its own")
        << u"pt"_s << QLocale(QLocale::Portuguese, QLocale::Brazil) << QLocale(QLocale::Portuguese, QLocale::Brazil);
    QTest::newRow("C") << u"en"_s << QLocale::c() << QLocale::c();
}

void LanguageTest::numbersAreThoseOfTheCountry()
{
    QFETCH(QString, code);
    QFETCH(QLocale, system);
    QTEST(Language::localeFor(code, system), "expected");
}

void LanguageTest::everyLanguageIsSpoken_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::newRow("en") << u"Generation is already running"_s;
    QTest::newRow("de") << u"Die Erzeugung läuft bereits"_s;
    QTest::newRow("fr") << u"La génération est déjà en cours"_s;
    QTest::newRow("pt") << u"A geração já está em curso"_s;
    QTest::newRow("af") << u"Generering loop reeds"_s;
}

void LanguageTest::everyLanguageIsSpoken()
{
    QFETCH(QString, sentence);
    Language language;
    const QString code = QString::fromLatin1(QTest::currentDataTag());
    language.speak(code);
    QCOMPARE(language.code(), code);
    QCOMPARE(Words::tr("Generation is already running"), sentence);
    QVERIFY(Language::available().contains(code));
}

void LanguageTest::oneIsNotMany()
{
    Language language;
    language.speak(u"en"_s);
    QCOMPARE(Words::tr("%1 rows", nullptr, 1), u"%1 row"_s);
    QCOMPARE(Words::tr("%1 rows", nullptr, 2), u"%1 rows"_s);
    QCOMPARE(Words::tr("%1 rows", nullptr, Words::plural(Q_INT64_C(9'000'000'000))), u"%1 rows"_s);
    language.speak(u"fr"_s);
    QCOMPARE(Words::tr("%1 rows", nullptr, 0), u"%1 ligne"_s);
    language.speak(u"pt"_s);
    QCOMPARE(Words::tr("%1 rows", nullptr, 0), u"%1 linhas"_s);
}

void LanguageTest::plainlyIsEnglishAgain()
{
    Language language;
    language.speak(u"de"_s);
    QCOMPARE(localNumber(1'234'567), u"1.234.567"_s);
    language.speakPlainly();
    QCOMPARE(language.code(), u"en"_s);
    QCOMPARE(Words::tr("Generation is already running"), u"Generation is already running"_s);
    QCOMPARE(localNumber(1'234'567), u"1234567"_s);
}

void LanguageTest::sentencesDoNotReadTheDefaultLocale()
{
    Language language;
    language.speak(u"de"_s);
    QLocale::setDefault(QLocale::c()); // another thread may be half-way through this
    QCOMPARE(localNumber(1'234'567), u"1.234.567"_s);
    QCOMPARE(localAmount(1'234'50, Currency()), u"1.234,50"_s);
}

void LanguageTest::theLanguageChangesWhileOthersWriteSentences()
{
    Language language;
    language.speakPlainly();
    std::atomic<bool> done = false;
    std::atomic<int> wrong = 0;
    std::thread writer([&] {
        while (!done) {
            const QString number = localNumber(1'234'567);
            if (number != u"1.234.567"_s && number != u"1234567"_s)
                ++wrong;
        }
    });
    for (int turn = 0; turn < 50; ++turn) {
        language.speak(u"de"_s);
        language.speakPlainly();
    }
    done = true;
    writer.join();
    QCOMPARE(wrong.load(), 0);
}

void LanguageTest::reportsAreWrittenAsPeopleWrite()
{
    Language language;
    language.speak(u"de"_s);
    QCOMPARE(localAmount(-1'234'50, Currency()), u"-1.234,50"_s);
    QCOMPARE(localAmount(-50, Currency()), u"-0,50"_s);
    QCOMPARE(localAmount(1'234'567, *Currency::fromCode(u"JPY")), u"1.234.567"_s);
    ImportReport report;
    report.beginFile(u"a.csv"_s);
    report.file() = oneInvoice();
    const QString text = report.toText();
    QVERIFY2(text.contains(u"ZAR 141.974,40 = 123.456,00 + 18.518,40 USt, in 1 Rechnung\n"_s), qPrintable(text));
}

void LanguageTest::whatProgramsReadStaysEnglish()
{
    Language language;
    language.speak(u"de"_s);
    ImportReport report;
    report.beginFile(u"a.csv"_s);
    report.file() = oneInvoice();
    const QJsonObject json = QJsonDocument::fromJson(report.toJson()).object();
    QCOMPARE(json[u"totals"_s][0][u"total"_s].toString(), u"141974.40"_s);

    Invoice invoice;
    invoice.subtotal = 123'456'00;
    invoice.vat = 18'518'40;
    invoice.total = 141'974'40;
    invoice.risk = RiskProfile::Amber;
    const QJsonObject api = QJsonDocument::fromJson(toJson(invoice)).object();
    QCOMPARE(api[u"total_amount"_s].toString(), u"141974.40"_s);
    QCOMPARE(api[u"vat_rate"_s].toString(), u"15"_s);
    QCOMPARE(api[u"risk_profile"_s].toString(), u"Amber"_s);
    QVERIFY(api[u"inserted_at"_s].toString().endsWith(u'Z'));
}

BILLOW_TEST(QCoreApplication, LanguageTest)
#include "LanguageTest.moc"
