// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>

namespace billow {

/// The named colours of one theme. No other file names a colour.
struct Colours {
    QColor background; ///< the page
    QColor surface; ///< cards and the grid
    QColor sidebar; ///< navigation and the status strip
    QColor border; ///< hairlines
    QColor rowLine; ///< between the rows of a table
    QColor hover; ///< behind a row or a button under the mouse
    QColor neutralTint; ///< behind a state that is neither good nor bad
    QColor text;
    QColor muted; ///< text of second rank; over 4.5 : 1 on every surface
    QColor accent; ///< primary button, selection, "24 new"
    QColor accentTint;
    QColor accentFaded; ///< a primary button that cannot be pressed
    QColor onAccent; ///< text on the accent
    QColor green;
    QColor greenTint;
    QColor amber;
    QColor amberTint;
    QColor red;
    QColor redTint;
    QColor newRow; ///< behind a row that has just come
    QColor scrollHandle;
};

[[nodiscard]] inline Colours lightColours()
{
    return {
        .background = QColor(0xF5F6F8),
        .surface = QColor(0xFFFFFF),
        .sidebar = QColor(0xEEF0F3),
        .border = QColor(0xE2E5EA),
        .rowLine = QColor(0xEEF0F3),
        .hover = QColor(0xF5F7FA),
        .neutralTint = QColor(0xE8EBEF),
        .text = QColor(0x151A21),
        .muted = QColor(0x5D6878),
        .accent = QColor(0x2563EB),
        .accentTint = QColor(0xEAF0FE),
        .accentFaded = QColor(0x9DB7F3),
        .onAccent = QColor(0xFFFFFF),
        .green = QColor(0x0E7A4B),
        .greenTint = QColor(0xE2F4EB),
        .amber = QColor(0x925F0B),
        .amberTint = QColor(0xFBF0D9),
        .red = QColor(0xB3261E),
        .redTint = QColor(0xFBE6E4),
        .newRow = QColor(0xEDF4FF),
        .scrollHandle = QColor(0xC3C9D2),
    };
}

[[nodiscard]] inline Colours darkColours()
{
    return {
        .background = QColor(0x101419),
        .surface = QColor(0x171C23),
        .sidebar = QColor(0x0C1014),
        .border = QColor(0x29313B),
        .rowLine = QColor(0x20272F),
        .hover = QColor(0x1C222A),
        .neutralTint = QColor(0x232B35),
        .text = QColor(0xE7EBF1),
        .muted = QColor(0x98A4B5),
        .accent = QColor(0x7AA7FF),
        .accentTint = QColor(0x1C2A45),
        .accentFaded = QColor(0x435A87),
        .onAccent = QColor(0x101419),
        .green = QColor(0x58D6A0),
        .greenTint = QColor(0x14322A),
        .amber = QColor(0xEBC06A),
        .amberTint = QColor(0x362B14),
        .red = QColor(0xF58A80),
        .redTint = QColor(0x3B1D1C),
        .newRow = QColor(0x1A2536),
        .scrollHandle = QColor(0x3A4552),
    };
}

/// Distances in device-independent pixels: steps of 4.
namespace space {
inline constexpr int tiny = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int page = 20; ///< the page's margin
inline constexpr int cardRadius = 10;
inline constexpr int rowHeight = 30;
inline constexpr int headerHeight = 34;
inline constexpr int dialogWidth = 440; ///< at least: of a dialog that asks or says one thing
} // namespace space

} // namespace billow
