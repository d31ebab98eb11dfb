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

/// The top of the window: the page's title, the state and progress, and the commands. A command that is disabled says
/// why in its tooltip, and never passes the keyboard focus on to another command.
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

    /// Start, stop, show all and reset, each enabled as its button is.
    [[nodiscard]] QList<QAction *> commandActions() const
    {
        return {m_startAction, m_stopAction, m_releaseAction, m_resetAction};
    }
    /// A button for \a import before the commands, hidden where it is narrow.
    void addImport(QAction *import);
    /// Checkable: keeps the Dashboard's list still.
    [[nodiscard]] QAction *pauseAction() const { return m_pauseAction; }
    [[nodiscard]] QPushButton *moreButton() const { return m_more; }

Q_SIGNALS:
    void startWanted();
    void stopWanted();
    void resetWanted();
    void releaseWanted();
    void moreWanted();

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeRoom();
    QAction *action(const QString &text, const QKeySequence &keys);
    QPushButton *button(const QString &text, const QString &look, const QString &tip);
    QPushButton *button(QAction *action, const QString &look);
    void updateButtons();
    void enable(QAction *action, const QPushButton *button, bool enabled, const QString &tip);
    void keepFocusFrom(const QPushButton *button);
    [[nodiscard]] QString whyNoStart() const;
    void updatePause();
    void takeTheme();

    const Theme &m_theme;
    SystemStatus m_status;
    bool m_narrow = false;
    bool m_known = false; ///< a first status has come
    // Children.
    QLabel *m_title;
    StatePill *m_state;
    RunProgress *m_progress;
    QAction *m_startAction;
    QAction *m_stopAction;
    QAction *m_releaseAction;
    QAction *m_resetAction;
    QAction *m_pauseAction;
    QPushButton *m_release;
    QPushButton *m_pause;
    QPushButton *m_import;
    QPushButton *m_start;
    QPushButton *m_stop;
    QPushButton *m_reset;
    QPushButton *m_more;
};

} // namespace billow
