// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/FilledWindow.h"
#include "tests/ui/SampleSystem.h"
#include "ui/frame/Frame.h"
#include "ui/invoices/InvoiceGrid.h"
#include "ui/search/SearchTable.h"
#include "ui/system/ActorTree.h"
#include "ui/system/LogView.h"

#include <QHeaderView>
#include <QScreen>
#include <QScrollBar>
#include <QTest>

#include <optional>

using namespace billow;
using namespace Qt::StringLiterals;

/// Only what changes is drawn, so what is on the screen must be what drawing all of it anew would give.
class RepaintTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_filled.emplace(); }
    void cleanup() { m_filled.reset(); }
    void theDashboard();
    void theInvoices();
    void theSystem();

private:
    void show(int page);
    [[nodiscard]] bool isWhole();
    void keysAndColumns(TableView &table);

    std::optional<FilledWindow> m_filled;
};

namespace {

QImage plain(const QPixmap &pixels)
{
    return pixels.toImage().convertToFormat(QImage::Format_RGB32);
}

} // namespace

void RepaintTest::show(int page)
{
    m_filled->window.frame().showPage(page);
    m_filled->settle();
}

bool RepaintTest::isWhole()
{
    MainWindow &window = m_filled->window;
    const QImage anew = plain(window.grab());
    const QImage onScreen = plain(window.screen()->grabWindow(window.winId()));
    if (onScreen == anew)
        return true;
    if (const QString folder = qEnvironmentVariable("BILLOW_SCREENSHOTS"); !folder.isEmpty()) {
        onScreen.save(folder + u"/repaint-on-screen.png"_s);
        anew.save(folder + u"/repaint-anew.png"_s);
    }
    return false;
}

void RepaintTest::keysAndColumns(TableView &table)
{
    table.setFocus();
    QTRY_VERIFY(isWhole());
    for (const int key : {Qt::Key_Home, Qt::Key_Down, Qt::Key_Down, Qt::Key_Up, Qt::Key_PageDown, Qt::Key_Up,
             Qt::Key_End, Qt::Key_PageUp, Qt::Key_Home}) {
        QTest::keyClick(&table, static_cast<Qt::Key>(key));
        QTRY_VERIFY(isWhole());
    }
    for (const int key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_PageDown, Qt::Key_Up}) {
        QTest::keyClick(&table, static_cast<Qt::Key>(key), Qt::ShiftModifier);
        QTRY_VERIFY(isWhole());
    }
    table.verticalScrollBar()->setValue(137);
    QTRY_VERIFY(isWhole());
    table.horizontalHeader()->resizeSection(2, 400);
    QTRY_VERIFY(isWhole());
    table.horizontalScrollBar()->setValue(table.horizontalScrollBar()->maximum());
    QTRY_VERIFY(isWhole());
    table.horizontalScrollBar()->setValue(7);
    QTRY_VERIFY(isWhole());
    table.horizontalHeader()->moveSection(0, 2);
    QTRY_VERIFY(isWhole());
    table.clearFocus();
    QTRY_VERIFY(isWhole());
    table.selectAll();
    QTRY_VERIFY(isWhole());
    table.clearSelection();
    QTRY_VERIFY(isWhole());
}

void RepaintTest::theDashboard()
{
    show(0);
    auto &grid = *m_filled->window.findChild<InvoiceGrid *>();
    QTRY_VERIFY(isWhole());
    m_filled->api.display(3);
    QTRY_VERIFY(isWhole());
    keysAndColumns(grid);
    m_filled->api.display(30); // while somebody reads
    QTRY_VERIFY(isWhole());
    QTest::keyClick(&m_filled->window, Qt::Key_Home);
    QTRY_VERIFY(isWhole());
    m_filled->api.clearLedger();
    QTRY_VERIFY(isWhole());
}

void RepaintTest::theInvoices()
{
    show(1);
    keysAndColumns(*m_filled->window.findChild<SearchTable *>());
    m_filled->api.display(30);
    QTRY_VERIFY(isWhole());
}

void RepaintTest::theSystem()
{
    show(3);
    auto &tree = *m_filled->window.findChild<ActorTree *>();
    tree.setFocus();
    QTRY_VERIFY(isWhole());
    for (const int key :
        {Qt::Key_Down, Qt::Key_Down, Qt::Key_Down, Qt::Key_Left, Qt::Key_Left, Qt::Key_Right, Qt::Key_Up}) {
        QTest::keyClick(&tree, static_cast<Qt::Key>(key));
        QTRY_VERIFY(isWhole());
    }
    m_filled->api.log(sampleLog(3));
    QTRY_VERIFY(isWhole());
    auto &log = *m_filled->window.findChild<LogView *>();
    for (const int key : {Qt::Key_End, Qt::Key_Up, Qt::Key_PageUp, Qt::Key_Home}) {
        QTest::keyClick(&log, static_cast<Qt::Key>(key));
        QTRY_VERIFY(isWhole());
    }
}

BILLOW_TEST(QApplication, RepaintTest)
#include "RepaintTest.moc"
