// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

#include <optional>

namespace billow {

/// A short fact in one line: a caption with a value, or a word with a dot that says how it is.
class StripItem final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StripItem)
public:
    StripItem(const Theme &theme, QString caption, QWidget *parent = nullptr);

    void setValue(const QString &value);
    /// \a tone: Neutral is drawn as a ring.
    void setSign(Tone tone, const QString &caption, const QString &toolTip);
    [[nodiscard]] QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void takeTheme();
    void refresh();

    const Theme &m_theme;
    QString m_caption;
    QString m_value;
    std::optional<Tone> m_tone;
    QFont m_captionFont;
    QFont m_valueFont;
};

} // namespace billow
