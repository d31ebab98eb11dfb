// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QAction;
class QKeySequence;
class QLabel;
class QPushButton;

namespace billow {

class MoneyFormat;
class RunProgress;
class StatePill;

/// The top of the window: the page's title, the stream's state and progress, and the commands.
class HeaderBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeaderBar)
public:
    HeaderBar(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Where it is narrow the navigation says which page it is.
    void setNarrow(bool narrow);
    void apply(const SystemStatus &status);
    /// What a command has led to, where it was done; the status that says so comes a moment later.
    void expect(const CommandOutcome &outcome);

    /// Start, stop and reset, each with its shortcut, enabled as their buttons are.
    [[nodiscard]] QList<QAction *> commandActions() const { return {m_startAction, m_stopAction, m_resetAction}; }
    /// Checkable: holds the Dashboard's grid still.
    [[nodiscard]] QAction *pauseAction() const { return m_pauseAction; }
    [[nodiscard]] QPushButton *moreButton() const { return m_more; }

Q_SIGNALS:
    void startWanted();
    void stopWanted();
    void resetWanted();
    void moreWanted();

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeRoom();
    QAction *action(const QString &text, const QKeySequence &keys, const QString &tip);
    QPushButton *button(const QString &text, const QString &look, const QString &tip);
    QPushButton *button(QAction *action, const QString &look);
    void updateButtons();
    void updatePause();
    void takeTheme();

    const Theme &m_theme;
    SystemStatus m_status;
    bool m_known = false; ///< a first status has come
    // Children.
    QLabel *m_title;
    StatePill *m_state;
    RunProgress *m_progress;
    QAction *m_startAction;
    QAction *m_stopAction;
    QAction *m_resetAction;
    QAction *m_pauseAction;
    QPushButton *m_pause;
    QPushButton *m_start;
    QPushButton *m_stop;
    QPushButton *m_reset;
    QPushButton *m_more;
};

} // namespace billow
