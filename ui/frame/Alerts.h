// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"
#include "core/invoice/InvoiceQuery.h"
#include "ui/format/MoneyFormat.h"
#include "ui/Preferences.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace billow {

/// Watches for the events that the user chose to be alerted of. However many invoices meet a rule, there is at most one
/// alert in ten seconds: the first at once, later ones together. Invoices that were not paid in time are told of once a
/// day, and at the start those of the days when no window was open.
class Alerts final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Alerts)
public:
    static constexpr std::chrono::seconds pause{10};

    /// All must outlive this.
    Alerts(Api &api, Preferences &preferences, const MoneyFormat &format, QObject *parent = nullptr);

    void apply(const LiveUpdate &update);

Q_SIGNALS:
    /// \a shows: the invoices that it is about; nothing: it is not about invoices.
    void raised(const QString &title, const QString &text, const std::optional<billow::InvoiceFilter> &shows);

private:
    void watchRun(const SystemStatus &status);
    void watchInvoices(const LiveUpdate &update);
    /// Once a day, when the ledger is known.
    void watchDueDates();
    void tellOverdue(const InvoiceFilter &filter, const InvoiceSearch &found);
    [[nodiscard]] int ruleCount() const;
    [[nodiscard]] bool meetsRule(const Invoice &invoice) const;
    void speak();
    [[nodiscard]] QString lastInvoice() const;
    [[nodiscard]] InvoiceFilter filter() const;

    Api &m_api;
    Preferences &m_preferences;
    const MoneyFormat &m_format;
    std::optional<SystemStatus> m_before;
    std::int64_t m_count = 0; ///< that met a rule since the last alert
    Invoice m_last; ///< the newest of them
    bool m_isLedgerKnown = false;
    QDate m_askedOn; ///< the day of the last question for what is overdue
    QTimer m_day; ///< looks whether another one has begun
    QTimer m_silence; ///< runs while there must be no further alert
};

} // namespace billow
