// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"

#include <QDialog>

class QLineEdit;

namespace billow {

class MoneyFormat;
class Theme;

/// Asks before everything is deleted, and says what will be lost. Where real invoices would go, the person types a
/// word first. To be shown with open().
class ResetDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResetDialog)
public:
    ResetDialog(const SystemStatus &status, const MoneyFormat &format, Theme &theme, QWidget *parent);

    /// Whether the person agreed to lose real invoices: what Api::reset() wants to know.
    [[nodiscard]] bool deletesRealInvoices() const { return m_deletesReal; }

private:
    [[nodiscard]] static QString loss(const SystemStatus &status, const MoneyFormat &format);

    const bool m_deletesReal;
};

} // namespace billow
