// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "tests/e2e/Program.h"

namespace billow::bench {

/// billowd serve, as a user starts it, with a run at 5 invoices a second that are displayed as they come. It ends with
/// the object.
class BillowServer final {
public:
    BillowServer();
    ~BillowServer();
    Q_DISABLE_COPY_MOVE(BillowServer)

    /// Returns once it serves and its run has begun. \a ledger is a URL.
    [[nodiscard]] Result<void> start(const QString &ledger);
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    const Program m_program;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
};

} // namespace billow::bench
