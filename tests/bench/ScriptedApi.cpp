// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/ScriptedApi.h"

#include <QtFuture>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

template <typename Value>
QFuture<Result<Value>> nothing()
{
    return QtFuture::makeReadyFuture(Result<Value>(Error::unavailable(u"There is no engine"_s)));
}

} // namespace

QFuture<CommandOutcome> ScriptedApi::refused()
{
    return QtFuture::makeReadyFuture(
        CommandOutcome{CommandOutcome::Verdict::Unavailable, u"There is no engine"_s, Activity::Stopped});
}

QFuture<CommandOutcome> ScriptedApi::reset(bool)
{
    return refused();
}

QFuture<CommandOutcome> ScriptedApi::setRates(const Rates &)
{
    return refused();
}

QFuture<Result<InvoiceBatch>> ScriptedApi::invoices(Seq, Seq)
{
    return nothing<InvoiceBatch>();
}

QFuture<Result<InvoiceBatch>> ScriptedApi::invoices(const QList<Seq> &)
{
    return nothing<InvoiceBatch>();
}

QFuture<Result<InvoiceSearch>> ScriptedApi::search(const InvoiceQuery &)
{
    return nothing<InvoiceSearch>();
}

QFuture<Result<FilterChoices>> ScriptedApi::filterChoices()
{
    return nothing<FilterChoices>();
}

QFuture<Result<Analytics>> ScriptedApi::analytics(const AnalyticsQuery &)
{
    return nothing<Analytics>();
}

QFuture<Result<ProcessFigures>> ScriptedApi::process()
{
    return nothing<ProcessFigures>();
}

bool ScriptedApi::crashActor(const QString &)
{
    return false;
}

std::unique_ptr<Subscription> ScriptedApi::subscribe()
{
    auto subscription = std::make_unique<Subscription>();
    connect(this, &ScriptedApi::told, subscription.get(), &Subscription::updated, Qt::QueuedConnection);
    return subscription;
}

} // namespace billow::bench
