// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/HostLookup.h"
#include "tests/support/TestMain.h"

#include <QTest>

#include <atomic>
#include <condition_variable>
#include <dlfcn.h>
#include <mutex>
#include <netdb.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace billow;
using std::chrono::steady_clock;

namespace {

/// A name server that answers when it is told to: the addresses of "slow.example" are those of 127.0.0.7.
struct SlowServer {
    std::mutex mutex;
    std::condition_variable changed;
    bool answers = false;
    int asked = 0;

    void answer()
    {
        const std::lock_guard lock(mutex);
        answers = true;
        changed.notify_all();
    }
    void wait()
    {
        std::unique_lock lock(mutex);
        ++asked;
        changed.wait(lock, [this] { return answers; });
    }
};

SlowServer &slowServer()
{
    static auto *const server = new SlowServer; // a look-up may still wait in it when the test ends
    return *server;
}

steady_clock::time_point soon()
{
    return steady_clock::now() + 30s;
}

} // namespace

/// In place of the C library's, which answers for all other hosts.
extern "C" int getaddrinfo(const char *host, const char *service, const addrinfo *hints, addrinfo **list)
{
    const auto real = reinterpret_cast<decltype(&::getaddrinfo)>(dlsym(RTLD_NEXT, "getaddrinfo"));
    if (qstrcmp(host, "slow.example") != 0)
        return real(host, service, hints, list);
    slowServer().wait();
    return real("127.0.0.7", service, hints, list);
}

class HostLookupTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAddresses_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("address");
        QTest::newRow("IPv4") << u"192.0.2.7"_s << u"192.0.2.7"_s;
        QTest::newRow("IPv6") << u"2001:db8::7"_s << u"2001:db8::7"_s;
        QTest::newRow("IPv6 of a link") << u"fe80::7%lo"_s << u"fe80::7%lo"_s;
        QTest::newRow("a name") << u"localhost"_s << u"127.0.0.1"_s;
    }
    void findsAddresses()
    {
        QFETCH(QString, host);
        QFETCH(QString, address);
        const auto found = resolveHost(host, soon());
        QVERIFY2(found.ok(), found ? "" : qPrintable(found.error().message));
        QVERIFY(found->contains(QHostAddress(address)));
    }

    void anAddressNeedsNoTime() { QVERIFY(resolveHost(u"192.0.2.7"_s, steady_clock::time_point{}).ok()); }

    void saysThatANameIsNotKnown()
    {
        const auto found = resolveHost(u"nowhere.invalid"_s, soon());
        QVERIFY(!found.ok());
        QCOMPARE(found.error().kind, Error::Kind::Unavailable);
        QVERIFY2(found.error().message.startsWith(u"the host name isn’t known ("_s), qPrintable(found.error().message));
        QVERIFY(!resolveHost(u"müller.invalid"_s, soon()).ok());
        QVERIFY(!resolveHost(QString(), soon()).ok());
    }

    // It would hang here if the look-up were waited for.
    void leavesANameServerThatDoesNotAnswer()
    {
        for (int i = 0; i < 3; ++i) {
            const auto found = resolveHost(u"slow.example"_s, steady_clock::now());
            QVERIFY(!found.ok());
            QCOMPARE(found.error().kind, Error::Kind::Unavailable);
            QCOMPARE(found.error().message, u"the name server isn’t responding"_s);
        }
        slowServer().answer();
        // The answer to the first call serves the next; one thread has asked for all of them.
        const auto late = resolveHost(u"slow.example"_s, soon());
        QVERIFY(late.ok());
        QCOMPARE(*late, QList{QHostAddress(u"127.0.0.7"_s)});
        QCOMPARE(slowServer().asked, 1);
        QVERIFY(resolveHost(u"slow.example"_s, soon()).ok());
        QCOMPARE(slowServer().asked, 2);
    }
};

BILLOW_TEST(QCoreApplication, HostLookupTest)
#include "HostLookupTest.moc"
