// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/analytics/ChartLegend.h"

#include <QFrame>

class QVBoxLayout;

namespace billow {

class ElidedLabel;

/// A card with a title, a moment, a legend and a chart. Screen readers can read the chart: its
/// figures are the description of the drawing, and Ctrl+C copies them as a table.
class ChartCard final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartCard)
public:
    explicit ChartCard(const Theme &theme, QWidget *parent = nullptr);

    /// Takes \a drawing over.
    void setDrawing(QWidget *drawing);
    void setTitle(const QString &title);
    void setMoment(const QString &moment);
    void setLegend(const QList<ChartLegend::Item> &items);
    /// A row a line, its fields separated by tabs, the first line the names of the columns.
    void setTable(const QString &table);

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString moment() const;
    [[nodiscard]] const QString &table() const { return m_table; }
    [[nodiscard]] const ChartLegend *legend() const { return m_legend; }

private:
    void copy() const;

    QString m_table;
    // Children.
    QWidget *m_drawing = nullptr;
    ElidedLabel *m_title;
    ElidedLabel *m_moment;
    ChartLegend *m_legend;
    QVBoxLayout *m_layout;
};

} // namespace billow
