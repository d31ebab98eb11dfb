// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/Alerts.h"

#include "core/base/Words.h"
#include "ui/format/Wording.h"

namespace billow {

using namespace Qt::StringLiterals;

Alerts::Alerts(const Preferences &preferences, const MoneyFormat &format, QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_format(format)
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(pause);
    connect(&m_silence, &QTimer::timeout, this, &Alerts::speak);
}

void Alerts::apply(const LiveUpdate &update)
{
    watchRun(update.status);
    // A snapshot repeats what was displayed before.
    if (!update.snapshot)
        watchInvoices(update);
}

void Alerts::watchRun(const SystemStatus &status)
{
    const std::optional<SystemStatus> before = std::exchange(m_before, status);
    if (!before || !m_preferences.values().notifyWhenRunEnds || before->activity == status.activity)
        return;
    if (before->activity == Activity::Running) {
        Q_EMIT raised(tr("The run has ended"),
            tr("%1 invoices were generated; %2 are still to be displayed.", nullptr,
                Words::plural(status.run.generated))
                .arg(m_format.number(status.run.generated), m_format.number(status.backlog)));
    } else if (before->activity == Activity::Stopping && status.activity == Activity::Stopped) {
        Q_EMIT raised(tr("All invoices are displayed"), tr("The backlog of the last run is empty."));
    }
}

void Alerts::watchInvoices(const LiveUpdate &update)
{
    const Preferences::Values &wanted = m_preferences.values();
    if (!wanted.alertOnRed && !wanted.alertAbove)
        return;
    for (const Invoice &invoice : update.invoices) {
        if (!meetsRule(invoice))
            continue;
        ++m_count;
        m_last = invoice;
    }
    if (!m_silence.isActive())
        speak();
}

bool Alerts::meetsRule(const Invoice &invoice) const
{
    const Preferences::Values &wanted = m_preferences.values();
    if (wanted.alertOnRed && invoice.risk == RiskProfile::Red)
        return true;
    if (!wanted.alertAbove)
        return false;
    Int128 total = invoice.total;
    for (int decimal = invoice.currency.exponent(); decimal < amountBoundDecimals; ++decimal)
        total *= 10;
    return total > *wanted.alertAbove;
}

void Alerts::speak()
{
    if (m_count == 0)
        return;
    const QString invoice = tr("%1 of %2 from %3", "an invoice: number, amount, seller")
                                .arg(m_last.number, m_format.money(m_last.total, m_last.currency), m_last.sellerName);
    const QString risk = m_last.risk ? tr(", risk %1").arg(Wording::risk(*m_last.risk)) : QString();
    if (m_count == 1)
        Q_EMIT raised(tr("Invoice to look at"), invoice + risk);
    else
        Q_EMIT raised(
            tr("%1 invoices to look at").arg(m_format.number(m_count)), tr("The newest: %1").arg(invoice + risk));
    m_count = 0;
    m_silence.start();
}

} // namespace billow
