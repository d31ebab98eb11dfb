// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace billow {

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

} // namespace billow
