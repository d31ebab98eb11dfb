// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "tests/ui/SampleSystem.h"
#include "ui/format/MoneyFormat.h"
#include "ui/system/LogModel.h"
#include "ui/system/LogPanel.h"
#include "ui/system/LogView.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// The log in the window.
class LogTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theModelIsBounded();
    void aBatchLargerThanAll();
    void filters_data();
    void filters();
    void whatIsFilteredOutIsKept();
    void followsTheEnd();
    void aReaderIsNotDisturbed_data();
    void aReaderIsNotDisturbed();
    void pauses();
    void tellsWhatWasMissed();
    void copies();
    void offersTheCategories();
};

namespace {

struct LogScene {
    LogScene()
    {
        theme.dress(&panel);
        panel.resize(900, 300);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
    }
    [[nodiscard]] LogView &view() { return *panel.view(); }
    [[nodiscard]] int rows() { return view().model()->rowCount(); }
    template <typename Control>
    [[nodiscard]] Control &control(const QString &name)
    {
        return *panel.findChild<Control *>(name);
    }
    /// Where the row that is in view at the top is, and which it is.
    [[nodiscard]] std::pair<QString, int> topRow()
    {
        const QModelIndex top = view().indexAt(QPoint(5, 5));
        return {top.data().toString(), view().visualRect(top).top()};
    }

    FakeApi api;
    const MoneyFormat format{QLocale::c()};
    Theme theme;
    LogPanel panel{api, format, theme};
};

QList<LogEntry> lines(int first, int count)
{
    QList<LogEntry> entries = sampleLog(first + count);
    return entries.mid(first);
}

} // namespace

void LogTest::theModelIsBounded()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    for (int batch = 0; batch < 60; ++batch)
        model.append(lines(batch * 100, 100));
    QVERIFY(model.rowCount() <= static_cast<int>(LogModel::capacity));
    QVERIFY(model.rowCount() > static_cast<int>(LogModel::capacity - LogModel::madeRoom) - 100);
    QCOMPARE(model.entry(model.rowCount() - 1), lines(5'999, 1).first());
    model.setFilter({.least = LogLevel::Error});
    for (int row = 0; row < model.rowCount(); ++row)
        QVERIFY(model.entry(row).level == LogLevel::Error);
    model.append(lines(6'000, 3'000));
    QVERIFY(model.entry(0).level == LogLevel::Error);
    model.setFilter({});
    QCOMPARE(model.entry(model.rowCount() - 1), lines(8'999, 1).first());
}

void LogTest::aBatchLargerThanAll()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    model.append(lines(0, 12'000));
    QVERIFY(model.rowCount() <= static_cast<int>(LogModel::capacity));
    QCOMPARE(model.entry(model.rowCount() - 1), lines(11'999, 1).first());
}

void LogTest::filters_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<QString>("category");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0 << QString() << QString();
    QTest::newRow("warnings") << 2 << QString() << QString();
    QTest::newRow("errors") << 3 << QString() << QString();
    QTest::newRow("category") << 0 << u"cache"_s << QString();
    QTest::newRow("text") << 0 << QString() << u"LEDGER"_s;
    QTest::newRow("all three") << 1 << u"engine"_s << u"crashed"_s;
    QTest::newRow("nothing matches") << 3 << u"ledger"_s << QString();
}

void LogTest::filters()
{
    QFETCH(int, level);
    QFETCH(QString, category);
    QFETCH(QString, text);
    LogScene scene;
    const QList<LogEntry> all = lines(0, 200);
    scene.api.log(all);
    scene.control<QComboBox>(u"logLevel"_s).setCurrentIndex(level);
    auto &categories = scene.control<QComboBox>(u"logCategory"_s);
    categories.setCurrentIndex(categories.findData(category));
    QTest::keyClicks(&scene.control<QLineEdit>(u"logText"_s), text);
    QStringList expected;
    for (const LogEntry &entry : all) {
        const QString whole = entry.message + u' ' + entry.category;
        if (static_cast<int>(entry.level) >= level && (category.isEmpty() || entry.category == category)
            && whole.contains(text, Qt::CaseInsensitive))
            expected += LogModel::asText(entry);
    }
    auto *model = qobject_cast<LogModel *>(scene.view().model());
    QStringList shown;
    for (int row = 0; row < model->rowCount(); ++row)
        shown += LogModel::asText(model->entry(row));
    QCOMPARE(shown, expected);
    QCOMPARE(scene.view().isVisible(), !expected.isEmpty());
}

void LogTest::whatIsFilteredOutIsKept()
{
    LogScene scene;
    scene.control<QLineEdit>(u"logText"_s).setText(u"no such text"_s);
    scene.api.log(lines(0, 40));
    QCOMPARE(scene.rows(), 0);
    scene.control<QLineEdit>(u"logText"_s).clear();
    QCOMPARE(scene.rows(), 40);
}

void LogTest::followsTheEnd()
{
    LogScene scene;
    scene.api.log(lines(0, 100));
    QCoreApplication::processEvents();
    QVERIFY(scene.view().isAtEnd());
    scene.api.log(lines(100, 100));
    QCoreApplication::processEvents();
    QVERIFY(scene.view().isAtEnd());
    QVERIFY(scene.view().verticalScrollBar()->value() > 0);
}

void LogTest::aReaderIsNotDisturbed_data()
{
    QTest::addColumn<int>("fromTheEnd"); // pixels
    QTest::newRow("in the middle") << 2'500 * 22 + 7;
    QTest::newRow("near the end") << 60;
}

void LogTest::aReaderIsNotDisturbed()
{
    QFETCH(const int, fromTheEnd);
    LogScene scene;
    scene.api.log(lines(0, 4'900));
    QCoreApplication::processEvents();
    scene.view().verticalScrollBar()->setValue(scene.view().verticalScrollBar()->maximum() - fromTheEnd);
    const auto before = scene.topRow();
    scene.api.log(lines(4'900, 50));
    QCoreApplication::processEvents();
    QCOMPARE(scene.topRow(), before);
    scene.api.log(lines(4'950, 400)); // the oldest make room
    QCoreApplication::processEvents();
    QVERIFY(scene.rows() < 5'000);
    QCOMPARE(scene.topRow(), before);
    QTest::keyClick(&scene.view(), Qt::Key_End);
    QVERIFY(scene.view().isAtEnd());
}

void LogTest::pauses()
{
    LogScene scene;
    scene.api.log(lines(0, 10));
    auto &pause = scene.control<QPushButton>(u"logPause"_s);
    QTest::mouseClick(&pause, Qt::LeftButton);
    scene.api.log(lines(10, 24));
    QCOMPARE(scene.rows(), 10);
    QVERIFY2(pause.text().contains(u"24"_s), qPrintable(pause.text()));
    QTest::mouseClick(&pause, Qt::LeftButton);
    QCOMPARE(scene.rows(), 34);
    QCOMPARE(pause.text(), u"Pause"_s);
}

void LogTest::tellsWhatWasMissed()
{
    LogScene scene;
    scene.api.log(lines(0, 1), 77);
    QCOMPARE(scene.rows(), 2);
    QVERIFY(scene.view().selectedText().section(u'\n', 0, 0).contains(u"77 lines"_s));
}

void LogTest::copies()
{
    LogScene scene;
    const QList<LogEntry> all = lines(0, 12);
    scene.api.log(all);
    QTest::mouseClick(&scene.control<QPushButton>(u"logCopy"_s), Qt::LeftButton);
    QStringList copied = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(copied.size(), 12);
    QCOMPARE(copied.first(), u"2026-11-23T08:00:00.000Z\tInfo\tengine\tThe ledger is open"_s);
    scene.view().selectRow(3);
    QTest::keyClick(&scene.view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), LogModel::asText(all.at(3)) + u'\n');
}

void LogTest::offersTheCategories()
{
    LogScene scene;
    auto &categories = scene.control<QComboBox>(u"logCategory"_s);
    QCOMPARE(categories.count(), 1);
    scene.api.log(lines(0, 100));
    QCOMPARE(categories.count(), 5);
    categories.setCurrentIndex(categories.findData(u"cache"_s));
    const int shown = scene.rows();
    scene.api.log({{{}, LogLevel::Info, u"web"_s, u"listening"_s}});
    QCOMPARE(categories.currentData().toString(), u"cache"_s);
    QCOMPARE(categories.count(), 6);
    QCOMPARE(scene.rows(), shown);
}

BILLOW_TEST(QApplication, LogTest)
#include "LogTest.moc"
