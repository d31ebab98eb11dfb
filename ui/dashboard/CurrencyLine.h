// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Totals.h"
#include "ui/format/MoneyFormat.h"

#include <QFrame>

namespace billow {

class ElidedLabel;
class Theme;

/// The figures of a further currency in one line.
class CurrencyLine final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurrencyLine)
public:
    CurrencyLine(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void apply(const CurrencyTotals &totals);

private:
    const MoneyFormat &m_format;
    // Children.
    ElidedLabel *m_count;
    ElidedLabel *m_total;
    ElidedLabel *m_vat;
    ElidedLabel *m_average;
};

} // namespace billow
