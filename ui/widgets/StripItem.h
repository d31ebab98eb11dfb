// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

#include <optional>

namespace billow {

/// A short fact in one line: a caption with a value, or a word with a coloured dot for a state. It can be a link.
class StripItem final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StripItem)
public:
    StripItem(const Theme &theme, QString caption, QWidget *parent = nullptr);

    void setValue(const QString &value);
    /// \a tone: Neutral is drawn as a ring. \a tip: a tooltip.
    void setSign(Tone tone, const QString &caption, const QString &tip);
    [[nodiscard]] QString text() const;
    /// A click, Enter or Space then emits activated(), and Tab stops here.
    void setLink(bool link);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void activated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void takeTheme();
    void refresh();

    const Theme &m_theme;
    QString m_caption;
    QString m_value;
    std::optional<Tone> m_tone;
    bool m_link = false;
    QFont m_captionFont;
    QFont m_valueFont;
};

} // namespace billow
