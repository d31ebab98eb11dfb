// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace billow {

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
