// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Analytics.h"

#include <QWidget>

class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace billow {

class AnalyticsCards;
class AnalyticsControls;
class Api;
class EmptyState;
class MessageBanner;
class MoneyFormat;
class Theme;
struct InvoiceFilter;

/// The figures of all that is stored, live. It asks about once a second, only while it is seen, and never again before
/// the last answer has come.
class AnalyticsPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnalyticsPage)
public:
    /// \a api, \a format and \a theme must outlive the page.
    AnalyticsPage(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A bar's invoices are to be shown.
    void invoicesWanted(const billow::InvoiceFilter &filter);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void ask();
    void askAnew();
    void arrange();
    void take(const Result<Analytics> &answer);
    void takeTrouble(const QString &message);

    Api &m_api;
    bool m_asked = false; ///< and not answered yet
    bool m_outdated = false; ///< something else has been chosen since
    bool m_answered = false; ///< ever
    Analytics m_shown;
    // Children.
    QTimer *m_refresh;
    AnalyticsControls *m_controls;
    MessageBanner *m_trouble;
    AnalyticsCards *m_cards;
    QScrollArea *m_scroll;
    EmptyState *m_empty;
    QVBoxLayout *m_head;
    QVBoxLayout *m_layout;
};

} // namespace billow
