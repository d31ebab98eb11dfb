// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/analytics/Scale.h"

#include <QList>
#include <QtCharts/QChartView>

class QValueAxis;

namespace billow {

class MoneyFormat;
class Theme;

/// A chart in the window's look. Qt Charts draws what is plotted; axes, marks and labels are drawn here, in the
/// window's own type and colours. Under the mouse or, by the arrow keys, under the keyboard one place of it is
/// inspected.
class Plot : public QChartView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Plot)
public:
    /// The place that is inspected; -1: none.
    [[nodiscard]] int inspected() const { return m_inspected; }
    void inspect(int place);
    [[nodiscard]] const ValueScale &valueScale() const { return m_scale; }

Q_SIGNALS:
    void inspectionMoved(int place);

protected:
    /// A label below the horizontal axis.
    struct Tick {
        double place;
        QString label;
        friend bool operator==(const Tick &, const Tick &) = default;
    };

    Plot(const MoneyFormat &format, const Theme &theme, QWidget *parent);

    void add(QAbstractSeries *series);
    /// The horizontal axis holds places 0 to \a count - 1, with \a margin of one beside the first and the last.
    void setPlaces(int count, double margin);
    void setTicks(const QList<Tick> &ticks);
    void setScale(const ValueScale &scale);

    [[nodiscard]] QPointF position(double place, double value) const;
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] const MoneyFormat &format() const { return m_format; }

    /// Colours of the series; called at the start and after each change of the theme.
    virtual void takeColours() = 0;
    /// On top of the series.
    virtual void drawMarks(QPainter &painter) const = 0;

    void start();

    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void takeTheme();
    void layOut();
    [[nodiscard]] QString labelOf(int step) const;
    void moveTo(int place);
    void drawTicks(QPainter &painter) const;

    const MoneyFormat &m_format;
    const Theme &m_theme;
    QValueAxis *m_horizontal; // children
    QValueAxis *m_vertical;
    ValueScale m_scale;
    QList<Tick> m_ticks;
    int m_places = 0;
    int m_inspected = -1;
};

} // namespace billow
