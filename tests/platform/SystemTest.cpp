// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/FileLimit.h"
#include "core/platform/FilePermissions.h"
#include "core/platform/ProgramRestart.h"
#include "core/platform/StandardFolders.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace billow;

namespace {

constexpr auto ownerOnly =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
constexpr auto forAll = ownerOnly | QFileDevice::ReadGroup | QFileDevice::ReadOther;

bool make(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.setPermissions(forAll);
}

QProcessEnvironment environmentOf(const QMap<QString, QString> &variables)
{
    QProcessEnvironment environment;
    for (auto entry = variables.begin(); entry != variables.end(); ++entry)
        environment.insert(entry.key(), entry.value());
    return environment;
}

} // namespace

/// What the small functions of core/platform do on this system.
class SystemTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFileLimitIsRaised()
    {
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        rlimit low = before;
        low.rlim_cur = 256;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &low), 0);
        raiseFileLimit();
        rlimit after{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &after), 0);
        QCOMPARE(after.rlim_cur, std::min<rlim_t>(12'000, before.rlim_max));
        QCOMPARE(after.rlim_max, before.rlim_max);
    }

    void aNewFileIsItsOwners()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"new"_s);
        QVERIFY(createForOwner(path).ok());
        QVERIFY(QFile::exists(path));
        QCOMPARE(QFile::permissions(path), ownerOnly);
        QVERIFY(!createForOwner(folder.filePath(u"no folder/new"_s)).ok());
    }

    void anOldFileKeepsItsPermissions()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"old"_s);
        QVERIFY(make(path, "content"));
        QVERIFY(createForOwner(path).ok());
        QCOMPARE(QFile::permissions(path), forAll);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "content"_ba);
    }

    void aFileIsTakenFromEverybodyElse()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"open to all"_s);
        QVERIFY(make(path, "content"));
        QVERIFY(restrictToOwner(path).ok());
        QCOMPARE(QFile::permissions(path), ownerOnly);
        const auto nothing = restrictToOwner(folder.filePath(u"nothing"_s));
        QVERIFY(!nothing.ok());
        QVERIFY(!nothing.error().message.isEmpty());
    }

    void aProgramThatIsNotThereCannotBeBegun() { QVERIFY(!restartAs(u"/nowhere/billow"_s, {}).isEmpty()); }

    void foldersAreThoseOfTheSystem_data()
    {
        QTest::addColumn<StandardFolders::System>("system");
        QTest::addColumn<QProcessEnvironment>("environment");
        QTest::addColumn<QStringList>("folders"); // config, data, state, machine's
        using System = StandardFolders::System;
        const QProcessEnvironment home = environmentOf({{u"HOME"_s, u"/home/jo"_s}});
        const QProcessEnvironment xdg = environmentOf({{u"HOME"_s, u"/home/jo"_s}, {u"XDG_CONFIG_HOME"_s, u"/c/"_s},
            {u"XDG_DATA_HOME"_s, u"/d"_s}, {u"XDG_STATE_HOME"_s, u"relative"_s}});
        QTest::newRow("Unix") << System::Unix << home
                              << QStringList{u"/home/jo/.config"_s, u"/home/jo/.local/share"_s,
                                     u"/home/jo/.local/state"_s, u"/etc"_s};
        QTest::newRow("Unix, told") << System::Unix << xdg
                                    << QStringList{u"/c"_s, u"/d"_s, u"/home/jo/.local/state"_s, u"/etc"_s};
        const QString library = u"/Library/Application Support"_s;
        const QString own = u"/home/jo"_s + library;
        QTest::newRow("Mac") << System::Mac << home << QStringList{own, own, own, library};
        QTest::newRow("Mac, told") << System::Mac << xdg << QStringList{u"/c"_s, u"/d"_s, own, library};
        const QString roaming = u"C:/Users/jo/AppData/Roaming"_s;
        const QString local = u"C:/Users/jo/AppData/Local"_s;
        QTest::newRow("Windows") << System::Windows
                                 << environmentOf({{u"APPDATA"_s, roaming}, {u"LOCALAPPDATA"_s, local},
                                        {u"ProgramData"_s, u"D:/All"_s}})
                                 << QStringList{roaming, local, local, u"D:/All"_s};
        QTest::newRow("Windows, bare") << System::Windows << environmentOf({{u"USERPROFILE"_s, u"C:/Users/jo"_s}})
                                       << QStringList{roaming, local, local, u"C:/ProgramData"_s};
    }
    void foldersAreThoseOfTheSystem()
    {
        QFETCH(StandardFolders::System, system);
        QFETCH(QProcessEnvironment, environment);
        const StandardFolders found = StandardFolders::of(environment, system);
        QTEST(QStringList({found.config, found.data, found.state, found.machineConfig}), "folders");
    }
};

BILLOW_TEST(QCoreApplication, SystemTest)
#include "SystemTest.moc"
