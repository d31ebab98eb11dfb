// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace billow {

enum class GzipLevel {
    Small, ///< for what is compressed once and sent often
    Fast, ///< some 150 MB a second
};

/// \a bytes in the gzip format (RFC 1952).
[[nodiscard]] QByteArray gzip(const QByteArray &bytes, GzipLevel level);

/// Whether a client with this Accept-Encoding would rather have the answer in gzip than as it is (RFC 9110, 12.5.3).
/// One that sends none would not.
[[nodiscard]] bool prefersGzip(const QByteArray &acceptEncoding);

} // namespace billow
