// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/theme/Pill.h"

#include <QWidget>

namespace billow {

class Theme;

/// The state of the stream, in a word and a colour.
class StatePill final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatePill)
public:
    explicit StatePill(const Theme &theme, QWidget *parent = nullptr);

    void apply(const SystemStatus &status);
    [[nodiscard]] QString word() const;
    /// Where there is little room, with a shorter word.
    void setBrief(bool brief);
    [[nodiscard]] int fullWidth() const; ///< pixels that the whole word takes

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void takeTheme();
    [[nodiscard]] QString shownWord() const;
    [[nodiscard]] Pill pill(const QString &text) const;
    [[nodiscard]] int widthOf(const QString &text) const;

    const Theme &m_theme;
    Activity m_activity = Activity::Stopped;
    bool m_failed = false; ///< the engine has stopped for good
    bool m_brief = false;
};

} // namespace billow
