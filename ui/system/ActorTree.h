// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QTreeView>

namespace billow {

class ActorTreeModel;
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

/// The supervision tree on the screen. What is less important gives way where it is narrow.
class ActorTree final : public QTreeView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActorTree)
public:
    /// \a model must outlive this.
    ActorTree(ActorTreeModel &model, const Theme &theme, QWidget *parent = nullptr);

    /// The actor that is selected; empty for none, or a supervisor.
    [[nodiscard]] QString selectedActor() const;
    /// So many pixels show every row.
    [[nodiscard]] int wholeHeight() const;

Q_SIGNALS:
    void selectionMoved();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void takeTheme();
    void shareColumns();
    void fade();
    [[nodiscard]] int leastWidth(int column) const;

    ActorTreeModel &m_model;
    const Theme &m_theme;
    static constexpr int outside = -10'000;
    int m_hoveredTop = outside; ///< of the row under the mouse, in the viewport
    QTimer m_fading;
};

} // namespace billow
