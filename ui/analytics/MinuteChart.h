// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Analytics.h"
#include "ui/analytics/Plot.h"

class QAreaSeries;
class QLineSeries;

namespace billow {

/// From when on a chart's values are, and how far apart they stand.
struct MinuteAxis {
    UtcMinute first{};
    std::chrono::minutes each{1};
    friend bool operator==(const MinuteAxis &, const MinuteAxis &) = default;
};

/// How something went, by the minute: one area, or two lines of which the first is solid and the second dashed. What is
/// running, and not complete, stands as a mark of its own at the right edge.
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

protected:
    void takeColours() override;
    void drawMarks(QPainter &painter) const override;

private:
    [[nodiscard]] QColor ink(int line) const;
    void setLabels(const MinuteAxis &axis, int count);

    const Kind m_kind;
    QLineSeries *m_lines[2]; // the chart's, or this one's where it bounds the area
    QAreaSeries *m_area = nullptr; // the chart's
    QList<double> m_values[2];
    std::pair<MinuteAxis, int> m_labelled{};
};

} // namespace billow
