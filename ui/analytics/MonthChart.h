// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/analytics/Plot.h"

namespace billow {

/// One bar a month, of which the lower part is its VAT; the whole value is above it.
class MonthChart final : public Plot {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MonthChart)
public:
    MonthChart(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    struct Bar {
        QString label;
        double value = 0; ///< with VAT
        double vat = 0;
        friend bool operator==(const Bar &, const Bar &) = default;
    };
    /// Ascending. Fewer than \a room are drawn as if there were as many, from the left.
    void setBars(const QList<Bar> &bars, int room);

    [[nodiscard]] double valueAt(int place) const { return m_bars.value(place).value; }
    [[nodiscard]] double vatAt(int place) const { return m_bars.value(place).vat; }

protected:
    void drawValues(QPainter &painter) const override;

private:
    [[nodiscard]] QStringList valueTexts(double room) const;

    QList<Bar> m_bars;
};

} // namespace billow
