// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/base/SecretMasking.h"
#include "core/settings/SettingsStore.h"
#include "tests/support/TestMain.h"
#include "tests/ui/SettingsScene.h"
#include "ui/settings/FormRow.h"
#include "ui/settings/SaveBar.h"
#include "ui/settings/SettingEditors.h"
#include "ui/settings/SettingsWording.h"
#include "ui/settings/UrlCheck.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QWheelEvent>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The page on which settings are edited.
class SettingsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySettingIsThere();
    void validatesAsTyped();
    void aSavedFileIsReadBack();
    void defaultsComeBack();
    void aRestartIsOfferedForWhatWaits();
    void whatIsOverruledIsSaid();
    void ratesApplyAtOnce();
    void theSliderReachesUnlimited();
    void ratesFromElsewhereAreShown();
    void theLogFilterAppliesAtOnce();
    void eachSaysWhenItApplies();
    void aRefusalIsShown();
    void discardLeavesWhatAppliesAtOnce();
    void whatIsEditedWhileAConnectionIsTestedIsNotSavedWithIt();
    void whatIsEditedWhileAFileIsWrittenIsKept();
    void aLanguageIsSavedAtOnce();
    void theMainCurrencyIsChosen();
    void theWheelScrollsThePage();
    void theKeyboardStaysWhereItWas();
    void aTestDoesNotTakeTheAnswerFromSaving();
    void connectionsAreTried();
    void aUrlThatIsWrongIsNotSaved();
    void passwordsAreMasked();
    void masks_data();
    void masks();
    void anUnwritableFileIsSaid();
    void aBrokenFileIsSaid();
    void preferencesApplyAtOnce();
    void tabsGoToTheirPart();
    void theKeyboardComesByInOrder();
    void looks_data();
    void looks();
};

namespace {

struct PageScene : SettingsScene {
    explicit PageScene(const QByteArray &file = {}, const QMap<QString, QString> &environment = {},
        const QMap<QString, QString> &options = {})
        : SettingsScene(file, environment, options)
    {
        open();
    }
};

} // namespace

void SettingsTest::everySettingIsThere()
{
    PageScene scene;
    QStringList shown;
    for (const auto *row : scene.page->findChildren<SettingRow *>()) {
        shown += row->key();
        QVERIFY2(SettingsWording::title(row->key()) != row->key(), qPrintable(row->key()));
        QCOMPARE(row->error(), QString());
    }
    for (const SettingDefinition &definition : SettingsCatalogue::all())
        QCOMPARE(shown.count(definition.key), definition.aliasOf.isEmpty() ? 1 : 0);
}

void SettingsTest::validatesAsTyped()
{
    PageScene scene;
    scene.type(u"http.port"_s, u"99999"_s);
    QVERIFY2(scene.row(u"http.port"_s).error().contains(u"to 65535"_s), qPrintable(scene.row(u"http.port"_s).error()));
    QVERIFY(!scene.row(u"http.port"_s).note().contains(u"Takes effect"_s));
    QVERIFY(!scene.button(u"save"_s).isEnabled());
    QVERIFY(scene.bar().contains(u"Port"_s));
    scene.type(u"http.port"_s, u"8080"_s);
    QCOMPARE(scene.row(u"http.port"_s).error(), QString());
    QVERIFY(scene.button(u"save"_s).isEnabled());
    scene.type(u"http.secret_key_base"_s, u"short"_s);
    QVERIFY(scene.row(u"http.secret_key_base"_s).error().contains(u"32"_s));
    QVERIFY(!scene.row(u"http.secret_key_base"_s).error().contains(u"short"_s));
    scene.type(u"http.allowed_origins"_s, u"not an origin"_s);
    QVERIFY(!scene.row(u"http.allowed_origins"_s).error().isEmpty());
    scene.button(u"discard"_s).click();
    for (const auto *row : scene.page->findChildren<SettingRow *>())
        QCOMPARE(row->error(), QString());
    QVERIFY(!scene.button(u"save"_s).isEnabled());
    QCOMPARE(scene.control<QLineEdit>(u"http.port"_s).text(), u"4000"_s);
}

void SettingsTest::aSavedFileIsReadBack()
{
    PageScene scene("# mine\n[log]\nlevel = debug # loud\n"_ba);
    QCOMPARE(scene.control<QComboBox>(u"log.level"_s).currentText(), u"debug"_s);
    QVERIFY2(scene.row(u"log.level"_s).note().contains(u"billow.conf, line 3"_s),
        qPrintable(scene.row(u"log.level"_s).note()));
    scene.type(u"http.port"_s, u"8080"_s);
    QVERIFY(scene.row(u"http.port"_s).note().contains(u"Not saved"_s));
    scene.type(u"http.allowed_origins"_s, u"https://a.example, https://b.example:8443"_s);
    scene.type(u"log.file"_s, u"/tmp/a # b.log"_s);
    const QString secret(40, u's');
    scene.type(u"http.secret_key_base"_s, secret);
    scene.save();
    QVERIFY2(scene.bar().startsWith(u"Saved to"_s), qPrintable(scene.bar()));
    QVERIFY(scene.saved().startsWith("# mine\n[log]\nlevel = debug # loud\n"));
    const auto settings =
        loadSettings({.file = ConfigFile{scene.sources.ownFile, scene.saved()}, .environment = {}, .options = {}});
    QVERIFY(settings.ok());
    QCOMPARE(settings->httpPort(), quint16(8080));
    QCOMPARE(settings->httpAllowedOrigins(), (QStringList{u"https://a.example"_s, u"https://b.example:8443"_s}));
    QCOMPARE(settings->log().file, u"/tmp/a # b.log"_s);
    QCOMPARE(settings->httpSecretKeyBase(), secret);
    QVERIFY(scene.row(u"http.port"_s).note().contains(u"Saved. Takes effect after restart."_s));
    QVERIFY(!scene.button(u"save"_s).isEnabled());
}

void SettingsTest::defaultsComeBack()
{
    PageScene scene("[http]\nport = 8080\n"_ba);
    auto &restore = scene.button(u"http.port.restore"_s);
    QVERIFY(!restore.isHidden());
    QVERIFY(scene.button(u"http.host.restore"_s).isHidden());
    restore.click();
    QCOMPARE(scene.control<QLineEdit>(u"http.port"_s).text(), u"4000"_s);
    QVERIFY(restore.isHidden());
    scene.save();
    QCOMPARE(scene.saved(), "[http]\n"_ba);
    QVERIFY2(scene.row(u"http.port"_s).note().startsWith(u"Default"_s), qPrintable(scene.row(u"http.port"_s).note()));
    QCOMPARE(
        scene.control<QLineEdit>(u"database.url"_s).text(), u"sqlite:/home/thandi/.local/share/billow/ledger.db"_s);
}

void SettingsTest::aRestartIsOfferedForWhatWaits()
{
    PageScene scene;
    scene.show();
    const QSignalSpy restart(scene.page.get(), &SettingsPage::restartWanted);
    const QPushButton &offer = scene.button(u"restart"_s);
    QVERIFY(!offer.isVisible());
    scene.control<QDoubleSpinBox>(u"generation.per_second"_s).setValue(7); // applies at once
    QTRY_VERIFY2(scene.bar().startsWith(u"Saved to"_s), qPrintable(scene.bar()));
    QVERIFY(!offer.isVisible());
    scene.type(u"http.port"_s, u"8080"_s);
    QVERIFY(!offer.isVisible()); // save it first
    scene.save();
    QVERIFY(offer.isVisible());
    QVERIFY2(scene.bar().endsWith(u"take effect after a restart."_s), qPrintable(scene.bar()));
    scene.type(u"http.host"_s, u"127.0.0.1"_s);
    QVERIFY(!offer.isVisible());
    scene.button(u"discard"_s).click();
    QVERIFY(offer.isVisible());
    scene.button(u"restart"_s).click();
    QCOMPARE(restart.count(), 1);
    scene.type(u"http.port"_s, u"4000"_s);
    scene.save();
    QVERIFY(!offer.isVisible()); // as it runs
}

void SettingsTest::whatIsOverruledIsSaid()
{
    PageScene scene("[http]\nport = 8080\n[database]\nurl = sqlite:/a.db\n"_ba,
        {{u"DATABASE_URL"_s, u"postgresql://u:hunter2@h/d"_s}}, {{u"http-port"_s, u"9090"_s}});
    QString note = scene.row(u"http.port"_s).note();
    QVERIFY2(note.contains(u"Overridden by --http-port (now: 9090)"_s), qPrintable(note));
    QCOMPARE(scene.control<QLineEdit>(u"http.port"_s).text(), u"8080"_s);
    note = scene.row(u"database.url"_s).note();
    QVERIFY2(note.contains(u"Overridden by DATABASE_URL (now: postgresql://u:***@h/d)"_s), qPrintable(note));
    QVERIFY(!scene.row(u"log.level"_s).note().contains(u"Overridden"_s));
}

void SettingsTest::ratesApplyAtOnce()
{
    PageScene scene;
    auto &field = scene.control<QDoubleSpinBox>(u"generation.per_second"_s);
    QCOMPARE(field.value(), 5.0);
    field.setValue(12.5);
    QTRY_COMPARE(scene.api.ratesGiven.generation, Rate{12.5});
    QCOMPARE(scene.api.ratesGiven.display, Rate{2});
    QTRY_COMPARE(scene.saved(), "[generation]\nper_second = 12.5\n"_ba); // and are saved
    scene.type(u"run.seconds"_s, u"60"_s);
    QCOMPARE(scene.api.ratesGiven.runLength, 300s); // not while it is typed
    QTest::keyClick(&scene.control<QLineEdit>(u"run.seconds"_s), Qt::Key_Return);
    QTRY_COMPARE(scene.api.ratesGiven.runLength, 60s);
    QCOMPARE(scene.api.ratesGiven.generation, Rate{12.5});
    QTRY_COMPARE(scene.saved(), "[generation]\nper_second = 12.5\n\n[run]\nseconds = 60\n"_ba);
    QTRY_VERIFY(!scene.page->isUnsaved());
    QVERIFY(!scene.button(u"save"_s).isEnabled());
    QCOMPARE(field.value(), 12.5);
}

void SettingsTest::theSliderReachesUnlimited()
{
    for (const double rate : {0.1, 0.5, 1.0, 2.0, 5.0, 25.0, 100.0, 500.0, 1000.0})
        QVERIFY2(qFuzzyCompare(RateEditor::rateAt(RateEditor::positionOf(rate)), rate),
            qPrintable(u"%1 -> %2"_s.arg(rate).arg(RateEditor::rateAt(RateEditor::positionOf(rate)))));
    QCOMPARE(RateEditor::rateAt(RateEditor::positionOf(0)), 0.0);
    for (int position = 1; position <= 400; ++position)
        QVERIFY(RateEditor::rateAt(position) >= RateEditor::rateAt(position - 1));
    PageScene scene;
    scene.show();
    auto &slider = scene.control<QSlider>(u"display.per_second.slider"_s);
    QTest::keyClick(&slider, Qt::Key_End);
    QTRY_VERIFY(scene.api.ratesGiven.display.isUnlimited());
    QVERIFY(scene.control<QCheckBox>(u"display.per_second.unlimited"_s).isChecked());
    QVERIFY(!scene.control<QDoubleSpinBox>(u"display.per_second"_s).isEnabled());
    scene.apply();
    scene.control<QCheckBox>(u"display.per_second.unlimited"_s).setChecked(false);
    QTRY_COMPARE(scene.api.ratesGiven.display, Rate{2});
    QTest::keyClick(&slider, Qt::Key_Home);
    QTRY_COMPARE(scene.api.ratesGiven.display, Rate{0.1});
}

void SettingsTest::ratesFromElsewhereAreShown()
{
    PageScene scene;
    scene.api.status.rates.generation = {50};
    scene.apply();
    QCOMPARE(scene.control<QDoubleSpinBox>(u"generation.per_second"_s).value(), 50.0);
    QVERIFY2(scene.row(u"generation.per_second"_s).note().contains(u"Changed for this session. After a restart: 5"_s),
        qPrintable(scene.row(u"generation.per_second"_s).note()));
    QVERIFY(!scene.button(u"save"_s).isEnabled()); // nobody has changed anything here
    QVERIFY(scene.api.commands.isEmpty());
}

void SettingsTest::theLogFilterAppliesAtOnce()
{
    PageScene scene("[log]\nlevel = warning\n");
    scene.show();
    QList<LogRules> chosen;
    connect(scene.page.get(), &SettingsPage::logRulesChosen, this, [&chosen](const LogRules &f) { chosen += f; });
    auto &level = scene.control<QComboBox>(u"log.level"_s);
    QTest::keyClick(&level, Qt::Key_Up);
    QCOMPARE(level.currentText(), u"info"_s);
    QCOMPARE(chosen, (QList<LogRules>{{QtInfoMsg, {}}}));
    scene.type(u"log.categories"_s, u"billow.ledger.debug=true;billow.cache.info=false"_s);
    QTest::keyClick(&scene.control<QLineEdit>(u"log.categories"_s), Qt::Key_Return);
    QCOMPARE(chosen.last(), (LogRules{QtInfoMsg, u"billow.ledger.debug=true\nbillow.cache.info=false"_s}));
    // And it is saved.
    QTRY_COMPARE(scene.saved(), "[log]\ncategories = billow.ledger.debug=true;billow.cache.info=false\n"_ba);
}

void SettingsTest::eachSaysWhenItApplies()
{
    PageScene scene;
    for (const SettingRow *row : scene.page->findChildren<SettingRow *>()) {
        const bool atOnce = row->key() == u"general.language"_s || SettingsCatalogue::find(row->key())->live;
        const QString when = atOnce ? u"Takes effect immediately"_s : u"Takes effect after restart"_s;
        QVERIFY2(row->note().contains(when), qPrintable(row->key() + u": "_s + row->note()));
    }
}

void SettingsTest::aRefusalIsShown()
{
    PageScene scene;
    scene.api.nextOutcome = CommandOutcome{CommandOutcome::Verdict::Unavailable, u"the ledger is away"_s, {}};
    scene.control<QDoubleSpinBox>(u"generation.per_second"_s).setValue(7);
    QTRY_COMPARE(scene.row(u"generation.per_second"_s).error(), u"The ledger is away."_s);
    QCOMPARE(scene.row(u"display.per_second"_s).error(), QString());
    scene.control<QDoubleSpinBox>(u"generation.per_second"_s).setValue(8);
    QTRY_COMPARE(scene.api.ratesGiven.generation, Rate{8});
    QTRY_COMPARE(scene.row(u"generation.per_second"_s).error(), QString());
}

void SettingsTest::discardLeavesWhatAppliesAtOnce()
{
    PageScene scene("[display]\nper_second = 4\n"_ba);
    scene.api.status.rates.display = {4};
    scene.apply();
    scene.type(u"http.port"_s, u"8080"_s);
    scene.control<QDoubleSpinBox>(u"display.per_second"_s).setValue(40);
    QTRY_COMPARE(scene.saved(), "[display]\nper_second = 40\n"_ba);
    QTRY_VERIFY(scene.button(u"discard"_s).isEnabled());
    scene.button(u"discard"_s).click();
    QCOMPARE(scene.control<QDoubleSpinBox>(u"display.per_second"_s).value(), 40.0);
    QCOMPARE(scene.control<QLineEdit>(u"http.port"_s).text(), u"4000"_s);
    QCOMPARE(scene.api.ratesGiven.display, Rate{40});

    // A value that the engine refused is in force nowhere.
    scene.apply();
    scene.api.nextOutcome = CommandOutcome{CommandOutcome::Verdict::Unavailable, u"the ledger is unavailable"_s, {}};
    scene.control<QDoubleSpinBox>(u"generation.per_second"_s).setValue(7);
    QTRY_VERIFY(!scene.row(u"generation.per_second"_s).error().isEmpty());
    scene.button(u"discard"_s).click();
    QCOMPARE(scene.control<QDoubleSpinBox>(u"generation.per_second"_s).value(), 5.0);
    QCOMPARE(scene.saved(), "[display]\nper_second = 40\n"_ba);
}

void SettingsTest::whatIsEditedWhileAConnectionIsTestedIsNotSavedWithIt()
{
    PageScene scene;
    QPromise<Result<QString>> answer;
    answer.start();
    scene.api.slowTest = &answer;
    scene.type(u"database.url"_s, u"postgresql://tested@h/d"_s);
    scene.button(u"save"_s).click();
    scene.type(u"database.url"_s, u"postgresql://untested@h/d"_s);
    answer.addResult(Result<QString>(u"fine"_s));
    answer.finish();
    QTRY_COMPARE(scene.saved(), "[database]\nurl = postgresql://tested@h/d\n"_ba);
    QTRY_VERIFY(scene.button(u"save"_s).isEnabled());
    QCOMPARE(scene.control<QLineEdit>(u"database.url"_s).text(), u"postgresql://untested@h/d"_s);
    QVERIFY(scene.page->isUnsaved());
}

void SettingsTest::whatIsEditedWhileAFileIsWrittenIsKept()
{
    PageScene scene;
    scene.type(u"http.port"_s, u"8080"_s);
    scene.button(u"save"_s).click(); // the answer needs the event loop
    scene.type(u"http.host"_s, u"127.0.0.1"_s);
    QTRY_COMPARE(scene.saved(), "[http]\nport = 8080\n"_ba);
    QTRY_VERIFY(scene.button(u"save"_s).isEnabled());
    QCOMPARE(scene.control<QLineEdit>(u"http.host"_s).text(), u"127.0.0.1"_s);
    scene.save();
    QCOMPARE(scene.saved(), "[http]\nport = 8080\nhost = 127.0.0.1\n"_ba);
}

void SettingsTest::aLanguageIsSavedAtOnce()
{
    PageScene scene;
    scene.show();
    QSignalSpy saved(scene.page.get(), &SettingsPage::languageSaved);
    auto &language = scene.control<QComboBox>(u"general.language"_s);
    QTest::keyClick(&language, Qt::Key_End);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(scene.saved(), "[general]\nlanguage = af\n"_ba);

    // The window is made anew for it, so it waits for what is still being edited.
    scene.type(u"http.port"_s, u"8080"_s);
    QTest::keyClick(&language, Qt::Key_Home);
    scene.save();
    QCOMPARE(scene.saved(), "[general]\n\n[http]\nport = 8080\n"_ba);
    QCOMPARE(saved.size(), 2);
}

void SettingsTest::theMainCurrencyIsChosen()
{
    PageScene scene;
    scene.show();
    scene.api.display(3); // of ZAR
    LiveUpdate update;
    update.status = scene.api.status;
    update.stats.stored.add(scene.api.invoiceAt(1));
    scene.page->apply(update);
    auto &currency = scene.control<QComboBox>(u"mainCurrency"_s);
    QCOMPARE(currency.count(), 2);
    QTest::keyClick(&currency, Qt::Key_End);
    QCOMPARE(scene.preferences.values().mainCurrency, Currency::fromCode(u"ZAR"));
    QCOMPARE(Preferences(scene.window).values().mainCurrency, Currency::fromCode(u"ZAR"));
    QTest::keyClick(&currency, Qt::Key_Home);
    QVERIFY(!scene.preferences.values().mainCurrency);
    QVERIFY(!Preferences(scene.window).values().mainCurrency);
}

void SettingsTest::aTestDoesNotTakeTheAnswerFromSaving()
{
    PageScene scene;
    QPromise<Result<QString>> answer;
    answer.start();
    scene.api.slowTest = &answer;
    scene.type(u"database.url"_s, u"postgresql://u:hunter2@h/d"_s);
    scene.button(u"save"_s).click();
    QCOMPARE(scene.api.commands.size(), 1);
    scene.button(u"testStorage"_s).click();
    QCOMPARE(scene.api.commands.size(), 1);
    QVERIFY(scene.page->isUnsaved());
    answer.addResult(Result<QString>(u"fine"_s));
    answer.finish();
    QTRY_VERIFY2(scene.bar().startsWith(u"Saved to"_s), qPrintable(scene.bar()));
    QVERIFY(!scene.page->isUnsaved());
}

void SettingsTest::theWheelScrollsThePage()
{
    PageScene scene;
    scene.show();
    for (auto *control : scene.page->findChildren<QWidget *>()) {
        if (!qobject_cast<QSlider *>(control) && !qobject_cast<QComboBox *>(control)
            && !qobject_cast<QDoubleSpinBox *>(control))
            continue;
        QVERIFY(!control->hasFocus());
        const QPointF place = QRectF(control->rect()).center();
        QWheelEvent wheel(
            place, control->mapToGlobal(place), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(control, &wheel);
        QVERIFY2(!wheel.isAccepted(), qPrintable(control->objectName()));
    }
    QVERIFY(!scene.button(u"save"_s).isEnabled()); // nothing has changed
}

void SettingsTest::theKeyboardStaysWhereItWas()
{
    PageScene scene;
    scene.show();
    QVERIFY(QTest::qWaitForWindowActive(scene.page.get()));
    scene.api.testAnswer = Error::unavailable(u"nothing listens at h"_s);
    scene.type(u"database.url"_s, u"postgresql://u:hunter2@h/d"_s);
    auto &test = scene.button(u"testStorage"_s);
    test.setFocus();
    for (int time = 1; time <= 2; ++time) {
        QTest::keyClick(&test, Qt::Key_Space);
        QTRY_COMPARE(scene.api.commands.size(), time);
        QTRY_VERIFY(!scene.row(u"database.url"_s).urlCheck()->isBusy());
        QVERIFY(test.hasFocus());
    }
    auto &save = scene.button(u"save"_s);
    save.setFocus();
    QTest::keyClick(&save, Qt::Key_Space);
    QTRY_VERIFY(scene.bar().startsWith(u"Saved to"_s));
    QVERIFY(scene.control<QLineEdit>(u"database.url"_s).hasFocus());
}

void SettingsTest::connectionsAreTried()
{
    PageScene scene("[database]\nurl = postgresql://u:hunter2@h/d\n"_ba);
    scene.api.testAnswer = u"PostgreSQL responded in 1.2 ms. The database is empty"_s;
    scene.button(u"testStorage"_s).click();
    auto *check = scene.row(u"database.url"_s).urlCheck();
    QTRY_COMPARE(check->sentence(), u"PostgreSQL responded in 1.2 ms. The database is empty."_s);
    QCOMPARE(scene.api.commands, QStringList{u"test postgresql://u:hunter2@h/d"_s});
    scene.api.testAnswer = Error::unavailable(u"nothing listens at h"_s);
    scene.button(u"testStorage"_s).click();
    QTRY_COMPARE(check->sentence(), u"Nothing listens at h."_s);
    scene.type(u"database.url"_s, u"sqlite:/b.db"_s);
    QCOMPARE(check->sentence(), QString()); // it was about something else
    scene.button(u"testCache"_s).click();
    QTRY_VERIFY(!scene.row(u"redis.url"_s).urlCheck()->sentence().isEmpty());
}

void SettingsTest::aUrlThatIsWrongIsNotSaved()
{
    PageScene scene;
    scene.type(u"database.url"_s, u"postgresql://u:p/w@h/d"_s);
    scene.api.testAnswer = Error::invalid(u"Write @ and / in the password as %40 and %2F"_s);
    scene.save();
    QVERIFY2(scene.bar().startsWith(u"Not saved. Write @ and /"_s), qPrintable(scene.bar()));
    QVERIFY(!scene.row(u"database.url"_s).error().isEmpty());
    QVERIFY(!QFile::exists(scene.sources.ownFile));
    // A server that is away may come back.
    scene.api.testAnswer = Error::unavailable(u"can’t connect"_s);
    scene.type(u"database.url"_s, u"postgresql://u:pw@h/d"_s);
    scene.save();
    QCOMPARE(scene.saved(), "[database]\nurl = postgresql://u:pw@h/d\n"_ba);
}

void SettingsTest::passwordsAreMasked()
{
    PageScene scene("[database]\nurl = postgresql://u:hunter2@h/d\n[redis]\nurl = redis://:open@h\n"_ba);
    auto &line = scene.control<QLineEdit>(u"database.url"_s);
    QCOMPARE(line.text(), u"postgresql://u:***@h/d"_s);
    QCOMPARE(scene.control<QLineEdit>(u"redis.url"_s).text(), u"redis://:***@h"_s);
    QVERIFY(scene.control<QLineEdit>(u"http.secret_key_base"_s).echoMode() == QLineEdit::Password);
    QVERIFY(!scene.button(u"save"_s).isEnabled());
    QTest::keyClick(&line, Qt::Key_End);
    QTest::keyClicks(&line, u"2"_s);
    scene.api.testAnswer = u"fine"_s;
    scene.save();
    QVERIFY2(scene.saved().startsWith("[database]\nurl = postgresql://u:hunter2@h/d2\n"), scene.saved().constData());
    QCOMPARE(line.text(), u"postgresql://u:***@h/d2"_s);
}

void SettingsTest::masks_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("edited");
    QTest::addColumn<QString>("meant");
    QTest::newRow("none") << u"postgresql://h/d"_s << u"postgresql://h/d"_s << u"postgresql://h/e"_s
                          << u"postgresql://h/e"_s;
    QTest::newRow("kept") << u"postgresql://u:pw@h/d"_s << u"postgresql://u:***@h/d"_s << u"postgresql://v:***@i/e"_s
                          << u"postgresql://v:pw@i/e"_s;
    QTest::newRow("replaced") << u"postgresql://u:pw@h/d"_s << u"postgresql://u:***@h/d"_s
                              << u"postgresql://u:new@h/d"_s << u"postgresql://u:new@h/d"_s;
    QTest::newRow("parameter") << u"postgresql://h/d?user=u&password=pw"_s << u"postgresql://h/d?user=u&password=***"_s
                               << u"postgresql://h/e?user=u&password=***"_s << u"postgresql://h/e?user=u&password=pw"_s;
    QTest::newRow("both") << u"postgresql://u:a@h/d?password=b"_s << u"postgresql://u:***@h/d?password=***"_s
                          << u"postgresql://u:***@h/e?password=***"_s << u"postgresql://u:a@h/e?password=b"_s;
    QTest::newRow("alone") << u"redis://pw@h"_s << u"redis://***@h"_s << u"redis://***@i"_s << u"redis://pw@i"_s;
    QTest::newRow("stars") << u"redis://:***@h"_s << u"redis://:***@h"_s << u"redis://:***@i"_s << u"redis://:***@i"_s;
}

void SettingsTest::masks()
{
    QFETCH(QString, url);
    QFETCH(QString, edited);
    const MaskedUrl masked(url);
    QTEST(masked.shown(), "shown");
    QCOMPARE(masked.meaning(masked.shown()), url);
    QTEST(masked.meaning(edited), "meant");
}

void SettingsTest::anUnwritableFileIsSaid()
{
    PageScene scene;
    // A file where a folder is needed.
    QFile file(scene.folder.filePath(u"billow"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    scene.type(u"http.port"_s, u"8080"_s);
    scene.save();
    QVERIFY2(scene.bar().startsWith(u"Not saved. Couldn’t save the settings to "_s), qPrintable(scene.bar()));
    QVERIFY(scene.button(u"save"_s).isEnabled()); // to be tried again
    QCOMPARE(scene.control<QLineEdit>(u"http.port"_s).text(), u"8080"_s);
}

void SettingsTest::aBrokenFileIsSaid()
{
    PageScene scene("[http]\nport = many\n"_ba);
    QVERIFY2(scene.bar().contains(u"many"_s), qPrintable(scene.bar()));
    QVERIFY(!scene.button(u"save"_s).isEnabled());
    QVERIFY(scene.page->findChild<QComboBox *>(u"theme"_s)); // the window's own are there all the same
}

void SettingsTest::preferencesApplyAtOnce()
{
    PageScene scene;
    scene.show();
    auto &mode = scene.control<QComboBox>(u"theme"_s);
    QTest::keyClick(&mode, Qt::Key_End);
    QVERIFY(scene.preferences.values().theme == Theme::Mode::Dark);
    for (const QString &name : {u"reducedMotion"_s, u"trayIcon"_s, u"notifyRunEnd"_s, u"alertRed"_s, u"alertAbove"_s})
        scene.control<QCheckBox>(name).click();
    scene.control<QDoubleSpinBox>(u"alertAmount"_s).setValue(2500.5);
    Preferences::Values expected;
    expected.theme = Theme::Mode::Dark;
    expected.reducedMotion = true;
    expected.trayIcon = true;
    expected.notifyWhenRunEnds = true;
    expected.alertOnRed = true;
    expected.alertAbove = 25'005'000;
    QVERIFY(scene.preferences.values() == expected);
    // Changed elsewhere, it is shown here.
    expected.theme = Theme::Mode::Light;
    expected.closing = Preferences::Closing::Quit;
    scene.preferences.set(expected);
    QCOMPARE(mode.currentIndex(), 1);
    QCOMPARE(scene.control<QComboBox>(u"closing"_s).currentIndex(), 1);
    QVERIFY(scene.preferences.values() == expected);
}

void SettingsTest::tabsGoToTheirPart()
{
    PageScene scene;
    scene.show();
    auto *area = scene.page->findChild<QScrollArea *>();
    QCOMPARE(area->verticalScrollBar()->value(), 0);
    for (auto *tab : scene.page->findChildren<QPushButton *>()) {
        if (tab->text() == u"Log"_s)
            tab->click();
    }
    QTRY_VERIFY(area->verticalScrollBar()->value() > 400);
    QVERIFY(scene.control<QComboBox>(u"log.level"_s).hasFocus());
}

void SettingsTest::theKeyboardComesByInOrder()
{
    PageScene scene("[database]\nurl = sqlite:/a.db\n"_ba);
    scene.type(u"http.port"_s, u"8080"_s); // so that there is something to save
    scene.show();
    scene.button(u"save"_s).setFocus();
    QStringList visited;
    for (int step = 0; step < 100 && !visited.contains(u"save"_s); ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *now = QApplication::focusWidget();
        auto *button = qobject_cast<const QPushButton *>(now);
        visited += button && now->objectName().isEmpty() ? button->text() : now->objectName();
    }
    QStringList wanted{u"Window"_s, u"Log"_s, u"theme"_s, u"generation.per_second.slider"_s, u"generation.per_second"_s,
        u"database.url"_s, u"testStorage"_s, u"database.url.restore"_s, u"redis.url"_s, u"testCache"_s, u"http.port"_s,
        u"http.secret_key_base"_s, u"log.level"_s, u"discard"_s, u"save"_s};
    QStringList found;
    for (const QString &name : visited) {
        if (wanted.contains(name))
            found += name;
    }
    QCOMPARE(found, wanted);
}

void SettingsTest::looks_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QSize>("size");
    const std::pair<Theme::Mode, const char *> modes[]{{Theme::Mode::Light, "light"}, {Theme::Mode::Dark, "dark"}};
    for (const auto &[mode, name] : modes)
        for (const QSize size : {QSize(744, 404), QSize(1084, 704), QSize(2364, 1344)})
            QTest::addRow("settings-%s-%d", name, size.width()) << mode << size;
}

void SettingsTest::looks()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QSize, size);
    PageScene scene("[http]\nport = 8080\n[database]\nurl = postgresql://billow:hunter2@db.example/billow\n"_ba,
        {{u"REDIS_URL"_s, u"redis://:secret@cache.example:6379/0"_s}});
    scene.theme.setMode(mode);
    scene.page->resize(size);
    scene.show();
    QCOMPARE(scene.page->size(), size);
    auto *area = scene.page->findChild<QScrollArea *>();
    // Nothing is wider than the page.
    QVERIFY(area->widget()->width() <= area->viewport()->width());
    const QString folder = qEnvironmentVariable("BILLOW_SCREENSHOTS");
    const auto keep = [&](const QString &suffix) {
        if (!folder.isEmpty() && QDir().mkpath(folder))
            QVERIFY(scene.page->grab().save(
                folder + u'/' + QString::fromUtf8(QTest::currentDataTag()) + suffix + u".png"_s));
    };
    keep(u"-1"_s);
    scene.type(u"http.port"_s, u"99999"_s);
    scene.api.testAnswer = Error::unavailable(u"Nothing listens at db.example: is PostgreSQL running there?"_s);
    scene.button(u"testStorage"_s).click();
    QTRY_VERIFY(!scene.row(u"database.url"_s).urlCheck()->sentence().isEmpty());
    QCoreApplication::sendPostedEvents();
    for (int screen = 2; area->verticalScrollBar()->value() < area->verticalScrollBar()->maximum(); ++screen) {
        area->verticalScrollBar()->setValue(area->verticalScrollBar()->value() + area->viewport()->height());
        keep(u"-%1"_s.arg(screen));
    }
    for (const auto *row : scene.page->findChildren<FormRow *>())
        QVERIFY(row->height() >= row->minimumSizeHint().height());
}

BILLOW_TEST(QApplication, SettingsTest)
#include "SettingsTest.moc"
