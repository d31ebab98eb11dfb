// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/Tokens.h"

#include <QFont>
#include <QObject>
#include <QPalette>

class QWidget;

namespace billow {

/// What colour says; there is always a word beside it.
enum class Tone { Neutral, Good, Caution, Bad };

/// The ranks of type.
enum class TextRank { Body, Strong, Caption, Title, Figure };

/// Light or dark: follows the system unless told otherwise. One object for the window, on the GUI thread; it dresses
/// the window and line edits; the application's own palette it leaves alone, and knows by it what the system wants.
class Theme final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)
public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    /// To be called when the system's palette may have changed.
    void followSystem();

    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] const Colours &colours() const { return m_colours; }
    [[nodiscard]] QColor ink(Tone tone) const;
    [[nodiscard]] QColor tint(Tone tone) const;
    /// The system's font in the size and weight of that rank: 13 px text where the system has its usual size, and
    /// larger where the person has asked for larger text.
    [[nodiscard]] QFont font(TextRank rank) const;
    /// Of a row of a table, for the font in use.
    [[nodiscard]] int rowHeight() const;
    /// Whether the person or the system asks for no animation.
    [[nodiscard]] bool reducedMotion() const;
    void setReducedMotion(bool reduced);

    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const;
    /// Palette, font and style sheet, now and after every change.
    void dress(QWidget *window);

Q_SIGNALS:
    void changed();

private:
    void choose();

    Mode m_mode = Mode::System;
    bool m_dark = false;
    bool m_reducedMotion = false;
    Colours m_colours;
};

} // namespace billow
