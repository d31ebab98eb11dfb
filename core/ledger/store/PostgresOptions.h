// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>

#include <chrono>

namespace billow {

/// What the driver QPSQL is given to connect.
struct PostgresOptions {
    QString host;
    QString database;
    QString user;
    QString password;
    QString others; ///< "keyword='value' …"
    int addresses = 1; ///< that are tried, each until its time-out
};

/// Those of the connection URI \a url, with the addresses of its hosts and with our time-outs. libpq would look names
/// up without a limit, so that a name server that is away would hang it. Incompatible: an option that the driver cannot
/// take. Unavailable: no host has an address.
[[nodiscard]] Result<PostgresOptions> postgresOptions(
    const QString &url, const QByteArray &sessionName, std::chrono::steady_clock::time_point deadline);

} // namespace billow
