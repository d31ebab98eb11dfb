// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace billow {

class Theme;

/// Shown in place of an empty list: why it is empty, and what to do about it.
class EmptyState final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyState)
public:
    explicit EmptyState(const Theme &theme, QWidget *parent = nullptr);

    /// Without \a action there is no button.
    void say(const QString &title, const QString &text, const QString &action = {});
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void actionWanted();

private:
    void takeTheme();

    const Theme &m_theme;
    QLabel *m_title; // children
    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace billow
