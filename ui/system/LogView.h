// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/table/TableView.h"

namespace billow {

class LogModel;
class Theme;

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
