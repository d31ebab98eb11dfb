// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>

namespace billow {

/// Where Redis is: what REDIS_URL says.
struct RedisLocation {
    QString host; ///< a name or an address, IPv6 without brackets; empty where socketPath is given
    quint16 port = 6379;
    QString socketPath; ///< the absolute path of a Unix socket; empty: TCP
    QString user; ///< of Redis' access control list; empty: the default user
    QString password; ///< decoded; empty: none
    int database = 0;
    QString display; ///< for people and logs: without user and password

    /// redis://[[user]:password@]host[:port][/db], or over a Unix socket unix://[[user]:password@]/path/to.sock?db=2,
    /// for which redis+unix:// and redis-socket:// are other names. ?db=, ?user= and ?password= are taken with every
    /// form; percent-escapes are decoded. Encrypted connections (rediss://) are refused. The error never contains the
    /// URL.
    [[nodiscard]] static Result<RedisLocation> fromUrl(const QString &url);

    friend bool operator==(const RedisLocation &, const RedisLocation &) = default;
};

} // namespace billow
