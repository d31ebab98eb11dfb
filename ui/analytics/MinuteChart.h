// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Analytics.h"
#include "ui/analytics/Plot.h"

#include <QPen>
#include <QPolygonF>

namespace billow {

/// The minutes per point of a chart, so that it has about a hundred points at most: 1, 5 or 15.
[[nodiscard]] std::chrono::minutes minutesAPoint(const std::vector<MinuteFigures> &minutes);

/// One for every \a each minutes by the clock, with the averages of a minute and the backlog at the end. The last one
/// is of as many as there have been; one at the begin that would be cut is left out.
[[nodiscard]] std::vector<MinuteFigures> averages(const std::vector<MinuteFigures> &minutes, std::chrono::minutes each);

/// The first minute of a chart's values, and the minutes between them.
struct MinuteAxis {
    UtcMinute first{};
    std::chrono::minutes each{1};
    friend bool operator==(const MinuteAxis &, const MinuteAxis &) = default;
};

/// How something went, by the minute: one area, or two lines of which the first is solid and the second dashed. What is
/// running, and not complete, is a mark at the right edge, to which a dotted line leads.
class MinuteChart final : public Plot {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MinuteChart)
public:
    enum class Kind { Area, TwoLines };
    MinuteChart(Kind kind, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    /// The running one last; \a second only for two lines. \a whole: they are counts.
    void setValues(const MinuteAxis &axis, const QList<double> &values, const QList<double> &second, bool whole);

    /// What is drawn at that place, of the first or the second line.
    [[nodiscard]] double valueAt(int place, int line = 0) const { return m_values[line].value(place); }

    /// The places and values through which that line is drawn: to the running minute only in an area, since what waits
    /// now is as true as what waited before.
    [[nodiscard]] QPolygonF points(int line) const;
    [[nodiscard]] QPen pen(int line) const;

protected:
    void drawValues(QPainter &painter) const override;

private:
    [[nodiscard]] QColor ink(int line) const;
    [[nodiscard]] QPolygonF polyline(int line) const;
    void drawRunning(QPainter &painter) const;
    void drawArea(QPainter &painter) const;
    void drawInspection(QPainter &painter) const;
    void drawMarks(QPainter &painter) const;
    void setLabels(const MinuteAxis &axis, int count);

    const Kind m_kind;
    QList<double> m_values[2];
    std::pair<MinuteAxis, int> m_labelled{};
};

} // namespace billow
