// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/invoices/InvoiceDelegate.h"
#include "ui/table/TableView.h"

namespace billow {

class Theme;

/// A small read-only table: columns as wide as their content, and one or two elastic columns that take the remaining
/// width.
class SmallTable final : public TableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SmallTable)
public:
    /// \a elastic: the columns that take the remaining width. \a model must outlive the table.
    SmallTable(QAbstractItemModel &model, std::vector<CellLook> looks, std::vector<int> elastic, const Theme &theme,
        QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void takeTheme();
    void fit();
    [[nodiscard]] int widthOf(int column) const;

    const Theme &m_theme;
    const std::vector<CellLook> m_looks;
    const std::vector<int> m_elastic;
};

} // namespace billow
