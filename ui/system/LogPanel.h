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
class MoneyFormat;
class Theme;

/// The log, with its filters, a pause and a copy button.
class LogPanel final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogPanel)
public:
    LogPanel(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);
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

    const MoneyFormat &m_format;
    const Theme &m_theme;
    QList<LogEntry> m_held; ///< arrived during a pause; at most as much as the model keeps
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
    std::unique_ptr<LogFeed> m_feed; ///< ends first: a panel half destroyed takes no lines
};

} // namespace billow
