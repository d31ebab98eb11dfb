// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/Theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace billow {

/// A sentence within the page that says what went wrong. Hidden while there is none.
class MessageBanner final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageBanner)
public:
    explicit MessageBanner(const Theme &theme, QWidget *parent = nullptr);

    /// Shows it, and tells assistive technology, unless it stands there already or has been dismissed as it is.
    void say(Tone tone, const QString &sentence);
    /// The cause is gone: hides it, and forgets that it was dismissed.
    void clear();
    void setDismissible(bool dismissible);
    /// A way out beside the sentence, hidden until it is shown; the banner owns it.
    QPushButton *addButton(const QString &text);
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void shownOrHidden();

private:
    void dismiss();
    void takeTheme();

    const Theme &m_theme;
    QString m_dismissed;
    QLabel *m_text; // children
    QPushButton *m_dismiss;
};

} // namespace billow
