// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/language/Catalogue.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// translations/*.ts, beside the sources: nothing is missing, left over or unfinished, and each translation has the
/// places, plurals and signs of what it translates. ./dev translations brings the files up to the sources.
class CataloguesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySentenceIsThere_data() { languages(); }
    void everySentenceIsThere();
    void everyTranslationFits_data() { languages(); }
    void everyTranslationFits();
    void acceleratorsDiffer_data() { languages(); }
    void acceleratorsDiffer();

private:
    static void languages();
};

namespace {

const QString root = QStringLiteral(BILLOW_SOURCE_DIR);

QString catalogue(const QString &language)
{
    return root + u"/translations/billow_%1.ts"_s.arg(language);
}

QSet<QString> matches(const QString &text, const QString &pattern)
{
    QSet<QString> found;
    const QRegularExpression expression(pattern);
    for (auto match = expression.globalMatch(text); match.hasNext();)
        found += match.next().captured();
    return found;
}

/// The sign that ends a sentence, whether or not a space stands before it, as in French.
QString ending(const QString &text)
{
    const QChar last = text.trimmed().isEmpty() ? QChar() : text.trimmed().back();
    return u".…:?!"_s.contains(last) ? QString(last) : QString();
}

/// What is wrong with \a form as a translation of \a source; empty where nothing is.
QString fault(const QString &source, const QString &form)
{
    if (form.isEmpty())
        return u"is empty"_s;
    if (const QString places = u"%L?[1-9n]"_s; matches(source, places) != matches(form, places))
        return u"has other places"_s;
    if (const QString marked = u"&[^\\s&]"_s; matches(source, marked).size() != matches(form, marked).size())
        return u"has another number of accelerators"_s;
    if (!ending(source).isEmpty() && ending(source) != ending(form))
        return u"ends in another sign"_s;
    if (source.startsWith(u' ') != form.startsWith(u' ') || source.endsWith(u' ') != form.endsWith(u' '))
        return u"has other blanks at its ends"_s;
    return {};
}

} // namespace

void CataloguesTest::languages()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : {u"en"_s, u"de"_s, u"fr"_s, u"pt"_s, u"af"_s})
        QTest::addRow("%s", qPrintable(language)) << language;
}

void CataloguesTest::everySentenceIsThere()
{
    QFETCH(QString, language);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"billow.ts"_s);
    QVERIFY(QFile::copy(catalogue(language), copy));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
    QStringList arguments{root + u"/core"_s, root + u"/ui"_s, root + u"/app"_s, u"-I"_s, root, u"-locations"_s,
        u"none"_s, u"-no-obsolete"_s, u"-silent"_s};
    if (language == u"en"_s)
        arguments += u"-pluralonly"_s;
    QProcess lupdate;
    lupdate.start(QStringLiteral(BILLOW_LUPDATE), arguments + QStringList{u"-ts"_s, copy});
    QVERIFY2(lupdate.waitForFinished(-1) && lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());

    QSet<QString> needed;
    for (const Entry &entry : readCatalogue(copy)) {
        QVERIFY2(entry.state.isEmpty(), qPrintable(u"%1 is missing: ./dev translations"_s.arg(entry.key())));
        needed += entry.key();
    }
    QVERIFY(needed.size() > (language == u"en"_s ? 20 : 800)); // lupdate has found the sources
    for (const Entry &entry : readCatalogue(catalogue(language)))
        QVERIFY2(needed.contains(entry.key()), qPrintable(u"%1 is in no source any more"_s.arg(entry.key())));
}

void CataloguesTest::everyTranslationFits()
{
    QFETCH(QString, language);
    const QList<Entry> entries = readCatalogue(catalogue(language));
    QVERIFY(!entries.isEmpty());
    for (const Entry &entry : entries) {
        QVERIFY2(entry.state.isEmpty(), qPrintable(entry.key()));
        QCOMPARE(entry.forms.size(), entry.plural ? 2 : 1); // as many as these five languages have
        for (const QString &form : entry.forms) {
            const QString wrong = fault(entry.source, form);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"“%1” for “%2” %3"_s.arg(form, entry.source, wrong)));
        }
    }
}

void CataloguesTest::acceleratorsDiffer()
{
    QFETCH(QString, language);
    QSet<QString> taken;
    for (const Entry &entry : readCatalogue(catalogue(language))) {
        for (const QString &form : entry.forms) {
            for (const QString &accelerator : matches(form, u"&[^\\s&]"_s)) {
                const QString place = entry.context + accelerator.toLower();
                QVERIFY2(!taken.contains(place), qPrintable(place));
                taken += place;
            }
        }
    }
}

BILLOW_TEST(QCoreApplication, CataloguesTest)
#include "CataloguesTest.moc"
