// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/MainWindow.h"

#include "core/api/Api.h"
#include "ui/Commands.h"
#include "ui/dashboard/DashboardPage.h"
#include "ui/dashboard/HeaderBar.h"
#include "ui/format/Wording.h"
#include "ui/ResetDialog.h"
#include "ui/StatusStrip.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QMenu>
#include <QMetaEnum>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr QSize usualSize(1280, 800);
constexpr QSize leastSize(760, 480);
const QString geometryKey = u"window/geometry"_s;
const QString themeKey = u"window/theme"_s;
} // namespace

MainWindow::MainWindow(Api &api, QSettings &settings, const QLocale &locale, QWidget *parent)
    : QMainWindow(parent)
    , m_api(api)
    , m_settings(settings)
    , m_format(locale)
    , m_status(std::make_unique<SystemStatus>())
    , m_commands(new Commands(api, this))
    , m_dashboard(new DashboardPage(api, m_format, m_theme, this))
    , m_strip(new StatusStrip(m_format, m_theme, this))
    , m_menu(new QMenu(this))
{
    setWindowTitle(tr("Billow"));
    build();
    makeActions();
    makeMenu();
    restore();
    m_theme.dress(this);
    m_theme.dress(m_menu); // a window of its own, which inherits no font
    m_dashboard->setFocus(); // no control until a key or a click asks for one

    m_subscription = m_api.subscribe();
    connect(m_subscription.get(), &Subscription::updated, this, &MainWindow::apply);
}

MainWindow::~MainWindow()
{
    m_subscription.reset();
    // Children know the theme and the format, which are members and would go before them.
    delete m_menu;
    delete takeCentralWidget();
}

void MainWindow::build()
{
    setMinimumSize(leastSize);
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_dashboard, 1);
    layout->addWidget(m_strip);
    setCentralWidget(centre);

    const HeaderBar *header = m_dashboard->header();
    connect(header, &HeaderBar::startWanted, m_commands, &Commands::start);
    connect(header, &HeaderBar::stopWanted, m_commands, &Commands::stop);
    connect(header, &HeaderBar::resetWanted, this, &MainWindow::askToReset);
    connect(header, &HeaderBar::moreWanted, this, &MainWindow::openMenu);
    connect(m_commands, &Commands::finished, m_dashboard, &DashboardPage::report);
}

void MainWindow::makeActions()
{
    m_menu->addActions(m_dashboard->header()->commandActions());
    m_menu->addSeparator();
    auto *newest = m_menu->addAction(tr("Newest invoices"));
    newest->setShortcut(Qt::Key_Home);
    connect(newest, &QAction::triggered, m_dashboard, &DashboardPage::showNewest);
    addAction(newest);
    m_menu->addSeparator();

    auto *more = new QAction(tr("More"), this);
    more->setShortcut(Qt::Key_F10);
    connect(more, &QAction::triggered, this, &MainWindow::openMenu);
    addAction(more);
}

void MainWindow::makeMenu()
{
    auto *modes = new QActionGroup(m_menu);
    const std::pair<Theme::Mode, QString> choices[]{{Theme::Mode::System, tr("Theme of the system")},
        {Theme::Mode::Light, tr("Light theme")}, {Theme::Mode::Dark, tr("Dark theme")}};
    for (const auto &[mode, text] : choices) {
        QAction *action = m_menu->addAction(text);
        action->setActionGroup(modes);
        action->setCheckable(true);
        action->setData(QVariant::fromValue(mode));
        connect(action, &QAction::triggered, this, [this, mode = mode] { chooseTheme(mode); });
    }
    connect(m_menu, &QMenu::aboutToShow, this, [this, modes] {
        for (QAction *action : modes->actions())
            action->setChecked(action->data().value<Theme::Mode>() == m_theme.mode());
    });
    m_menu->addSeparator();
    auto *quit = new QAction(tr("Quit"), this);
    quit->setShortcut(Qt::CTRL | Qt::Key_Q);
    connect(quit, &QAction::triggered, this, &QWidget::close);
    addAction(quit);
    m_menu->addAction(quit);
}

void MainWindow::restore()
{
    const QByteArray mode = m_settings.value(themeKey).toString().toUtf8();
    bool known = false;
    const int value = QMetaEnum::fromType<Theme::Mode>().keyToValue(mode.constData(), &known);
    if (known)
        m_theme.setMode(static_cast<Theme::Mode>(value));
    if (!restoreGeometry(m_settings.value(geometryKey).toByteArray()))
        resize(usualSize);
}

void MainWindow::apply(const LiveUpdate &update)
{
    *m_status = update.status;
    m_dashboard->apply(update);
    m_strip->apply(update.status);
    setWindowTitle(tr("%1 – Billow").arg(Wording::activity(update.status.activity)));
}

void MainWindow::askToReset()
{
    if (m_asking) {
        m_asking->raise();
        return;
    }
    m_asking = new ResetDialog(*m_status, m_format, m_theme, this);
    connect(m_asking, &QDialog::accepted, this,
        [this, dialog = m_asking.data()] { m_commands->reset(dialog->deletesRealInvoices()); });
    m_asking->open();
}

void MainWindow::chooseTheme(Theme::Mode mode)
{
    m_theme.setMode(mode);
    m_settings.setValue(
        themeKey, QString::fromUtf8(QMetaEnum::fromType<Theme::Mode>().valueToKey(static_cast<int>(mode))));
}

void MainWindow::openMenu()
{
    // popup(), not exec(): no event loop within the event loop.
    const QPushButton *button = m_dashboard->header()->moreButton();
    m_menu->popup(
        button->mapToGlobal(QPoint(button->width() - m_menu->sizeHint().width(), button->height() + space::tiny)));
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ThemeChange)
        m_theme.followSystem();
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue(geometryKey, saveGeometry());
    event->accept();
}

} // namespace billow
