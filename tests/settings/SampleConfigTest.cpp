// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SettingsCatalogue.h"
#include "core/settings/SettingsLoader.h"
#include "core/settings/SettingsReference.h"
#include "tests/support/TestMain.h"

#include <QRegularExpression>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

std::vector<ConfigEntry> entriesOf(const QString &text)
{
    const auto entries = parseConfigFile({u"sample"_s, text.toUtf8()});
    return entries ? *entries : std::vector<ConfigEntry>{{.key = u"error"_s, .value = entries.error().message}};
}

/// As somebody makes it who takes away the # before every name.
QString uncommented()
{
    static const QRegularExpression entry(u"^#(\\w+ =)"_s, QRegularExpression::MultilineOption);
    return sampleConfig().replace(entry, u"\\1"_s);
}

} // namespace

class SampleConfigTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itChangesNothing();
    void itHasEverySetting();
    void itsValuesAreTheDefaults();
};

void SampleConfigTest::itChangesNothing()
{
    QCOMPARE(entriesOf(sampleConfig()).size(), std::size_t{0});
}

void SampleConfigTest::itHasEverySetting()
{
    QStringList named;
    for (const ConfigEntry &entry : entriesOf(uncommented()))
        named.append(entry.key);
    QStringList expected;
    for (const SettingDefinition &definition : SettingsCatalogue::all()) {
        if (definition.aliasOf.isEmpty())
            expected.append(definition.key);
    }
    named.sort();
    expected.sort();
    QCOMPARE(named, expected);
}

void SampleConfigTest::itsValuesAreTheDefaults()
{
    for (const ConfigEntry &entry : entriesOf(uncommented())) {
        const SettingDefinition *definition = SettingsCatalogue::find(entry.key);
        QVERIFY(definition);
        // A default that names a folder is told in the comment: in a file it would be taken as it is written.
        if (!definition->defaultValue.contains(u'$'))
            QCOMPARE(entry.value, definition->defaultValue);
        else
            QVERIFY(entry.value.isEmpty() && sampleConfig().contains(definition->defaultValue));
    }
}

BILLOW_TEST(QCoreApplication, SampleConfigTest)
#include "SampleConfigTest.moc"
