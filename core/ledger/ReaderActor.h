// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/LedgerReader.h"

#include <QPromise>

namespace billow {

/// The actor that reads pages of the ledger for the faces, on a connection of its own, so that a page never waits
/// behind a write. One bounded read a message.
class ReaderActor final : public actor::Actor {
    Q_OBJECT
public:
    ReaderActor(actor::Clock &clock, LedgerLocation location);
    ~ReaderActor() override;

    /// Shared, because a message is copied on its way; the last copy that dies unanswered cancels the future.
    using BatchPromise = std::shared_ptr<QPromise<Result<InvoiceBatch>>>;
    /// Message: answers with first <= seq <= last, ascending.
    void range(Seq first, Seq last, const BatchPromise &promise);
    /// Message: answers with those of \a seqs, in that order.
    void seqs(const QList<Seq> &seqs, const BatchPromise &promise);

    using AnalyticsPromise = std::shared_ptr<QPromise<Result<Analytics>>>;
    /// Message: answers with the figures of now.
    void analytics(const AnalyticsQuery &query, const AnalyticsPromise &promise);
    using ChoicesPromise = std::shared_ptr<QPromise<Result<FilterChoices>>>;
    /// Message.
    void filterChoices(const ChoicesPromise &promise);
    using DocumentPromise = std::shared_ptr<QPromise<Result<std::optional<ReceivedDocument>>>>;
    /// Message: answers with the document that an invoice came from, without its bytes.
    void document(Seq seq, const DocumentPromise &promise);
    using OriginalPromise = std::shared_ptr<QPromise<Result<OriginalDocument>>>;
    /// Message: answers with its bytes.
    void original(Seq seq, const OriginalPromise &promise);

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    const LedgerLocation m_location;
    std::unique_ptr<LedgerReader> m_reader;
};

} // namespace billow
