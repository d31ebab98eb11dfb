// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/cache/RedisLocation.h"
#include "tests/support/TestMain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using billow::RedisLocation;

class RedisLocationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void neverShowsASecret_data();
    void neverShowsASecret();
};

void RedisLocationTest::accepts_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("socket");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("database");
    QTest::addColumn<QString>("display");

    const auto tcp = [](const char *name, const QString &url, const QString &host, int port, const QString &user,
                         const QString &password, int database, const QString &display) {
        QTest::newRow(name) << url << host << port << QString() << user << password << database << display;
    };
    tcp("host", u"redis://cache.example"_s, u"cache.example"_s, 6379, {}, {}, 0, u"redis://cache.example:6379/0"_s);
    tcp("blanks around", u" redis://h \n"_s, u"h"_s, 6379, {}, {}, 0, u"redis://h:6379/0"_s);
    tcp("scheme in capitals", u"REDIS://h"_s, u"h"_s, 6379, {}, {}, 0, u"redis://h:6379/0"_s);
    tcp("no host", u"redis://"_s, u"localhost"_s, 6379, {}, {}, 0, u"redis://localhost:6379/0"_s);
    tcp("only a database", u"redis:///3"_s, u"localhost"_s, 6379, {}, {}, 3, u"redis://localhost:6379/3"_s);
    tcp("port and database", u"redis://h:7000/15"_s, u"h"_s, 7000, {}, {}, 15, u"redis://h:7000/15"_s);
    tcp("closing slash", u"redis://h:7000/"_s, u"h"_s, 7000, {}, {}, 0, u"redis://h:7000/0"_s);
    tcp("IPv6", u"redis://[::1]:7000/1"_s, u"::1"_s, 7000, {}, {}, 1, u"redis://[::1]:7000/1"_s);
    tcp("password", u"redis://:secret@h"_s, u"h"_s, 6379, {}, u"secret"_s, 0, u"redis://h:6379/0"_s);
    tcp("password alone", u"redis://secret@h"_s, u"h"_s, 6379, {}, u"secret"_s, 0, u"redis://h:6379/0"_s);
    tcp("user and password", u"redis://jo:secret@h/2"_s, u"h"_s, 6379, u"jo"_s, u"secret"_s, 2, u"redis://h:6379/2"_s);
    tcp("escapes", u"redis://j%40o:p%2Fa%40s%3As%23%25%20%C3%A9@h"_s, u"h"_s, 6379, u"j@o"_s, u"p/a@s:s#% é"_s, 0,
        u"redis://h:6379/0"_s);
    tcp("a colon in the password", u"redis://:a:b@h"_s, u"h"_s, 6379, {}, u"a:b"_s, 0, u"redis://h:6379/0"_s);
    tcp("query", u"redis://h?db=4&password=p%26q&user=jo&protocol=3"_s, u"h"_s, 6379, u"jo"_s, u"p&q"_s, 4,
        u"redis://h:6379/4"_s);

    const auto local = [](const char *name, const QString &url, const QString &path, const QString &password,
                           int database, const QString &display) {
        QTest::newRow(name) << url << QString() << 6379 << path << QString() << password << database << display;
    };
    local("socket", u"unix:///run/r.sock"_s, u"/run/r.sock"_s, {}, 0, u"unix:///run/r.sock"_s);
    local("socket, database", u"unix:///run/r.sock?db=2"_s, u"/run/r.sock"_s, {}, 2, u"unix:///run/r.sock?db=2"_s);
    local("redis+unix", u"redis+unix:///run/r.sock?db=2&password=se%40"_s, u"/run/r.sock"_s, u"se@"_s, 2,
        u"unix:///run/r.sock?db=2"_s);
    local("redis-socket", u"redis-socket:///run/r.sock?database=1"_s, u"/run/r.sock"_s, {}, 1,
        u"unix:///run/r.sock?db=1"_s);
    local(
        "socket, userinfo", u"unix://:secret@/run/r.sock"_s, u"/run/r.sock"_s, u"secret"_s, 0, u"unix:///run/r.sock"_s);
    local("socket, escapes", u"unix:///run/my%20r.sock"_s, u"/run/my r.sock"_s, {}, 0, u"unix:///run/my r.sock"_s);
}

void RedisLocationTest::accepts()
{
    QFETCH(QString, url);
    const auto location = RedisLocation::fromUrl(url);
    QVERIFY2(location.ok(), location.ok() ? "" : qPrintable(location.error().message));
    QTEST(location->host, "host");
    QTEST(int{location->port}, "port");
    QTEST(location->socketPath, "socket");
    QTEST(location->user, "user");
    QTEST(location->password, "password");
    QTEST(location->database, "database");
    QTEST(location->display, "display");
}

void RedisLocationTest::refuses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("hint");
    QTest::newRow("empty") << u""_s << u"redis://"_s;
    QTest::newRow("not a URL") << u"localhost"_s << u"redis://"_s;
    QTest::newRow("another scheme") << u"http://h"_s << u"start with redis://"_s;
    QTest::newRow("TLS") << u"rediss://h"_s << u"aren’t supported"_s;
    QTest::newRow("port out of range") << u"redis://h:70000"_s << u"Redis URL"_s;
    QTest::newRow("port zero") << u"redis://h:0"_s << u"port"_s;
    QTest::newRow("port but no host") << u"redis://:7000"_s << u"host"_s;
    QTest::newRow("negative database") << u"redis://h/-1"_s << u"database"_s;
    QTest::newRow("named database") << u"redis://h/main"_s << u"database"_s;
    QTest::newRow("database too large") << u"redis://h/99999999999"_s << u"database"_s;
    QTest::newRow("relative socket") << u"unix://run/r.sock"_s << u"absolute"_s;
    QTest::newRow("no socket") << u"unix:///"_s << u"absolute"_s;
    QTest::newRow("bare # in the password") << u"redis://h/0#x"_s << u"%23"_s;
}

void RedisLocationTest::refuses()
{
    QFETCH(QString, url);
    QFETCH(QString, hint);
    const auto location = RedisLocation::fromUrl(url);
    QVERIFY(!location.ok());
    QCOMPARE(location.error().kind, billow::Error::Kind::Invalid);
    QCOMPARE(location.error().field, u"REDIS_URL"_s);
    QVERIFY2(location.error().message.contains(hint), qPrintable(location.error().message));
}

void RedisLocationTest::neverShowsASecret_data()
{
    QTest::addColumn<QString>("url");
    for (const QString &url : {u"redis://:hunter2@h"_s, u"redis://hunter2@h"_s, u"redis://jo:hunter2@h:0"_s,
             u"redis://:hunter2@h/x"_s, u"redis://:hunter2#@h"_s, u"redis://:hunter2/@h"_s, u"redis://:hunter2?@h"_s,
             u"rediss://:hunter2@h"_s, u"unix:///s?password=hunter2"_s, u"unix://hunter2@h/s"_s, u"hunter2"_s,
             u"redis://h?db=hunter2"_s, u"redis://h:1:hunter2@"_s, u"redis://[hunter2"_s})
        QTest::newRow(qPrintable(url)) << url;
}

void RedisLocationTest::neverShowsASecret()
{
    QFETCH(QString, url);
    const auto location = RedisLocation::fromUrl(url);
    QVERIFY(!(location ? location->display : location.error().message).contains(u"hunter2"_s));
}

BILLOW_TEST(QCoreApplication, RedisLocationTest)
#include "RedisLocationTest.moc"
