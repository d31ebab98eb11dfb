// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"

#include <QWidget>

class QVBoxLayout;

namespace billow {

class Api;
class HeaderBar;
class InvoicePanel;
class MessageBanner;
class MoneyFormat;
class StatCards;
class Theme;

/// The page that is kept open all day: commands, headline figures, and the newest invoices.
class DashboardPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DashboardPage)
public:
    DashboardPage(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void apply(const LiveUpdate &update);
    /// Tells what became of a command, where it was not simply done.
    void report(const CommandOutcome &outcome);
    void showNewest();

    [[nodiscard]] HeaderBar *header() const { return m_header; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void reportCondition(const SystemStatus &status);

    // Children.
    HeaderBar *m_header;
    MessageBanner *m_condition; ///< what is wrong, for as long as it is
    MessageBanner *m_outcome; ///< of the last command
    StatCards *m_cards;
    InvoicePanel *m_invoices;
    QVBoxLayout *m_layout;
};

} // namespace billow
