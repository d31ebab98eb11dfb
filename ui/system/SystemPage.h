// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "core/base/ProcessFigures.h"
#include "core/base/Result.h"

#include <QWidget>

class QFrame;
class QPushButton;
class QSplitter;
class QTimer;
class QVBoxLayout;

namespace billow {

class ActorTree;
class ActorTreeModel;
class Api;
class CrashBar;
class LogPanel;
class MoneyFormat;
class Theme;
class VitalCards;

/// Database, cache and process, the supervision tree, and the log. Asks the engine about twice per second, and only
/// while it is visible.
class SystemPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemPage)
public:
    /// \a api, \a format and \a theme must outlive the page.
    SystemPage(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void apply(const LiveUpdate &update);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QFrame *makeTreeCard();
    QWidget *makeTabs();
    void takeTheme();
    void look();
    void askForFigures();
    void follow();
    void divide();
    void arrange();

    Api &m_api;
    const Theme &m_theme;
    bool m_asked = false; ///< for the figures of the process, and not answered yet
    bool m_divided = false; ///< by hand: then the halves stay as they are
    // Children.
    QTimer *m_sampling;
    ActorTreeModel *m_model;
    VitalCards *m_cards;
    // In the order in which the keyboard comes by.
    QPushButton *m_showTree; ///< these two choose what is shown where it is low
    QPushButton *m_showLog;
    QWidget *m_tabs;
    ActorTree *m_tree;
    CrashBar *m_crash;
    QFrame *m_treeCard;
    LogPanel *m_log;
    QSplitter *m_halves;
    QVBoxLayout *m_layout;
};

} // namespace billow
