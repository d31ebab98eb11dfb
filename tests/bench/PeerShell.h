// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace billow::bench {

/// A database's own command line (sqlite3, psql), which does the same work as Billow for comparison.
struct PeerShell {
    QString program;
    QStringList arguments; ///< so that it reads a script from standard input and ends at the first error
    QByteArray echo; ///< its command that prints a word

    /// The seconds that \a script takes in a shell that has started and gone through \a preparation already.
    [[nodiscard]] Result<double> time(const QByteArray &preparation, const QByteArray &script) const;
    /// Runs \a script to its end.
    [[nodiscard]] Result<void> run(const QByteArray &script) const;
};

} // namespace billow::bench
