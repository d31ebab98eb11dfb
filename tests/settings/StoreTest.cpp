// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SettingsStore.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace billow;
using namespace Qt::StringLiterals;

/// A person's changes on their way into the configuration file.
class StoreTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAllElse();
    void changes_data();
    void changes();
    void keepsItsLineEnds();
    void anyValueComesBack_data();
    void anyValueComesBack();
    void refusesWhatCannotBeWritten();
    void writesWhereThereIsNoFile();
    void beginsWithTheMachinesFile();
    void keepsWhatSomebodyElseHasChanged();
    void anotherUnitGoes();
    void onlyItsOwnerReadsIt();
    void aFileThatCannotBeLoadedIsNotWritten();
    void anUnwritableFolderIsSaid();
    void theOwnFile();

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"billow/billow.conf"_s); }
    void put(const QByteArray &content) const;
    [[nodiscard]] QByteArray content() const;

    QTemporaryDir m_folder;

private Q_SLOTS:
    void cleanup() { QDir(m_folder.filePath(u"billow"_s)).removeRecursively(); }
};

void StoreTest::put(const QByteArray &content) const
{
    QVERIFY(QDir().mkpath(QFileInfo(path()).absolutePath()));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray StoreTest::content() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

void StoreTest::keepsAllElse()
{
    const QByteArray before = "# mine\n"
                              "\n"
                              "[generation]   ; of invoices\n"
                              "  per_second=7      # not 5\n"
                              "seed = 3\n"
                              "\n"
                              "; the log\n"
                              "[log]\n"
                              "level = debug\n";
    const auto after = changedConfig({u"x.conf"_s, before},
        {{u"generation.per_second"_s, u"12.5"_s}, {u"log.level"_s, std::nullopt}, {u"log.files"_s, u"3"_s},
            {u"generation.seed"_s, u"9"_s}, {u"redis.url"_s, u"redis://h"_s}});
    QVERIFY2(after.ok(), after ? "" : qUtf8Printable(after.error().message));
    QCOMPARE(*after,
        "# mine\n"
        "\n"
        "[generation]   ; of invoices\n"
        "  per_second= 12.5      # not 5\n"
        "seed = 9\n"
        "\n"
        "; the log\n"
        "[log]\n"
        "files = 3\n"
        "\n"
        "[redis]\n"
        "url = redis://h\n"_ba);
}

void StoreTest::changes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("empty file") << QByteArray() << u"http.port"_s << u"80"_s << "[http]\nport = 80\n"_ba;
    QTest::newRow("no last line end") << "[http]\nport = 80"_ba << u"http.port"_s << u"81"_s
                                      << "[http]\nport = 81\n"_ba;
    QTest::newRow("group twice") << "[log]\nlevel = info\n[http]\n[log]\nfiles = 2\n\n[run]\n"_ba << u"log.format"_s
                                 << u"json"_s
                                 << "[log]\nlevel = info\n[http]\n[log]\nfiles = 2\nformat = json\n\n[run]\n"_ba;
    QTest::newRow("quoted with a comment")
        << "[log]\nfile = \"/a # b\"   # c\n"_ba << u"log.file"_s << u"/d"_s << "[log]\nfile = /d   # c\n"_ba;
    QTest::newRow("to quotes") << "[log]\nfile = /d # c\n"_ba << u"log.file"_s << u"/a # b"_s
                               << "[log]\nfile = \"/a # b\" # c\n"_ba;
    QTest::newRow("to nothing") << "[log]\nfile = /d # c\n"_ba << u"log.file"_s << u""_s << "[log]\nfile = # c\n"_ba;
    QTest::newRow("from nothing") << "[log]\nfile =\n"_ba << u"log.file"_s << u"/d"_s << "[log]\nfile = /d\n"_ba;
    QTest::newRow("hash in a URL") << "[database]\nurl = postgresql://u:a#b@h/d\n"_ba << u"database.url"_s
                                   << u"postgresql://u:c;d@h/d"_s << "[database]\nurl = postgresql://u:c;d@h/d\n"_ba;
}

void StoreTest::changes()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, key);
    QFETCH(QString, value);
    const auto after = changedConfig({u"x.conf"_s, before}, {{key, value}});
    QVERIFY2(after.ok(), after ? "" : qUtf8Printable(after.error().message));
    QTEST(*after, "after");
}

void StoreTest::keepsItsLineEnds()
{
    const auto after = changedConfig({u"x.conf"_s, "\xEF\xBB\xBF[http]\r\nport = 80\r\n"_ba},
        {{u"http.port"_s, u"81"_s}, {u"http.host"_s, u"::1"_s}, {u"log.level"_s, u"debug"_s}});
    QVERIFY(after.ok());
    QCOMPARE(*after, "\xEF\xBB\xBF[http]\r\nport = 81\r\nhost = ::1\r\n\r\n[log]\r\nlevel = debug\r\n"_ba);
}

void StoreTest::anyValueComesBack_data()
{
    QTest::addColumn<QString>("value");
    for (const QString &value : {u"plain"_s, u""_s, u" spaces around "_s, u"# not a comment"_s, u"a;b"_s, u"a ;b"_s,
             u"say \"hi\""_s, u"=equals="_s, u"Île Plate, 京"_s, u"[group]"_s, u"tab\there"_s})
        QTest::newRow(qUtf8Printable(u'<' + value + u'>')) << value;
}

void StoreTest::anyValueComesBack()
{
    QFETCH(QString, value);
    const auto after = changedConfig({u"x.conf"_s, "[log]\nfile = x # c\n"_ba}, {{u"log.file"_s, value}});
    QVERIFY2(after.ok(), after ? "" : qUtf8Printable(after.error().message));
    const auto entries = parseConfigFile({u"x.conf"_s, *after});
    QVERIFY(entries.ok());
    QCOMPARE(entries->front().value, value);
    QVERIFY(after->endsWith("# c\n"));
}

void StoreTest::refusesWhatCannotBeWritten()
{
    for (const QString &value : {u"two\nlines"_s, u" \"both\" #"_s, QString(QChar::Null)}) {
        const auto after = changedConfig({u"x.conf"_s, {}}, {{u"log.file"_s, value}});
        QVERIFY(!after.ok());
        QVERIFY(after.error().kind == Error::Kind::Invalid);
        QCOMPARE(after.error().field, u"log.file"_s);
    }
    QVERIFY(!changedConfig({u"x.conf"_s, "nonsense\n"_ba}, {{u"log.file"_s, u"x"_s}}).ok());
}

void StoreTest::writesWhereThereIsNoFile()
{
    const auto saved = saveSettings(path(), {}, {{u"http.port"_s, u"8080"_s}});
    QVERIFY2(saved.ok(), saved ? "" : qUtf8Printable(saved.error().message));
    QCOMPARE(content(), "[http]\nport = 8080\n"_ba);
    QCOMPARE(saved->content, content());
    const auto settings = loadSettings({.file = *saved, .environment = {}, .options = {}});
    QVERIFY(settings.ok());
    QCOMPARE(settings->httpPort(), quint16(8080));
}

void StoreTest::beginsWithTheMachinesFile()
{
    const ConfigFile machine{u"/etc/billow/billow.conf"_s, "[http]\nport = 4100\n"_ba};
    QVERIFY(saveSettings(path(), machine, {{u"log.level"_s, u"debug"_s}}).ok());
    QCOMPARE(content(), "[http]\nport = 4100\n\n[log]\nlevel = debug\n"_ba);
    // Once there is one it counts alone.
    QVERIFY(saveSettings(path(), machine, {{u"http.port"_s, std::nullopt}}).ok());
    QCOMPARE(content(), "[http]\n\n[log]\nlevel = debug\n"_ba);
}

void StoreTest::keepsWhatSomebodyElseHasChanged()
{
    put("[http]\nport = 4100\n"_ba);
    const auto read = readConfigFile(path());
    QVERIFY(read.ok());
    put("[http]\nport = 4200 # by hand\n"_ba);
    QVERIFY(saveSettings(path(), *read, {{u"log.level"_s, u"debug"_s}}).ok());
    QCOMPARE(content(), "[http]\nport = 4200 # by hand\n\n[log]\nlevel = debug\n"_ba);
}

void StoreTest::anotherUnitGoes()
{
    put("[generation]\nrate_ms = 200\nseed = 1\n"_ba);
    QVERIFY(saveSettings(path(), {}, {{u"generation.per_second"_s, u"7"_s}}).ok());
    QCOMPARE(content(), "[generation]\nseed = 1\nper_second = 7\n"_ba);
}

void StoreTest::onlyItsOwnerReadsIt()
{
    put("[http]\nport = 4100\n"_ba);
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    const QString secret(40, u'x');
    QVERIFY(saveSettings(path(), {}, {{u"http.secret_key_base"_s, secret}}).ok());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path()) & others));
    QCOMPARE(
        QDir(QFileInfo(path()).absolutePath()).entryList(QDir::Files | QDir::Hidden), QStringList{u"billow.conf"_s});
}

void StoreTest::aFileThatCannotBeLoadedIsNotWritten()
{
    const QByteArray before = "[http]\nport = 4100\n"_ba;
    put(before);
    const auto saved = saveSettings(path(), {}, {{u"http.port"_s, u"99999"_s}});
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().field, u"http.port"_s);
    QVERIFY2(saved.error().message.contains(u"65535"_s), qUtf8Printable(saved.error().message));
    QCOMPARE(content(), before);
}

void StoreTest::anUnwritableFolderIsSaid()
{
    // A file where a folder is needed stops root as well, which the mode of a folder does not.
    put({});
    const QString below = path() + u"/billow/billow.conf"_s;
    const auto saved = saveSettings(below, {}, {{u"http.port"_s, u"80"_s}});
    QVERIFY(!saved.ok());
    QVERIFY(saved.error().kind == Error::Kind::Unavailable);
    QVERIFY2(saved.error().message.contains(below), qUtf8Printable(saved.error().message));
    if (geteuid() == 0)
        return;
    const QString folder = QFileInfo(path()).absolutePath();
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    QVERIFY(!saveSettings(path(), {}, {{u"http.port"_s, u"80"_s}}).ok());
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void StoreTest::theOwnFile()
{
    QProcessEnvironment environment;
    environment.insert(u"XDG_CONFIG_HOME"_s, u"/home/thandi/conf"_s);
    QCOMPARE(ownConfigFile({}, environment), u"/home/thandi/conf/billow/billow.conf"_s);
    QCOMPARE(ownConfigFile(u"/tmp/my.conf"_s, environment), u"/tmp/my.conf"_s);
}

BILLOW_TEST(QCoreApplication, StoreTest)
#include "StoreTest.moc"
