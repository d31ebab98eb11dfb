// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "tests/ui/SampleSystem.h"
#include "ui/format/MoneyFormat.h"
#include "ui/system/ActorTree.h"
#include "ui/system/ActorTreeModel.h"
#include "ui/system/CrashBar.h"
#include "ui/system/LogView.h"
#include "ui/system/SystemPage.h"
#include "ui/system/VitalCards.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDir>
#include <QMouseEvent>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The page that shows the machinery, and the tree on it.
class SystemTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTreeIsShown();
    void aSampleChangesItInPlace();
    void anotherTreeReplacesIt();
    void aCrashFlashesAndFades();
    void aFlashIsTheWholeRowAndLeavesNothing();
    void looksOnlyWhileItIsSeen();
    void aCrashTakesTwoPresses();
    void theKeyboardIsEnough();
    void supervisorsAndTheCrashedAreLeftAlone();
    void onesSeesItComeBack();
    void refusedCrashesAreSaid();
    void healthAndProcess();
    void nothingOverlaps_data();
    void nothingOverlaps();
};

namespace {

/// A page with all that it borrows.
struct SystemScene {
    explicit SystemScene(QSize size = QSize(1084, 700))
    {
        api.tree = sampleTree();
        theme.dress(&page);
        page.resize(size);
    }

    void show()
    {
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
    }

    [[nodiscard]] ActorTree &tree() { return *page.findChild<ActorTree *>(); }
    [[nodiscard]] ActorTreeModel &model() { return *page.findChild<ActorTreeModel *>(); }
    [[nodiscard]] CrashBar &bar() { return *page.findChild<CrashBar *>(); }
    [[nodiscard]] QPushButton *button(const QString &name) { return page.findChild<QPushButton *>(name); }
    void select(const QString &name) { tree().setCurrentIndex(model().find(name)); }

    FakeApi api;
    Theme theme;
    MoneyFormat format{QLocale::c()};
    SystemPage page{api, format, theme};
};

QString textOf(const ActorTreeModel &model, const QString &name, ActorColumn column)
{
    return model.find(name).siblingAtColumn(static_cast<int>(column)).data().toString();
}

} // namespace

void SystemTest::theTreeIsShown()
{
    const MoneyFormat format(QLocale::c());
    ActorTreeModel model(format);
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    model.update(sampleTree(), 0s);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.rowCount(model.index(0, 0)), 2);
    QCOMPARE(model.rowCount(model.find(u"Streaming"_s)), 5);
    QCOMPARE(model.find(u"Database"_s).data(ActorTreeModel::StrategyRole).toString(), u"rest_for_one"_s);
    QCOMPARE(textOf(model, u"Ledger"_s, ActorColumn::State), u"Running"_s);
    QCOMPARE(textOf(model, u"Ledger"_s, ActorColumn::Waiting), u"3"_s);
    QCOMPARE(textOf(model, u"Ledger"_s, ActorColumn::Rate), u"–"_s); // one sample says nothing
    QCOMPARE(textOf(model, u"Ledger"_s, ActorColumn::Mean), u"0.6\u00A0ms"_s);
    QCOMPARE(textOf(model, u"Ledger"_s, ActorColumn::Longest), u"26\u00A0ms"_s);
    QCOMPARE(textOf(model, u"Coordinator"_s, ActorColumn::Mean), u"14\u00A0µs"_s);
    QCOMPARE(textOf(model, u"StatsCache"_s, ActorColumn::State), u"Crashed"_s);
    QCOMPARE(textOf(model, u"StatsCache"_s, ActorColumn::Restarts), u"2"_s);
    QVERIFY(!textOf(model, u"StatsCache"_s, ActorColumn::LastError).contains(u'\n'));
    QCOMPARE(textOf(model, u"Streaming"_s, ActorColumn::Waiting), QString());
    QVERIFY(model.isActor(model.find(u"Ledger"_s)));
    QVERIFY(!model.isActor(model.find(u"Database"_s)));
    QVERIFY(!model.find(u"Nobody"_s).isValid());
}

void SystemTest::aSampleChangesItInPlace()
{
    SystemScene scene;
    scene.show();
    const QAbstractItemModelTester tester(&scene.model());
    scene.select(u"Producer"_s);
    scene.tree().collapse(scene.model().find(u"Database"_s));
    const QSignalSpy resets(&scene.model(), &QAbstractItemModel::modelReset);
    actor::TreeSigns later = sampleTree();
    signsIn(later, u"Producer"_s).handled += 50;
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    scene.model().update(sampleTree(), now);
    scene.model().update(later, now + 2s);
    QCOMPARE(textOf(scene.model(), u"Producer"_s, ActorColumn::Rate), u"25.0"_s);
    QCOMPARE(textOf(scene.model(), u"Buffer"_s, ActorColumn::Rate), u"0.0"_s);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(scene.tree().selectedActor(), u"Producer"_s);
    QVERIFY(!scene.tree().isExpanded(scene.model().find(u"Database"_s)));
    QVERIFY(scene.tree().isExpanded(scene.model().find(u"Streaming"_s)));
}

void SystemTest::anotherTreeReplacesIt()
{
    SystemScene scene;
    scene.show();
    const QAbstractItemModelTester tester(&scene.model());
    scene.select(u"Broadcaster"_s);
    actor::TreeSigns tree = sampleTree();
    tree.children.removeLast();
    scene.model().update(tree, 1s);
    QVERIFY(!scene.model().find(u"Broadcaster"_s).isValid());
    QCOMPARE(scene.tree().selectedActor(), QString());
    QVERIFY(!scene.button(u"crash"_s)->isEnabled());
    QVERIFY(scene.tree().isExpanded(scene.model().find(u"Database"_s)));
}

void SystemTest::aCrashFlashesAndFades()
{
    const MoneyFormat format(QLocale::c());
    ActorTreeModel model(format);
    actor::TreeSigns tree = sampleTree();
    model.update(tree, 10s);
    const auto flash = [&model] { return model.find(u"Ledger"_s).data(ActorTreeModel::FlashRole).toDouble(); };
    QCOMPARE(flash(), 0.0);
    ++signsIn(tree, u"Ledger"_s).restarts;
    model.update(tree, 11s);
    QCOMPARE(flash(), 1.0);
    QCOMPARE(model.find(u"Reader"_s).data(ActorTreeModel::FlashRole).toDouble(), 0.0);
    QVERIFY(model.fade(11s + 750ms));
    QCOMPARE(flash(), 0.5);
    model.setFades(false);
    QCOMPARE(flash(), 1.0);
    QVERIFY(!model.fade(11s + 1500ms));
    QCOMPARE(flash(), 0.0);
}

void SystemTest::aFlashIsTheWholeRowAndLeavesNothing()
{
    SystemScene scene;
    scene.show();
    // What is on the screen, and what would be if all of it were drawn anew.
    const auto onScreen = [&scene] {
        return scene.page.screen()->grabWindow(scene.page.winId()).toImage().convertToFormat(QImage::Format_RGB32);
    };
    const auto anew = [&scene] { return scene.page.grab().toImage().convertToFormat(QImage::Format_RGB32); };
    const auto flash = [&scene] { return scene.model().find(u"Ledger"_s).data(ActorTreeModel::FlashRole).toDouble(); };
    QTRY_VERIFY(onScreen() == anew());
    ++signsIn(scene.api.tree, u"Ledger"_s).restarts;
    QTRY_VERIFY(flash() > 0.2 && onScreen() == anew()); // while it is to be seen
    QTRY_COMPARE(flash(), 0.0);
    QTRY_VERIFY(onScreen() == anew());
}

void SystemTest::looksOnlyWhileItIsSeen()
{
    SystemScene scene;
    scene.show();
    const auto restartsOf = [&] { return textOf(scene.model(), u"Buffer"_s, ActorColumn::Restarts); };
    QCOMPARE(restartsOf(), u"0"_s);
    signsIn(scene.api.tree, u"Buffer"_s).restarts = 1;
    QTRY_COMPARE(restartsOf(), u"1"_s);
    scene.page.hide();
    signsIn(scene.api.tree, u"Buffer"_s).restarts = 2;
    QVERIFY(!scene.page.findChild<QTimer *>(u"sampling"_s)->isActive());
    scene.page.show();
    QTRY_COMPARE(restartsOf(), u"2"_s);
}

void SystemTest::aCrashTakesTwoPresses()
{
    SystemScene scene;
    scene.show();
    QVERIFY(!scene.button(u"crash"_s)->isEnabled());
    scene.select(u"Producer"_s);
    QVERIFY(scene.button(u"crash"_s)->isEnabled());
    QVERIFY(scene.bar().sentence().contains(u"Stored invoices aren’t affected"_s));
    QTest::mouseClick(scene.button(u"crash"_s), Qt::LeftButton);
    QCOMPARE(scene.api.commands, QStringList());
    QVERIFY(scene.button(u"confirmCrash"_s)->isVisible());
    QTest::mouseClick(scene.button(u"cancelCrash"_s), Qt::LeftButton);
    QVERIFY(!scene.button(u"confirmCrash"_s)->isVisible());
    QCOMPARE(scene.api.commands, QStringList());
    QTest::mouseClick(scene.button(u"crash"_s), Qt::LeftButton);
    // The second half of a double click on what was there before.
    QPushButton *confirm = scene.button(u"confirmCrash"_s);
    for (const QEvent::Type type : {QEvent::MouseButtonDblClick, QEvent::MouseButtonRelease}) {
        const QPointF middle = confirm->rect().center();
        QMouseEvent event(type, middle, confirm->mapToGlobal(middle), Qt::LeftButton,
            type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(confirm, &event);
    }
    QCOMPARE(scene.api.commands, QStringList());
    QTest::mouseClick(confirm, Qt::LeftButton);
    QCOMPARE(scene.api.commands, QStringList{u"crash Producer"_s});
}

void SystemTest::theKeyboardIsEnough()
{
    SystemScene scene;
    scene.show();
    scene.tree().setFocus();
    scene.select(u"Coordinator"_s);
    QTest::keyClick(&scene.tree(), Qt::Key_Down);
    QCOMPARE(scene.tree().selectedActor(), u"Producer"_s);
    QTest::keyClick(&scene.tree(), Qt::Key_Tab);
    QVERIFY(scene.button(u"crash"_s)->hasFocus());
    QTest::keyClick(scene.button(u"crash"_s), Qt::Key_Space);
    QVERIFY(scene.button(u"confirmCrash"_s)->hasFocus());
    QTest::keyClick(scene.button(u"confirmCrash"_s), Qt::Key_Escape);
    QVERIFY(scene.button(u"crash"_s)->hasFocus());
    QTest::keyClick(scene.button(u"crash"_s), Qt::Key_Space);
    QTest::keyClick(scene.button(u"confirmCrash"_s), Qt::Key_Space);
    QCOMPARE(scene.api.commands, QStringList{u"crash Producer"_s});
}

void SystemTest::supervisorsAndTheCrashedAreLeftAlone()
{
    SystemScene scene;
    scene.show();
    scene.select(u"Streaming"_s);
    QVERIFY(!scene.button(u"crash"_s)->isEnabled());
    scene.select(u"StatsCache"_s); // has crashed
    QVERIFY(!scene.button(u"crash"_s)->isEnabled());
    signsIn(scene.api.tree, u"StatsCache"_s).state = actor::State::Running;
    QTRY_VERIFY(scene.button(u"crash"_s)->isEnabled());
}

void SystemTest::onesSeesItComeBack()
{
    SystemScene scene;
    scene.show();
    scene.select(u"Producer"_s);
    scene.button(u"crash"_s)->click();
    scene.button(u"confirmCrash"_s)->click();
    actor::VitalSigns &producer = signsIn(scene.api.tree, u"Producer"_s);
    producer.dropped = 1;
    producer.state = actor::State::Crashed;
    producer.lastError = u"crashed on purpose"_s;
    QTRY_VERIFY(scene.bar().sentence().contains(u"Producer crashed"_s));
    QCOMPARE(textOf(scene.model(), u"Producer"_s, ActorColumn::State), u"Crashed"_s);
    QVERIFY(scene.model().find(u"Producer"_s).data(ActorTreeModel::FlashRole).toDouble() > 0);
    producer.state = actor::State::Running;
    producer.restarts = 1;
    QTRY_VERIFY(scene.bar().sentence().contains(u"was restarted (restart 1)"_s));
    QCOMPARE(textOf(scene.model(), u"Producer"_s, ActorColumn::LastError), producer.lastError);
    QTRY_COMPARE(scene.model().find(u"Producer"_s).data(ActorTreeModel::FlashRole).toDouble(), 0.0);
}

void SystemTest::refusedCrashesAreSaid()
{
    SystemScene scene;
    scene.api.takesCrashes = false;
    scene.show();
    scene.select(u"Producer"_s);
    scene.button(u"crash"_s)->click();
    scene.button(u"confirmCrash"_s)->click();
    QVERIFY(scene.bar().sentence().contains(u"can’t crash now"_s));
}

void SystemTest::healthAndProcess()
{
    SystemScene scene;
    auto *cards = scene.page.findChild<VitalCards *>();
    scene.api.figures = {10s, 84'200'000, 21, 5s, 131s};
    scene.show();
    LiveUpdate update;
    update.status = scene.api.status;
    scene.page.apply(update);
    QCOMPARE(cards->storage()->sign(), u"Ready"_s);
    QCOMPARE(cards->storage()->figure(), u"0.4\u00A0ms"_s);
    QVERIFY(cards->storage()->foot().contains(u"SQLite"_s));
    QCOMPARE(cards->cache()->sign(), u"Off"_s);
    QTRY_COMPARE(cards->memory()->figure(), u"84.2\u00A0MB"_s);
    QCOMPARE(cards->memory()->foot(), u"21 threads"_s);
    QCOMPARE(cards->processor()->figure(), u"–"_s);
    scene.api.figures = {12s, std::nullopt, std::nullopt, 5s + 500ms, 133s};
    QTRY_COMPARE(cards->processor()->figure(), u"25%"_s);
    QCOMPARE(cards->processor()->foot(), u"of one core · uptime 2 min 13 s"_s);
    QCOMPARE(cards->memory()->figure(), u"–"_s);
    QCOMPARE(cards->memory()->foot(), u"Not reported by the system"_s);

    update.status.storage = {Health::State::Away, u"PostgreSQL"_s, u"db.example"_s, u"can’t connect"_s, 3ms};
    scene.page.apply(update);
    QCOMPARE(cards->storage()->sign(), u"Unavailable"_s);
    QCOMPARE(cards->storage()->figure(), u"–"_s);
    QVERIFY(cards->storage()->toolTip().contains(u"can’t connect"_s)); // the window says it below the page
}

void SystemTest::nothingOverlaps_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QSize>("size");
    const std::pair<Theme::Mode, const char *> modes[]{{Theme::Mode::Light, "light"}, {Theme::Mode::Dark, "dark"}};
    // The window's sizes less sidebar, header and status strip.
    for (const auto &[mode, name] : modes)
        for (const QSize size : {QSize(744, 404), QSize(1084, 704), QSize(2364, 1344)})
            QTest::addRow("system-%s-%d", name, size.width()) << mode << size;
}

void SystemTest::nothingOverlaps()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QSize, size);
    SystemScene scene(size);
    scene.theme.setMode(mode);
    scene.api.figures = {10s, 84'200'000, 21, 5s, 131s};
    scene.show();
    LiveUpdate update;
    update.status = scene.api.status;
    scene.page.apply(update);
    scene.api.log(sampleLog(60));
    actor::TreeSigns later = scene.api.tree;
    for (const QString &name : {u"Ledger"_s, u"Producer"_s, u"Broadcaster"_s})
        signsIn(later, name).handled += 31;
    signsIn(later, u"Reader"_s).restarts = 1;
    scene.api.tree = later;
    scene.select(u"Producer"_s);
    QTRY_VERIFY(textOf(scene.model(), u"Reader"_s, ActorColumn::Restarts) == u"1"_s);
    QCOMPARE(scene.page.size(), size);
    QVERIFY(scene.tree().viewport()->height() >= 3 * space::rowHeight);
    QCOMPARE(scene.page.findChild<LogView *>()->isVisible(), size.height() > 600);

    const QString folder = qEnvironmentVariable("BILLOW_SCREENSHOTS");
    const auto keep = [&](const QString &suffix) {
        if (!folder.isEmpty() && QDir().mkpath(folder))
            QVERIFY(scene.page.grab().save(
                folder + u'/' + QString::fromUtf8(QTest::currentDataTag()) + suffix + u".png"_s));
    };
    keep({});
    scene.button(u"crash"_s)->click();
    keep(u"-asking"_s);
    if (size.height() < 600) {
        scene.button(u"showLog"_s)->click();
        QVERIFY(scene.page.findChild<LogView *>()->isVisible());
        QVERIFY(!scene.tree().isVisible());
        QTRY_VERIFY(scene.page.findChild<LogView *>()->viewport()->height() >= 3 * space::rowHeight);
        keep(u"-log"_s);
    }
}

BILLOW_TEST(QApplication, SystemTest)
#include "SystemTest.moc"
