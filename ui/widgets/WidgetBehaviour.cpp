// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/WidgetBehaviour.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessibleWidget>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QVariant>
#include <QWidget>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *g_property = "accessibleRole";

/// A button that has its menu as a child while that is open.
class MenuButton final : public QAccessibleWidget {
public:
    explicit MenuButton(QPushButton *button)
        : QAccessibleWidget(button, QAccessible::ButtonMenu)
    {
    }

    int childCount() const override { return openMenu() ? 1 : 0; }
    QAccessibleInterface *child(int index) const override
    {
        return index == 0 ? QAccessible::queryAccessibleInterface(openMenu()) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        return child && openMenu() && child->object() == openMenu() ? 0 : -1;
    }
    QString text(QAccessible::Text part) const override
    {
        const QString text = QAccessibleWidget::text(part);
        return part == QAccessible::Name && text.isEmpty() ? button()->text().remove(u'&') : text;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.hasPopup = true;
        state.expanded = openMenu() != nullptr;
        return state;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (name != pressAction())
            QAccessibleWidget::doAction(name);
        else if (!button()->menu())
            button()->click();
        else if (button()->isEnabled()) // later, because it returns when the menu has been closed
            QMetaObject::invokeMethod(button(), &QPushButton::showMenu, Qt::QueuedConnection);
    }

private:
    QPushButton *button() const { return static_cast<QPushButton *>(object()); }
    QMenu *openMenu() const
    {
        QMenu *menu = button()->menu();
        return menu && menu->isVisible() ? menu : nullptr;
    }
};

void takeSpokenChoice(QComboBox *box)
{
    QAbstractItemView *list = box->view();
    QObject::connect(list->selectionModel(), &QItemSelectionModel::selectionChanged, box, [box, list] {
        const QModelIndexList selected = list->selectionModel()->selectedIndexes();
        if (list->isVisible() || selected.size() != 1 || selected.constFirst().row() == box->currentIndex())
            return;
        box->setCurrentIndex(selected.constFirst().row());
        Q_EMIT box->activated(box->currentIndex());
    });
}

/// Is asked once for each object that assistive technology looks at, and for each class of it, the most derived first.
QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const QVariant role = widget ? widget->property(g_property) : QVariant();
    if (auto *box = qobject_cast<QComboBox *>(object); box && className == "QComboBox"_L1)
        takeSpokenChoice(box);
    if (!role.isValid())
        return nullptr;
    if (auto *button = qobject_cast<QPushButton *>(object); button && role.toInt() == QAccessible::ButtonMenu)
        return new MenuButton(button);
    return new QAccessibleWidget(widget, static_cast<QAccessible::Role>(role.toInt()));
}

} // namespace

void setAccessibleRole(QWidget *widget, QAccessible::Role role)
{
    QAccessible::installFactory(&makeInterface); // once, however often it is called
    widget->setProperty(g_property, static_cast<int>(role));
    // Qt may have made one before, with the role of the class.
    if (QAccessibleInterface *made = QAccessible::queryAccessibleInterface(widget))
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(made));
}

void setAccessibleMenu(QPushButton *button)
{
    setAccessibleRole(button, QAccessible::ButtonMenu);
    QObject::connect(button->menu(), &QMenu::triggered, button->menu(), [menu = button->menu()](const QAction *action) {
        if (!action->isCheckable())
            menu->close();
    });
}

void takeSpokenChoices()
{
    QAccessible::installFactory(&makeInterface);
}

void followFocus(QScrollArea *area)
{
    area->setFocusPolicy(Qt::NoFocus); // it shows nothing of its own that could be focused
    QObject::connect(qApp, &QApplication::focusChanged, area, [area](QWidget *, QWidget *now) {
        // Without a margin: a click on what is seen whole moves nothing.
        if (now && area->widget() && area->widget()->isAncestorOf(now))
            area->ensureWidgetVisible(now, 0, 0);
    });
}

void takeSpokenInput(QAbstractSpinBox *box)
{
    const auto *line = box->findChild<QLineEdit *>();
    // Values that are set are not heard of here: the box is silent then.
    QObject::connect(line, &QLineEdit::textChanged, box, [box] {
        if (!box->hasFocus() && box->hasAcceptableInput())
            box->interpretText();
    });
}

namespace {

class WheelGuard final : public QObject {
    Q_DISABLE_COPY_MOVE(WheelGuard)
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
            return QObject::eventFilter(watched, event);
        event->ignore();
        return true;
    }
};

} // namespace

void guardAgainstWheel(QWidget *control)
{
    control->setFocusPolicy(Qt::StrongFocus);
    control->installEventFilter(new WheelGuard(control));
}

} // namespace billow
