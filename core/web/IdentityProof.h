// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace billow::identity {

/// GET with ?challenge=, open to all.
inline constexpr QByteArrayView path = "/api/system/identity";
/// How many hexadecimal digits a challenge has: 32 random bytes.
inline constexpr qsizetype challengeSize = 64;
/// The field with the start_id that a request is meant for: any other program answers 412.
inline constexpr QByteArrayView startField = "Billow-Start-Id";

/// What a server with \a secret answers a \a challenge with, in hexadecimal digits: that it knows the secret, under the
/// name \a host by which it was asked, and with this \a startId. Whoever relays a challenge to another server gets a
/// proof for that server's name only, which is none for the client.
[[nodiscard]] QByteArray proof(
    const QByteArray &secret, const QByteArray &challenge, const QByteArray &host, const QByteArray &startId);

} // namespace billow::identity
