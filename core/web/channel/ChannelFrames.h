// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "core/web/channel/PhoenixMessage.h"

#include <QByteArrayList>

#include <map>

namespace billow {

class CurrentState;

/// Clients that get the same messages, byte for byte.
struct Audience {
    PhoenixVersion version = PhoenixVersion::V1;
    QByteArray joinRef; ///< JSON; part of every frame of the second serializer
    bool batch = false; ///< invoices come as lists

    friend bool operator<(const Audience &a, const Audience &b);
};

/// Writes the channel's messages as frames ready for the wire: each once for all clients that get the same. A list of
/// invoices is split into pieces of a few hundred invoices in one or more whole frames, so that a slow client can be
/// skipped between two.
class ChannelFrames final {
public:
    /// \a current is looked at in every call and must be up to date then.
    explicit ChannelFrames(const CurrentState &current);

    /// A new update, which the current state has applied already. What was written for the one before is forgotten.
    void take(const LiveUpdate &update);

    /// An update has arrived with the ledger's contents.
    [[nodiscard]] bool isKnown() const { return m_known; }
    [[nodiscard]] std::int64_t epoch() const { return m_update.epoch; }
    [[nodiscard]] Seq cursor() const { return m_update.cursor; }
    /// Whether the newest update continues what was displayed up to \a seq.
    [[nodiscard]] bool continues(Seq seq) const
    {
        return !m_update.snapshot && seq == m_before && m_before + m_update.invoices.size() == m_update.cursor;
    }
    /// The newest update came after a reset.
    [[nodiscard]] bool isReset() const { return m_reset; }
    /// Whether \a seq can be had from invoices(audience, first, last).
    [[nodiscard]] bool keeps(Seq seq) const;

    /// All changes of the update: its invoices, then figures, and the system's status if more than its counts has
    /// changed; after a reset, the reset and the initial data.
    [[nodiscard]] QByteArrayList update(const Audience &audience);
    /// The initial data of a client.
    [[nodiscard]] QByteArray initialData(const Audience &audience);

    // For a client that is not where the others are
    [[nodiscard]] QByteArrayList invoices(const Audience &audience, Seq first, Seq last) const;
    [[nodiscard]] QByteArrayList invoices(const Audience &audience, const InvoiceBatch &invoices) const;
    /// Figures, and what the stream does, whether or not they have changed.
    [[nodiscard]] QByteArray presentState(const Audience &audience) const;

private:
    /// What has been written for one audience.
    struct Written {
        std::optional<QByteArrayList> update;
        std::optional<QByteArray> initialData;
    };

    Written &writtenFor(const Audience &audience);
    const QByteArrayList &updateTexts();
    [[nodiscard]] QByteArray news(const Audience &audience);
    [[nodiscard]] QByteArrayList pieces(const Audience &audience, const QByteArrayList &texts) const;
    [[nodiscard]] QByteArray statusChange(const Audience &audience, QByteArrayView name) const;
    [[nodiscard]] QByteArray statsUpdate(const Audience &audience) const;

    const CurrentState &m_current;
    bool m_known = false;
    LiveUpdate m_update;
    Seq m_before = 0; ///< the cursor before this update
    bool m_reset = false;
    bool m_newStats = false;
    bool m_newState = false;
    std::optional<QByteArrayList> m_texts; ///< the invoices of the update as JSON
    std::map<Audience, Written> m_written;
};

} // namespace billow
