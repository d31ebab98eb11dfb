// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace billow {

class MoneyFormat;
class Theme;

/// The vertical axis of a chart: from 0 in equal steps of 1, 2 or 5 times a power of ten, up to what holds everything.
struct ValueScale {
    double step = 1;
    int steps = 1;

    /// With at most five steps; of whole numbers where \a whole.
    [[nodiscard]] static ValueScale upTo(double largest, bool whole);

    [[nodiscard]] double top() const { return step * steps; }
};

/// A number in the room that an axis has: "0.25", "350", "12.5 k", "1.2 M".
[[nodiscard]] QString compactNumber(double number, const MoneyFormat &format);
/// The same in the unit that \a reference is written in: "0.5 M" beside "2 M". At most \a decimals, 0 to 2.
[[nodiscard]] QString compactNumber(double number, double reference, const MoneyFormat &format, int decimals = 2);

/// A chart: axes, labels, and what a subclass draws of its values. Under the mouse or, by the arrow keys, under the
/// keyboard one place of it is inspected.
class Plot : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Plot)
public:
    /// The place that is inspected; -1: none.
    [[nodiscard]] int inspected() const { return m_inspected; }
    void inspect(int place);
    [[nodiscard]] const ValueScale &valueScale() const { return m_scale; }

Q_SIGNALS:
    void inspectionMoved(int place);
    /// By a click or Enter; only after setOpens().
    void opened(int place);

protected:
    /// A label below the horizontal axis.
    struct Tick {
        double place;
        QString label;
        friend bool operator==(const Tick &, const Tick &) = default;
    };

    Plot(const MoneyFormat &format, const Theme &theme, QWidget *parent);

    /// The horizontal axis holds places 0 to \a count - 1, with \a margin of one beside the first and the last.
    void setPlaces(int count, double margin);
    void setTicks(const QList<Tick> &ticks);
    void setScale(const ValueScale &scale);
    /// A place can be opened; \a hint says what that shows.
    void setOpens(const QString &hint);

    [[nodiscard]] QPointF position(double place, double value) const;
    [[nodiscard]] QRectF area() const { return m_area; }
    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] const MoneyFormat &format() const { return m_format; }

    /// The values, above the grid and with antialiasing.
    virtual void drawValues(QPainter &painter) const = 0;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void takeTheme();
    void layOut();
    [[nodiscard]] QString labelOf(int step) const;
    void moveTo(int place);
    void drawGrid(QPainter &painter) const;
    void drawTicks(QPainter &painter) const;

    const MoneyFormat &m_format;
    const Theme &m_theme;
    QRectF m_area; ///< between the axes
    double m_first = 0; ///< the place at its left edge
    double m_last = 1; ///< at its right edge
    ValueScale m_scale;
    QList<Tick> m_ticks;
    bool m_opens = false;
    int m_places = 0;
    int m_inspected = -1;
};

} // namespace billow
