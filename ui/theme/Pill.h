// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QFontMetrics>
#include <QRect>
#include <QString>

class QPainter;

namespace billow {

/// A word on a rounded tint, in the painter's font; with a dot before it where there is room for one.
struct Pill {
    QString word;
    QColor ink;
    QColor tint;
    bool dot = false;

    [[nodiscard]] int width(const QFontMetrics &metrics) const;
    /// Fills \a area.
    void paint(QPainter &painter, const QRect &area) const;
};

} // namespace billow
