// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerLocation.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

class LocationTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sqlite_data();
    void sqlite();
    void postgresql_data();
    void postgresql();
    void refused_data();
    void refused();
};

void LocationTest::sqlite_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("path");
    QTest::newRow("one slash") << u"sqlite:/tmp/a.db"_s << u"/tmp/a.db"_s;
    QTest::newRow("three slashes") << u"sqlite:///tmp/a.db"_s << u"/tmp/a.db"_s;
    QTest::newRow("relative") << u"sqlite:data/a.db"_s << QDir::current().absoluteFilePath(u"data/a.db"_s);
    QTest::newRow("dots") << u"sqlite:/tmp/x/../a.db"_s << u"/tmp/a.db"_s;
    QTest::newRow("escapes") << u"sqlite:/tmp/my%20ledger%3F.db"_s << u"/tmp/my ledger?.db"_s;
    QTest::newRow("blank") << u"sqlite:/tmp/my ledger.db"_s << u"/tmp/my ledger.db"_s;
    QTest::newRow("not ASCII") << u"sqlite:/tmp/büro.db"_s << u"/tmp/büro.db"_s;
    QTest::newRow("letter case") << u"SQLite:/tmp/a.db"_s << u"/tmp/a.db"_s;
}

void LocationTest::sqlite()
{
    QFETCH(const QString, url);
    QFETCH(const QString, path);
    const auto location = LedgerLocation::fromUrl(url);
    QVERIFY(location.ok());
    QCOMPARE(location->engine, LedgerLocation::Engine::Sqlite);
    QCOMPARE(location->path, path);
    QCOMPARE(location->display, path);
}

void LocationTest::postgresql_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("display");
    QTest::newRow("plain") << u"postgresql://localhost/billow"_s << u"postgresql://localhost/billow"_s;
    QTest::newRow("short scheme") << u"postgres://me@db:5433/billow?sslmode=verify-full"_s
                                  << u"postgresql://me@db:5433/billow?sslmode=verify-full"_s;
    QTest::newRow("password") << u"postgresql://me:geheim@db/billow"_s << u"postgresql://me@db/billow"_s;
    QTest::newRow("escaped password") << u"postgresql://me:ge%40heim%2F@db/billow"_s << u"postgresql://me@db/billow"_s;
    QTest::newRow("password as a parameter") << u"postgresql://me@db/billow?password=geheim&sslmode=require"_s
                                             << u"postgresql://me@db/billow?sslmode=require"_s;
    QTest::newRow("password as an escaped parameter")
        << u"postgresql://me@db/billow?%70assword=geheim"_s << u"postgresql://me@db/billow"_s;
    QTest::newRow("password of a key") << u"postgresql://me@db/billow?sslpassword=geheim"_s
                                       << u"postgresql://me@db/billow"_s;
    QTest::newRow("Unix socket") << u"postgresql://me:geheim@%2Fvar%2Frun%2Fpostgresql/billow"_s
                                 << u"postgresql://me@/var/run/postgresql/billow"_s;
    QTest::newRow("Unix socket as a parameter")
        << u"postgresql:///billow?host=/var/run/postgresql"_s << u"postgresql:///var/run/postgresql/billow"_s;
    QTest::newRow("several hosts") << u"postgresql://a:1,b:2/billow"_s << u"postgresql://a,b:1,2/billow"_s;
}

void LocationTest::postgresql()
{
    QFETCH(const QString, url);
    QFETCH(const QString, display);
    const auto location = LedgerLocation::fromUrl(url);
    QVERIFY2(location.ok(), location.ok() ? "" : qPrintable(location.error().message));
    QCOMPARE(location->engine, LedgerLocation::Engine::Postgresql);
    QCOMPARE(location->url, url);
    QCOMPARE(location->display, display);
    QVERIFY(!location->display.contains(u"geheim"_s));
}

void LocationTest::refused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QString() << u"sqlite: or postgresql://"_s;
    QTest::newRow("another engine") << u"mysql://geheim@db/x"_s << u"sqlite: or postgresql://"_s;
    QTest::newRow("no path") << u"sqlite:"_s << u"has no file name"_s;
    QTest::newRow("a folder") << u"sqlite:/tmp/"_s << u"has no file name"_s;
    QTest::newRow("in memory") << u"sqlite::memory:"_s << u"has no file name"_s;
    QTest::newRow("a host") << u"sqlite://host/file.db"_s << u"has a host"_s;
    QTest::newRow("parameters") << u"sqlite:/tmp/a.db?mode=ro"_s << u"parameters"_s;
    QTest::newRow("a wrong port") << u"postgresql://me:geheim@db:geheim/billow"_s << u"port"_s;
    QTest::newRow("an unescaped slash in the password")
        << u"postgresql://me:gehe/im@db/billow"_s << u"as %40 and %2F"_s;
    QTest::newRow("an unescaped @ in the password") << u"postgresql://me:gehe@im@db/billow"_s << u"as %40 and %2F"_s;
    QTest::newRow("an unknown parameter") << u"postgresql://me:geheim@db/billow?geheim=1"_s << u"isn’t valid"_s;
    QTest::newRow("a wrong escape") << u"postgresql://me:geheim%zz@db/billow"_s << u"isn’t valid"_s;
}

void LocationTest::refused()
{
    QFETCH(const QString, url);
    QFETCH(const QString, says);
    const auto location = LedgerLocation::fromUrl(url);
    QVERIFY(!location.ok());
    QCOMPARE(location.error().kind, Error::Kind::Invalid);
    QVERIFY2(location.error().message.contains(says), qPrintable(location.error().message));
    QVERIFY2(!location.error().message.contains(u"geheim"_s), qPrintable(location.error().message));
}

BILLOW_TEST(QCoreApplication, LocationTest)
#include "LocationTest.moc"
