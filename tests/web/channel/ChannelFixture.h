// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/engine/EngineFixture.h"

namespace billow {

/// A whole engine with a web server on a free port, on a clock that the test moves by hand.
class ChannelFixture final : public EngineFixture {
public:
    explicit ChannelFixture(const QString &databaseUrl = {});

    /// Starts the engine and waits until the server listens.
    void open();
    [[nodiscard]] quint16 port() const { return m_port; }

    /// Has the stream display \a count more invoices or somewhat more, at a high rate that stays set; does not wait for
    /// clients.
    void display(std::int64_t count);
    /// Moves time on by \a duration while sockets go on in real time.
    void flow(actor::Clock::Duration duration);
    std::unique_ptr<Face> face; ///< from open() on

private:
    quint16 m_port = 0;
};

} // namespace billow
