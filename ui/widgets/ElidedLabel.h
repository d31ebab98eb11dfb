// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

namespace billow {

/// A line of text that gives way: where it does not fit, a shorter one takes its place, or else it is elided, with the
/// whole in a tooltip. Costs nothing where the text has not changed.
class ElidedLabel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidedLabel)
public:
    ElidedLabel(const Theme &theme, TextRank rank, QWidget *parent = nullptr);

    /// \a shorter: what may take its place, from long to short.
    void setText(const QString &text, const QStringList &shorter = {});
    [[nodiscard]] const QString &text() const { return m_text; }
    /// What there is room for: text(), or one that is shorter.
    [[nodiscard]] const QString &shownText() const;
    /// In the colour of second rank; captions are so from the start.
    void setMuted(bool muted);
    /// Another size than that of the rank, until the theme changes; the height stays that of the rank.
    void setPixelSize(int pixels);
    /// Even the shortest does not fit.
    [[nodiscard]] bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void takeTheme();
    void updateToolTip();
    [[nodiscard]] bool fits(const QString &text) const;

    const Theme &m_theme;
    const TextRank m_rank;
    QString m_text;
    QStringList m_shorter;
    bool m_muted;
    int m_height = 0;
};

} // namespace billow
