// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SettingsLoader.h"
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "ui/dashboard/StatCard.h"
#include "ui/frame/Notices.h"
#include "ui/frame/ResetDialog.h"
#include "ui/frame/RunProgress.h"
#include "ui/frame/StatePill.h"
#include "ui/frame/StatusStrip.h"
#include "ui/frame/TrayIcon.h"
#include "ui/invoices/InvoiceGrid.h"
#include "ui/MainWindow.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/StripItem.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The real window against an engine that does what the test says.
class WindowTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void nothingCanBePressedBeforeTheFirstUpdate();
    void aRunFromStartToReset();
    void aRefusalIsASentenceThatCanBeDismissed();
    void realInvoicesAreDeletedOnlyByTyping();
    void oneSourceIsDeletedByItself();
    void aResetCanBeCalledOff();
    void theCardsShowWhatIsDisplayed();
    void aFurtherCurrencyHasItsOwnLine();
    void creditNotesCountAgainst();
    void theStripSaysHowItIs();
    void theWebAddressCanBeOpened();
    void theWatchedFolderIsShown();
    void aBacklogIsShownAtOnce();
    void aDisabledStartSaysWhy();
    void anEngineThatHasStoppedIsSaid();
    void aStorageThatIsAwayIsSaidUntilItIsBack();
    void fromThereAWayLeadsToItsSettings();
    void everyControlIsReachedByTab();
    void shortcutsWork();
    void selectedRowsAreCopied();
    void sizeAndThemeAreRemembered();
    void importIsAskedForAtOnce();
    void withoutATrayItIsMinimised();

private:
    [[nodiscard]] QPushButton *button(const QString &text) const { return button(text, *m_window); }
    [[nodiscard]] static QPushButton *button(const QString &text, const QWidget &in);
    [[nodiscard]] QString banner(const QString &name) const
    {
        return m_window->findChild<MessageBanner *>(name)->sentence();
    }
    [[nodiscard]] QStringList cards() const;
    [[nodiscard]] QString strip() const;
    void open();

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FakeApi> m_api;
    std::unique_ptr<MainWindow> m_window;
};

void WindowTest::init()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_api = std::make_unique<FakeApi>();
    open();
}

void WindowTest::open()
{
    m_window = std::make_unique<MainWindow>(*m_api, *m_settings, SettingsSources{}, QLocale::c());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void WindowTest::cleanup()
{
    m_window.reset();
}

QPushButton *WindowTest::button(const QString &text, const QWidget &in)
{
    for (QPushButton *candidate : in.findChildren<QPushButton *>())
        if (candidate->text() == text)
            return candidate;
    return nullptr;
}

QStringList WindowTest::cards() const
{
    QStringList texts;
    for (const StatCard *card : m_window->findChildren<StatCard *>())
        texts += card->accessibleName();
    return texts;
}

QString WindowTest::strip() const
{
    QStringList texts;
    for (const StripItem *item : m_window->findChild<StatusStrip *>()->findChildren<StripItem *>()) {
        if (!item->isHidden())
            texts += item->text();
    }
    return texts.join(u" | "_s);
}

void WindowTest::nothingCanBePressedBeforeTheFirstUpdate()
{
    for (const QString &text : {u"Start"_s, u"Stop"_s, u"Reset…"_s})
        QVERIFY(!button(text)->isEnabled());
    m_api->sendSnapshot();
    QVERIFY(button(u"Start"_s)->isEnabled());
}

void WindowTest::aRunFromStartToReset()
{
    const auto *state = m_window->findChild<StatePill *>();
    const auto *progress = m_window->findChild<RunProgress *>();
    const auto enabled = [this] {
        return QList<bool>{
            button(u"Start"_s)->isEnabled(), button(u"Stop"_s)->isEnabled(), button(u"Reset…"_s)->isEnabled()};
    };
    m_api->sendSnapshot();
    QCOMPARE(state->word(), u"Idle"_s);
    QCOMPARE(enabled(), (QList<bool>{true, false, false}));

    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton);
    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton); // once too often
    QCOMPARE(m_api->commands, QStringList{u"start"_s});
    QTRY_COMPARE(enabled(), (QList<bool>{false, true, true}));
    m_api->status.run = {1, 1500, 843, {}, {}};
    m_api->status.run.endsAt = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + 1h;
    m_api->backlog = 506;
    m_api->display(337);
    QCOMPARE(state->word(), u"Running"_s);
    QVERIFY2(progress->caption().startsWith(u"843 of 1\u202F500 · "_s), qPrintable(progress->caption()));
    QVERIFY(progress->caption().endsWith(u" left"_s));

    QTest::mouseClick(button(u"Stop"_s), Qt::LeftButton);
    QTRY_COMPARE(enabled(), (QList<bool>{false, false, true}));
    m_api->sendStatus();
    QCOMPARE(state->word(), u"Showing backlog"_s);
    QCOMPARE(progress->caption(), u"506 waiting · about 4 min 13 s left"_s);

    m_api->backlog = 0;
    m_api->status.activity = Activity::Stopped;
    m_api->display(506);
    QCOMPARE(enabled(), (QList<bool>{true, false, true}));
    QTest::mouseClick(button(u"Reset…"_s), Qt::LeftButton);
    auto *dialog = m_window->findChild<ResetDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirm"_s), Qt::LeftButton);
    QTRY_COMPARE(m_api->commands, (QStringList{u"start"_s, u"stop"_s, u"reset"_s}));
    m_api->clearLedger();
    QCOMPARE(enabled(), (QList<bool>{true, false, false}));
    QVERIFY(cards().first().startsWith(u"Invoices: 0,"_s));
}

void WindowTest::aRefusalIsASentenceThatCanBeDismissed()
{
    m_api->sendSnapshot();
    m_api->nextOutcome = CommandOutcome{CommandOutcome::Verdict::Unavailable, u"The ledger is away: try again"_s, {}};
    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton);
    QTRY_COMPARE(banner(u"outcome"_s), u"The ledger is away: try again."_s);
    auto *outcome = m_window->findChild<MessageBanner *>(u"outcome"_s);
    QTest::mouseClick(outcome->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(!outcome->isVisible());

    m_api->nextOutcome = CommandOutcome{CommandOutcome::Verdict::Unavailable, u"The ledger is away: try again"_s, {}};
    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton);
    QTRY_VERIFY(outcome->isVisible());
    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton);
    QTRY_VERIFY(!outcome->isVisible()); // done: nothing to complain of any more
}

void WindowTest::realInvoicesAreDeletedOnlyByTyping()
{
    m_api->status.realCount = 12;
    m_api->display(100);
    QTest::mouseClick(button(u"Reset…"_s), Qt::LeftButton);
    auto *dialog = m_window->findChild<ResetDialog *>();
    auto *confirm = dialog->findChild<QPushButton *>(u"confirm"_s);
    QVERIFY(!confirm->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"delet"_s);
    QVERIFY(!confirm->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"e"_s);
    QVERIFY(confirm->isEnabled());
    QTest::mouseClick(confirm, Qt::LeftButton);
    QTRY_COMPARE(m_api->commands, QStringList{u"reset real"_s});
}

void WindowTest::oneSourceIsDeletedByItself()
{
    m_api->shape = [](Invoice &invoice) {
        invoice.source = invoice.seq % 2 == 0 ? u"demo"_s : u"import:november.csv"_s;
    };
    m_api->status.realCount = 12;
    m_api->display(100);
    QTest::mouseClick(button(u"Reset…"_s), Qt::LeftButton);
    auto *dialog = m_window->findChild<ResetDialog *>();
    auto *what = dialog->findChild<QComboBox *>(u"what"_s);
    auto *confirm = dialog->findChild<QPushButton *>(u"confirm"_s);
    auto *word = dialog->findChild<QLineEdit *>();
    QTRY_COMPARE(what->count(), 3);
    const auto choose = [what](const QString &source) {
        what->setCurrentIndex(what->findData(source));
        Q_EMIT what->activated(what->currentIndex());
    };
    choose(u"import:november.csv"_s);
    QVERIFY(!confirm->isEnabled());
    QVERIFY(word->isVisible());
    QTRY_VERIFY(dialog->findChild<QLabel *>(u"loss"_s)->text().contains(u"All others stay"_s));
    QVERIFY(!confirm->isEnabled());
    // The demo's may go without a word, once it is said how many they are.
    choose(u"demo"_s);
    QVERIFY(!word->isVisible());
    QVERIFY(!confirm->isEnabled());
    QTRY_VERIFY(confirm->isEnabled());
    choose(u"import:november.csv"_s);
    QTest::keyClicks(word, u"delete"_s);
    QTRY_VERIFY(confirm->isEnabled());
    QTest::mouseClick(confirm, Qt::LeftButton);
    QTRY_COMPARE(m_api->commands, QStringList{u"remove real import:november.csv"_s});
}

void WindowTest::aResetCanBeCalledOff()
{
    m_api->display(100);
    QTest::mouseClick(button(u"Reset…"_s), Qt::LeftButton);
    QTest::keyClick(m_window->findChild<ResetDialog *>(), Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<ResetDialog *>());
    QVERIFY(m_api->commands.isEmpty());
}

void WindowTest::theCardsShowWhatIsDisplayed()
{
    m_api->shape = [](Invoice &invoice) {
        invoice.subtotal = 100'000;
        invoice.vat = 15'000;
        invoice.total = 115'000;
    };
    m_api->backlog = 7;
    m_api->display(3);
    QCOMPARE(cards(),
        (QStringList{u"Invoices: 3, of 10 stored"_s, u"Total: ZAR\u00A03\u202F450.00, including VAT"_s,
            u"VAT: ZAR\u00A0450.00, on 3\u202F000.00 net"_s, u"Average: ZAR\u00A01\u202F150.00, per invoice"_s}));
}

void WindowTest::aFurtherCurrencyHasItsOwnLine()
{
    m_api->further.add(CurrencyTotals{*Currency::fromCode(u"JPY"), 2, 1000, 100, 1100});
    m_api->display(1);
    QVERIFY(cards().at(0).startsWith(u"Invoices: 3,"_s));
    QVERIFY(cards().at(1).endsWith(u"1 in ZAR"_s));
    bool found = false;
    for (const QWidget *widget : m_window->findChildren<QWidget *>())
        found = found || (widget->isVisible() && widget->accessibleName() == u"2 in JPY: JPY\u00A01\u202F100"_s);
    QVERIFY(found);
}

void WindowTest::creditNotesCountAgainst()
{
    m_api->shape = [](Invoice &invoice) {
        const bool credits = invoice.seq == 2;
        invoice.kind = credits ? DocumentKind::CreditNote : DocumentKind::Invoice;
        invoice.subtotal = credits ? -20'000 : 100'000;
        invoice.vat = credits ? -3'000 : 15'000;
        invoice.total = credits ? -23'000 : 115'000;
    };
    m_api->display(2);
    QCOMPARE(cards().at(1), u"Total: ZAR\u00A0920.00, 1\u202F150.00 invoiced, 230.00 credited"_s);
}

void WindowTest::theStripSaysHowItIs()
{
    m_window->resize(1280, 800); // room for all of it
    m_api->backlog = 506;
    m_api->display(337);
    QCOMPARE(strip(),
        u"Generating 5.0/s | Showing 2.0/s | Generated 843 | Imported 0 | Shown 337 | Waiting 506 | SQLite 0.4 ms | Redis off"_s);
    m_api->status.realCount = 40; // which nobody generated
    m_api->sendStatus();
    QVERIFY2(strip().contains(u"Generated 803 | Imported 40 | Shown 337 | Waiting 506"_s), qPrintable(strip()));
    m_api->status.storage.latency = {};
    m_api->sendStatus();
    QVERIFY(strip().contains(u"SQLite ready"_s));
    m_api->status.web = {Health::State::Ready, u"Web"_s, u"http://localhost:4000"_s, {}, {}};
    m_api->status.viewers = 2;
    m_api->sendStatus();
    QVERIFY2(strip().endsWith(u"localhost:4000 · 2 viewers"_s), qPrintable(strip()));
    m_api->status.rates.display = {0};
    m_api->sendStatus();
    QVERIFY(strip().contains(u"Showing unlimited"_s));
}

void WindowTest::theWebAddressCanBeOpened()
{
    m_api->sendSnapshot();
    auto *bar = m_window->findChild<StatusStrip *>();
    disconnect(bar, &StatusStrip::webWanted, nullptr, nullptr); // no browser for a test
    auto *web = bar->findChild<StripItem *>(u"web"_s);
    QCOMPARE(web->focusPolicy(), Qt::NoFocus);
    m_api->status.web = {Health::State::Ready, u"Web"_s, u"http://localhost:4000"_s, {}, {}};
    m_api->sendStatus();
    QCOMPARE(web->focusPolicy(), Qt::TabFocus);
    QStringList opened;
    connect(bar, &StatusStrip::webWanted, this, [&opened](const QString &url) { opened += url; });
    QTest::mouseClick(web, Qt::LeftButton);
    QTest::keyClick(web, Qt::Key_Return);
    QCOMPARE(opened, (QStringList{u"http://localhost:4000"_s, u"http://localhost:4000"_s}));
}

void WindowTest::theWatchedFolderIsShown()
{
    m_api->sendSnapshot();
    auto *bar = m_window->findChild<StatusStrip *>();
    disconnect(bar, &StatusStrip::folderWanted, nullptr, nullptr); // no file manager for a test
    auto *folder = bar->findChild<StripItem *>(u"watchedFolder"_s);
    QVERIFY(!folder->isVisible());
    m_api->status.folder = {Health::State::Away, u"Folder"_s, u"/data/in"_s, u"there is no such folder"_s, {}};
    m_api->sendStatus();
    QVERIFY(folder->isVisible());
    QVERIFY2(folder->toolTip().contains(u"there is no such folder"_s), qPrintable(folder->toolTip()));
    QStringList opened;
    connect(bar, &StatusStrip::folderWanted, this, [&opened](const QString &path) { opened += path; });
    QTest::mouseClick(folder, Qt::LeftButton);
    QCOMPARE(opened, QStringList());
    m_api->status.folder = {Health::State::Ready, u"Folder"_s, u"/data/in"_s, {}, {}};
    m_api->sendStatus();
    QTest::mouseClick(folder, Qt::LeftButton);
    QCOMPARE(opened, QStringList{u"/data/in"_s});
}

void WindowTest::aBacklogIsShownAtOnce()
{
    m_api->status.realCount = 506;
    m_api->backlog = 506; // imported: no run has left it
    m_api->display(10);
    QCOMPARE(m_window->findChild<StatePill *>()->word(), u"Showing backlog"_s);
    QCOMPARE(m_window->findChild<RunProgress *>()->caption(), u"506 waiting · about 4 min 13 s left"_s);
    QPushButton *all = button(u"Show all now"_s);
    QVERIFY(all && all->isVisible() && all->isEnabled());
    QVERIFY(button(u"Start"_s)->isEnabled());
    QTest::mouseClick(all, Qt::LeftButton);
    QCOMPARE(m_api->commands, QStringList{u"release"_s});
    m_api->backlog = 0;
    m_api->display(506);
    QVERIFY(!all->isVisible());
    QCOMPARE(m_window->findChild<StatePill *>()->word(), u"Idle"_s);
}

void WindowTest::aDisabledStartSaysWhy()
{
    m_api->backlog = 506;
    m_api->status.activity = Activity::Stopping;
    m_api->display(10);
    QVERIFY(!button(u"Start"_s)->isEnabled());
    QVERIFY2(button(u"Start"_s)->toolTip().contains(u"Show all now"_s), qPrintable(button(u"Start"_s)->toolTip()));
}

void WindowTest::anEngineThatHasStoppedIsSaid()
{
    m_api->display(10);
    m_api->status.failure = u"The engine has stopped: the disk is gone"_s;
    m_api->sendStatus();
    QCOMPARE(banner(u"condition"_s), u"The engine has stopped: the disk is gone."_s);
    QVERIFY(!button(u"×"_s, *m_window->findChild<MessageBanner *>(u"condition"_s))->isVisible());
    QVERIFY(!button(u"Start"_s)->isEnabled());
    QVERIFY(cards().first().startsWith(u"Invoices: 10,"_s));
    // It can be restarted.
    const QSignalSpy restart(m_window.get(), &MainWindow::restartWanted);
    QTest::mouseClick(button(u"Restart Billow"_s, *m_window->findChild<Notices *>()), Qt::LeftButton);
    QCOMPARE(restart.count(), 1);
    QVERIFY(!m_window->isVisible());
}

void WindowTest::aStorageThatIsAwayIsSaidUntilItIsBack()
{
    m_api->status.storage = {Health::State::Away, u"PostgreSQL"_s, u"db:5432"_s, u"connection refused"_s, {}};
    m_api->sendSnapshot();
    QCOMPARE(banner(u"condition"_s), u"Can’t reach the database. Retrying… connection refused."_s);
    QVERIFY(strip().contains(u"PostgreSQL unavailable"_s));
    auto *condition = m_window->findChild<MessageBanner *>(u"condition"_s);
    QTest::mouseClick(condition->findChild<QPushButton *>(), Qt::LeftButton);
    m_api->sendStatus();
    QVERIFY(!condition->isVisible()); // the same again stays dismissed
    m_api->status.storage.state = Health::State::Ready;
    m_api->sendStatus();
    m_api->status.storage.state = Health::State::Away;
    m_api->sendStatus();
    QVERIFY(condition->isVisible()); // gone and back is news
}

void WindowTest::fromThereAWayLeadsToItsSettings()
{
    m_api->status.storage = {Health::State::Failed, u"PostgreSQL"_s, u"db:5432"_s, u"a newer schema"_s, {}};
    m_api->sendSnapshot();
    QPushButton *way = button(u"Settings"_s, *m_window->findChild<MessageBanner *>(u"condition"_s));
    QVERIFY(way && way->isVisible());
    // Nothing is known, so nothing is zero; and nothing can be begun.
    QVERIFY2(cards().first().startsWith(u"Invoices: –"_s), qPrintable(cards().first()));
    QVERIFY(!button(u"Start"_s)->isEnabled());
    QVERIFY(button(u"Restart Billow"_s, *m_window->findChild<MessageBanner *>(u"condition"_s))->isVisible());
    QTest::mouseClick(way, Qt::LeftButton);
    QCOMPARE(m_window->focusWidget()->objectName(), u"database.url"_s);
    QVERIFY(m_window->focusWidget()->isVisible());
}

void WindowTest::everyControlIsReachedByTab()
{
    m_api->display(100);
    QSet<QWidget *> reached;
    QStringList names;
    for (int step = 0; step < 20; ++step) {
        QTest::keyClick(m_window.get(), Qt::Key_Tab);
        QWidget *focus = m_window->focusWidget();
        QVERIFY(focus);
        if (!reached.contains(focus))
            names += focus->accessibleName().isEmpty() ? focus->property("text").toString() : focus->accessibleName();
        reached.insert(focus);
    }
    for (const QString &wanted : {u"Start"_s, u"Reset…"_s, u"More"_s, u"Invoices, newest first"_s})
        QVERIFY2(names.contains(wanted), qPrintable(names.join(u", "_s)));
}

void WindowTest::shortcutsWork()
{
    m_api->display(500);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_VERIFY(button(u"Stop"_s)->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_F5, Qt::ShiftModifier);
    QTRY_VERIFY(!button(u"Stop"_s)->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_Backspace, Qt::ControlModifier);
    QVERIFY(m_window->findChild<ResetDialog *>());
    QTest::keyClick(m_window->findChild<ResetDialog *>(), Qt::Key_Escape);
    QCOMPARE(m_api->commands, (QStringList{u"start"_s, u"stop"_s}));
    QTRY_VERIFY(m_window->isActiveWindow());
    QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(!m_window->isVisible());
}

void WindowTest::selectedRowsAreCopied()
{
    m_api->display(12'000);
    auto *grid = m_window->findChild<InvoiceGrid *>();
    const auto copied = [] { return QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts); };
    grid->selectRow(1);
    QTest::keyClick(grid, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keySequence(grid, QKeySequence::Copy);
    QTRY_COMPARE(copied().size(), 3); // with the headings
    QVERIFY(copied().at(1).startsWith(u"INV-20261123-011999\t"_s));
    QVERIFY(copied().at(2).startsWith(u"INV-20261123-011998\t"_s));
    QCOMPARE(banner(u"news"_s), u"2 invoices copied."_s);
    QTest::keySequence(grid, QKeySequence::SelectAll);
    QTest::keySequence(grid, QKeySequence::Copy);
    QTRY_COMPARE(copied().size(), 10'001);
    const QString news = banner(u"news"_s);
    QVERIFY2(news.contains(u"10\u202F000 of 12\u202F000"_s), qPrintable(news));
}

void WindowTest::sizeAndThemeAreRemembered()
{
    m_window->resize(800, 510); // later versions of Qt give it back only where the screen has room, here 800×800
    m_settings->setValue(u"window/theme"_s, u"Dark"_s);
    m_window->close();
    m_window.reset();
    open();
    QCOMPARE(m_window->size(), QSize(800, 510));
    QVERIFY(m_window->theme().isDark());
}

void WindowTest::importIsAskedForAtOnce()
{
    m_window->chooseImport();
    const auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->fileMode(), QFileDialog::ExistingFiles);
}

void WindowTest::withoutATrayItIsMinimised()
{
    QVERIFY(!TrayIcon::isPossible());
    m_window = std::make_unique<MainWindow>(*m_api, *m_settings, SettingsSources{}, QLocale::c());
    m_window->showInTray();
    // Where it can be found, and not in the way.
    QVERIFY(m_window->isVisible());
    QVERIFY(m_window->isMinimized());
}

BILLOW_TEST(QApplication, WindowTest)
#include "WindowTest.moc"
