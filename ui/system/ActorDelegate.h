// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QStyledItemDelegate>

namespace billow {

class Theme;

/// Draws a cell of the supervision tree: a name with its strategy, the state as a pill, figures. What is behind a row
/// the tree draws.
class ActorDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActorDelegate)
public:
    static constexpr int padding = 10; ///< left and right of a cell's text, pixels

    explicit ActorDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Shows what the model tells of the cell, or else its text where that is elided.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

private:
    void paintName(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintState(QPainter &painter, const QRect &cell, const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace billow
