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

/// The answer of a server with \a secret to a \a challenge, in hexadecimal digits: it proves that the server knows the
/// secret, under the name \a host in the request, and with this \a startId. Relaying a challenge to another server
/// gives a proof for that server's name only, which the client doesn't accept.
[[nodiscard]] QByteArray proof(
    const QByteArray &secret, const QByteArray &challenge, const QByteArray &host, const QByteArray &startId);

} // namespace billow::identity
