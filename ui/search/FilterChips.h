// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/search/FilterWords.h"

#include <QWidget>

class QPushButton;

namespace billow {

class Theme;

/// A button for each filter that is set, which removes it. The text has its own field and no chip.
class FilterChips final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterChips)
public:
    FilterChips(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void show(const InvoiceFilter &filter);
    [[nodiscard]] bool isEmpty() const { return m_chips.isEmpty(); }
    [[nodiscard]] qsizetype count() const { return m_chips.size(); }

Q_SIGNALS:
    void removed(billow::FilterPart part);
    void clearWanted();

private:
    void takeTheme();

    const MoneyFormat &m_format;
    const Theme &m_theme;
    QList<QPushButton *> m_chips; // children
    QPushButton *m_clear;
};

} // namespace billow
