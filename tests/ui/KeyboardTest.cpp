// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/FilledWindow.h"
#include "ui/frame/CloseQuestion.h"
#include "ui/frame/Frame.h"
#include "ui/frame/HeaderBar.h"
#include "ui/frame/NavigationBar.h"
#include "ui/system/ActorTree.h"
#include "ui/system/ActorTreeModel.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QDialog>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTest>
#include <QWindow>

#include <algorithm>
#include <optional>

using namespace billow;
using namespace Qt::StringLiterals;

/// The window by keyboard alone: no page may need a mouse, and none may lose who comes by.
class KeyboardTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_filled.emplace(); }
    void cleanup() { m_filled.reset(); }
    void everyControlIsReached_data() { everyPage(); }
    void everyControlIsReached();
    void theOrderIsThatOfReading_data() { everyPage(); }
    void theOrderIsThatOfReading();
    void focusIsSeen_data();
    void focusIsSeen();
    void theFocusIsNeverLost();
    void dialogsGiveTheFocusBack_data();
    void dialogsGiveTheFocusBack();
    void theMenuGivesTheFocusBack();

private:
    static void everyPage();
    void show(int page);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_filled->window.windowHandle(), key, modifiers);
    }
    /// Where Tab leads, beginning at the first control, until it comes around.
    [[nodiscard]] QList<QWidget *> walk(Qt::Key key = Qt::Key_Tab, Qt::KeyboardModifiers modifiers = {});
    /// What a person could want to reach.
    [[nodiscard]] QList<QWidget *> controls() const;

    std::optional<FilledWindow> m_filled;
};

namespace {

QString nameOf(const QWidget *widget)
{
    QString name = widget->accessibleName();
    if (name.isEmpty())
        name = widget->property("text").toString();
    return u"%1 “%2”"_s.arg(QString::fromLatin1(widget->metaObject()->className()), name);
}

QString namesOf(const QList<QWidget *> &widgets)
{
    QStringList names;
    for (const QWidget *widget : widgets)
        names += nameOf(widget);
    return names.join(u", "_s);
}

/// In the window, whatever has been scrolled.
QRect placeOf(const QWidget *widget, const QWidget *window)
{
    return {widget->mapTo(window, QPoint()), widget->size()};
}

/// Of buttons of which one is chosen, Tab leads to that one, and arrows to the others.
bool isLeftToArrows(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const QButtonGroup *group = button ? button->group() : nullptr;
    return group && group->exclusive() && group->checkedButton() && !button->isChecked();
}

int differingPixels(const QImage &one, const QImage &other)
{
    int count = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            count += one.pixel(x, y) != other.pixel(x, y) ? 1 : 0;
    }
    return count;
}

} // namespace

void KeyboardTest::initTestCase()
{
    QApplication::setCursorFlashTime(0); // a picture must not depend on the moment
}

void KeyboardTest::everyPage()
{
    QTest::addColumn<int>("page");
    int place = 0;
    for (const char *name : {"dashboard", "invoices", "analytics", "system", "settings"})
        QTest::newRow(name) << place++;
}

void KeyboardTest::show(int page)
{
    press(static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
    QCOMPARE(m_filled->window.frame().currentPage(), page);
    m_filled->settle();
    if (auto *tree = m_filled->window.findChild<ActorTree *>(); tree->isVisible())
        tree->setCurrentIndex(
            static_cast<ActorTreeModel *>(tree->model())->find(u"Ledger"_s)); // so that it can be crashed
    m_filled->window.frame().setFocus();
}

QList<QWidget *> KeyboardTest::walk(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    constexpr int longest = 200;
    QList<QWidget *> visited;
    for (int step = 0; step < longest; ++step) {
        press(key, modifiers);
        QWidget *focus = QApplication::focusWidget();
        if (!focus || (!visited.isEmpty() && focus == visited.first()))
            break;
        visited += focus;
    }
    return visited;
}

QList<QWidget *> KeyboardTest::controls() const
{
    QList<QWidget *> result;
    for (QWidget *widget : m_filled->window.findChildren<QWidget *>()) {
        const bool reachable = widget->isVisible() && widget->isEnabled() && !widget->focusProxy()
            && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget->window() == &m_filled->window;
        if (reachable && !isLeftToArrows(widget))
            result += widget;
    }
    return result;
}

void KeyboardTest::everyControlIsReached()
{
    QFETCH(int, page);
    show(page);
    const QList<QWidget *> wanted = controls();
    const QList<QWidget *> forward = walk();
    QVERIFY(forward.size() >= 5);
    for (QWidget *control : wanted)
        QVERIFY2(forward.contains(control), qPrintable(nameOf(control) + u" is not among "_s + namesOf(forward)));
    QCOMPARE(QSet<QWidget *>(forward.begin(), forward.end()).size(), forward.size()); // it came around, and only once

    // From the first one back, the same way the other way round.
    QList<QWidget *> backward = walk(Qt::Key_Backtab, Qt::ShiftModifier);
    std::reverse(backward.begin(), backward.end());
    const auto first = std::find(backward.begin(), backward.end(), forward.first());
    QVERIFY(first != backward.end());
    std::rotate(backward.begin(), first, backward.end());
    QVERIFY2(backward == forward, qPrintable(namesOf(forward) + u"\nbut back: "_s + namesOf(backward)));
}

void KeyboardTest::theOrderIsThatOfReading()
{
    QFETCH(int, page);
    show(page);
    const QList<QWidget *> visited = walk();
    // Navigation, header, page: each in one go.
    const auto partOf = [this](const QWidget *widget) {
        const QWidget *parts[]{m_filled->window.findChild<NavigationBar *>(), m_filled->window.frame().header(),
            m_filled->window.findChild<QStackedWidget *>()};
        const auto part =
            std::ranges::find_if(parts, [widget](const QWidget *candidate) { return candidate->isAncestorOf(widget); });
        return part - std::begin(parts);
    };
    QList<qsizetype> parts;
    for (const QWidget *widget : visited) {
        if (parts.isEmpty() || parts.last() != partOf(widget))
            parts += partOf(widget);
    }
    QCOMPARE(QSet<qsizetype>(parts.begin(), parts.end()).size(), parts.size());
    // Within a part, the next one stands below or to the right; what came by was scrolled to.
    for (QScrollArea *area : m_filled->window.findChildren<QScrollArea *>())
        area->verticalScrollBar()->setValue(0);
    for (qsizetype place = 1; place < visited.size(); ++place) {
        const QWidget *from = visited.at(place - 1);
        const QWidget *to = visited.at(place);
        if (partOf(from) != partOf(to))
            continue;
        const QRect before = placeOf(from, &m_filled->window);
        const QRect after = placeOf(to, &m_filled->window);
        QVERIFY2(after.top() > before.top() || after.left() > before.left(),
            qPrintable(u"from %1 back to %2"_s.arg(nameOf(from), nameOf(to))));
    }
}

void KeyboardTest::focusIsSeen_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<Theme::Mode>("mode");
    int place = 0;
    for (const char *name : {"dashboard", "invoices", "analytics", "system", "settings"}) {
        QTest::addRow("%s light", name) << place << Theme::Mode::Light;
        QTest::addRow("%s dark", name) << place++ << Theme::Mode::Dark;
    }
}

void KeyboardTest::focusIsSeen()
{
    QFETCH(int, page);
    QFETCH(Theme::Mode, mode);
    constexpr int halo = 24; ///< the edge of the card that a control fills counts
    constexpr int least = 40; ///< pixels; a text cursor has less than half as many
    m_filled->window.theme().setMode(mode);
    show(page);
    const qsizetype stops = walk().size();
    m_filled->window.frame().setFocus();
    for (qsizetype stop = 0; stop < stops; ++stop) {
        press(Qt::Key_Tab);
        QWidget *control = QApplication::focusWidget();
        QVERIFY(control);
        QCoreApplication::processEvents();
        const QRect place =
            placeOf(control, &m_filled->window).adjusted(-halo, -halo, halo, halo).intersected(m_filled->window.rect());
        const QImage with = m_filled->window.grab(place).toImage();
        m_filled->window.frame().setFocus();
        QCoreApplication::processEvents();
        const QImage without = m_filled->window.grab(place).toImage();
        const int pixels = differingPixels(with, without);
        QVERIFY2(pixels >= least, qPrintable(u"%1: %2 pixels"_s.arg(nameOf(control)).arg(pixels)));
        control->setFocus(Qt::TabFocusReason);
    }
}

void KeyboardTest::theFocusIsNeverLost()
{
    show(0);
    // What has the focus goes away or is disabled under it.
    for (int round = 0; round < 3; ++round) {
        for (int page = 0; page < m_filled->window.frame().pageCount(); ++page) {
            const QList<QWidget *> visited = walk();
            visited.last()->setFocus(Qt::TabFocusReason);
            press(static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
            m_filled->api.status.activity = round % 2 == 0 ? Activity::Stopped : Activity::Running;
            m_filled->api.sendStatus();
            press(Qt::Key_Tab);
            QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus);
            QVERIFY2(focus->isVisible() && focus->isEnabled(), qPrintable(nameOf(focus)));
        }
    }
}

void KeyboardTest::dialogsGiveTheFocusBack_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    const auto add = [](const char *name, Qt::Key key, Qt::KeyboardModifiers modifiers) {
        QTest::newRow(name) << static_cast<int>(key) << modifiers;
    };
    add("shortcuts", Qt::Key_F1, Qt::NoModifier);
    add("reset", Qt::Key_Backspace, Qt::ControlModifier);
    add("quit", Qt::Key_Q, Qt::ControlModifier);
}

void KeyboardTest::dialogsGiveTheFocusBack()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    show(0);
    QWidget *const before = walk().at(3);
    before->setFocus(Qt::TabFocusReason);
    press(static_cast<Qt::Key>(key), modifiers);
    QTRY_VERIFY(QApplication::activeWindow() != &m_filled->window && QApplication::activeWindow());
    QWidget *dialog = QApplication::activeWindow();
    QVERIFY(qobject_cast<QDialog *>(dialog));
    // Tab stays within.
    for (int step = 0; step < 8; ++step) {
        QTest::keyClick(dialog->windowHandle(), Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget());
        QCOMPARE(QApplication::focusWidget()->window(), dialog);
    }
    QTest::keyClick(dialog->windowHandle(), Qt::Key_Escape);
    QTRY_VERIFY(QApplication::activeWindow() != dialog);
    m_filled->window.activateWindow(); // as a window manager does
    QTRY_COMPARE(QApplication::activeWindow(), &m_filled->window);
    QCOMPARE(QApplication::focusWidget(), before);
}

void KeyboardTest::theMenuGivesTheFocusBack()
{
    show(0);
    QWidget *const before = walk().at(3);
    before->setFocus(Qt::TabFocusReason);
    press(Qt::Key_F10);
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_Down);
    QVERIFY(menu->activeAction());
    QTest::keyClick(menu, Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activePopupWidget());
    QCOMPARE(QApplication::focusWidget(), before);
}

BILLOW_TEST(QApplication, KeyboardTest)
#include "KeyboardTest.moc"
