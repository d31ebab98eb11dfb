// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/table/TableView.h"

#include <QStyledItemDelegate>

namespace billow {

class LogModel;
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

/// The log on the screen. At its end it follows; scrolled up, the lines in view stay where they are.
class LogView final : public TableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogView)
public:
    /// \a model must outlive this.
    LogView(LogModel &model, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] bool isAtEnd() const;
    /// The selected lines, or all that are shown where none is, each with a line break.
    [[nodiscard]] QString selectedText() const;
    void copySelected() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setUp();
    void takeTheme();
    void shareColumns();
    void followEnd();

    LogModel &m_model;
    const Theme &m_theme;
    bool m_follows = true; ///< the end was in view before the model changed
    int m_kept = 0; ///< where the lines in view begin when those above them have gone, pixels
};

} // namespace billow
