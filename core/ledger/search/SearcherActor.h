// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/invoice/InvoiceQuery.h"
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/LedgerReader.h"

#include <QPromise>

#include <atomic>

namespace billow {

/// The actor that searches the ledger for the faces, on a connection of its own, so that no page waits behind a search.
/// One search a message, of a few seconds at most; one that nobody waits for any more ends at once, and so does any
/// when the actor is to stop.
class SearcherActor final : public actor::Actor {
    Q_OBJECT
public:
    SearcherActor(actor::Clock &clock, LedgerLocation location);
    ~SearcherActor() override;

    void start() override;
    void stop() override;

    /// Shared, because a message is copied on its way; the last copy that dies unanswered cancels the future.
    using SearchPromise = std::shared_ptr<QPromise<Result<InvoiceSearch>>>;
    /// Message.
    void search(const InvoiceQuery &query, const SearchPromise &promise);

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    const LedgerLocation m_location;
    std::unique_ptr<LedgerReader> m_reader;
    std::atomic<bool> m_stopping = false;
};

} // namespace billow
