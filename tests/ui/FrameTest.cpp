// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/Frame.h"
#include "core/settings/SettingsLoader.h"
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "ui/dashboard/DashboardPage.h"
#include "ui/dashboard/RecentFigures.h"
#include "ui/dashboard/StatCard.h"
#include "ui/export/ExportBar.h"
#include "ui/frame/Alerts.h"
#include "ui/frame/CloseQuestion.h"
#include "ui/frame/HeaderBar.h"
#include "ui/frame/HelpDialogs.h"
#include "ui/frame/NavigationBar.h"
#include "ui/frame/Notices.h"
#include "ui/frame/ResetDialog.h"
#include "ui/frame/StatusStrip.h"
#include "ui/invoices/InvoiceGrid.h"
#include "ui/MainWindow.h"
#include "ui/search/DetailPane.h"
#include "ui/search/InvoicesPage.h"
#include "ui/settings/SettingsPage.h"
#include "ui/theme/FocusMark.h"
#include "ui/widgets/MessageBanner.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QShortcut>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <array>

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
    void closingDuringAnExportAsks();
    void restartingDuringARunAsksAndIsNotRemembered();
    void aRestartThatIsNotMeantIsForgotten();
    void aRestartLosesNoSettings();
    void theSystemMayQuitAtAnyTime();
    void theShortcutsSheetNamesEveryAction();
    void spaceReachesNoCommandUnasked();
    void theFirstWindowFitsTheScreen();
    void newsGoesAwayAndDoesNotStack();
    void messagesMoveNothingThatIsRead();
    void anAlertShowsItsInvoice();
    void throughputIsMeasured();
    void detailsOpenOnTheDashboard();
    void theDashboardFindsInInvoices();
    void theMainCurrencyCanBeChosen();
    void importIsAButton();
    void aClickLeavesNoFocusMark();
    void aboutNamesTheVersion();
    void preferencesSurvive();
    void alertsSpeakOfTheFirstAndThenOfTheRest();
    void alertsCompareAmountsInTheirCurrency();
    void whatBecomesOverdueIsToldOnce();
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

void FrameTest::closingDuringAnExportAsks()
{
    m_api->display(3'000);
    m_api->ignoresSeqs = true; // it never ends by itself
    m_window->findChild<ExportBar *>()->exportTo(m_folder.filePath(u"invoices.csv"_s), ExportBar::Format::Csv);
    m_window->close();
    QVERIFY(m_window->isVisible());
    auto *question = m_window->findChild<CloseQuestion *>();
    QVERIFY(question);
    QString text;
    for (const QLabel *label : question->findChildren<QLabel *>())
        text += label->text();
    QVERIFY2(text.contains(u"An export is running"_s), qPrintable(text));
    QTest::mouseClick(question->findChild<QPushButton *>(u"quit"_s), Qt::LeftButton);
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
    for (const QShortcut *shortcut : m_window->findChildren<QShortcut *>()) {
        const QString keys = shortcut->key().toString(QKeySequence::NativeText);
        QVERIFY2(all.contains(keys), qPrintable(keys));
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
        .alertAbove = 1'000'000,
        .mainCurrency = Currency::fromCode(u"EUR")};
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
    Alerts alerts(*m_api, preferences, format);
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

void FrameTest::whatBecomesOverdueIsToldOnce()
{
    const QDate today = QDate::currentDate();
    m_api->shape = [today](Invoice &invoice) {
        const std::array due{std::optional(today.addDays(-10)), std::optional(today.addDays(-3)),
            std::optional(today.addDays(-1)), std::optional(today), std::optional<QDate>()};
        invoice.dueOn = due.at(static_cast<std::size_t>(invoice.seq - 1));
    };
    m_api->hold(5);
    Preferences preferences(*m_settings);
    preferences.setOverdueToldOn(today.addDays(-3));
    const MoneyFormat format(QLocale::c());
    LiveUpdate known;
    known.revision = 1;
    known.snapshot = true;
    {
        Alerts alerts(*m_api, preferences, format);
        QSignalSpy raised(&alerts, &Alerts::raised);
        alerts.apply(known);
        QCOMPARE(m_api->searchCount(), 0); // nobody wants to be told
        preferences.set({.alertOnOverdue = true});
        QTRY_COMPARE(raised.count(), 1);
        QCOMPARE(raised.at(0).at(0).toString(), u"2 invoices have become overdue"_s);
        const auto shows = raised.at(0).at(2).value<std::optional<InvoiceFilter>>();
        QVERIFY(shows->dueFrom == today.addDays(-3) && shows->dueTo == today.addDays(-1));
    }
    Preferences read(*m_settings);
    QVERIFY(read.overdueToldOn() == today);
    Alerts later(*m_api, read, format);
    later.apply(known);
    QCOMPARE(m_api->searchCount(), 1);
}

void FrameTest::alertsCompareAmountsInTheirCurrency()
{
    Preferences preferences(*m_settings);
    preferences.set({.alertAbove = 1'000 * 10'000}); // 1,000.00
    const MoneyFormat format(QLocale::c());
    const auto isRaisedFor = [&](std::int64_t total, QStringView currency) {
        Alerts alerts(*m_api, preferences, format);
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
    QCOMPARE(news->sentence(), u"Run finished. 1\u202F500 invoices generated. 7 invoices are waiting to be shown."_s);
}

void FrameTest::spaceReachesNoCommandUnasked()
{
    m_api->status.activity = Activity::Running;
    m_api->display(10);
    HeaderBar *header = m_window->frame().header();
    const auto button = [header](const QString &name) {
        for (QPushButton *candidate : header->findChildren<QPushButton *>())
            if (candidate->text() == name || candidate->accessibleName() == name)
                return candidate;
        return static_cast<QPushButton *>(nullptr);
    };
    // The button goes away with its page.
    button(u"Pause updates"_s)->setFocus(Qt::MouseFocusReason);
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space);
    QVERIFY(m_api->commands.isEmpty());

    // The button is disabled by what it did.
    m_api->status.activity = Activity::Stopped;
    m_api->sendStatus();
    button(u"Start"_s)->setFocus(Qt::TabFocusReason);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(!button(u"Start"_s)->isEnabled());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space);
    QCOMPARE(m_api->commands, QStringList{u"start"_s});

    // Stop is disabled while Reset, next to it, is not.
    m_api->status.activity = Activity::Running;
    m_api->sendStatus();
    button(u"Stop"_s)->setFocus(Qt::TabFocusReason);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(!button(u"Stop"_s)->isEnabled());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space);
    QCOMPARE(m_api->commands, (QStringList{u"start"_s, u"stop"_s}));
    QVERIFY(!m_window->findChild<ResetDialog *>());

    m_api->status.activity = Activity::Stopped;
    m_api->backlog = 12;
    m_api->sendStatus();
    button(u"Show all now"_s)->setFocus(Qt::TabFocusReason);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space);
    m_api->backlog = 0;
    m_api->sendStatus();
    QVERIFY(!button(u"Show all now"_s)->isVisible());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space);
    QCOMPARE(m_api->commands, (QStringList{u"start"_s, u"stop"_s, u"release"_s}));
}

void FrameTest::theFirstWindowFitsTheScreen()
{
    m_settings->clear();
    open();
    const QSize room = m_window->screen()->availableSize();
    QVERIFY(m_window->width() <= room.width());
    QVERIFY(m_window->height() < room.height()); // its own frame needs some, too
}

void FrameTest::newsGoesAwayAndDoesNotStack()
{
    m_api->display(1);
    Notices *notices = m_window->frame().notices();
    auto *news = m_window->findChild<MessageBanner *>(u"news"_s);
    auto *life = news->findChild<QTimer *>(u"lifetime"_s);
    life->setInterval(0); // it does not end while nobody has seen it, but a test need not wait
    notices->tell(Tone::Caution, u"Rejected rows"_s);
    QVERIFY(news->isVisible());
    QVERIFY(!life->isActive()); // it stays until it is dismissed
    notices->report({CommandOutcome::Verdict::Refused, u"No"_s, {}});
    QVERIFY(!news->isVisible()); // one at a time
    notices->tell(Tone::Good, u"3 invoices copied"_s);
    QVERIFY(news->isVisible());
    QVERIFY(!m_window->findChild<MessageBanner *>(u"outcome"_s)->isVisible());
    QTRY_VERIFY(!news->isVisible());
    QVERIFY(!notices->isVisible());
}

void FrameTest::messagesMoveNothingThatIsRead()
{
    m_api->display(100);
    auto *grid = m_window->findChild<InvoiceGrid *>();
    const QPoint before = grid->mapTo(m_window.get(), QPoint());
    m_window->frame().notices()->tell(Tone::Bad, u"Something is wrong"_s);
    QTRY_VERIFY(m_window->frame().notices()->height() > 20);
    QCOMPARE(grid->mapTo(m_window.get(), QPoint()), before);
}

void FrameTest::anAlertShowsItsInvoice()
{
    Preferences::Values values = m_window->preferences().values();
    values.alertOnRed = true;
    m_window->preferences().set(values);
    m_api->display(1);
    m_api->shape = [](Invoice &invoice) { invoice.risk = RiskProfile::Red; };
    m_api->display(1);
    auto *news = m_window->findChild<MessageBanner *>(u"news"_s);
    QVERIFY2(news->sentence().startsWith(u"Invoice needs review. INV-"_s), qPrintable(news->sentence()));
    QPushButton *show = nullptr;
    for (QPushButton *button : news->findChildren<QPushButton *>())
        show = button->text() == u"Show"_s ? button : show;
    QVERIFY(show && show->isVisible());
    show->click();
    QCOMPARE(m_window->frame().currentPage(), 1);
    const InvoiceFilter shown = m_window->findChild<InvoicesPage *>()->query().filter;
    QVERIFY(!shown.text.isEmpty());
    QVERIFY(news->sentence().contains(shown.text));
}

void FrameTest::throughputIsMeasured()
{
    Throughput throughput;
    throughput.add(100, 0ms);
    QVERIFY(!throughput.perSecond());
    throughput.add(10'100, 500ms);
    QVERIFY(!throughput.perSecond()); // too short a time
    throughput.add(40'100, 2'000ms);
    QCOMPARE(throughput.perSecond().value_or(0), 20'000.0);
    for (int second = 3; second <= 10; ++second)
        throughput.add(40'100, std::chrono::seconds(second));
    QCOMPARE(throughput.perSecond().value_or(-1), 0.0); // the last seconds count
    throughput.add(0, 11'000ms);
    QVERIFY(!throughput.perSecond());
}

void FrameTest::detailsOpenOnTheDashboard()
{
    m_api->display(100);
    auto *grid = m_window->findChild<InvoiceGrid *>();
    const auto *page = m_window->findChild<DashboardPage *>();
    const auto *details = page->findChild<DetailPane *>();
    QVERIFY(!details->isVisible());
    grid->selectRow(2);
    QTest::keyClick(grid, Qt::Key_Return);
    QVERIFY(details->isVisible());
    QVERIFY(details->invoice());
    QCOMPARE(details->invoice()->seq, 98);
    QTest::keyClick(grid, Qt::Key_Down);
    QCOMPARE(details->invoice()->seq, 97);
    // What has been deleted is shown no longer.
    m_api->clearLedger();
    QVERIFY(!details->invoice());
}

void FrameTest::theDashboardFindsInInvoices()
{
    m_api->display(100);
    auto *grid = m_window->findChild<InvoiceGrid *>();
    grid->selectRow(2);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), grid->mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(grid, &event);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    for (QAction *action : menu->actions())
        if (action->text() == u"Find in Invoices"_s)
            action->trigger();
    QCOMPARE(m_window->frame().currentPage(), 1);
    QCOMPARE(m_window->findChild<InvoicesPage *>()->query().filter.text, u"INV-20261123-000098"_s);
    menu->close();

    m_window->frame().showPage(0);
    m_window->findChild<DashboardPage *>()->setFocus();
    QTest::keySequence(m_window.get(), QKeySequence::Find);
    QCOMPARE(m_window->frame().currentPage(), 1);
    QVERIFY(qobject_cast<QLineEdit *>(m_window->focusWidget()));
}

void FrameTest::theMainCurrencyCanBeChosen()
{
    const auto total = [this] { return m_window->findChildren<StatCard *>().at(1)->accessibleName(); };
    m_api->further.add(CurrencyTotals{*Currency::fromCode(u"EUR"), 2, 1000, 100, 1100});
    m_api->sendSnapshot();
    QVERIFY2(total().contains(u"EUR"_s), qPrintable(total())); // none is in ZAR
    m_api->display(1);
    QVERIFY2(total().contains(u"ZAR"_s), qPrintable(total()));
    Preferences::Values values = m_window->preferences().values();
    values.mainCurrency = Currency::fromCode(u"EUR");
    m_window->preferences().set(values);
    QVERIFY2(total().contains(u"EUR\u00A011.00"_s), qPrintable(total()));
    m_window.reset();
    open();
    m_api->sendSnapshot();
    QVERIFY2(total().contains(u"EUR"_s), qPrintable(total()));
}

void FrameTest::importIsAButton()
{
    m_api->sendSnapshot();
    m_window->resize(1280, 800);
    auto *button = m_window->findChild<QPushButton *>(u"import"_s);
    QTRY_VERIFY(button->isVisible() && button->isEnabled());
    button->click();
    const auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog && dialog->isVisible());
}

void FrameTest::aClickLeavesNoFocusMark()
{
    m_api->display(10);
    QPushButton *more = m_window->frame().header()->moreButton();
    disconnect(more, &QPushButton::clicked, nullptr, nullptr); // no menu
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(more->hasFocus());
    QVERIFY(!FocusMark::isMarked(more));
    QTest::keyClick(more, Qt::Key_Shift); // a key on it: somebody works by keyboard
    QVERIFY(FocusMark::isMarked(more));
    m_window->frame().setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_Tab);
    QVERIFY(FocusMark::isMarked(m_window->focusWidget()));
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

BILLOW_TEST(QApplication, FrameTest)
#include "FrameTest.moc"
