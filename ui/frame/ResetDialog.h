// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace billow {

class Api;
class MoneyFormat;
struct InvoiceSearch;
template <typename T>
class Result;
class Theme;

/// Asks what should be deleted: all invoices, the demo's, or those of one other source; and says what will be lost: how
/// many, and their totals. Where real invoices would go, the person types a word first. To be shown with open().
class ResetDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResetDialog)
public:
    /// \a source is chosen to begin with; nothing: all invoices. \a api and \a format must outlive the dialog.
    ResetDialog(Api &api, const SystemStatus &status, const MoneyFormat &format, Theme &theme, QWidget *parent,
        const QString &source = {});

    /// Whose invoices are to be deleted; empty: all.
    [[nodiscard]] QString source() const;
    /// Whether the person agreed to lose real invoices: what Api::reset() and Api::removeInvoices() want to know.
    [[nodiscard]] bool deletesRealInvoices() const;

private:
    void addSources(const QStringList &sources);
    void choose();
    void showLoss(const Result<InvoiceSearch> &found);
    void allow();
    [[nodiscard]] QString lossOfAll() const;

    Api &m_api;
    const SystemStatus m_status;
    const MoneyFormat &m_format;
    int m_question = 0; ///< the number of the last search: an earlier one is not shown
    bool m_isKnown = false; ///< what will be lost
    // Children.
    QLabel *m_title;
    QComboBox *m_what;
    QLabel *m_loss;
    QLineEdit *m_word;
    QPushButton *m_confirm;
};

} // namespace billow
