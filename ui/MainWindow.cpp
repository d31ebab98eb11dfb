// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/MainWindow.h"

#include "core/api/Api.h"
#include "core/base/Words.h"
#include "ui/analytics/AnalyticsPage.h"
#include "ui/Commands.h"
#include "ui/dashboard/DashboardPage.h"
#include "ui/format/Wording.h"
#include "ui/frame/Alerts.h"
#include "ui/frame/CloseQuestion.h"
#include "ui/frame/Frame.h"
#include "ui/frame/HeaderBar.h"
#include "ui/frame/HelpDialogs.h"
#include "ui/frame/Notices.h"
#include "ui/frame/ResetDialog.h"
#include "ui/frame/TrayIcon.h"
#include "ui/import/Imports.h"
#include "ui/search/InvoicesPage.h"
#include "ui/search/RowCopier.h"
#include "ui/settings/SettingsPage.h"
#include "ui/system/SystemPage.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QUrl>

#include <utility>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize(1280, 800);
constexpr QSize aroundIt(16, 48); ///< room on the screen for the window's own frame
constexpr QSize leastSize(800, 500);
constexpr int invoicesPage = 1;
const QString geometryKey = u"window/geometry"_s;
const QString pageKey = u"window/page"_s;

QString keysOf(const QAction *action)
{
    return action->shortcut().toString(QKeySequence::NativeText);
}

} // namespace

MainWindow::MainWindow(
    Api &api, QSettings &settings, const SettingsSources &sources, const QLocale &locale, QWidget *parent)
    : QMainWindow(parent)
    , m_api(api)
    , m_settings(settings)
    , m_preferences(settings)
    , m_format(locale)
    , m_status(std::make_unique<SystemStatus>())
    , m_commands(new Commands(api, this))
    , m_frame(new Frame(m_format, m_theme, this))
    , m_dashboard(new DashboardPage(api, m_format, m_theme, this))
    , m_invoices(new InvoicesPage(api, settings, m_format, m_theme, this))
    , m_analytics(new AnalyticsPage(api, m_format, m_theme, this))
    , m_system(new SystemPage(api, m_format, m_theme, this))
    , m_settingsPage(new SettingsPage(api, m_preferences, sources, m_theme, this))
    , m_menu(new QMenu(this))
    , m_copier(new RowCopier(api, this))
    , m_tray(new TrayIcon(*m_menu, this))
    , m_alerts(new Alerts(api, m_preferences, m_format, this))
    , m_imports(std::make_unique<Imports>(api, m_format, m_theme, this))
{
    setWindowTitle(tr("Billow"));
    setWindowIcon(programIcon());
    takeSpokenChoices();
    build();
    makeActions();
    makeMenu();
    restore();
    m_theme.dress(this);
    m_theme.dress(m_menu); // a window of its own, which inherits no font
    m_frame->setFocus(); // no control until a key or a click asks for one

    m_subscription = m_api.subscribe();
    connect(m_subscription.get(), &Subscription::updated, this, &MainWindow::apply);
}

MainWindow::~MainWindow()
{
    m_subscription.reset();
    m_imports.reset();
    // Children know the theme, the format and the preferences, which are members and would go before them.
    delete m_tray;
    delete m_menu;
    delete takeCentralWidget();
}

void MainWindow::build()
{
    setMinimumSize(leastSize);
    m_frame->addPage(m_dashboard, tr("Dashboard"), u"dashboard"_s);
    m_frame->addPage(m_invoices, tr("Invoices"), u"invoices"_s);
    m_frame->addPage(m_analytics, tr("Analytics"), u"analytics"_s);
    m_frame->addPage(m_system, tr("System"), u"system"_s);
    m_frame->addPage(m_settingsPage, tr("Settings"), u"settings"_s);
    setCentralWidget(m_frame);

    const HeaderBar *header = m_frame->header();
    connect(header, &HeaderBar::startWanted, m_commands, &Commands::start);
    connect(header, &HeaderBar::stopWanted, m_commands, &Commands::stop);
    connect(header, &HeaderBar::resetWanted, this, [this] { askToDelete({}); });
    connect(header, &HeaderBar::releaseWanted, m_commands, &Commands::releaseBacklog);
    connect(header, &HeaderBar::moreWanted, this, &MainWindow::openMenu);
    connect(header->pauseAction(), &QAction::toggled, m_dashboard, &DashboardPage::setPaused);
    connect(m_dashboard, &DashboardPage::pausedChanged, header->pauseAction(), &QAction::setChecked);
    connect(m_dashboard, &DashboardPage::copyWanted, this, &MainWindow::copyRows);
    connect(m_dashboard, &DashboardPage::findWanted, this, &MainWindow::findInvoices);
    connect(m_dashboard, &DashboardPage::invoicesWanted, this, &MainWindow::showInvoices);
    connect(m_dashboard, &DashboardPage::importWanted, m_imports->action(), &QAction::trigger);
    connect(m_copier, &RowCopier::copied, this, [this](qsizetype count, qsizetype selected) {
        const QString remark = RowCopier::remark(count, selected, m_format);
        const QString copied = tr("%1 invoices copied", nullptr, Words::plural(count)).arg(m_format.number(count));
        m_frame->notices()->tell(remark.isEmpty() ? Tone::Good : Tone::Caution, remark.isEmpty() ? copied : remark);
    });
    connect(m_copier, &RowCopier::failed, this,
        [this](const QString &message) { m_frame->notices()->tell(Tone::Bad, tr("Couldn’t copy: %1").arg(message)); });
    connect(m_analytics, &AnalyticsPage::invoicesWanted, this, &MainWindow::showInvoices);
    connect(m_imports.get(), &Imports::invoicesWanted, this, &MainWindow::showInvoices);
    connect(m_imports.get(), &Imports::undoWanted, this, &MainWindow::askToDelete);
    connect(m_frame, &Frame::pageChanged, header->pauseAction(),
        [pause = header->pauseAction()](int place) { pause->setEnabled(place == 0); });
    connect(m_commands, &Commands::finished, m_frame->notices(), &Notices::report);
    connect(m_frame->notices(), &Notices::settingsWanted, this, [this] {
        showSettings();
        m_settingsPage->showStorage();
    });
    connect(m_frame->notices(), &Notices::newsWanted, this, &MainWindow::showAlert);
    connect(m_frame, &Frame::webWanted, this, [](const QString &url) { QDesktopServices::openUrl(QUrl(url)); });
    connect(m_frame, &Frame::folderWanted, this,
        [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    connect(m_frame->notices(), &Notices::restartWanted, this, &MainWindow::restart);
    connect(m_settingsPage, &SettingsPage::restartWanted, this, &MainWindow::restart);
    connect(m_commands, &Commands::finished, m_frame->header(), &HeaderBar::expect);
    connect(m_settingsPage, &SettingsPage::logRulesChosen, this, &MainWindow::logRulesChosen);
    connect(m_alerts, &Alerts::raised, this, &MainWindow::tell);
    connect(m_tray, &TrayIcon::activated, this, &MainWindow::bringUp);
    connect(&m_preferences, &Preferences::changed, this, &MainWindow::takePreferences);
    connect(
        m_settingsPage, &SettingsPage::languageSaved, this, [this](const QString &code, const SettingsSources &saved) {
            if (!isAtWork())
                Q_EMIT languageChosen(code, saved);
        });
    connect(qApp, &QGuiApplication::commitDataRequest, this, [this] { m_leaving = true; });
}

QAction *MainWindow::addAction(const QString &text, const QKeySequence &keys, void (MainWindow::*slot)())
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, slot);
    QWidget::addAction(action);
    return action;
}

void MainWindow::makeActions()
{
    const HeaderBar *header = m_frame->header();
    m_menu->addActions(header->commandActions());
    m_menu->addSeparator();
    m_menu->addAction(m_imports->action());
    m_frame->header()->addImport(m_imports->action());
    m_menu->addAction(header->pauseAction());
    QAction *newest = addAction(tr("Jump to newest"), Qt::Key_Home, &MainWindow::showNewest);
    m_menu->addAction(newest);
    // On the other pages Home is the page's own.
    connect(m_frame, &Frame::pageChanged, newest,
        [newest](int place) { newest->setShortcut(place == 0 ? QKeySequence(Qt::Key_Home) : QKeySequence()); });
    m_menu->addSeparator();
    addAction(tr("More"), Qt::Key_F10, &MainWindow::openMenu);
}

void MainWindow::makeMenu()
{
    addThemes();
    m_menu->addSeparator();
    m_menu->addAction(addAction(tr("Keyboard shortcuts"), Qt::Key_F1, &MainWindow::showShortcuts));
    m_menu->addAction(addAction(tr("About Billow"), {}, &MainWindow::showAbout));
    m_menu->addSeparator();
    m_menu->addAction(addAction(tr("Quit"), Qt::CTRL | Qt::Key_Q, &MainWindow::leave));
}

void MainWindow::addThemes()
{
    auto *modes = new QActionGroup(m_menu);
    const std::pair<Theme::Mode, QString> choices[]{{Theme::Mode::System, tr("Use system theme")},
        {Theme::Mode::Light, tr("Light theme")}, {Theme::Mode::Dark, tr("Dark theme")}};
    for (const auto &[mode, text] : choices) {
        QAction *action = m_menu->addAction(text);
        action->setActionGroup(modes);
        action->setCheckable(true);
        action->setData(QVariant::fromValue(mode));
        connect(action, &QAction::triggered, this, [this, mode = mode] {
            Preferences::Values values = m_preferences.values();
            values.theme = mode;
            m_preferences.set(values);
        });
    }
    connect(m_menu, &QMenu::aboutToShow, this, [this, modes] {
        for (QAction *action : modes->actions())
            action->setChecked(action->data().value<Theme::Mode>() == m_theme.mode());
    });
}

void MainWindow::restore()
{
    takePreferences();
    if (!restoreGeometry(m_settings.value(geometryKey).toByteArray()))
        resize(usualSize.boundedTo(screen()->availableSize() - aroundIt).expandedTo(leastSize));
    const int page = m_settings.value(pageKey).toInt();
    if (page > 0 && page < m_frame->pageCount())
        m_frame->showPage(page);
}

void MainWindow::takePreferences()
{
    m_theme.setMode(m_preferences.values().theme);
    m_theme.setReducedMotion(m_preferences.values().reducedMotion);
    m_tray->setShown(m_preferences.values().trayIcon);
    m_dashboard->setMainCurrency(m_preferences.values().mainCurrency);
}

void MainWindow::apply(const LiveUpdate &update)
{
    *m_status = update.status;
    m_frame->apply(update.status);
    m_dashboard->apply(update);
    m_invoices->apply(update);
    m_system->apply(update);
    m_settingsPage->apply(update);
    m_alerts->apply(update);
    const QString activity = Wording::activity(update.status);
    setWindowTitle(tr("%1 – Billow").arg(activity));
    m_tray->setToolTip(tr("Billow: %1").arg(activity));
}

void MainWindow::askToDelete(const QString &source)
{
    if (m_dialog) {
        m_dialog->raise();
        return;
    }
    auto *question = new ResetDialog(m_api, *m_status, m_format, m_theme, this, source);
    m_dialog = question;
    connect(question, &QDialog::accepted, this, [this, question] {
        if (question->source().isEmpty())
            m_commands->reset(question->deletesRealInvoices());
        else
            m_commands->removeInvoices(question->source(), question->deletesRealInvoices());
    });
    question->open();
}

void MainWindow::copyRows(const QList<Seq> &seqs, qsizetype selected)
{
    m_copier->copy(seqs, selected,
        {InvoiceKey::Number, InvoiceKey::IssuedAt, InvoiceKey::Seller, InvoiceKey::Buyer, InvoiceKey::ExportingCountry,
            InvoiceKey::ImportingCountry, InvoiceKey::CurrencyCode, InvoiceKey::Subtotal, InvoiceKey::Vat,
            InvoiceKey::Total, InvoiceKey::Risk});
}

void MainWindow::showShortcuts()
{
    if (m_dialog)
        return;
    const auto lines = [](const QList<QAction *> &actions) {
        QList<ShortcutsSheet::Line> result;
        for (const QAction *action : actions)
            result.append({keysOf(action), action->text().remove(u'…')});
        return result;
    };
    const auto &pages = m_frame->pageActions();
    const QList<ShortcutsSheet::Section> sections{
        {tr("Pages"), lines({pages.begin(), pages.end()})},
        {tr("Commands"), lines(m_frame->header()->commandActions() + QList{m_frame->header()->pauseAction()})},
        {tr("Invoices"),
            {{keysOf(m_imports->action()), tr("Import files")}, {tr("Ctrl+F"), tr("Search")},
                {tr("Ctrl+Shift+F"), tr("Show filters, on the Invoices page")},
                {tr("Ctrl+R"), tr("Search again, on the Invoices page")}, {tr("Enter"), tr("Show details")},
                {tr("Ctrl+I"), tr("Show or hide details")},
                {tr("Shift+F10, Menu"), tr("Commands for the selected rows")}, {tr("Ctrl+C"), tr("Copy selected rows")},
                {tr("Esc"), tr("Clear selection")}, {tr("Up, Down, Page Up, Page Down"), tr("Scroll")},
                {tr("Home"), tr("Jump to newest, on the Dashboard")}}},
        {tr("Window"),
            {{tr("Tab, Shift+Tab"), tr("Next and previous control")}, {tr("Alt+Down"), tr("Open a list or a calendar")},
                {tr("F10"), tr("Menu")}, {tr("F1"), tr("Keyboard shortcuts")}, {tr("Ctrl+Q"), tr("Quit")}}},
    };
    auto *sheet = new ShortcutsSheet(sections, m_theme, this);
    m_dialog = sheet;
    sheet->open();
}

void MainWindow::showAbout()
{
    if (m_dialog)
        return;
    auto *about = new AboutDialog(m_theme, this);
    m_dialog = about;
    about->open();
}

void MainWindow::showNewest()
{
    m_frame->showPage(0);
    m_dashboard->showNewest();
}

void MainWindow::tell(const QString &title, const QString &text, const std::optional<InvoiceFilter> &shows)
{
    m_alerted = shows;
    m_frame->notices()->tell(
        Tone::Neutral, tr("%1. %2", "title and text of an alert").arg(title, text), shows.has_value());
    m_tray->notify(title, text);
    QApplication::alert(this);
}

void MainWindow::showAlert()
{
    if (m_alerted)
        showInvoices(*m_alerted);
}

void MainWindow::showInvoices(const InvoiceFilter &filter)
{
    m_invoices->showOnly(filter);
    m_frame->showPage(invoicesPage);
}

void MainWindow::findInvoices(const QString &text)
{
    if (!text.isEmpty()) {
        InvoiceFilter filter;
        filter.text = text;
        m_invoices->showOnly(filter);
    }
    m_frame->showPage(invoicesPage);
    m_invoices->focusSearch();
}

void MainWindow::bringUp()
{
    show();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

void MainWindow::openMenu()
{
    // popup(), not exec(): no event loop within the event loop.
    const QPushButton *button = m_frame->header()->moreButton();
    m_menu->popup(
        button->mapToGlobal(QPoint(button->width() - m_menu->sizeHint().width(), button->height() + space::tiny)));
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ThemeChange)
        m_theme.followSystem();
    return QMainWindow::event(event);
}

void MainWindow::importFiles(const QStringList &paths)
{
    m_imports->open(paths);
}

void MainWindow::remember()
{
    m_settings.setValue(geometryKey, saveGeometry());
    m_settings.setValue(pageKey, m_frame->currentPage());
}

void MainWindow::takeSaved(const SettingsSources &saved)
{
    m_settingsPage->takeSaved(saved);
}

void MainWindow::chooseImport()
{
    m_imports->chooseFiles();
}

void MainWindow::showInTray()
{
    m_tray->setShown(true);
    if (!m_tray->isShown())
        showMinimized();
}

void MainWindow::offerKeychain(Keychain &keychain)
{
    m_settingsPage->offerKeychain(keychain);
}

void MainWindow::quit()
{
    m_restarting = false;
    m_leaving = true;
    close();
}

void MainWindow::leave()
{
    bringUp(); // a question must be seen
    close();
}

void MainWindow::restart()
{
    if (m_dialog) {
        m_dialog->raise(); // a question that is open comes first
        return;
    }
    if (m_settingsPage->isUnsaved()) {
        showSettings();
        m_frame->notices()->tell(
            Tone::Caution, tr("Some settings aren’t saved. Save or discard them, then restart Billow."));
        return;
    }
    m_restarting = true;
    close();
}

void MainWindow::showSettings()
{
    m_frame->showPage(m_frame->pageCount() - 1);
}

bool MainWindow::isAtWork() const
{
    return m_imports->isBusy() || m_invoices->isExporting();
}

bool MainWindow::mayClose() const
{
    if (isAtWork() && !m_leaving)
        return false;
    return m_leaving || m_status->activity == Activity::Stopped || !m_status->failure.isEmpty()
        || m_preferences.values().closing == Preferences::Closing::Quit;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    remember();
    event->setAccepted(mayClose());
    if (event->isAccepted()) {
        m_tray->setShown(false);
        Q_EMIT m_restarting ? restartWanted() : closed();
    } else if (!m_restarting && m_preferences.values().closing == Preferences::Closing::KeepInTray
        && m_tray->isShown()) {
        hide();
    } else {
        askToClose();
    }
}

void MainWindow::askToClose()
{
    if (m_dialog) {
        m_dialog->raise();
        return;
    }
    const auto about = m_restarting ? CloseQuestion::About::Restart
        : TrayIcon::isPossible()    ? CloseQuestion::About::CloseOrTray
                                    : CloseQuestion::About::Close;
    auto *question =
        new CloseQuestion(about, *m_status, {m_imports->isBusy(), m_invoices->isExporting()}, m_format, m_theme, this);
    m_dialog = question;
    connect(question, &QDialog::rejected, this, [this] { m_restarting = false; });
    connect(question, &CloseQuestion::answered, this, [this](Preferences::Closing closing, bool remember) {
        const bool stays = closing == Preferences::Closing::KeepInTray;
        Preferences::Values values = m_preferences.values();
        values.trayIcon = values.trayIcon || stays;
        values.closing = remember ? closing : values.closing;
        m_preferences.set(values);
        m_leaving = !stays;
        if (stays)
            hide();
        else
            close();
    });
    question->open();
}

} // namespace billow
