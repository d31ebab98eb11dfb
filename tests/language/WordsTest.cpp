// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/language/Catalogue.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// No message of the programs and of the web page has a word that docs/words.md refuses.
class WordsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noMessageHasARefusedWord_data();
    void noMessageHasARefusedWord();
};

namespace {

QString textOf(const QString &path)
{
    QFile file(QStringLiteral(BILLOW_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// By language, from the table under the last heading of docs/words.md.
QMap<QString, QStringList> refusedWords()
{
    QMap<QString, QStringList> words;
    const QStringList lines = textOf(u"docs/words.md"_s).section(u"## 3."_s, 1).split(u'\n');
    for (const QString &line : lines) {
        const QStringList cells = line.split(u'|');
        if (cells.size() == 4 && cells[1].trimmed().size() == 2)
            words.insert(cells[1].trimmed(), cells[2].trimmed().split(u"; "_s));
    }
    return words;
}

/// The messages of both programs.
QStringList messagesOf(const QString &language)
{
    QStringList messages;
    const bool english = language == "en"_L1; // the sources, which every catalogue has
    const QString path = u"/translations/billow_%1.ts"_s.arg(english ? u"de"_s : language);
    for (const Entry &entry : readCatalogue(QStringLiteral(BILLOW_SOURCE_DIR) + path))
        messages += english ? QStringList{entry.source} : entry.forms;
    return messages;
}

/// The strings of the web page.
QStringList stringsOf(const QString &language)
{
    static const QRegularExpression value(u"\"((?:[^\"\\\\]|\\\\.)*)\""_s);
    const QString file = language == "pt"_L1 ? u"pt-PT"_s : language;
    QStringList strings;
    for (const QString &path : {u"resources/web/strings.%1.js"_s, u"resources/web/strings.pages.%1.js"_s}) {
        for (auto match = value.globalMatch(textOf(path.arg(file))); match.hasNext();)
            strings += match.next().captured(1);
    }
    return strings;
}

} // namespace

void WordsTest::noMessageHasARefusedWord_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : {u"en"_s, u"de"_s, u"fr"_s, u"pt"_s, u"af"_s})
        QTest::addRow("%s", qPrintable(language)) << language;
}

void WordsTest::noMessageHasARefusedWord()
{
    QFETCH(QString, language);
    const QStringList words = refusedWords().value(language);
    QVERIFY(!words.isEmpty());
    QStringList escaped;
    for (const QString &word : words)
        escaped += QRegularExpression::escape(word);
    const QRegularExpression refused(u"\\b(%1)\\b"_s.arg(escaped.join(u'|')),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);

    const QStringList messages = messagesOf(language);
    const QStringList strings = stringsOf(language);
    QVERIFY(messages.size() > 800);
    QVERIFY(strings.size() > 200);
    QStringList found;
    for (const QString &message : messages + strings) {
        if (const auto match = refused.match(message); match.hasMatch())
            found += u"“%1” in “%2”"_s.arg(match.captured(1), message);
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

BILLOW_TEST(QCoreApplication, WordsTest)
#include "WordsTest.moc"
