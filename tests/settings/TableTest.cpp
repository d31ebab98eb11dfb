// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/CommandLine.h"
#include "core/settings/SettingsCatalogue.h"
#include "core/settings/SettingsReference.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

class TableTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreWhole();
    void everySettingIsAnOptionUnlessItIsSecret();
    void theLastOfAnOptionCounts();
    void documentIsUpToDate();
};

void TableTest::rowsAreWhole()
{
    QSet<QString> names;
    for (const SettingDefinition &definition : SettingsCatalogue::all()) {
        QCOMPARE(definition.key.count(u'.'), 1);
        QVERIFY2(!definition.helpText().isEmpty() && !definition.valueName.isEmpty(), qUtf8Printable(definition.key));
        for (const QString &name : definition.environment + QStringList{definition.key, definition.optionName()}) {
            QVERIFY2(!names.contains(name), qUtf8Printable(name));
            names.insert(name);
        }
        if (definition.aliasOf.isEmpty())
            continue;
        QVERIFY(SettingsCatalogue::find(definition.aliasOf));
        QVERIFY(definition.toCanonical);
    }
}

void TableTest::everySettingIsAnOptionUnlessItIsSecret()
{
    QStringList options;
    for (const QCommandLineOption &option : settingsOptions())
        options << option.names();
    for (const SettingDefinition &definition : SettingsCatalogue::all())
        QVERIFY2(options.contains(definition.optionName()) != definition.secret, qUtf8Printable(definition.key));
    QVERIFY(options.contains(u"config"_s));
}

void TableTest::theLastOfAnOptionCounts()
{
    QCommandLineParser parser;
    QVERIFY(parser.addOptions(settingsOptions()));
    QVERIFY(parser.parse({u"billowd"_s, u"--run-seconds"_s, u"10"_s, u"--run-seconds=20"_s}));
    const auto sources = settingsSources(parser);
    QVERIFY(sources.ok());
    QCOMPARE(sources->options.value(u"run-seconds"_s), u"20"_s);
    QCOMPARE(sources->options.size(), 1);
}

void TableTest::documentIsUpToDate()
{
    QFile file(QStringLiteral(BILLOW_SOURCE_DIR "/docs/settings.md"));
    const QString generated = settingsReference(ReferenceFormat::Markdown);
    // BILLOW_WRITE_REFERENCE=1 writes the document anew.
    if (qEnvironmentVariableIsSet("BILLOW_WRITE_REFERENCE")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(generated.toUtf8());
        file.close();
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qUtf8Printable(file.errorString()));
    QCOMPARE(QString::fromUtf8(file.readAll()), generated);
}

BILLOW_TEST(QCoreApplication, TableTest)
#include "TableTest.moc"
