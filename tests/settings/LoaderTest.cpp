// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SettingsLoader.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Case {
    QByteArray file{};
    QList<std::pair<QString, QString>> environment{};
    QMap<QString, QString> options{};
};

SettingsSources sourcesOf(const Case &given)
{
    SettingsSources sources;
    if (!given.file.isNull())
        sources.file = ConfigFile{u"/etc/billow/billow.conf"_s, given.file};
    sources.environment.insert(u"HOME"_s, u"/home/naledi"_s);
    for (const auto &[name, value] : given.environment)
        sources.environment.insert(name, value);
    sources.options = given.options;
    return sources;
}

Settings loaded(const Case &given)
{
    auto settings = loadSettings(sourcesOf(given));
    if (!settings)
        qFatal("%s", qUtf8Printable(settings.error().message));
    return *std::move(settings);
}

Error refused(const Case &given)
{
    const auto settings = loadSettings(sourcesOf(given));
    return settings ? Error::internal(u"it was accepted"_s) : settings.error();
}

} // namespace

class LoaderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void defaultsAreTheOriginals();
    void laterSourcesCount();
    void namesOfTheOriginal();
    void otherUnits();
    void bothUnitsInOneSourceAreRefused_data();
    void bothUnitsInOneSourceAreRefused();
    void badValuesNameKeySourceAndRange_data();
    void badValuesNameKeySourceAndRange();
    void unknownKeysAreRefusedWithASuggestion();
    void emptyVariables();
    void secretsAreMasked();
    void foldersFollowXdg();
    void findsTheFile();
};

void LoaderTest::defaultsAreTheOriginals()
{
    const Settings settings = loaded({});
    QCOMPARE(settings.databaseUrl(), u"sqlite:/home/naledi/.local/share/billow/ledger.db"_s);
    QCOMPARE(settings.redisUrl(), QString());
    QCOMPARE(settings.httpHost(), u"localhost"_s);
    QCOMPARE(settings.httpPort(), quint16(4000));
    QCOMPARE(settings.generationRate(), Rate{5});
    QCOMPARE(settings.displayRate(), Rate{2});
    QCOMPARE(settings.runLength(), 300s);
    QCOMPARE(settings.generationSeed(), std::uint64_t(0));
    QCOMPARE(settings.log().rules.level, QtInfoMsg);
    QCOMPARE(settings.log().file, u"/home/naledi/.local/state/billow/billow.log"_s);
    QCOMPARE(settings.log().maxBytes, qint64(10 * 1024 * 1024));
    QCOMPARE(settings.origin(u"http.port"_s).toString(), u"default"_s);
}

void LoaderTest::laterSourcesCount()
{
    Case given;
    given.file = "[http]\nport = 1001\n"_ba;
    QCOMPARE(loaded(given).httpPort(), quint16(1001));
    QCOMPARE(loaded(given).origin(u"http.port"_s).toString(), u"/etc/billow/billow.conf:2"_s);
    given.environment = {{u"PORT"_s, u"1002"_s}};
    QCOMPARE(loaded(given).httpPort(), quint16(1002));
    QCOMPARE(loaded(given).origin(u"http.port"_s).toString(), u"PORT (environment)"_s);
    given.options = {{u"http-port"_s, u"1003"_s}};
    QCOMPARE(loaded(given).httpPort(), quint16(1003));
    QCOMPARE(loaded(given).origin(u"http.port"_s).toString(), u"--http-port"_s);
}

void LoaderTest::namesOfTheOriginal()
{
    const QString secret(40, u's');
    const Settings settings = loaded(
        {.environment = {{u"DATABASE_URL"_s, u"postgres://u@h/d?sslmode=require"_s},
             {u"REDIS_URL"_s, u"redis://h:6379/1"_s}, {u"SECRET_KEY_BASE"_s, secret}, {u"PHX_HOST"_s, u"0.0.0.0"_s},
             {u"PORT"_s, u"80"_s}, {u"ALLOWED_ORIGINS"_s, u"https://a.example, http://[::1]:8080"_s}}});
    QCOMPARE(settings.databaseUrl(), u"postgres://u@h/d?sslmode=require"_s);
    QCOMPARE(settings.redisUrl(), u"redis://h:6379/1"_s);
    QCOMPARE(settings.httpSecretKeyBase(), secret);
    QCOMPARE(settings.httpHost(), u"0.0.0.0"_s);
    QCOMPARE(settings.httpPort(), quint16(80));
    QCOMPARE(settings.httpAllowedOrigins(), QStringList({u"https://a.example"_s, u"http://[::1]:8080"_s}));
    QCOMPARE(loaded({.environment = {{u"HOST"_s, u"::1"_s}, {u"PHX_HOST"_s, u"0.0.0.0"_s}}}).httpHost(), u"::1"_s);
}

void LoaderTest::otherUnits()
{
    const Settings settings =
        loaded({.file = "[generation]\nrate_ms = 200\ndisplay_rate_ms = 2000\nduration_minutes = 0.5\n"_ba});
    QCOMPARE(settings.generationRate(), Rate{5});
    QCOMPARE(settings.displayRate(), Rate{0.5});
    QCOMPARE(settings.runLength(), 30s);
    QCOMPARE(settings.origin(u"generation.per_second"_s).toString(), u"/etc/billow/billow.conf:2"_s);
    // No pause is no limit.
    QVERIFY(loaded({.file = "[generation]\nrate_ms = 0\n"_ba}).generationRate().isUnlimited());
    // A later source may use the other unit.
    const Settings mixed =
        loaded({.file = "[generation]\nrate_ms = 200\n"_ba, .options = {{u"generation-per-second"_s, u"7"_s}}});
    QCOMPARE(mixed.generationRate(), Rate{7});
}

void LoaderTest::bothUnitsInOneSourceAreRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("generation") << "[generation]\nrate_ms = 200\nper_second = 5\n"_ba
                                << QStringList{u"generation.rate_ms"_s, u"generation.per_second"_s};
    QTest::newRow("display") << "[display]\nper_second = 2\n[generation]\ndisplay_rate_ms = 500\n"_ba
                             << QStringList{u"generation.display_rate_ms"_s, u"display.per_second"_s};
    QTest::newRow("length") << "[run]\nseconds = 300\n[generation]\nduration_minutes = 5\n"_ba
                            << QStringList{u"generation.duration_minutes"_s, u"run.seconds"_s};
}

void LoaderTest::bothUnitsInOneSourceAreRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, names);
    const Error error = refused({.file = content});
    QCOMPARE(error.kind, Error::Kind::Invalid);
    for (const QString &name : names)
        QVERIFY2(error.message.contains(name), qUtf8Printable(error.message));
}

void LoaderTest::badValuesNameKeySourceAndRange_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QString &option, const QString &value, const QString &message) {
        QTest::newRow(name) << option << value << message;
    };
    row("negative port", u"http-port"_s, u"-1"_s, u"--http-port: \"-1\" isn’t a whole number from 0 to 65535"_s);
    row("decimal port", u"http-port"_s, u"80.5"_s, u"--http-port: \"80.5\" isn’t a whole number from 0 to 65535"_s);
    row("empty port", u"http-port"_s, u""_s,
        u"--http-port: the value is empty; it must be a whole number from 0 to 65535"_s);
    row("negative rate", u"generation-per-second"_s, u"-1"_s,
        u"--generation-per-second: \"-1\" isn’t a number from 0.00001 to 1000000, or 0"_s);
    row("not a number", u"display-per-second"_s, u"nan"_s,
        u"--display-per-second: \"nan\" isn’t a number from 0.00001 to 1000000, or 0"_s);
    row("too slow", u"generation-per-second"_s, u"1e-11"_s,
        u"--generation-per-second: \"1e-11\" isn’t a number from 0.00001 to 1000000, or 0"_s);
    row("infinite", u"display-per-second"_s, u"inf"_s,
        u"--display-per-second: \"inf\" isn’t a number from 0.00001 to 1000000, or 0"_s);
    row("too fast in milliseconds", u"generation-rate-ms"_s, u"0.0001"_s,
        u"--generation-rate-ms: \"0.0001\" isn’t a number from 0.001 to 86400000, or 0"_s);
    row("not a second", u"generation-duration-minutes"_s, u"0.001"_s,
        u"--generation-duration-minutes: \"0.001\" isn’t a whole number of seconds"_s);
    row("level", u"log-level"_s, u"loud"_s,
        u"--log-level: \"loud\" isn’t one of \"debug\", \"info\", \"warning\", \"error\""_s);
    row("engine", u"database-url"_s, u"mysql://u:secret@h/d"_s,
        u"--database-url: \"mysql://u:***@h/d\" isn’t a URL that starts with \"sqlite:\", \"postgresql://\", \"postgres://\""_s);
    row("short secret", u"http-secret-key-base"_s, u"short"_s,
        u"--http-secret-key-base: the value isn’t a text of at least 32 characters"_s);
    row("no currency", u"import-currency"_s, u"euro"_s,
        u"--import-currency: \"euro\" isn’t the code of a currency, for example EUR"_s);
    row("origin with a path", u"http-allowed-origins"_s, u"https://a.example/x"_s,
        u"--http-allowed-origins: \"https://a.example/x\" isn’t a comma-separated list of origins, "
        u"for example https://shop.example:8443"_s);
}

void LoaderTest::badValuesNameKeySourceAndRange()
{
    QFETCH(QString, option);
    QFETCH(QString, value);
    QFETCH(QString, message);
    const Error error = refused({.options = {{option, value}}});
    QCOMPARE(error.message, message);
    QCOMPARE(QString(error.field).replace(u'.', u'-').replace(u'_', u'-'), option);
    // The same from the other sources.
    QCOMPARE(refused({.environment = {{u"PORT"_s, u"99999"_s}}}).message,
        u"PORT (environment): \"99999\" isn’t a whole number from 0 to 65535"_s);
    QCOMPARE(refused({.file = "[log]\n\n[http]\nport = x\n"_ba}).message,
        u"/etc/billow/billow.conf:4: http.port: \"x\" isn’t a whole number from 0 to 65535"_s);
}

void LoaderTest::unknownKeysAreRefusedWithASuggestion()
{
    QCOMPARE(refused({.file = "[generation]\nrate_msec = 200\n"_ba}).message,
        u"/etc/billow/billow.conf:2: there is no setting generation.rate_msec; did you mean rate_ms in [generation]?"_s);
    QCOMPARE(refused({.file = "[htp]\nport = 1\n"_ba}).message,
        u"/etc/billow/billow.conf:2: there is no setting htp.port; did you mean port in [http]?"_s);
}

void LoaderTest::emptyVariables()
{
    const Settings settings = loaded({.file = "[redis]\nurl = redis://h\n[http]\nport = 81\n"_ba,
        .environment = {{u"PORT"_s, u""_s}, {u"REDIS_URL"_s, u""_s}, {u"BILLOW_LOG_FILE"_s, u""_s}}});
    QCOMPARE(settings.httpPort(), quint16(81)); // not set
    QCOMPARE(settings.redisUrl(), QString()); // off
    QCOMPARE(settings.log().file, QString()); // none
}

void LoaderTest::secretsAreMasked()
{
    const QString secret(40, u's');
    const Settings settings = loaded({.environment = {{u"DATABASE_URL"_s, u"postgresql://u:p%40ss@h/d"_s},
                                          {u"REDIS_URL"_s, u"redis://:red/is@h"_s}, {u"SECRET_KEY_BASE"_s, secret}}});
    QCOMPARE(settings.displayValue(u"database.url"_s), u"postgresql://u:***@h/d"_s);
    QCOMPARE(settings.displayValue(u"redis.url"_s), u"redis://:***@h"_s);
    QCOMPARE(settings.displayValue(u"http.secret_key_base"_s), u"***"_s);
    QCOMPARE(settings.displayValue(u"generation.per_second"_s), u"5"_s);
    QCOMPARE(loaded({.environment = {{u"REDIS_URL"_s, u"redis://alone@h"_s}}}).displayValue(u"redis.url"_s),
        u"redis://***@h"_s);
    const QStringList secrets = settings.secrets();
    for (const QString &hidden : {u"p%40ss"_s, u"p@ss"_s, u"red/is"_s, secret})
        QVERIFY2(secrets.contains(hidden), qUtf8Printable(hidden));
}

void LoaderTest::foldersFollowXdg()
{
    const Settings settings =
        loaded({.environment = {{u"XDG_DATA_HOME"_s, u"/data/"_s}, {u"XDG_STATE_HOME"_s, u"relative"_s}}});
    QCOMPARE(settings.databaseUrl(), u"sqlite:/data/billow/ledger.db"_s);
    QCOMPARE(settings.log().file, u"/home/naledi/.local/state/billow/billow.log"_s);
}

void LoaderTest::findsTheFile()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"billow"_s));
    QFile file(folder.filePath(u"billow/billow.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[http]\nport = 5\n");
    file.close();
    QProcessEnvironment environment;
    environment.insert(u"XDG_CONFIG_HOME"_s, folder.path());
    const auto found = findConfigFile({}, environment);
    QVERIFY(found.ok());
    QCOMPARE(found.value()->path, file.fileName());
    QCOMPARE(found.value()->content, "[http]\nport = 5\n"_ba);

    const auto missing = findConfigFile(folder.filePath(u"other.conf"_s), environment);
    QVERIFY(!missing.ok());
    QVERIFY(missing.error().message.contains("other.conf"_L1));
}

BILLOW_TEST(QCoreApplication, LoaderTest)
#include "LoaderTest.moc"
