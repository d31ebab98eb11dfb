// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QWidget;

namespace billow {

/// Decides which focus is marked: one that the keyboard has moved, or that a key is pressed on, and not one that a
/// click has left. The style sheet finds the dynamic property "marked" on the widget. Lives on the GUI thread.
class FocusMark final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FocusMark)
public:
    /// For the whole application, once, however often it is called.
    static void install();
    [[nodiscard]] static bool isMarked(const QWidget *widget);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit FocusMark(QObject *parent);
    static void mark(QWidget *widget, bool marked);

    bool m_byKey = true; ///< the last input
};

/// Draws the edge of a card in the accent while the view that fills it has the focus: the view itself has no edge.
class FocusOutline final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FocusOutline)
public:
    /// Goes with the \a view; \a card outlives it.
    FocusOutline(QWidget *view, QWidget *card);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *const m_card;
};

} // namespace billow
