// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"

namespace billow::bench {

/// An API without an engine behind it, whose live updates are given by hand: for a figure of a face alone.
class ScriptedApi final : public QObject, public Api {
    Q_OBJECT
public:
    ScriptedApi() = default;

    /// Tells every subscriber, on its own thread.
    void tell(const LiveUpdate &update) { Q_EMIT told(update); }

    QFuture<CommandOutcome> start() override { return refused(); }
    QFuture<CommandOutcome> stop() override { return refused(); }
    QFuture<CommandOutcome> reset(bool deleteRealInvoices) override;
    QFuture<CommandOutcome> setRates(const Rates &rates) override;
    QFuture<Result<InvoiceBatch>> invoices(Seq first, Seq last) override;
    QFuture<Result<InvoiceBatch>> invoices(const QList<Seq> &seqs) override;
    QFuture<Result<InvoiceSearch>> search(const InvoiceQuery &query) override;
    QFuture<Result<FilterChoices>> filterChoices() override;
    QFuture<Result<Analytics>> analytics(const AnalyticsQuery &query) override;
    [[nodiscard]] actor::TreeSigns actors() const override { return {}; }
    QFuture<Result<ProcessFigures>> process() override;
    bool crashActor(const QString &name) override;
    [[nodiscard]] std::unique_ptr<Subscription> subscribe() override;
    [[nodiscard]] std::unique_ptr<LogFeed> watchLog() override { return std::make_unique<LogFeed>(); }

Q_SIGNALS:
    void told(const billow::LiveUpdate &update);

private:
    static QFuture<CommandOutcome> refused();
};

} // namespace billow::bench
