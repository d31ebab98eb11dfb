// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"

#include <QByteArray>

#include <deque>

namespace billow {

/// What is displayed right now, as JSON: written once per change, however many clients ask or listen. Lives on the web
/// server's thread. The shapes are CONTRACT's, the same over HTTP and WebSocket.
class LivePicture final {
public:
    /// The newest invoices that are kept.
    static constexpr int mostInvoices = 1'000;

    void apply(const LiveUpdate &update);
    /// A first update has come.
    [[nodiscard]] bool isKnown() const { return m_known; }
    /// The newest update, without its invoices.
    [[nodiscard]] const LiveUpdate &last() const { return m_last; }

    /// {"count":…,"total_amount":…,…}
    [[nodiscard]] const QByteArray &stats() const;
    /// {"status":"running","total_generated":…,…}
    [[nodiscard]] const QByteArray &systemStatus() const;
    /// [{…},…]: the newest \a count displayed invoices, the newest first; of those that are kept.
    [[nodiscard]] QByteArray newest(int count) const;
    /// One that is kept: oldestKept() <= seq <= last().cursor.
    [[nodiscard]] const QByteArray &invoice(Seq seq) const
    {
        return m_invoices[static_cast<std::size_t>(seq - oldestKept())];
    }
    /// The oldest seq that is kept; 0 where none is.
    [[nodiscard]] Seq oldestKept() const { return m_invoices.empty() ? 0 : m_last.cursor - std::ssize(m_invoices) + 1; }

private:
    bool m_known = false;
    LiveUpdate m_last;
    std::deque<QByteArray> m_invoices; ///< each as JSON; the newest last
    mutable QByteArray m_stats; ///< empty: to be written when asked for
    mutable QByteArray m_status;
};

} // namespace billow
