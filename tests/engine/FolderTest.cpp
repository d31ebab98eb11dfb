// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/engine/EngineFixture.h"
#include "tests/intake/einvoice/Fixtures.h"

#include <QDir>
#include <QFile>
#include <QTest>

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
    void aFolderThatComesLaterIsTaken();
    void withoutAFolderThereIsNoActor();

private:
    static constexpr auto actorName = u"FolderIntake";
    [[nodiscard]] QString inbox(const QString &name = {}) const { return m_folder->filePath(u"inbox/"_s + name); }
    void put(const QString &name, const QByteArray &number) const;
    /// Moves time on until the file is there.
    [[nodiscard]] bool arrives(EngineFixture &fixture, const QString &name) const
    {
        return fixture.waitUntil([&] {
            fixture.clock.advance(1s);
            return QFile::exists(inbox(name));
        });
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

QTEST_GUILESS_MAIN(FolderTest)
#include "FolderTest.moc"
