// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace billow {

class Theme;

/// Draws a cell of the log: plain text in one line, the level in its colour.
class LogDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogDelegate)
public:
    static constexpr int padding = 10; ///< left and right of a cell's text, pixels

    explicit LogDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Shows the whole of a message that is elided, and the date behind a time.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

private:
    const Theme &m_theme;
};

} // namespace billow
