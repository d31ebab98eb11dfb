// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/theme/Pill.h"
#include "ui/theme/Theme.h"

#include <QWidget>

namespace billow {

/// The state of the stream, in a word and a colour.
class StatePill final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatePill)
public:
    explicit StatePill(const Theme &theme, QWidget *parent = nullptr);

    void apply(const SystemStatus &status);
    [[nodiscard]] QString word() const { return m_word; }
    /// Where there is little room, with a shorter word.
    void setBrief(bool brief);
    [[nodiscard]] int fullWidth() const; ///< pixels that the whole word takes

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void takeTheme();
    [[nodiscard]] const QString &shownWord() const { return m_brief ? m_shortWord : m_word; }
    [[nodiscard]] Pill pill(const QString &text) const;
    [[nodiscard]] int widthOf(const QString &text) const;

    const Theme &m_theme;
    Tone m_tone = Tone::Neutral;
    QString m_word;
    QString m_shortWord;
    bool m_brief = false;
};

} // namespace billow
