// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QList>
#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace billow {

class ElidedLabel;
class Theme;

/// The lines of a chart, each with its value at the inspected place. Drawn by stroke style and word, so that it can be
/// read without colours.
class ChartLegend final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartLegend)
public:
    enum class Stroke { Solid, Dashed, Area, Bar, None };
    struct Item {
        Stroke stroke = Stroke::Solid;
        QString word;
        QString value;
        QString shortValue; ///< where there is no room for value
        friend bool operator==(const Item &, const Item &) = default;
    };

    explicit ChartLegend(const Theme &theme, QWidget *parent = nullptr);

    void setItems(const QList<Item> &items);
    [[nodiscard]] const QList<Item> &items() const { return m_items; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void takeTheme();
    [[nodiscard]] QFont valueFont() const;
    [[nodiscard]] int widthOf(const Item &item, bool inFull) const;
    void paintStroke(QPainter &painter, const QRect &place, Stroke stroke) const;

    const Theme &m_theme;
    QList<Item> m_items;
};

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
