// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/Frame.h"
#include "core/settings/SettingsLoader.h"
#include "tests/ui/FakeApi.h"
#include "ui/dashboard/RecentFigures.h"
#include "ui/frame/AboutDialog.h"
#include "ui/frame/Alerts.h"
#include "ui/frame/CloseQuestion.h"
#include "ui/frame/HeaderBar.h"
#include "ui/frame/NavigationBar.h"
#include "ui/frame/Notices.h"
#include "ui/frame/ShortcutsSheet.h"
#include "ui/invoices/InvoiceGrid.h"
#include "ui/MainWindow.h"
#include "ui/settings/SettingsPage.h"
#include "ui/widgets/MessageBanner.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What stands around the pages, and the window's manners.
class FrameTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aPageIsReachedByKeyAndByArrow();
    void navigationFoldsWhereItIsNarrow();
    void pauseHoldsTheGridStillAndIntakeGoesOn();
    void closingDuringARunAsksOnceAndRemembers();
    void closingWhileIdleAsksNothing();
    void restartingDuringARunAsksAndIsNotRemembered();
    void aRestartThatIsNotMeantIsForgotten();
    void aRestartLosesNoSettings();
    void theSystemMayQuitAtAnyTime();
    void theShortcutsSheetNamesEveryAction();
    void aboutNamesTheVersion();
    void preferencesSurvive();
    void alertsSpeakOfTheFirstAndThenOfTheRest();
    void alertsCompareAmountsInTheirCurrency();
    void theEndOfARunIsTold();
    void recentFiguresAreDifferences();

private:
    void open();

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FakeApi> m_api;
    std::unique_ptr<MainWindow> m_window;
};

void FrameTest::init()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_api = std::make_unique<FakeApi>();
    open();
}

void FrameTest::open()
{
    m_window = std::make_unique<MainWindow>(*m_api, *m_settings, SettingsSources{}, QLocale::c());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void FrameTest::cleanup()
{
    m_window.reset();
}

void FrameTest::aPageIsReachedByKeyAndByArrow()
{
    Frame &frame = m_window->frame();
    for (int place = frame.pageCount() - 1; place >= 0; --place) {
        QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_1 + place), Qt::ControlModifier);
        QCOMPARE(frame.currentPage(), place);
    }
    auto *navigation = m_window->findChild<NavigationBar *>();
    auto *entry = navigation->findChild<QPushButton *>();
    entry->setFocus();
    QTest::keyClick(entry, Qt::Key_Up); // around
    QCOMPARE(frame.currentPage(), frame.pageCount() - 1);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Down);
    QCOMPARE(frame.currentPage(), 0);

    // Home is the Dashboard's; from elsewhere it leads nowhere.
    frame.showPage(3);
    QTest::keyClick(m_window.get(), Qt::Key_Home);
    QCOMPARE(frame.currentPage(), 3);
}

void FrameTest::navigationFoldsWhereItIsNarrow()
{
    const auto *navigation = m_window->findChild<NavigationBar *>();
    m_window->resize(1280, 800);
    QTRY_VERIFY(!navigation->isFolded());
    m_window->resize(900, 600);
    QTRY_VERIFY(navigation->isFolded());
    QVERIFY(navigation->width() < 80);
    QVERIFY(!navigation->findChild<QPushButton *>()->toolTip().isEmpty());
}

void FrameTest::pauseHoldsTheGridStillAndIntakeGoesOn()
{
    m_api->display(100);
    const auto *grid = m_window->findChild<InvoiceGrid *>();
    QCOMPARE(grid->model()->rowCount(), 100);
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier);
    const QAction *pause = m_window->frame().header()->pauseAction();
    QVERIFY(pause->isChecked());
    m_api->display(24);
    QCOMPARE(grid->model()->rowCount(), 100);
    QPushButton *pill = nullptr;
    for (QPushButton *button : m_window->findChildren<QPushButton *>())
        pill = button->text().contains(u"24 new"_s) ? button : pill;
    QVERIFY(pill && pill->isVisible());
    QTest::mouseClick(pill, Qt::LeftButton);
    QVERIFY(!pause->isChecked());
    QCOMPARE(grid->model()->rowCount(), 124);

    // A reset shows the new ledger; what comes into it waits again.
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier);
    m_api->clearLedger();
    QCOMPARE(grid->model()->rowCount(), 0);
    m_api->display(3);
    QCOMPARE(grid->model()->rowCount(), 0);
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier);
    QTRY_COMPARE(grid->model()->rowCount(), 3);
}

void FrameTest::closingDuringARunAsksOnceAndRemembers()
{
    m_api->status.activity = Activity::Running;
    m_api->display(10);
    QSignalSpy closed(m_window.get(), &MainWindow::closed);
    m_window->close();
    QVERIFY(m_window->isVisible());
    auto *question = m_window->findChild<CloseQuestion *>();
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<CloseQuestion *>());
    QVERIFY(m_window->isVisible());

    m_window->close();
    question = m_window->findChild<CloseQuestion *>();
    question->findChild<QCheckBox *>()->setChecked(true);
    QTest::mouseClick(question->findChild<QPushButton *>(u"quit"_s), Qt::LeftButton);
    QCOMPARE(closed.count(), 1);
    QVERIFY(!m_window->isVisible());

    m_window.reset();
    open();
    m_api->display(1);
    m_window->close();
    QVERIFY(!m_window->isVisible());
}

void FrameTest::closingWhileIdleAsksNothing()
{
    m_api->display(10);
    m_window->close();
    QVERIFY(!m_window->isVisible());
}

void FrameTest::restartingDuringARunAsksAndIsNotRemembered()
{
    Preferences::Values values = m_window->preferences().values();
    values.closing = Preferences::Closing::KeepInTray; // which a restart is not about
    m_window->preferences().set(values);
    m_api->status.activity = Activity::Running;
    m_api->display(10);
    const QSignalSpy closed(m_window.get(), &MainWindow::closed);
    const QSignalSpy restart(m_window.get(), &MainWindow::restartWanted);
    auto *page = m_window->findChild<SettingsPage *>();

    Q_EMIT page->restartWanted();
    auto *question = m_window->findChild<CloseQuestion *>();
    QVERIFY(question && m_window->isVisible());
    QVERIFY(!question->findChild<QCheckBox *>()->isVisible());
    QVERIFY(!question->findChild<QPushButton *>(u"tray"_s));
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<CloseQuestion *>());
    QVERIFY(m_window->isVisible());

    Q_EMIT page->restartWanted();
    question = m_window->findChild<CloseQuestion *>();
    QVERIFY(QTest::qWaitForWindowActive(question));
    QTest::keyClick(question->focusWidget(), Qt::Key_Return);
    QCOMPARE(restart.count(), 1);
    QCOMPARE(closed.count(), 0);
    QVERIFY(!m_window->isVisible());
    QCOMPARE(m_window->preferences().values().closing, Preferences::Closing::KeepInTray);
}

void FrameTest::aRestartThatIsNotMeantIsForgotten()
{
    m_api->status.activity = Activity::Running;
    m_api->display(10);
    const QSignalSpy closed(m_window.get(), &MainWindow::closed);
    const QSignalSpy restart(m_window.get(), &MainWindow::restartWanted);
    auto *page = m_window->findChild<SettingsPage *>();

    // While another question is open, that one comes first.
    m_window->close();
    auto *question = m_window->findChild<CloseQuestion *>();
    Q_EMIT page->restartWanted();
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<CloseQuestion *>());
    m_window->close();
    question = m_window->findChild<CloseQuestion *>();
    QVERIFY(question->findChild<QCheckBox *>()->isVisible()); // about closing
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<CloseQuestion *>());

    Q_EMIT page->restartWanted();
    QTest::keyClick(m_window->findChild<CloseQuestion *>(), Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<CloseQuestion *>());
    m_window->close();
    question = m_window->findChild<CloseQuestion *>();
    QVERIFY(question->findChild<QCheckBox *>()->isVisible());
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<CloseQuestion *>());

    Q_EMIT page->restartWanted();
    m_window->quit(); // the system, while it is asked
    QCOMPARE(closed.count(), 1);
    QCOMPARE(restart.count(), 0);
    QVERIFY(!m_window->isVisible());
}

void FrameTest::aRestartLosesNoSettings()
{
    m_api->status.failure = u"The engine has stopped: the disk is gone"_s;
    m_api->display(10);
    const QSignalSpy restart(m_window.get(), &MainWindow::restartWanted);
    auto *port = m_window->findChild<QLineEdit *>(u"http.port"_s);
    port->setText(u"8080"_s);
    auto *notices = m_window->findChild<Notices *>();
    Q_EMIT notices->restartWanted();
    QVERIFY(m_window->isVisible());
    QVERIFY(port->isVisible());
    QVERIFY(notices->findChild<MessageBanner *>(u"news"_s)->sentence().contains(u"Save or discard them"_s));
    m_window->findChild<QPushButton *>(u"discard"_s)->click();
    Q_EMIT notices->restartWanted();
    QCOMPARE(restart.count(), 1);
    QVERIFY(!m_window->isVisible());
}

void FrameTest::theSystemMayQuitAtAnyTime()
{
    m_api->status.activity = Activity::Running;
    m_api->display(10);
    m_window->quit();
    QVERIFY(!m_window->isVisible());
}

void FrameTest::theShortcutsSheetNamesEveryAction()
{
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto *sheet = m_window->findChild<ShortcutsSheet *>();
    QVERIFY(sheet);
    QString all;
    for (const QLabel *label : sheet->findChildren<QLabel *>())
        all += label->text() + u'\n';
    for (const QAction *action : m_window->findChildren<QAction *>()) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        QVERIFY2(keys.isEmpty() || all.contains(keys), qPrintable(action->text() + u": "_s + keys));
    }
}

void FrameTest::aboutNamesTheVersion()
{
    for (QAction *action : m_window->actions())
        if (action->text() == u"About Billow"_s)
            action->trigger();
    const auto *about = m_window->findChild<AboutDialog *>();
    QVERIFY(about);
    bool found = false;
    for (const QLabel *label : about->findChildren<QLabel *>())
        found = found || label->text().contains(QStringLiteral(BILLOW_VERSION));
    QVERIFY(found);
}

void FrameTest::preferencesSurvive()
{
    const Preferences::Values values{.theme = Theme::Mode::Dark,
        .reducedMotion = true,
        .trayIcon = true,
        .closing = Preferences::Closing::KeepInTray,
        .notifyWhenRunEnds = true,
        .alertOnRed = true,
        .alertAbove = 1'000'000};
    m_window->preferences().set(values);
    QVERIFY(m_window->theme().isDark());
    QVERIFY(m_window->theme().reducedMotion());
    Preferences again(*m_settings);
    QVERIFY(again.values() == values);

    m_settings->setValue(u"window/theme"_s, u"dARK"_s);
    m_settings->setValue(u"window/closing"_s, u"rubbish"_s);
    m_settings->setValue(u"alerts/total_above"_s, u"-7"_s);
    Preferences rubbish(*m_settings);
    QCOMPARE(rubbish.values().theme, Theme::Mode::Dark);
    QCOMPARE(rubbish.values().closing, Preferences::Closing::Ask);
    QVERIFY(!rubbish.values().alertAbove);
}

namespace {

LiveUpdate updateOf(const QList<Invoice> &invoices)
{
    LiveUpdate update;
    update.invoices = invoices;
    return update;
}

Invoice invoiceOf(std::int64_t total, QStringView currency, std::optional<RiskProfile> risk)
{
    Invoice invoice;
    invoice.number = u"INV-1"_s;
    invoice.sellerName = u"Table Bay Ceramics CC"_s;
    invoice.currency = *Currency::fromCode(currency);
    invoice.total = total;
    invoice.risk = risk;
    return invoice;
}

} // namespace

void FrameTest::alertsSpeakOfTheFirstAndThenOfTheRest()
{
    Preferences preferences(*m_settings);
    preferences.set({.alertOnRed = true});
    const MoneyFormat format(QLocale::c());
    Alerts alerts(preferences, format);
    QSignalSpy raised(&alerts, &Alerts::raised);
    const Invoice red = invoiceOf(12'345, u"ZAR", RiskProfile::Red);
    LiveUpdate snapshot = updateOf({red});
    snapshot.snapshot = true;
    alerts.apply(snapshot);
    alerts.apply(updateOf({invoiceOf(12'345, u"ZAR", RiskProfile::Amber)}));
    QCOMPARE(raised.count(), 0);
    alerts.apply(updateOf({red}));
    QCOMPARE(raised.count(), 1);
    QVERIFY(raised.at(0).at(1).toString().contains(u"ZAR\u00A0123.45"_s));
    QVERIFY(raised.at(0).at(1).toString().contains(u"Red"_s));
    alerts.apply(updateOf({red, red}));
    alerts.apply(updateOf({red}));
    QCOMPARE(raised.count(), 1); // together, when the pause is over
}

void FrameTest::alertsCompareAmountsInTheirCurrency()
{
    Preferences preferences(*m_settings);
    preferences.set({.alertAbove = 1'000 * 10'000}); // 1,000.00
    const MoneyFormat format(QLocale::c());
    const auto isRaisedFor = [&](std::int64_t total, QStringView currency) {
        Alerts alerts(preferences, format);
        QSignalSpy raised(&alerts, &Alerts::raised);
        alerts.apply(updateOf({invoiceOf(total, currency, {})}));
        return raised.count() == 1;
    };
    QVERIFY(!isRaisedFor(100'000, u"ZAR"));
    QVERIFY(isRaisedFor(100'001, u"ZAR"));
    QVERIFY(!isRaisedFor(1'000, u"JPY"));
    QVERIFY(isRaisedFor(1'001, u"JPY"));
    QVERIFY(!isRaisedFor(1'000'000, u"KWD"));
    QVERIFY(isRaisedFor(1'000'001, u"KWD"));
    QVERIFY(isRaisedFor(std::numeric_limits<std::int64_t>::max(), u"JPY"));
}

void FrameTest::theEndOfARunIsTold()
{
    Preferences::Values values = m_window->preferences().values();
    values.notifyWhenRunEnds = true;
    m_window->preferences().set(values);
    m_api->status.activity = Activity::Running;
    m_api->status.run.generated = 1'500;
    m_api->display(10);
    m_api->backlog = 7;
    m_api->status.activity = Activity::Stopping;
    m_api->sendStatus();
    const auto *news = m_window->findChild<MessageBanner *>(u"news"_s);
    QCOMPARE(
        news->sentence(), u"The run has ended: 1\u202F500 invoices were generated; 7 are still to be displayed."_s);
}

void FrameTest::recentFiguresAreDifferences()
{
    RecentFigures figures;
    const auto totals = [](std::int64_t count, std::int64_t total) {
        return CurrencyTotals{Currency(), count, total, 0, total};
    };
    QVERIFY(figures.add(1, totals(100, 5'000), 0ms));
    QVERIFY(!figures.add(1, totals(110, 6'000), 4'999ms));
    QVERIFY(figures.add(1, totals(130, 9'000), 5'001ms)); // the slice ended where the last word was
    QCOMPARE(figures.counts(), QList<double>{10});
    QCOMPARE(figures.totals(), QList<double>{1'000});
    QVERIFY(figures.add(1, totals(130, 9'000), 15'000ms));
    QCOMPARE(figures.counts(), (QList<double>{10, 20, 0}));
    QCOMPARE(figures.averages(), (QList<double>{100, 150, 150})); // nothing came: as before
    // A night's silence is neither slow nor endless.
    QVERIFY(figures.add(1, totals(131, 9'100), 10h));
    QCOMPARE(figures.counts().size(), RecentFigures::slices);
    QVERIFY(figures.add(2, totals(0, 0), 10h));
    QCOMPARE(figures.counts().size(), 0);
}

QTEST_MAIN(FrameTest)
#include "FrameTest.moc"
