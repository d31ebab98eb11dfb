// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"

#include <QByteArray>

#include <deque>
#include <optional>

namespace billow {

/// The figures and invoices displayed now, as JSON: written once per change, on the first request, however many clients
/// request it or listen. Lives on the web server's thread. The shapes are CONTRACT's, for HTTP and WebSocket alike.
class CurrentState final {
public:
    /// The newest invoices that are kept.
    static constexpr int mostInvoices = 1'000;
    /// Default length of a list.
    static constexpr int usualInvoices = 20;

    void apply(const LiveUpdate &update);
    /// A first update has arrived.
    [[nodiscard]] bool isKnown() const { return m_known; }
    /// There are figures to show: the ledger's, or the cache's until the ledger is open.
    [[nodiscard]] bool knowsFigures() const;
    /// The ledger's contents are known: before the ledger is open, "empty" means nothing.
    [[nodiscard]] bool knowsLedger() const;
    /// For people, where one of the two is not known.
    [[nodiscard]] QString whyUnknown() const;
    /// The newest update, without its invoices.
    [[nodiscard]] const LiveUpdate &last() const { return m_last; }

    /// {"count":…,"total_amount":…,…}
    [[nodiscard]] const QByteArray &stats() const;
    /// {"status":"running","total_generated":…,…}
    [[nodiscard]] const QByteArray &systemStatus() const;
    /// {…}; \a seq is one that is kept.
    [[nodiscard]] const QByteArray &invoice(Seq seq) const;
    /// [{…},…]: the newest \a count displayed invoices, newest first, as far as they are kept.
    [[nodiscard]] QByteArray newest(int count) const;
    /// The same for those with first <= seq <= last, which all are kept.
    [[nodiscard]] QByteArray list(Seq first, Seq last) const;
    /// The oldest seq that is kept; cursor + 1 where none is.
    [[nodiscard]] Seq oldestKept() const { return m_last.cursor - std::ssize(m_invoices) + 1; }

    // Whole answers over HTTP, {"success":true,"data":…}
    [[nodiscard]] const QByteArray &statsAnswer() const;
    [[nodiscard]] const QByteArray &systemStatusAnswer() const;
    /// With the newest usualInvoices; nothing where not enough of them are kept.
    [[nodiscard]] std::optional<QByteArray> usualListAnswer() const;

private:
    struct Kept {
        Invoice invoice;
        mutable QByteArray json; ///< empty: to be written when asked for
    };

    bool m_known = false;
    LiveUpdate m_last;
    std::deque<Kept> m_invoices; ///< dense, the newest last
    // Empty: to be written when asked for.
    mutable QByteArray m_stats;
    mutable QByteArray m_status;
    mutable QByteArray m_statsAnswer;
    mutable QByteArray m_statusAnswer;
    mutable QByteArray m_listAnswer;
};

/// {"success":true,"data":[…],"count":n}; \a list is JSON.
[[nodiscard]] QByteArray listAnswer(QByteArrayView list, std::int64_t count);

} // namespace billow
