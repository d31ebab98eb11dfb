// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QFontMetrics>
#include <QStyledItemDelegate>

#include <vector>

namespace billow {

class Theme;

/// How the cells of a column are drawn.
enum class CellLook { Plain, Muted, Amount, MutedAmount, Total, Risk };

/// Draws a cell of a grid of invoices itself: plain text, elided, and a pill for the risk. Half the cost of the
/// default delegate, which lays out rich text and asks the style for every part.
class InvoiceDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InvoiceDelegate)
public:
    static constexpr int padding = 10; ///< left and right of a cell's text, pixels

    /// \a looks: of each column. The model answers the roles of InvoiceGridModel.
    InvoiceDelegate(const Theme &theme, std::vector<CellLook> looks, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Shows the text of a cell that is elided, or else what the model tells of the cell.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

    /// What is drawn in a cell of that width.
    [[nodiscard]] QString elided(const QModelIndex &index, int cellWidth) const;

private:
    void takeFonts();
    [[nodiscard]] CellLook lookOf(const QModelIndex &index) const;
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintRisk(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    [[nodiscard]] const QFontMetrics &metrics(const QModelIndex &index) const;

    const Theme &m_theme;
    const std::vector<CellLook> m_looks;
    QFont m_body;
    QFont m_strong;
    QFont m_caption;
    QFontMetrics m_bodyMetrics;
    QFontMetrics m_strongMetrics;
    QFontMetrics m_captionMetrics;
};

} // namespace billow
