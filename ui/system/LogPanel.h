// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Subscription.h"

#include <QFrame>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace billow {

class Api;
class LogModel;
class LogView;
class Theme;

/// The log with what filters, holds and copies it.
class LogPanel final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogPanel)
public:
    LogPanel(Api &api, const Theme &theme, QWidget *parent = nullptr);
    ~LogPanel() override;

    [[nodiscard]] LogView *view() const { return m_view; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void take(const QList<LogEntry> &entries, qint64 lost);
    void setPaused(bool paused);
    void filter();
    void offerCategories();
    void showCounts();
    void takeTheme();

    const Theme &m_theme;
    QList<LogEntry> m_held; ///< what came while it was paused; at most as much as the model keeps
    // Children.
    LogModel *m_model;
    QLabel *m_title;
    QComboBox *m_level;
    QComboBox *m_category;
    QLineEdit *m_text;
    QPushButton *m_pause;
    QPushButton *m_copy;
    LogView *m_view;
    QLabel *m_empty;
    std::unique_ptr<LogFeed> m_feed; ///< goes first: nothing comes to a panel that is half gone
};

} // namespace billow
