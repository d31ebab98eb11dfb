// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerAudit.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString difference(const CurrencyTotals &kept, const CurrencyTotals &counted)
{
    const auto describe = [](const CurrencyTotals &totals) {
        return u"%1 invoices, subtotal %2, VAT %3, total %4"_s.arg(QString::number(totals.count),
            toDecimal(totals.subtotal, totals.currency), toDecimal(totals.vat, totals.currency),
            toDecimal(totals.total, totals.currency));
    };
    return u"%1: the ledger says %2; the invoices say %3"_s.arg(
        counted.currency.code(), describe(kept), describe(counted));
}

} // namespace

LedgerAudit::LedgerAudit(const LedgerPosition &position)
    : m_position(position)
{
}

void LedgerAudit::add(const Invoice &invoice)
{
    ++m_rows;
    if (invoice.seq != m_lastSeq + 1 && m_firstGap.isEmpty())
        m_firstGap = u"number %1 follows number %2"_s.arg(invoice.seq).arg(m_lastSeq);
    m_lastSeq = invoice.seq;

    const bool right =
        checkedAdd(invoice.subtotal, invoice.vat) == invoice.total && invoice.total > 0 && invoice.vat >= 0;
    if (!right && m_wrongSums++ == 0) {
        m_firstWrongSum = u"invoice %1: subtotal %2, VAT %3, total %4"_s.arg(QString::number(invoice.seq),
            toDecimal(invoice.subtotal, invoice.currency), toDecimal(invoice.vat, invoice.currency),
            toDecimal(invoice.total, invoice.currency));
    }

    m_stored.add(invoice);
    if (invoice.seq <= m_position.cursor)
        m_displayed.add(invoice);
    ++(invoice.source == demoSource ? m_demo : m_real);
    m_demoNumbers.add(invoice);
}

QList<Check> LedgerAudit::checks() const
{
    return {
        readableRows(),
        denseSeq(),
        taxSums(),
        runningTotals(
            u"stored"_s, u"Running totals of what is stored equal the sums of its rows"_s, m_position.stored, m_stored),
        runningTotals(u"displayed"_s, u"Running totals of what is displayed equal the sums of its rows"_s,
            m_position.displayed, m_displayed),
        cursorInRange(),
        runCount(),
        realCount(),
    };
}

Check LedgerAudit::judged(const QString &name, const QString &title, const QString &problem, const QString &fine) const
{
    if (!m_unreadable.isEmpty())
        return {name, title, false, u"Not all invoices could be read"_s};
    return {name, title, problem.isEmpty(), problem.isEmpty() ? fine : problem};
}

Check LedgerAudit::readableRows() const
{
    const bool holds = m_unreadable.isEmpty();
    return {u"readable_rows"_s, u"Every row can be read as an invoice"_s, holds,
        holds ? u"%1 rows"_s.arg(m_rows) : m_unreadable};
}

Check LedgerAudit::denseSeq() const
{
    QString problem = m_firstGap;
    if (problem.isEmpty() && m_rows != m_position.lastSeq)
        problem = u"%1 rows, but the ledger says %2"_s.arg(m_rows).arg(m_position.lastSeq);
    return judged(
        u"dense_seq"_s, u"Sequence numbers have no gap and no duplicate"_s, problem, u"1 to %1"_s.arg(m_rows));
}

Check LedgerAudit::taxSums() const
{
    const QString problem =
        m_wrongSums == 0 ? QString() : u"%1 are wrong, first %2"_s.arg(QString::number(m_wrongSums), m_firstWrongSum);
    return judged(u"tax_sums"_s, u"Every total is subtotal plus VAT and above zero, and no VAT is negative"_s, problem,
        u"%1 invoices"_s.arg(m_rows));
}

Check LedgerAudit::runningTotals(
    const QString &scope, const QString &title, const Totals &kept, const Totals &counted) const
{
    QString problem;
    Totals currencies = counted;
    currencies.add(kept);
    for (const CurrencyTotals &row : currencies.byCurrency()) {
        if (problem.isEmpty() && kept.of(row.currency) != counted.of(row.currency))
            problem = difference(kept.of(row.currency), counted.of(row.currency));
    }
    return judged(u"running_totals_"_s + scope, title, problem,
        u"%1 invoices in %2 currencies"_s.arg(counted.count()).arg(counted.byCurrency().size()));
}

Check LedgerAudit::cursorInRange() const
{
    const bool holds = m_position.cursor >= 0 && m_position.cursor <= m_position.lastSeq;
    return {u"cursor_in_range"_s, u"The cursor stands between nothing and everything"_s, holds,
        u"cursor %1 of %2"_s.arg(m_position.cursor).arg(m_position.lastSeq)};
}

Check LedgerAudit::runCount() const
{
    const Run &run = m_position.run;
    QString problem = m_demoNumbers.problem();
    if (m_demo < run.generated)
        problem = u"the run has generated %1 invoices, but only %2 are there"_s.arg(run.generated).arg(m_demo);
    else if (run.target > 0 && run.generated > run.target)
        problem = u"the run has generated %1 invoices of %2"_s.arg(run.generated).arg(run.target);
    else if (m_position.demoNumber != DemoNumber() && m_position.demoNumber < m_demoNumbers.newest())
        problem = u"the generator would give numbers again that are there already"_s;
    return judged(u"run_count"_s, u"The run has stored what it generated, under gapless numbers"_s, problem,
        u"%1 generated in run %2, %3 in all"_s.arg(run.generated).arg(run.id).arg(m_demo));
}

Check LedgerAudit::realCount() const
{
    const QString found = u"%1 real invoices"_s.arg(m_real);
    const QString problem = m_real == m_position.realCount
        ? QString()
        : u"%1, but the ledger says %2"_s.arg(found).arg(m_position.realCount);
    return judged(u"real_count"_s, u"The count of real invoices is right"_s, problem, found);
}

} // namespace billow
