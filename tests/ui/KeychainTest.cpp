// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/SettingsScene.h"
#include "ui/settings/SettingRow.h"
#include "ui/start/SecretsDialog.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// Secrets on their way to the keychain and back, at the Settings page and at the start.
class KeychainTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPasswordGoesToTheKeychain();
    void whatStandsInTheFileMovesThere();
    void andBack();
    void aNewPasswordReplacesTheOld();
    void aKeychainThatIsAwayIsSaid();
    void aKeychainThatFailsLeavesTheFileAlone();
    void aFileThatFailsLeavesNothingBehind();
    void discardingCountsForTheChoiceToo();
    void theStartReadsWhatItNeeds();
    void aStartWithoutTheKeychainTakesWhatIsTyped();
    void aKeychainThatIsSilentIsNotWaitedFor();
    void theStartMayBeCalledOff();
};

namespace {

const QString g_url = u"postgresql://billow:hunter22@db/ledger"_s;
const QString g_kept = u"keychain:n1 postgresql://billow:***@db/ledger"_s;

struct KeychainScene : SettingsScene {
    explicit KeychainScene(const QString &databaseUrl = {})
        : SettingsScene(databaseUrl.isEmpty() ? QByteArray() : "[database]\nurl = " + databaseUrl.toUtf8() + "\n")
    {
        if (databaseUrl == g_kept) {
            keychain.secrets.insert(u"n1"_s, g_url);
            sources.keychain = keychain.secrets;
        }
    }
    void open()
    {
        SettingsScene::open();
        page->offerKeychain(keychain);
        show();
    }
    [[nodiscard]] QCheckBox &box() { return control<QCheckBox>(u"keychain"_s); }
    void choose(bool kept)
    {
        box().click();
        QTRY_COMPARE(box().isChecked(), kept);
        QTRY_VERIFY(
            button(u"save"_s).isEnabled() || !page->findChild<KeychainRow *>()->error().isEmpty() || saved().isEmpty());
    }
};

} // namespace

void KeychainTest::aPasswordGoesToTheKeychain()
{
    KeychainScene scene;
    scene.open();
    scene.choose(true);
    scene.type(u"database.url"_s, g_url);
    scene.save();
    QVERIFY2(scene.bar().startsWith(u"Saved to"_s), qPrintable(scene.bar()));
    QCOMPARE(scene.keychain.secrets.values(), QStringList{g_url});
    const QString name = scene.keychain.secrets.firstKey();
    QVERIFY2(scene.saved().contains("keychain:%1 postgresql://billow:***@db/ledger"_L1.arg(name).toUtf8()),
        scene.saved().constData());
    QVERIFY(!scene.saved().contains("hunter22"));
    QVERIFY(scene.row(u"database.url"_s).note().contains(u"in the keychain"_s));
    // As the next start sees it.
    SettingsSources next = scene.sources;
    next.file = ConfigFile{next.ownFile, scene.saved()};
    next.keychain = scene.keychain.secrets;
    QCOMPARE(loadSettings(next)->databaseUrl(), g_url);
}

void KeychainTest::whatStandsInTheFileMovesThere()
{
    KeychainScene scene(g_url);
    scene.open();
    scene.choose(true);
    QVERIFY2(scene.bar().startsWith(u"1 unsaved change"_s), qPrintable(scene.bar()));
    scene.save();
    QCOMPARE(scene.keychain.secrets.values(), QStringList{g_url});
    QVERIFY(!scene.saved().contains("hunter22"));
}

void KeychainTest::andBack()
{
    KeychainScene scene(g_kept);
    scene.open();
    QVERIFY(scene.box().isChecked());
    QCOMPARE(scene.control<QLineEdit>(u"database.url"_s).text(), u"postgresql://billow:***@db/ledger"_s);
    scene.choose(false);
    scene.save();
    QVERIFY2(scene.saved().contains(g_url.toUtf8()), scene.saved().constData());
    QVERIFY(scene.keychain.secrets.isEmpty());
}

void KeychainTest::aNewPasswordReplacesTheOld()
{
    KeychainScene scene(g_kept);
    scene.open();
    scene.type(u"database.url"_s, u"postgresql://billow:correct@db/ledger"_s);
    scene.save();
    QCOMPARE(scene.keychain.secrets.values(), QStringList{u"postgresql://billow:correct@db/ledger"_s});
    // The old one goes last: had the file not been written, it would still be there.
    QCOMPARE(scene.keychain.calls.last(), u"remove n1"_s);
    QVERIFY(!scene.saved().contains("keychain:n1"));
}

void KeychainTest::aKeychainThatIsAwayIsSaid()
{
    KeychainScene scene(g_url);
    scene.open();
    scene.keychain.trouble = Error::unavailable(u"this desktop has no keychain"_s);
    scene.choose(false);
    QTRY_COMPARE(scene.page->findChild<KeychainRow *>()->error(), u"This desktop has no keychain."_s);
    QVERIFY(!scene.button(u"save"_s).isEnabled());
    QCOMPARE(scene.keychain.calls, QStringList{u"probe"_s});
}

void KeychainTest::aKeychainThatFailsLeavesTheFileAlone()
{
    KeychainScene scene(g_url);
    scene.open();
    scene.choose(true);
    const QByteArray before = scene.saved();
    scene.keychain.trouble = Error::unavailable(u"the keychain was not unlocked"_s);
    scene.save();
    QCOMPARE(scene.bar(), u"Not saved. The keychain was not unlocked."_s);
    QCOMPARE(scene.saved(), before);
}

void KeychainTest::aFileThatFailsLeavesNothingBehind()
{
    KeychainScene scene(g_kept);
    scene.sources.ownFile = u"/proc/billow/billow.conf"_s;
    scene.open();
    scene.type(u"database.url"_s, u"postgresql://billow:correct@db/ledger"_s);
    scene.save();
    QVERIFY2(scene.bar().startsWith(u"Not saved. "_s), qPrintable(scene.bar()));
    QCOMPARE(scene.keychain.secrets, (QMap<QString, QString>{{u"n1"_s, g_url}}));
}

void KeychainTest::discardingCountsForTheChoiceToo()
{
    KeychainScene scene(g_url);
    scene.open();
    scene.choose(true);
    scene.button(u"discard"_s).click();
    QVERIFY(!scene.box().isChecked());
    QVERIFY(!scene.button(u"save"_s).isEnabled());
}

void KeychainTest::theStartReadsWhatItNeeds()
{
    KeychainScene scene(g_kept);
    scene.sources.keychain.clear();
    SecretsDialog dialog(scene.sources, scene.keychain, Theme::Mode::Light);
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    dialog.begin();
    QTRY_COMPARE(accepted.count(), 1);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(loadSettings(dialog.sources())->databaseUrl(), g_url);
}

void KeychainTest::aStartWithoutTheKeychainTakesWhatIsTyped()
{
    KeychainScene scene(g_kept);
    scene.sources.keychain.clear();
    scene.keychain.trouble = Error::unavailable(u"this desktop has no keychain"_s);
    SecretsDialog dialog(scene.sources, scene.keychain, Theme::Mode::Dark);
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    dialog.begin();
    QTRY_VERIFY(dialog.isVisible());
    QVERIFY2(dialog.sentence().contains(u"This desktop has no keychain."_s), qPrintable(dialog.sentence()));
    QVERIFY(dialog.findChild<QPushButton *>(u"again"_s)->isEnabled());
    if (const QString folder = qEnvironmentVariable("BILLOW_SCREENSHOTS"); !folder.isEmpty())
        dialog.grab().save(folder + u"/secrets.png"_s);
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"database.url"_s), u"hunter@2"_s);
    QTest::keyClick(dialog.findChild<QLineEdit *>(u"database.url"_s), Qt::Key_Return);
    QCOMPARE(accepted.count(), 1);
    QCOMPARE(loadSettings(dialog.sources())->databaseUrl(), u"postgresql://billow:hunter%402@db/ledger"_s);
}

void KeychainTest::aKeychainThatIsSilentIsNotWaitedFor()
{
    KeychainScene scene(g_kept);
    scene.sources.keychain.clear();
    scene.keychain.isSilent = true;
    SecretsDialog dialog(scene.sources, scene.keychain, Theme::Mode::Light);
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    dialog.begin();
    QTRY_VERIFY(dialog.isVisible());
    dialog.findChild<QPushButton *>(u"start"_s)->click();
    QCOMPARE(accepted.count(), 1);
}

void KeychainTest::theStartMayBeCalledOff()
{
    KeychainScene scene(g_kept);
    scene.sources.keychain.clear();
    scene.keychain.isSilent = true;
    SecretsDialog dialog(scene.sources, scene.keychain, Theme::Mode::Light);
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    dialog.begin();
    QTRY_VERIFY(dialog.isVisible());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(rejected.count(), 1);
}

BILLOW_TEST(QApplication, KeychainTest)
#include "KeychainTest.moc"
