// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace billow {

/// Who may post to /api/hooks: an empty secret, nobody.
struct HookOptions {
    QByteArray stripeSecret;
    QByteArray shopifySecret;
    QByteArray wooCommerceSecret;
    QString seller; ///< the name that invoices from there get; empty: the one that the delivery gives
};

/// What the web server is made from.
struct WebOptions {
    QString host; ///< an address to listen at; "localhost" or empty: loopback, over IPv4 and IPv6
    std::uint16_t port = 4000; ///< 0: any that is free
    QByteArray secret; ///< the token that every request needs away from loopback; may be empty on loopback
    QStringList allowedOrigins; ///< "https://dashboard.example", besides our own
    HookOptions hooks;
    std::int64_t largestOriginal = 0; ///< bytes of a document that is kept; 0: none is

    /// How a client on this machine names the server that listens at \a actualPort: "localhost:4000", "[::1]:4000".
    [[nodiscard]] QString addressAt(std::uint16_t actualPort) const
    {
        const QString name = host.isEmpty() ? QStringLiteral("localhost") : host;
        return (name.contains(u':') ? u'[' + name + u']' : name) + u':' + QString::number(actualPort);
    }
};

} // namespace billow
