// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "core/invoice/InvoiceQuery.h"
#include "ui/format/MoneyFormat.h"
#include "ui/search/SearchText.h"

#include <QCoreApplication>
#include <QFrame>

#include <array>
#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace billow {

class Theme;

/// Whether the figures of an invoice agree with each other, in words.
class TaxCheck final {
    Q_DECLARE_TR_FUNCTIONS(TaxCheck)
public:
    TaxCheck(const Invoice &invoice, const MoneyFormat &format);

    /// "ZAR 100.00 × 15 % = ZAR 15.00".
    [[nodiscard]] QString tax() const;
    /// Whether that is the VAT of the invoice: "as calculated, rounded half away from zero", or by how much it differs.
    [[nodiscard]] QString taxVerdict() const;
    [[nodiscard]] bool taxAgrees() const { return m_calculated == Money(m_invoice.vat, m_invoice.currency); }
    /// "ZAR 100.00 + ZAR 15.00 = ZAR 115.00".
    [[nodiscard]] QString sum() const;
    [[nodiscard]] QString sumVerdict() const;
    [[nodiscard]] bool sumAgrees() const { return m_invoice.subtotal + m_invoice.vat == m_invoice.total; }

private:
    [[nodiscard]] QString money(std::int64_t minorUnits) const;

    const Invoice m_invoice;
    const MoneyFormat &m_format;
    std::optional<Money> m_calculated; ///< nothing where it does not fit 64 bits
};

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
