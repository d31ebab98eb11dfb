// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/base/BackgroundPool.h"
#include "core/intake/folder/FolderActor.h"
#include "tests/engine/EngineFixture.h"
#include "tests/intake/einvoice/Fixtures.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <semaphore>

using namespace billow;
using namespace billow::einvoice::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A folder that a whole engine watches.
class FolderTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();

    void filesAreTaken();
    void aCrashStopsNothing();
    void oneLookAtATimeAlsoAfterARestart();
    void aFolderThatComesLaterIsTaken();
    void withoutAFolderThereIsNoActor();

private:
    static constexpr auto actorName = u"FolderIntake";
    [[nodiscard]] QString inbox(const QString &name = {}) const { return m_folder->filePath(u"inbox/"_s + name); }
    void put(const QString &name, const QByteArray &number) const;
    /// Moves time on until the file is there.
    [[nodiscard]] bool arrives(EngineFixture &fixture, const QString &name) const
    {
        // No faster than the actors answer: a watchdog reads the same clock.
        const QDeadlineTimer deadline(60s);
        while (!QFile::exists(inbox(name)) && !deadline.hasExpired()) {
            fixture.advance(1s);
            (void)backgroundPool().waitForDone(50); // what it waits for may need the clock
        }
        return QFile::exists(inbox(name));
    }
    [[nodiscard]] std::unique_ptr<EngineFixture> started() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void FolderTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkdir(m_folder->filePath(u"inbox"_s)));
}

void FolderTest::put(const QString &name, const QByteArray &number) const
{
    const QByteArray bytes = fixture(cii, {{"R-2026-17", number}});
    QFile file(inbox(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the file cannot be written");
}

std::unique_ptr<EngineFixture> FolderTest::started() const
{
    auto fixture = std::make_unique<EngineFixture>();
    fixture->options.intakeFolder = m_folder->filePath(u"inbox"_s);
    fixture->options.largestOriginal = 1'000'000;
    fixture->start();
    return fixture;
}

void FolderTest::filesAreTaken()
{
    const auto fixture = started();
    put(u"a.xml"_s, "A-1");
    put(u"b.xml"_s, "A-2");
    QVERIFY(arrives(*fixture, u"imported/b.xml"_s));
    QVERIFY(QFile::exists(inbox(u"imported/a.xml"_s)));
    QCOMPARE(fixture->position().realCount, 2);
    put(u"again.xml"_s, "A-1");
    QVERIFY(arrives(*fixture, u"already-stored/again.xml"_s));
    QCOMPARE(fixture->position().realCount, 2);
    const auto document = fixture->engine->api().document(1);
    QVERIFY(fixture->waitUntil([&] { return document.isFinished(); }));
    QVERIFY(document.result().value()->originalKept);
    QCOMPARE(fixture->broken(), QStringList());
}

void FolderTest::aCrashStopsNothing()
{
    const auto fixture = started();
    put(u"a.xml"_s, "A-1");
    QVERIFY(fixture->crashAndRecover(QString::fromUtf16(actorName)));
    QVERIFY(arrives(*fixture, u"imported/a.xml"_s));
    QVERIFY(fixture->engine->api().crashActor(QString::fromUtf16(actorName)));
    put(u"b.xml"_s, "A-2");
    QVERIFY(arrives(*fixture, u"imported/b.xml"_s));
    QCOMPARE(fixture->position().realCount, 2);
    QCOMPARE(fixture->broken(), QStringList());
}

void FolderTest::oneLookAtATimeAlsoAfterARestart()
{
    EngineFixture fixture;
    fixture.start();
    FolderActor actor(fixture.clock, fixture.engine->api(), {.folder = inbox()});
    std::counting_semaphore<> poolIsFree(0);
    std::binary_semaphore bothWait(0);
    std::binary_semaphore handling(0);
    std::binary_semaphore stopped(0);
    for (int i = 0; i < backgroundPool().maxThreadCount(); ++i)
        backgroundPool().start([&] { poolIsFree.acquire(); });
    actor.start();
    QTRY_VERIFY(actor.vitalSigns().state == actor::State::Running);
    fixture.clock.advance(2s);
    QTRY_COMPARE(actor.vitalSigns().handled, 1U);
    // The look ends while the first is handled, so that its answer waits behind the second.
    QVERIFY(tell(actor, [&](FolderActor &) {
        bothWait.acquire();
        poolIsFree.release(backgroundPool().maxThreadCount());
        backgroundPool().waitForDone();
    }));
    QVERIFY(tell(actor, [&](FolderActor &) {
        handling.release();
        stopped.acquire();
    }));
    bothWait.release();
    handling.acquire();
    actor.stop();
    stopped.release();
    QTRY_VERIFY(actor.vitalSigns().state == actor::State::Stopped);
    actor.start();
    QTRY_COMPARE(actor.vitalSigns().handled, 4U); // with the answer from before
    for (unsigned looks = 1; looks <= 5; ++looks) {
        fixture.clock.advance(2s);
        QTRY_COMPARE(actor.vitalSigns().handled, 4U + 2 * looks); // the look, and what it found
        QTRY_VERIFY(actor.isIdle());
    }
    QCOMPARE(actor.vitalSigns().handled, 14U);
    actor.stop();
    QTRY_VERIFY(actor.vitalSigns().state == actor::State::Stopped);
}

void FolderTest::aFolderThatComesLaterIsTaken()
{
    QVERIFY(QDir().rmdir(m_folder->filePath(u"inbox"_s)));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Nothing is taken from the watched folder: .*inbox"_s));
    const auto fixture = started();
    fixture->advance(5s);
    QVERIFY(!QFile::exists(m_folder->filePath(u"inbox"_s)));
    QVERIFY(QDir().mkdir(m_folder->filePath(u"inbox"_s)));
    put(u"a.xml"_s, "A-1");
    QVERIFY(arrives(*fixture, u"imported/a.xml"_s));
}

void FolderTest::withoutAFolderThereIsNoActor()
{
    EngineFixture fixture;
    fixture.start();
    QVERIFY(!fixture.engine->api().crashActor(QString::fromUtf16(actorName)));
}

BILLOW_TEST(QCoreApplication, FolderTest)
#include "FolderTest.moc"
