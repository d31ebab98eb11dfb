// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

#include <optional>

namespace billow {

/// Names with their amounts, each on a bar that is as long as its share of the largest. A row can be opened: by a
/// click, or by the arrow keys and Enter.
class BarList final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BarList)
public:
    struct Row {
        QString name;
        QString amount;
        QString shortAmount; ///< where there is no room for amount
        QString share; ///< "12.4%"
        QString more; ///< for the tooltip
        double length = 0; ///< of the bar, 0 to 1
        std::optional<Tone> tone; ///< nothing: the accent; otherwise the name is in a pill
        bool isRest = false; ///< of all others: without a bar
        bool opens = false; ///< its invoices can be shown

        friend bool operator==(const Row &, const Row &) = default;
    };

    explicit BarList(const Theme &theme, QWidget *parent = nullptr);

    /// Room is kept for \a least rows.
    void setRows(const QList<Row> &rows, int least);
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }

Q_SIGNALS:
    void opened(int row);

public:
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// Where the columns are, the same for all rows.
    struct Columns {
        int bar;
        int amount;
        int share;
        bool inFull;
    };

    void takeTheme();
    void moveTo(int row);
    void open(int row);
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] int leastRowHeight() const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] Columns columns() const;
    void paintRow(QPainter &painter, const Row &row, const QRect &place, const Columns &columns) const;
    void paintBar(QPainter &painter, const Row &row, const QRect &place) const;

    const Theme &m_theme;
    QList<Row> m_rows;
    int m_least = 1;
    int m_current = -1; ///< under the mouse or the keyboard; -1: none
};

} // namespace billow
