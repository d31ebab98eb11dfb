// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "ui/theme/Theme.h"

#include <QSplitter>

namespace billow {

class Api;
class DetailPane;
class MoneyFormat;
class ResultPanel;
class RowCopier;
class RowMenu;

/// What was found, and beside it (below it, where it is narrow and tall) the details of one invoice; with what can be
/// done with its rows.
class ResultArea final : public QSplitter {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultArea)
public:
    ResultArea(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] ResultPanel &panel() const { return *m_panel; }
    void setDetailsShown(bool shown);
    /// Shows the invoice that the keyboard is on in the details, where they are open.
    void showDetails();

Q_SIGNALS:
    void detailsShownChanged(bool shown);
    /// To filter by.
    void textWanted(const QString &text);
    /// What became of copying; an empty sentence: it was simply done.
    void copyingEnded(billow::Tone tone, const QString &sentence);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectTable();
    void connectCopier();
    void copyRows();
    void arrange();

    const MoneyFormat &m_format;
    // Children.
    ResultPanel *m_panel;
    DetailPane *m_details;
    RowCopier *m_copier;
    RowMenu *m_menu;
};

} // namespace billow
