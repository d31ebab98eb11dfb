// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/keychain/SystemKeychain.h"
#include "tests/support/Desktop.h"
#include "tests/support/TestMain.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // milliseconds

} // namespace

/// The keychain of a real desktop: GNOME Keyring on a bus of the test's own.
class SystemKeychainTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aSecretIsKept();
    void anotherIsNotTouched();
    void whatIsNotThereIsSaid();
    void whatIsNotThereCanBeRemoved();

private:
    template <typename Value>
    [[nodiscard]] static Result<Value> wait(const QFuture<Result<Value>> &future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patience))
            return Error::internal(u"no answer"_s);
        return future.result();
    }

    Desktop m_desktop;
    SystemKeychain m_keychain;
};

void SystemKeychainTest::initTestCase()
{
    QVERIFY2(m_desktop.start(), qPrintable(m_desktop.failure()));
    QVERIFY2(m_desktop.startKeychain(), qPrintable(m_desktop.failure()));
    // Where the library that speaks to it looks; it does so only once.
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_desktop.busAddress().toUtf8());
    const QDBusConnection bus = QDBusConnection::sessionBus();
    QVERIFY2(bus.isConnected(), qPrintable(bus.lastError().message()));
    // Asked sooner, the bus would start a second one, which is locked.
    QTRY_VERIFY_WITH_TIMEOUT(bus.interface()->isServiceRegistered(u"org.freedesktop.secrets"_s).value(), patience);
}

void SystemKeychainTest::aSecretIsKept()
{
    const QString secret = u"postgresql://billow:p“ß”%40@db/ledger"_s;
    const auto written = wait(m_keychain.write(u"database.url-1"_s, secret));
    QVERIFY2(written.ok(), written ? "" : qPrintable(written.error().message));
    QVERIFY(wait(m_keychain.probe()).ok());
    const auto read = wait(m_keychain.read(u"database.url-1"_s));
    QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().message));
    QCOMPARE(*read, secret);
}

void SystemKeychainTest::anotherIsNotTouched()
{
    QVERIFY(wait(m_keychain.write(u"redis.url-1"_s, u"one"_s)).ok());
    QVERIFY(wait(m_keychain.write(u"redis.url-2"_s, u"two"_s)).ok());
    QVERIFY(wait(m_keychain.remove(u"redis.url-1"_s)).ok());
    QVERIFY(!wait(m_keychain.read(u"redis.url-1"_s)));
    QCOMPARE(*wait(m_keychain.read(u"redis.url-2"_s)), u"two"_s);
}

void SystemKeychainTest::whatIsNotThereIsSaid()
{
    const auto read = wait(m_keychain.read(u"nothing"_s));
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(u"nothing"_s), qPrintable(read.error().message));
}

void SystemKeychainTest::whatIsNotThereCanBeRemoved()
{
    QVERIFY(wait(m_keychain.remove(u"nothing"_s)).ok());
}

BILLOW_TEST(QCoreApplication, SystemKeychainTest)
#include "SystemKeychainTest.moc"
