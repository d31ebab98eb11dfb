// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "core/invoice/InvoiceQuery.h"
#include "ui/format/MoneyFormat.h"
#include "ui/search/SearchText.h"

#include <QCoreApplication>
#include <QFrame>

#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace billow {

class Api;
class DocumentDetails;
class Theme;

/// Whether the figures of an invoice agree with each other, in words. Amounts are as the document has them: those of a
/// credit note above zero.
class TaxCheck final {
    Q_DECLARE_TR_FUNCTIONS(TaxCheck)
public:
    struct Line {
        QString formula; ///< "ZAR 100.00 × 15% = ZAR 15.00"
        QString verdict; ///< whether that is what the document has, or by how much it differs
        bool agrees = false;
    };

    TaxCheck(const Invoice &invoice, const MoneyFormat &format);

    /// One for each VAT rate; with several rates, one for their sum; and the last for the total.
    [[nodiscard]] const QList<Line> &lines() const { return m_lines; }
    /// "Standard", "Reverse charge".
    [[nodiscard]] static QString category(VatCategory category);

private:
    void checkRate(const VatLine &line);
    void checkVat();
    void checkTotal();
    [[nodiscard]] QString money(std::int64_t minorUnits) const;

    const Invoice &m_invoice;
    const MoneyFormat &m_format;
    QList<Line> m_lines;
};

/// All of one invoice, with the check of its figures, and the e-invoice that it came from. Values can be selected and
/// copied.
class DetailPane final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPane)
public:
    DetailPane(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    /// Nothing: asks for an invoice to be selected.
    void show(const std::optional<Invoice> &invoice);
    [[nodiscard]] const std::optional<Invoice> &invoice() const { return m_invoice; }

Q_SIGNALS:
    void closeWanted();

private:
    void build();
    void buildFields();
    QLabel *makeText(const QString &look = {});
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
    QGridLayout *m_grid = nullptr;
    QLabel *m_checkTitle = nullptr;
    QVBoxLayout *m_check = nullptr; ///< the lines of the check
    DocumentDetails *m_document;
    QList<QLabel *> m_names; ///< of the fields, in their order
    QList<QLabel *> m_values;
};

} // namespace billow
