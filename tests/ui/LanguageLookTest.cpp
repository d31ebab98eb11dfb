// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billow/WindowOwner.h"
#include "core/language/Language.h"
#include "core/settings/SettingsLoader.h"
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "tests/ui/FakeKeychain.h"
#include "tests/ui/LookChecks.h"
#include "tests/ui/SampleAnalytics.h"
#include "tests/ui/SampleSystem.h"
#include "tests/ui/Truncation.h"
#include "ui/frame/Frame.h"
#include "ui/frame/StatePill.h"
#include "ui/MainWindow.h"
#include "ui/search/InvoicesPage.h"
#include "ui/widgets/ElidedLabel.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The window in each of its languages. With BILLOW_SCREENSHOTS=FOLDER in the environment the pictures are kept there.
class LanguageLookTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void nothingIsCutOffThatIsWholeInEnglish_data();
    void nothingIsCutOffThatIsWholeInEnglish();
    void anotherLanguageIsSpokenOnceItIsSaved();

private:
    struct Shown {
        Truncations cut;
        QStringList pages;
    };
    Shown show(const QString &code, QSize size);

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

SettingsSources sources(const QString &folder)
{
    SettingsSources sources;
    sources.ownFile = folder + u"/billow.conf"_s;
    return sources;
}

void fill(FakeApi &api)
{
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    api.tree = sampleTree();
    api.analyse = [now](const AnalyticsQuery &query) {
        return QtFuture::makeReadyFuture(Result<Analytics>(samples::analytics(query, now)));
    };
    api.status.activity = Activity::Running;
    api.status.run = {1, 1500, 843, {}, now + 131s};
    api.backlog = 506;
}

} // namespace

/// Every page in that language: what is cut off on it, and its name.
LanguageLookTest::Shown LanguageLookTest::show(const QString &code, QSize size)
{
    Language language;
    language.speak(code);
    FakeApi api;
    fill(api);
    QSettings settings(m_folder->filePath(code + u".ini"_s), QSettings::IniFormat);
    MainWindow window(api, settings, sources(m_folder->path()));
    window.resize(size);
    window.show();
    if (!QTest::qWaitForWindowExposed(&window))
        return {};
    api.display(337);
    api.display(2);
    api.log(sampleLog(60));
    Shown shown;
    for (int place = 0; place < window.frame().pageCount(); ++place) {
        window.frame().showPage(place);
        if (!QTest::qWaitFor([&window] { return !window.findChild<InvoicesPage *>()->isSearching(); }))
            return {};
        api.sendStatus();
        QCoreApplication::processEvents();
        shown.pages += window.frame().pageActions()[static_cast<std::size_t>(place)]->text();
        shown.cut.insert(truncations(window, QString::number(place)));
        keepPicture(window, u"language-%1-%2-%3x%4"_s.arg(code).arg(place).arg(size.width()).arg(size.height()));
    }
    window.frame().showPage(0);
    const auto look = [&](const QString &state) {
        api.sendStatus();
        QCoreApplication::processEvents();
        shown.cut.insert(truncations(window, state));
        keepPicture(window, u"language-%1-%2-%3x%4"_s.arg(code, state).arg(size.width()).arg(size.height()));
    };
    api.status.activity = Activity::Stopping;
    api.backlog = 12'345;
    look(u"backlog"_s);
    // Shorter words only where there is no room for the whole ones.
    const auto &pill = *window.findChild<StatePill *>();
    const bool brief = pill.sizeHint().width() < pill.fullWidth();
    if (brief != (size.width() == 800 && (code == u"de"_s || code == u"fr"_s || code == u"pt"_s)))
        shown.cut.insert(code + u" the state is brief"_s, QString::number(brief));
    for (const auto *label : window.findChildren<ElidedLabel *>())
        if (size.width() > 800 && label->isVisible() && label->shownText() != label->text())
            shown.cut.insert(code + u" the label is short"_s, label->text());
    api.status.failure = u"The engine has stopped, because the Ledger does not respond"_s;
    look(u"failed"_s);
    return shown;
}

void LanguageLookTest::nothingIsCutOffThatIsWholeInEnglish_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QSize>("size");
    for (const QString &code : Language::available())
        for (const QSize size : {QSize(800, 500), QSize(1280, 800)})
            QTest::addRow("%s-%dx%d", qPrintable(code), size.width(), size.height()) << code << size;
}

void LanguageLookTest::nothingIsCutOffThatIsWholeInEnglish()
{
    QFETCH(QString, code);
    QFETCH(QSize, size);
    const Shown english = show(u"en"_s, size);
    const Shown shown = show(code, size);
    QCOMPARE(shown.pages.size(), 5);
    QCOMPARE(shown.pages == english.pages, code == u"en"_s); // it is spoken
    QStringList lost;
    for (auto cut = shown.cut.begin(); cut != shown.cut.end(); ++cut)
        if (!english.cut.contains(cut.key()))
            lost += cut.key() + u": "_s + cut.value();
    QVERIFY2(lost.isEmpty(), qPrintable(lost.join(u'\n')));
}

void LanguageLookTest::anotherLanguageIsSpokenOnceItIsSaved()
{
    Language language;
    language.speak(u"en"_s);
    FakeApi api;
    fill(api);
    QSettings memory(m_folder->filePath(u"window.ini"_s), QSettings::IniFormat);
    FakeKeychain keychain;
    WindowOwner owner(api, memory, sources(m_folder->path()), language, keychain);
    owner.window().show();
    owner.window().frame().showPage(4);
    auto *box = owner.window().findChild<QComboBox *>(u"general.language"_s);
    QVERIFY(box);
    QCOMPARE(box->currentText(), u"Use system setting"_s);
    box->setCurrentIndex(box->findText(u"Deutsch"_s));
    Q_EMIT box->activated(box->currentIndex());

    QTRY_COMPARE(language.code(), u"de"_s);
    const MainWindow &window = owner.window();
    QVERIFY(window.isVisible());
    QCOMPARE(owner.window().frame().pageActions()[0]->text(), u"Übersicht"_s);
    QCOMPARE(owner.window().frame().currentPage(), 4);
    QCOMPARE(window.findChild<QComboBox *>(u"general.language"_s)->currentText(), u"Deutsch"_s);
    QFile file(m_folder->filePath(u"billow.conf"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("language = de"));
    // It is spoken already: nothing waits for the next start.
    for (const QLabel *label : window.findChildren<QLabel *>())
        QVERIFY2(!label->text().contains(u"Gespeichert; es gilt"_s), qPrintable(label->text()));
}

BILLOW_TEST(QApplication, LanguageLookTest)
#include "LanguageLookTest.moc"
