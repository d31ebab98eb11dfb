// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/Alerts.h"

#include "core/base/Words.h"
#include "ui/format/DayText.h"
#include "ui/format/Wording.h"

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Alerts::Alerts(Api &api, Preferences &preferences, const MoneyFormat &format, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_preferences(preferences)
    , m_format(format)
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(pause);
    connect(&m_silence, &QTimer::timeout, this, &Alerts::speak);
    connect(&m_day, &QTimer::timeout, this, &Alerts::watchDueDates);
    connect(&m_preferences, &Preferences::changed, this, &Alerts::watchDueDates);
    m_day.start(1min);
}

void Alerts::apply(const LiveUpdate &update)
{
    watchRun(update.status);
    if (!std::exchange(m_isLedgerKnown, update.isPositionKnown()))
        watchDueDates();
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
        QString text = tr("%1 invoices generated.", nullptr, Words::plural(status.run.generated))
                           .arg(m_format.number(status.run.generated));
        if (status.backlog > 0)
            text += u' '
                + tr("%1 invoices are waiting to be shown.", nullptr, Words::plural(status.backlog))
                      .arg(m_format.number(status.backlog));
        Q_EMIT raised(tr("Run finished"), text, std::nullopt);
    } else if (before->activity == Activity::Stopping && status.activity == Activity::Stopped) {
        Q_EMIT raised(tr("All invoices shown"), tr("No invoices of the last run are waiting."), std::nullopt);
    }
}

void Alerts::watchInvoices(const LiveUpdate &update)
{
    if (ruleCount() == 0)
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

void Alerts::watchDueDates()
{
    const QDate today = QDate::currentDate();
    if (!m_isLedgerKnown || !m_preferences.values().alertOnOverdue || m_askedOn == today)
        return;
    m_askedOn = today;
    const std::optional<QDate> toldOn = m_preferences.overdueToldOn();
    if (toldOn == today)
        return;
    InvoiceQuery query;
    query.filter.dueFrom = toldOn;
    query.filter.dueTo = today.addDays(-1);
    query.filter.leastTotal = 1; // nothing is to be paid for others
    whenDone(m_api.search(query), this, [this, today, filter = query.filter](const Result<InvoiceSearch> &found) {
        if (!found) {
            m_askedOn = {}; // again in a minute
            return;
        }
        m_preferences.setOverdueToldOn(today);
        if (found->totals.count() > 0)
            tellOverdue(filter, *found);
    });
}

void Alerts::tellOverdue(const InvoiceFilter &filter, const InvoiceSearch &found)
{
    QStringList sums;
    for (const CurrencyTotals &row : found.totals.byCurrency())
        sums.append(m_format.money(row.total, row.currency));
    const std::int64_t count = found.totals.count();
    Q_EMIT raised(tr("%1 invoices have become overdue", nullptr, Words::plural(count)).arg(m_format.number(count)),
        sums.join(u", "_s), filter);
}

int Alerts::ruleCount() const
{
    const Preferences::Values &wanted = m_preferences.values();
    return int{wanted.alertOnRed} + int{wanted.alertOnFailedCheck} + int{wanted.alertOnOverdue}
    + int{wanted.alertAbove.has_value()};
}

bool Alerts::meetsRule(const Invoice &invoice) const
{
    const Preferences::Values &wanted = m_preferences.values();
    if (wanted.alertOnRed && invoice.risk == RiskProfile::Red)
        return true;
    if (wanted.alertOnFailedCheck && invoice.check == CheckResult::Failed)
        return true;
    if (wanted.alertOnOverdue && invoice.isOverdue(QDate::currentDate()))
        return true;
    if (!wanted.alertAbove)
        return false;
    Int128 total = invoice.total;
    for (int decimal = invoice.currency.exponent(); decimal < amountBoundDecimals; ++decimal)
        total *= 10;
    return total > *wanted.alertAbove;
}

QString Alerts::lastInvoice() const
{
    const QString money = m_format.money(m_last.total, m_last.currency);
    if (m_last.check == CheckResult::Failed)
        return tr("%1: %2 from %3, check failed", "number, amount, seller")
            .arg(m_last.number, money, m_last.sellerName);
    if (m_last.isOverdue(QDate::currentDate()))
        return tr("%1: %2 from %3, overdue since %4", "number, amount, seller, day")
            .arg(m_last.number, money, m_last.sellerName, dayText(*m_last.dueOn));
    if (!m_last.risk)
        return tr("%1: %2 from %3", "number, amount, seller").arg(m_last.number, money, m_last.sellerName);
    return tr("%1: %2 from %3, risk %4", "number, amount, seller, Green, Amber or Red")
        .arg(m_last.number, money, m_last.sellerName, Wording::risk(*m_last.risk));
}

InvoiceFilter Alerts::filter() const
{
    InvoiceFilter filter;
    if (m_count == 1) {
        filter.text = m_last.number;
        filter.seller = m_last.sellerName;
        return filter;
    }
    if (ruleCount() > 1)
        return filter; // no filter has one or the other
    const Preferences::Values &wanted = m_preferences.values();
    if (wanted.alertOnRed)
        filter.risks = {RiskProfile::Red};
    if (wanted.alertOnFailedCheck)
        filter.check = CheckResult::Failed;
    if (wanted.alertOnOverdue)
        filter.dueTo = QDate::currentDate().addDays(-1);
    filter.leastTotal = wanted.alertAbove;
    return filter;
}

void Alerts::speak()
{
    if (m_count == 0)
        return;
    const QString invoice = lastInvoice();
    const int plural = Words::plural(m_count);
    if (m_count == 1)
        Q_EMIT raised(tr("Invoice needs review"), invoice, filter());
    else
        Q_EMIT raised(tr("%1 invoices need review", nullptr, plural).arg(m_format.number(m_count)),
            tr("Latest: %1").arg(invoice), filter());
    m_count = 0;
    m_silence.start();
}

} // namespace billow
