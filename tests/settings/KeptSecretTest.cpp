// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/Keychain.h"
#include "tests/support/TestMain.h"

#include "core/settings/SettingsCatalogue.h"
#include "core/settings/SettingsLoader.h"
#include "core/settings/SettingsStore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// Secrets that the file keeps in the keychain.
class KeptSecretTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsASecret_data();
    void whatIsASecret();
    void itComesBack_data();
    void itComesBack();
    void eachHasANameOfItsOwn();
    void theFileCountsForTheRestOfTheUrl();
    void aTypedPasswordStandsIn();
    void theLoaderPutsItInItsPlace();
    void oneThatIsMissingIsNamed();
    void oneThatIsOverruledIsNotMissed();
    void onlyAFileRefersToTheKeychain();
    void aFileWithOneIsWritten();
};

namespace {

const SettingDefinition &definition(const QString &key)
{
    return *SettingsCatalogue::find(key);
}

SettingsSources sources(const QByteArray &file)
{
    SettingsSources sources;
    sources.environment.insert(u"HOME"_s, u"/home/thandi"_s);
    sources.file = ConfigFile{u"billow.conf"_s, file};
    return sources;
}

const QByteArray g_kept = "[database]\nurl = keychain:n1 postgresql://billow:***@db/ledger\n";

} // namespace

void KeptSecretTest::whatIsASecret_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("secret");
    QTest::newRow("password") << u"database.url"_s << u"postgresql://u:pw@h/d"_s << true;
    QTest::newRow("parameter") << u"database.url"_s << u"postgresql://h/d?password=pw"_s << true;
    QTest::newRow("no password") << u"database.url"_s << u"postgresql://u@h/d"_s << false;
    QTest::newRow("file") << u"database.url"_s << u"sqlite:/tmp/x.db"_s << false;
    QTest::newRow("Redis") << u"redis.url"_s << u"redis://pw@h"_s << true;
    QTest::newRow("token") << u"http.secret_key_base"_s << QString(32, u'x') << true;
    QTest::newRow("no token") << u"http.secret_key_base"_s << QString() << false;
    QTest::newRow("text") << u"log.file"_s << u"/tmp/password=x"_s << false;
}

void KeptSecretTest::whatIsASecret()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QTEST(KeptSecret::isIn(definition(key), value), "secret");
}

void KeptSecretTest::itComesBack_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("PostgreSQL") << u"database.url"_s << u"postgresql://u:p%40w@h:5433/d?sslmode=require"_s;
    QTest::newRow("two") << u"database.url"_s << u"postgresql://u:one@h/d?password=two"_s;
    QTest::newRow("Redis") << u"redis.url"_s << u"redis://:secret@h:6379/1"_s;
    QTest::newRow("token") << u"http.secret_key_base"_s << u"keychain: or # so; at least 32 characters"_s;
}

void KeptSecretTest::itComesBack()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    const KeptSecret made = KeptSecret::make(definition(key), value);
    const auto read = KeptSecret::parse(definition(key), made.toString());
    QVERIFY(read);
    QCOMPARE(read->key, key);
    QCOMPARE(read->name, made.name);
    QCOMPARE(read->value(value), value);
    QVERIFY(!made.toString().contains(u"secret@"_s) && !made.toString().contains(u"p%40w"_s));
}

void KeptSecretTest::eachHasANameOfItsOwn()
{
    const auto make = [] { return KeptSecret::make(definition(u"redis.url"_s), u"redis://:x@h"_s).name; };
    QVERIFY(make() != make());
}

void KeptSecretTest::theFileCountsForTheRestOfTheUrl()
{
    const auto secret =
        KeptSecret::parse(definition(u"database.url"_s), u"keychain:n1 postgresql://billow:***@elsewhere:5433/books"_s);
    QCOMPARE(secret->value(u"postgresql://billow:pw@db/ledger"_s), u"postgresql://billow:pw@elsewhere:5433/books"_s);
}

void KeptSecretTest::aTypedPasswordStandsIn()
{
    const auto url = KeptSecret::parse(definition(u"database.url"_s), u"keychain:n1 postgresql://u:***@h/d"_s);
    QCOMPARE(url->value(url->withTyped(u"p@s/s"_s)), u"postgresql://u:p%40s%2Fs@h/d"_s);
    const auto token = KeptSecret::parse(definition(u"http.secret_key_base"_s), u"keychain:n2"_s);
    QCOMPARE(token->value(token->withTyped(u"p@s/s"_s)), u"p@s/s"_s);
}

void KeptSecretTest::theLoaderPutsItInItsPlace()
{
    SettingsSources from = sources(g_kept);
    from.keychain.insert(u"n1"_s, u"postgresql://billow:pw@db/ledger"_s);
    const auto settings = loadSettings(from);
    QVERIFY2(settings.ok(), settings ? "" : qPrintable(settings.error().message));
    QCOMPARE(settings->databaseUrl(), u"postgresql://billow:pw@db/ledger"_s);
    QCOMPARE(settings->displayValue(u"database.url"_s), u"postgresql://billow:***@db/ledger"_s);
    QVERIFY(settings->secrets().contains(u"pw"_s));
    QVERIFY(missingSecrets(from).empty());
}

void KeptSecretTest::oneThatIsMissingIsNamed()
{
    const SettingsSources from = sources(g_kept);
    const auto settings = loadSettings(from);
    QVERIFY(!settings);
    for (const QString &word :
        {u"billow.conf:2"_s, u"keychain"_s, u"DATABASE_URL"_s, u"postgresql://billow:***@db/ledger"_s})
        QVERIFY2(settings.error().message.contains(word), qPrintable(settings.error().message));
    const auto missing = missingSecrets(from);
    QCOMPARE(missing.size(), std::size_t(1));
    QCOMPARE(missing.front().name, u"n1"_s);
    QCOMPARE(loadSettingsAsWritten(from)->databaseUrl(), u"keychain:n1 postgresql://billow:***@db/ledger"_s);
}

void KeptSecretTest::oneThatIsOverruledIsNotMissed()
{
    SettingsSources from = sources(g_kept);
    from.environment.insert(u"DATABASE_URL"_s, u"sqlite:/tmp/x.db"_s);
    QVERIFY(missingSecrets(from).empty());
    QCOMPARE(loadSettings(from)->databaseUrl(), u"sqlite:/tmp/x.db"_s);
}

void KeptSecretTest::onlyAFileRefersToTheKeychain()
{
    SettingsSources from = sources({});
    from.environment.insert(u"DATABASE_URL"_s, u"keychain:n1"_s);
    QVERIFY(!loadSettings(from));
    QVERIFY(missingSecrets(from).empty());
}

void KeptSecretTest::aFileWithOneIsWritten()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"billow.conf"_s);
    const QString kept = KeptSecret::make(definition(u"redis.url"_s), u"redis://:x@h"_s).toString();
    const auto file = saveSettings(path, {}, {{u"redis.url"_s, kept}});
    QVERIFY2(file.ok(), file ? "" : qPrintable(file.error().message));
    QVERIFY(file->content.contains(kept.toUtf8()));
    QVERIFY(!file->content.contains(":x@"));
}

BILLOW_TEST(QCoreApplication, KeptSecretTest)
#include "KeptSecretTest.moc"
