// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/Theme.h"

#include <QFrame>

#include <chrono>

class QLabel;
class QPushButton;
class QTimer;

namespace billow {

/// A message within the window, with buttons. Hidden while there is none.
class MessageBanner final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageBanner)
public:
    explicit MessageBanner(const Theme &theme, QWidget *parent = nullptr);

    /// Shows it, and tells assistive technology, unless it is shown already or has been dismissed as it is.
    void say(Tone tone, const QString &sentence);
    /// The cause is gone: hides it, and forgets that it was dismissed.
    void clear();
    void setDismissible(bool dismissible);
    /// Good and neutral messages then hide after \ref lifetime, but not under the mouse or with the keyboard focus.
    void setPassing(bool passing) { m_passing = passing; }
    static constexpr std::chrono::seconds lifetime{12};
    /// A button beside the message, hidden until it is shown; the banner owns it.
    QPushButton *addButton(const QString &text);
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void shownOrHidden();

private:
    void dismiss();
    void pass();
    void takeTheme();

    const Theme &m_theme;
    QString m_dismissed;
    bool m_passing = false;
    QTimer *m_life; ///< child; runs while a passing message is shown
    QLabel *m_text; // children
    QPushButton *m_dismiss;
};

} // namespace billow
