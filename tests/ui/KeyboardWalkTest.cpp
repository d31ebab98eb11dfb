// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/FilledWindow.h"
#include "ui/export/ExportBar.h"
#include "ui/frame/Frame.h"
#include "ui/invoices/InvoiceGrid.h"
#include "ui/search/DetailPane.h"
#include "ui/search/InvoicesPage.h"
#include "ui/settings/SettingsPage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace billow;
using namespace Qt::StringLiterals;

/// What a person does in a day, by keyboard alone: every key goes to the window that has the focus.
class KeyboardWalkTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_filled.reset(); }

    void aRunIsStoppedAndStarted();
    void updatesArePausedAndResumed();
    void theTableIsScrolledCopiedAndReadInDetail();
    void aSearchIsSavedAsAView();
    void whatWasFoundIsExported();
    void aFileIsImported();
    void theLanguageIsChanged();
    void anActorIsCrashed();
    void everythingIsDeleted();

private:
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QGuiApplication::focusWindow(), key, modifiers);
    }
    static void type(const QString &text)
    {
        for (const QChar c : text)
            QTest::keyClick(QGuiApplication::focusWindow(), c.toLatin1());
    }
    /// Presses Tab until the control of that name has the focus.
    [[nodiscard]] static bool tabTo(const QString &name);
    /// Opens the menu of the button that has the focus, and chooses that entry.
    [[nodiscard]] static bool choose(const QString &entry);
    /// Waits for a dialog to have the focus.
    [[nodiscard]] static bool dialogOpens()
    {
        return QTest::qWaitFor([] { return qobject_cast<QDialog *>(QApplication::activeWindow()) != nullptr; });
    }
    void showPage(int place)
    {
        press(static_cast<Qt::Key>(Qt::Key_1 + place), Qt::ControlModifier);
        m_filled->settle();
    }
    void setActivity(Activity activity)
    {
        m_filled->api.status.activity = activity;
        m_filled->settle();
    }

    std::optional<FilledWindow> m_filled;
};

namespace {

QString labelOf(const QWidget *widget)
{
    if (!widget)
        return {};
    const QString name = widget->accessibleName();
    return name.isEmpty() ? widget->property("text").toString() : name;
}

} // namespace

void KeyboardWalkTest::init()
{
    m_filled.emplace();
    m_filled->window.frame().setFocus();
}

bool KeyboardWalkTest::tabTo(const QString &name)
{
    constexpr int longest = 200;
    QStringList visited;
    for (int step = 0; step < longest; ++step) {
        press(Qt::Key_Tab);
        visited += labelOf(QApplication::focusWidget());
        if (visited.last() == name)
            return true;
    }
    qWarning().noquote() << name << "is not among"
                         << visited.first(std::min(visited.size(), qsizetype{60})).join(u", "_s);
    return false;
}

bool KeyboardWalkTest::choose(const QString &entry)
{
    bool chosen = false;
    // The menu has an event loop of its own.
    const auto walkMenu = [&] {
        const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        for (qsizetype step = 0; menu && step <= menu->actions().size(); ++step) {
            press(Qt::Key_Down);
            if (menu->activeAction() && menu->activeAction()->text() == entry) {
                chosen = true;
                press(Qt::Key_Return);
                return;
            }
        }
        press(Qt::Key_Escape);
    };
    QTimer::singleShot(0, qApp, walkMenu);
    press(Qt::Key_Space);
    return chosen;
}

void KeyboardWalkTest::aRunIsStoppedAndStarted()
{
    press(Qt::Key_F5, Qt::ShiftModifier);
    QTRY_COMPARE(m_filled->api.commands, QStringList{u"stop"_s});
    setActivity(Activity::Stopped);
    press(Qt::Key_F5);
    QTRY_COMPARE(m_filled->api.commands, (QStringList{u"stop"_s, u"start"_s}));
}

void KeyboardWalkTest::updatesArePausedAndResumed()
{
    const auto *grid = m_filled->window.findChild<InvoiceGrid *>();
    const auto newest = [grid] { return grid->model()->index(0, 0).data().toString(); };
    press(Qt::Key_P, Qt::ControlModifier);
    const QString before = newest();
    m_filled->api.display(10);
    QCoreApplication::processEvents();
    QCOMPARE(newest(), before);
    press(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(newest() != before);
}

void KeyboardWalkTest::theTableIsScrolledCopiedAndReadInDetail()
{
    auto *grid = m_filled->window.findChild<InvoiceGrid *>();
    QVERIFY(tabTo(labelOf(grid)));
    press(Qt::Key_Down);
    press(Qt::Key_PageDown);
    press(Qt::Key_PageDown);
    QVERIFY(grid->verticalScrollBar()->value() > 0);
    const QString number = grid->currentIndex().siblingAtColumn(0).data().toString();
    QGuiApplication::clipboard()->clear();
    press(Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY2(QGuiApplication::clipboard()->text().contains(number), qPrintable(number));
    press(Qt::Key_Return);
    const auto panes = m_filled->window.findChildren<DetailPane *>();
    QTRY_VERIFY(std::ranges::any_of(panes, [](const DetailPane *pane) { return pane->isVisible(); }));
}

void KeyboardWalkTest::aSearchIsSavedAsAView()
{
    showPage(1);
    press(Qt::Key_F, Qt::ControlModifier);
    type(u"INV"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(m_filled->api.searchCount() > 0 && m_filled->api.searches.constLast().filter.text == u"INV"_s);
    m_filled->settle();
    QVERIFY(tabTo(u"Views"_s));
    QVERIFY(choose(u"Save view…"_s));
    QVERIFY(dialogOpens());
    type(u"Mine"_s);
    press(Qt::Key_Return);
    // No window manager gives the focus back here.
    m_filled->window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_filled->window));
    // It comes back from the menu, after the filter has been cleared.
    press(Qt::Key_F, Qt::ControlModifier);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Delete);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_filled->api.searches.constLast().filter.text, QString());
    m_filled->settle();
    QVERIFY(tabTo(u"Views"_s));
    QVERIFY(choose(u"Mine"_s));
    QTRY_COMPARE(m_filled->api.searches.constLast().filter.text, u"INV"_s);
}

void KeyboardWalkTest::whatWasFoundIsExported()
{
    const QTemporaryDir folder;
    showPage(1);
    QVERIFY(tabTo(u"Export"_s));
    QVERIFY(choose(u"CSV…"_s));
    QVERIFY(dialogOpens());
    press(Qt::Key_A, Qt::ControlModifier);
    const QString path = folder.filePath(u"found.csv"_s);
    type(path);
    press(Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QTRY_VERIFY(file.size() > 1'000);
}

void KeyboardWalkTest::aFileIsImported()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"orders.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("number\n");
    file.close();
    press(Qt::Key_O, Qt::ControlModifier);
    QVERIFY(dialogOpens());
    type(file.fileName());
    press(Qt::Key_Return);
    QTRY_VERIFY(QApplication::activeWindow() && QApplication::activeWindow()->windowTitle().contains(u"mport"_s));
    QVERIFY(tabTo(u"Import"_s));
    press(Qt::Key_Space);
    QTRY_VERIFY(m_filled->api.imports.job);
}

void KeyboardWalkTest::theLanguageIsChanged()
{
    showPage(4);
    QSignalSpy saved(m_filled->window.findChild<SettingsPage *>(), &SettingsPage::languageSaved);
    while (tabTo(u"Language"_s) && !qobject_cast<QComboBox *>(QApplication::focusWidget())) { }
    press(Qt::Key_End);
    QTRY_VERIFY(!saved.isEmpty());
}

void KeyboardWalkTest::anActorIsCrashed()
{
    showPage(3);
    QVERIFY(tabTo(u"Supervision tree"_s));
    type(u"Ledger"_s);
    QVERIFY(tabTo(u"Crash Ledger"_s));
    press(Qt::Key_Space);
    press(Qt::Key_Space); // the question has the focus
    QTRY_COMPARE(m_filled->api.commands, QStringList{u"crash Ledger"_s});
}

void KeyboardWalkTest::everythingIsDeleted()
{
    setActivity(Activity::Stopped);
    press(Qt::Key_Backspace, Qt::ControlModifier);
    QVERIFY(dialogOpens());
    QVERIFY(tabTo(u"Delete all invoices"_s));
    press(Qt::Key_Space);
    QTRY_COMPARE(m_filled->api.commands, QStringList{u"reset"_s});
}

BILLOW_TEST(QApplication, KeyboardWalkTest)
#include "KeyboardWalkTest.moc"
