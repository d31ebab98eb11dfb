// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/RequestRules.h"

#include "core/ledger/LedgerWriter.h"

#include <algorithm>
#include <cmath>

namespace billow {

namespace {

bool continues(const GeneratedPart &part, const LedgerPosition &position)
{
    return position.run.active && position.run.id == part.runId && position.demoNumber == part.after;
}

/// The target says how many are to come from the change of rate on. What was made at the rate before, and was still on
/// its way then, comes on top of them.
void extendTarget(LedgerWriter &writer, Rate madeAt, std::int64_t generatedBefore)
{
    Run run = writer.pending().run;
    if (run.target == 0 || madeAt == run.rate)
        return;
    run.target += run.generated - generatedBefore;
    writer.setRun(run);
}

/// A run is over in the very transaction that stores its last invoice.
void endRunAtTarget(LedgerWriter &writer)
{
    const LedgerPosition &position = writer.pending();
    const Run &run = position.run;
    if (run.active && run.target > 0 && run.generated >= run.target)
        writer.setRun(ended(run, position.lastSeq));
}

class Performer {
public:
    Performer(LedgerWriter &writer, UtcTime now, InvoiceBatch &released, LedgerAnswer &answer)
        : m_writer(writer)
        , m_now(now)
        , m_released(released)
        , m_answer(answer)
    {
    }

    Result<void> operator()(const AppendInvoices &append)
    {
        if (append.generated && !continues(*append.generated, m_writer.pending()))
            return refuse();
        const std::int64_t generated = m_writer.pending().run.generated;
        auto items = m_writer.append(append.invoices, append.duplicates, m_now);
        if (!items)
            return items.error();
        m_answer.items = std::move(*items);
        if (append.generated) {
            m_writer.setDemoNumber(append.generated->last);
            extendTarget(m_writer, append.generated->rate, generated);
            endRunAtTarget(m_writer);
        }
        return {};
    }

    Result<void> operator()(const ReleaseInvoices &release)
    {
        auto released = m_writer.advance(release.most, m_now);
        if (!released)
            return released.error();
        if (m_released.isEmpty())
            m_released = released->invoices;
        else
            m_released += released->invoices;
        return {};
    }

    Result<void> operator()(const StartRun &start)
    {
        const Run &last = m_writer.pending().run;
        if (last.active)
            return refuse();
        Run run = start.run;
        run.id = last.id + 1;
        run.active = true;
        run.generated = 0;
        run.endSeq = 0;
        m_writer.setRun(run);
        return {};
    }

    Result<void> operator()(const EndRun &end)
    {
        const LedgerPosition &position = m_writer.pending();
        if (!position.run.active || position.run.id != end.runId)
            return refuse();
        m_writer.setRun(ended(position.run, position.lastSeq));
        return {};
    }

    Result<void> operator()(const ChangeRun &change)
    {
        Run run = m_writer.pending().run;
        if (!run.active || run.id != change.runId)
            return refuse();
        run.target = targetAt(run, change.rate, change.now);
        run.rate = change.rate;
        m_writer.setRun(run);
        endRunAtTarget(m_writer);
        return {};
    }

    Result<void> operator()(const ResetLedger &reset)
    {
        if (m_writer.pending().realCount > 0 && !reset.deleteRealInvoices)
            return refuse();
        const auto done = m_writer.reset();
        if (!done && done.error().kind == Error::Kind::Invalid) {
            m_answer.reason = done.error().message;
            return refuse();
        }
        // What was released in this transaction is gone with the rest.
        m_released.clear();
        return done;
    }

    Result<void> operator()(const RemoveInvoices &remove)
    {
        const bool demo = remove.source == demoSource;
        if (demo && m_writer.pending().run.active)
            return refuse(QT_TRANSLATE_NOOP("core", "Stop the demo before you delete its invoices"));
        if (!demo && !remove.deleteRealInvoices)
            return refuse(QT_TRANSLATE_NOOP("core",
                "These invoices are real: they were imported or received. Confirm that they should be deleted."));
        const auto removed = m_writer.remove(remove.source);
        if (!removed)
            return removed.error();
        if (*removed == 0)
            return refuse(QT_TRANSLATE_NOOP("core", "No invoice has this source"));
        m_answer.removed = *removed;
        m_released.clear();
        return {};
    }

private:
    /// \a sentence is fixed: an interface in another language translates it itself.
    Result<void> refuse(const char *sentence)
    {
        m_answer.reason = QString::fromUtf8(sentence);
        return refuse();
    }

    Result<void> refuse()
    {
        m_answer.accepted = false;
        return {};
    }

    LedgerWriter &m_writer;
    const UtcTime m_now;
    InvoiceBatch &m_released;
    LedgerAnswer &m_answer;
};

} // namespace

Result<LedgerAnswer> perform(const LedgerRequest &request, LedgerWriter &writer, UtcTime now, InvoiceBatch &released)
{
    LedgerAnswer answer{.ticket = request.ticket};
    const Result<void> result = std::visit(Performer(writer, now, released, answer), request.operation);
    if (!result)
        return result.error();
    return answer;
}

Run ended(Run run, Seq lastSeq)
{
    run.active = false;
    run.endSeq = lastSeq;
    return run;
}

std::int64_t targetAt(const Run &run, Rate rate, UtcTime now)
{
    if (rate.isUnlimited() || !run.endsAt)
        return 0;
    const std::chrono::duration<double> left = std::max(*run.endsAt - now, UtcTime::duration::zero());
    // A run that has an end keeps a target of at least one: 0 would mean that there is none.
    return std::max<std::int64_t>(run.generated + std::llround(left.count() * rate.perSecond), 1);
}

} // namespace billow
