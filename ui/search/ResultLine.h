// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace billow {

class ElidedLabel;
class MoneyFormat;
class Theme;

/// How many invoices were found and their totals; and that a search is running, if it takes longer than a moment.
class ResultLine final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultLine)
public:
    ResultLine(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    /// The sum in the \a usual currency comes first: where there is little room, the last are cut.
    void show(const InvoiceSearch &found, Currency usual);
    void setSearching(bool searching);

    [[nodiscard]] QString count() const;
    [[nodiscard]] QString sums() const;

Q_SIGNALS:
    void cancelWanted();

private:
    void showProgress(bool shown);
    void takeTheme();

    const MoneyFormat &m_format;
    const Theme &m_theme;
    QTimer m_blink;
    ElidedLabel *m_count; // children
    ElidedLabel *m_sums;
    ElidedLabel *m_searching;
    QPushButton *m_cancel;
};

} // namespace billow
