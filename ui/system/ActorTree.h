// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>
#include <QTreeView>

namespace billow {

class ActorTreeModel;
class Theme;

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
