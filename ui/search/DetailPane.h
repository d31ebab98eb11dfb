// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "ui/search/SearchText.h"

#include <QFrame>

#include <array>
#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace billow {

class Theme;

/// All of one invoice, with the check of its figures. Values can be selected and copied.
class DetailPane final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPane)
public:
    DetailPane(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    /// Nothing: asks for an invoice to be selected.
    void show(const std::optional<Invoice> &invoice);
    [[nodiscard]] const std::optional<Invoice> &invoice() const { return m_invoice; }

Q_SIGNALS:
    void closeWanted();

private:
    void build();
    void buildFields(QGridLayout &grid);
    void buildCheck(QGridLayout &grid);
    QLabel *addValue(QGridLayout &grid, int row, const QString &name);
    void showFields();
    void showCheck();
    void copyAll() const;
    void takeTheme();

    const SearchText m_text;
    const Theme &m_theme;
    std::optional<Invoice> m_invoice;
    // Children.
    QLabel *m_title;
    QPushButton *m_copy;
    QPushButton *m_close;
    QLabel *m_hint;
    QScrollArea *m_area;
    QLabel *m_checkTitle = nullptr;
    std::array<QLabel *, 16> m_values{}; ///< by InvoiceKey
    std::array<QLabel *, 4> m_check{};
    QList<QLabel *> m_names;
};

} // namespace billow
