// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SettingsLoader.h"
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "tests/ui/LookChecks.h"
#include "tests/ui/SampleAnalytics.h"
#include "tests/ui/SampleSystem.h"
#include "ui/dashboard/RecentFigures.h"
#include "ui/dashboard/StatCard.h"
#include "ui/frame/Frame.h"
#include "ui/frame/HeaderBar.h"
#include "ui/frame/ResetDialog.h"
#include "ui/invoices/InvoiceGrid.h"
#include "ui/MainWindow.h"
#include "ui/search/InvoicesPage.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How the window looks, in both themes and at every size. With BILLOW_SCREENSHOTS=FOLDER in the environment the
/// pictures are kept there.
class LookTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingOverlaps_data();
    void nothingOverlaps();
    void everyPage_data();
    void everyPage();
    void theQuestionAndTheMenuAreDressed_data();
    void theQuestionAndTheMenuAreDressed();
    void everyNameInTheStyleSheetIsAColour();
    void theThemeFollowsTheSystem();

private:
    QTemporaryDir m_folder;
};

namespace {

void setScene(FakeApi &api, const QString &scene)
{
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    if (scene == u"empty"_s) {
        api.sendSnapshot();
        return;
    }
    api.status.activity = Activity::Running;
    api.status.run = {1, 1500, 843, {}, now + 131s};
    api.backlog = 506;
    if (scene == u"large"_s) {
        api.status.activity = Activity::Stopping;
        api.status.rates = {Rate{0}, Rate{0}, 0s};
        api.backlog = 12'345'678;
        api.further.add(
            CurrencyTotals{Currency(), 9'876'543, 123'456'789'012'345, 18'518'518'351'851, 141'975'307'364'196});
        const auto add = [&](QStringView code) {
            api.further.add(CurrencyTotals{*Currency::fromCode(code), 25'900, 974'774'793, 0, 974'774'793});
        };
        for (const auto code : {u"GBP", u"JPY", u"KWD", u"USD", u"BWP"})
            add(code);
        api.status.storage = {Health::State::Away, u"PostgreSQL"_s, u"db.example:5432"_s,
            u"could not connect to the server: connection refused"_s, {}};
    }
    if (scene == u"failed"_s) {
        api.status.failure = u"The engine has stopped, because its actors crashed again and again: disk I/O error"_s;
        api.status.storage.state = Health::State::Failed;
    }
    api.display(337);
    api.display(2);
}

SettingsSources sources()
{
    SettingsSources sources;
    sources.ownFile = u"/home/thandi/.config/billow/billow.conf"_s;
    return sources;
}

/// As after some minutes.
void drawSparklines(const MainWindow &window)
{
    QList<double> values;
    for (int slice = 0; slice < 50; ++slice)
        values.append(10 + 4 * std::sin(slice / 3.0) + (slice * 7) % 5);
    for (auto *sparkline : window.findChildren<Sparkline *>())
        sparkline->setValues(values, RecentFigures::slices);
}

} // namespace

void LookTest::nothingOverlaps_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("scene");
    const std::pair<Theme::Mode, const char *> modes[]{{Theme::Mode::Light, "light"}, {Theme::Mode::Dark, "dark"}};
    for (const auto &[mode, name] : modes)
        for (const QSize size : {QSize(800, 500), QSize(1280, 800), QSize(2560, 1440)})
            for (const QString &scene : {u"empty"_s, u"running"_s, u"reading"_s, u"large"_s, u"failed"_s})
                QTest::addRow("%s-%s-%dx%d", qPrintable(scene), name, size.width(), size.height())
                    << mode << size << scene;
}

void LookTest::nothingOverlaps()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QSize, size);
    QFETCH(QString, scene);
    FakeApi api;
    QSettings settings(m_folder.filePath(u"look.ini"_s), QSettings::IniFormat);
    MainWindow window(api, settings, sources(), QLocale::c());
    window.theme().setMode(mode);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    setScene(api, scene);
    drawSparklines(window);
    if (scene == u"reading"_s) {
        auto *grid = window.findChild<InvoiceGrid *>();
        QTRY_VERIFY(grid->verticalScrollBar()->maximum() > 200);
        grid->verticalScrollBar()->setValue(200);
        grid->selectRow(9);
        grid->setFocus();
        api.display(24);
    }
    QCoreApplication::sendPostedEvents();
    QCOMPARE(window.size(), size);
    keepPicture(window, QString::fromUtf8(QTest::currentDataTag()));
    compareSiblings(&window);
    compareSiblings(window.centralWidget());

    auto *grid = window.findChild<InvoiceGrid *>();
    QCOMPARE(grid->horizontalHeader()->length(), grid->viewport()->width());
    QVERIFY(grid->viewport()->height() >= 3 * space::rowHeight);
}

void LookTest::everyPage_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QSize>("size");
    const std::pair<Theme::Mode, const char *> modes[]{{Theme::Mode::Light, "light"}, {Theme::Mode::Dark, "dark"}};
    for (const auto &[mode, name] : modes)
        for (const QSize size : {QSize(800, 500), QSize(1280, 800), QSize(2560, 1440)})
            QTest::addRow("%s-%dx%d", name, size.width(), size.height()) << mode << size;
}

void LookTest::everyPage()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QSize, size);
    FakeApi api;
    api.tree = sampleTree();
    api.figures = {10s, 68'400'000, 17, 5s, 131s};
    api.analyse = [](const AnalyticsQuery &query) {
        const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        return QtFuture::makeReadyFuture(Result<Analytics>(samples::analytics(query, now)));
    };
    QSettings settings(m_folder.filePath(u"pages.ini"_s), QSettings::IniFormat);
    MainWindow window(api, settings, sources(), QLocale::c());
    window.theme().setMode(mode);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    setScene(api, u"running"_s);
    drawSparklines(window);
    api.log(sampleLog(60));
    Frame &frame = window.frame();
    for (int place = 0; place < frame.pageCount(); ++place) {
        frame.showPage(place);
        const QString name = frame.pageActions()[static_cast<std::size_t>(place)]->text().toLower();
        // Answers come in their own turns of the event loop.
        QTRY_VERIFY(!window.findChild<InvoicesPage *>()->isSearching());
        QCoreApplication::processEvents();
        api.sendStatus();
        QCoreApplication::processEvents();
        QCOMPARE(window.size(), size);
        compareSiblings(window.centralWidget());
        keepPicture(window, u"page-%1-%2"_s.arg(name, QString::fromUtf8(QTest::currentDataTag())));
    }
}

void LookTest::theQuestionAndTheMenuAreDressed_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void LookTest::theQuestionAndTheMenuAreDressed()
{
    QFETCH(bool, dark);
    FakeApi api;
    QSettings settings(m_folder.filePath(u"look.ini"_s), QSettings::IniFormat);
    MainWindow window(api, settings, sources(), QLocale::c());
    window.theme().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    window.show();
    api.status.realCount = 312;
    setScene(api, u"running"_s);
    window.findChild<HeaderBar *>()->commandActions().last()->trigger();
    auto *dialog = window.findChild<ResetDialog *>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    compareSiblings(dialog);
    QCOMPARE(dialog->palette().color(QPalette::Window), window.theme().colours().background);
    keepPicture(*dialog, dark ? u"question-dark"_s : u"question-light"_s);

    auto *menu = window.findChild<QMenu *>();
    menu->popup({});
    QCOMPARE(menu->grab().toImage().pixelColor(menu->width() / 2, 3), window.theme().colours().surface);
    keepPicture(*menu, dark ? u"menu-dark"_s : u"menu-light"_s);
    menu->close();
}

void LookTest::everyNameInTheStyleSheetIsAColour()
{
    const Theme theme;
    QString sheet = theme.styleSheet();
    QVERIFY(sheet.contains(u"QPushButton"_s));
    QVERIFY(!sheet.remove(QRegularExpression(u"/\\*.*?\\*/"_s, QRegularExpression::DotMatchesEverythingOption))
                 .contains(u'@'));
}

void LookTest::theThemeFollowsTheSystem()
{
    if (QT_VERSION >= QT_VERSION_CHECK(6, 5, 0))
        QSKIP("From Qt 6.5 on the platform says so itself.");
    const QPalette before = QGuiApplication::palette();
    FakeApi api;
    QSettings settings(m_folder.filePath(u"system.ini"_s), QSettings::IniFormat);
    MainWindow window(api, settings, sources());
    QVERIFY(!window.theme().isDark());
    QApplication::setPalette(QPalette(Qt::white, Qt::black, Qt::black, Qt::black, Qt::black, Qt::white, Qt::black));
    QTRY_VERIFY(window.theme().isDark());
    QCOMPARE(window.palette().color(QPalette::Window), darkColours().background);
    window.theme().setMode(Theme::Mode::Light);
    QVERIFY(!window.theme().isDark());
    QApplication::setPalette(before);
}

BILLOW_TEST(QApplication, LookTest)
#include "LookTest.moc"
